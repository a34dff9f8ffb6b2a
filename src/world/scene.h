/* One report while the world stage works on it: its mentions with what is known of each, and the actors drafted so far. */
#ifndef TR_WORLD_SCENE_H
#define TR_WORLD_SCENE_H

#include "base/one_of.h"
#include "world/gazetteer.h"
#include "world/roster.h"
#include "world/time_rules.h"
#include "world/words.h"

struct truce_world {
  truce_arena *arena;
  tr_roster roster;
  tr_gazetteer gazetteer;
  tr_time_rules times;
  tr_world_words words;
};

typedef enum tr_form {
  TR_FORM_NAME,   /* a proper name, with the titles before it */
  TR_FORM_AGENT,  /* a description: "Turkish forces", "the president" */
  TR_FORM_NATION, /* an adjective or people word: "Israeli", "Palestinians" */
  TR_FORM_PRONOUN,
  TR_FORM_OTHER   /* found by the model's mention head only */
} tr_form;

/* What is known of mention i besides scene->mentions[i]. */
typedef struct tr_found {
  tr_form form;
  uint32_t first, end;   /* words of the bare name or agent phrase */
  const tr_agent *agent; /* of a description, or the title before a name; may be NULL */
  uint32_t owner;        /* mention whom it belongs to: "Israel" in "Israel's army"; or TRUCE_NONE */
  uint32_t known;        /* exact match in the roster, or TRUCE_NONE */
  tr_use use;
  truce_name_class class_;
  bool plural, definite, busy;
  bool loose;            /* known by a loose alias (roster.h) */
  bool marked;           /* a caller says that it is a place: it gets one, whatever its role */
} tr_found;

typedef struct tr_draft {
  truce_actor actor;
  uint32_t known;       /* roster, or TRUCE_NONE */
  uint32_t country;     /* roster index of the state it belongs to, or TRUCE_NONE */
  const tr_agent *agent;
  const tr_agent *title; /* of a named person: the first one told before the name, or NULL */
  truce_span key;       /* folded name */
  uint32_t last;        /* latest word that mentioned it */
  uint32_t merged_into; /* TRUCE_NONE unless merged */
  char gender;          /* 'h' he, 's' she, 0 unknown: told by the first pronoun given to it, or a title */
  TR_ARRAY(uint32_t) mentions;
} tr_draft;

/* A country that the report names. */
typedef struct tr_land {
  char code[4];
  uint32_t named; /* how often by the name of the state or its capital */
  uint32_t told;  /* how often by any word: "Serb", "Serbian" too */
} tr_land;

typedef struct tr_scene {
  const truce_world *world;
  truce_reading *reading;
  truce_arena *arena;
  truce_day day;
  TR_ARRAY(truce_mention) mentions;
  TR_ARRAY(tr_found) found;
  TR_ARRAY(tr_draft) drafts;
  TR_ARRAY(truce_place) places;
  TR_ARRAY(tr_land) lands; /* filled before names are matched for good */
  uint32_t government; /* draft of the state whose government was named last, or TRUCE_NONE */
  uint32_t administration, regime; /* the same of one that was called so */
  uint32_t *mention_of; /* per word: the mention it lies in (innermost last), or TRUCE_NONE */
} tr_scene;

/* Bytes from the first to the last of words [first, end). */
truce_range tr_scene_range(const truce_reading *reading, uint32_t first, uint32_t end);
truce_span tr_words_text(const truce_reading *reading, uint32_t first, uint32_t end);
/* The word of [first, end) whose head lies outside, the last such. */
uint32_t tr_words_head(const truce_reading *reading, uint32_t first, uint32_t end);
bool tr_capital_start(truce_span form);
/* Best actor for the words [first, end) by an exact name on the report's day, or NULL. */
const tr_alias *tr_match_words(const tr_scene *scene, uint32_t first, uint32_t end);
/* The nearest child with this base relation, or TRUCE_NONE. */
uint32_t tr_scene_child(const truce_reading *reading, uint32_t word, truce_deprel base);
/* The preposition before a word's phrase ("in" for Cairo in "in Cairo"), or none. */
truce_span tr_case_of(const truce_reading *reading, uint32_t word);

void tr_find_mentions(tr_scene *scene);   /* mentions.c */
/* One more mention, of words [first, end), with what was found there; its words do not point to it yet. */
uint32_t tr_mention_push(tr_scene *scene, tr_found found, uint32_t first, uint32_t end, uint32_t head);
/* Into the order of the text, the longer first; owners, antecedents and lists follow. */
void tr_sort_mentions(tr_scene *scene);
void tr_resolve_actors(tr_scene *scene);  /* actors.c */
void tr_resolve_places(tr_scene *scene);  /* places.c */
/* Mentions that stand where a place's container does: after a comma ("Idlib, Syria"), before
 * it ("Syria's Idlib"), under "in" or "of"; TRUCE_NONE where none does. */
void tr_container_mentions(const tr_scene *scene, uint32_t at, uint32_t out[3]); /* surroundings.c */
/* Country and approximate coordinates of places without an entry; `leading` is the country that the report is mostly about, or "". */
void tr_place_unlisted(tr_scene *scene, const char *leading); /* unlisted.c */
void tr_resolve_pronouns(tr_scene *scene); /* pronouns.c */
void tr_resolve_possessed(tr_scene *scene); /* possessed.c */
void tr_find_times(tr_scene *scene);      /* times.c */
void tr_find_quotes(tr_scene *scene);     /* quotes.c */
/* The draft of the last word that the model's coreference head links a word to, TRUCE_NONE if it has no such head or finds nobody. */
uint32_t tr_linked_draft(const tr_scene *scene, uint32_t word);
/* Whether the name's role in its clause makes it one who acts ("Washington said") rather than where things happen ("in Washington"). */
bool tr_acts(const truce_reading *reading, uint32_t head); /* acting.c */

#endif
