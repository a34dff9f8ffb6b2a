/* Where names stand in a report, before anybody is resolved. */
#ifndef TR_WORLD_NAME_SPANS_H
#define TR_WORLD_NAME_SPANS_H

#include "world/scene.h"

enum { TR_LONGEST_NAME = 8, TR_LONGEST_AGENT = 6 }; /* words of a name; of an agent phrase */

typedef struct tr_name_span {
  uint32_t first, end;  /* words, half-open */
  uint32_t known;       /* of the roster; TRUCE_NONE if it does not know the name */
  tr_use use;
  truce_name_class class_;
  truce_kind kind;
  bool by_model, marked, loose; /* a name of the model; given with the text as a place; an alias that only its land makes sure */
  bool shared;          /* bodies of several lands bear it: "Congress" */
} tr_name_span;
typedef TR_ARRAY(tr_name_span) tr_name_spans;

/* Appends the model's names and the roster's, the longer first where they overlap, in order of the text. */
void tr_find_name_spans(const tr_scene *scene, tr_name_spans *out);
/* Notes the lands of the states, persons, bodies and places that are named, in scene->lands (lands.c). */
void tr_collect_lands(tr_scene *scene, const tr_name_spans *names);
/* Adds states that go by their direction alone (halves.c). */
void tr_name_halves(const tr_scene *scene, tr_name_spans *names);

/* roster_match.c. The longest name of the roster that begins at a word and ends at `limit` at the latest; false if none does. */
bool tr_roster_match(const tr_scene *scene, uint32_t first, uint32_t limit, tr_name_span *out);
/* "UN-led", "Russian-sponsored" as one word: the actor before the hyphen, or NULL. */
const tr_alias *tr_match_prefix(const tr_scene *scene, uint32_t word);
/* "Congress": bodies of several lands bear the name, so it tells of none. */
bool tr_borne_by_others(const tr_scene *scene, uint32_t first, uint32_t end);
/* No small letter in the words [first, end). */
bool tr_all_capitals(const truce_reading *reading, uint32_t first, uint32_t end);
/* The agent phrase ("prime minister") that starts at a word; its end in *end. Tries the form as it stands, then the lemma of its last word. */
const tr_agent *tr_agent_at(const tr_scene *scene, uint32_t first, uint32_t limit, uint32_t *end);
/* A word without letter or digit: marks of any tag. */
bool tr_silent_word(const truce_word *word);

#endif
