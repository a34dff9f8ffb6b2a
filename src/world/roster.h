/* The roster in memory: who there is, by which names, in which office and when. Built once when the world opens, never changed after. */
#ifndef TR_WORLD_ROSTER_H
#define TR_WORLD_ROSTER_H

#include "base/arena.h"
#include "base/text.h"
#include "truce/world.h"
#include "world/index.h"

/* How a name points to an actor. */
typedef enum tr_use {
  TR_USE_NAME,      /* its name or another name */
  TR_USE_ADJECTIVE, /* Egyptian */
  TR_USE_PEOPLE,    /* Egyptians */
  TR_USE_CAPITAL,   /* Cairo, where it stands for the government */
  TR_USE_SEAT,      /* the Kremlin: always the government */
  TR_USE_SURNAME    /* last word of a person's name */
} tr_use;

/* An actor the roster knows. Spans borrow from the roster's files. */
typedef struct tr_known {
  truce_span id, name, source;
  truce_kind kind;
  char country[4];
  const char *const *sectors;
  uint32_t sector_count;
  uint32_t terms;        /* first of its terms, TRUCE_NONE if it held no office */
  truce_day from, to;    /* life, or TRUCE_NO_DAY */
  truce_span adjective, people, capital; /* of a state: the first of each */
  truce_span codes;      /* "COW:651" … */
} tr_known;

typedef struct tr_alias {
  uint64_t hash;
  uint32_t known;
  uint32_t next; /* next alias of the same hash, TRUCE_NONE at the end */
  tr_use use;
  bool acronym;  /* matches capitals only */
  bool loose;    /* of a group: an acronym, or a name of generic words only ("National Front"), which groups of other lands bear, too */
  bool own;      /* from a user's roster: goes before all others */
} tr_alias;

typedef struct tr_term {
  uint32_t person, of; /* known actors */
  uint32_t next;       /* next term of the person */
  uint32_t next_in_office;
  uint64_t office_hash;
  truce_span office, source;
  truce_day from, to;  /* half-open, TRUCE_NO_DAY = open */
  truce_day counts_to; /* as far as the source can tell: `to`, or for an open term of a dated source the end of the year after it */
} tr_term;

/* Common nouns for kinds of actors. */
typedef enum tr_agent_class {
  TR_AGENT_GOVERNMENT, /* government, regime: of a state it is the state */
  TR_AGENT_OFFICE,     /* president, foreign minister: one person a day */
  TR_AGENT_VOICE,      /* spokesman: counts as whom he speaks for */
  TR_AGENT_FORCE,      /* army, troops, soldier */
  TR_AGENT_GROUP,      /* rebels, militia */
  TR_AGENT_BODY,       /* ministry, parliament, court */
  TR_AGENT_STANDS,     /* delegation, negotiators, side: of somebody they are that somebody */
  TR_AGENT_PEOPLE,     /* officials, lawmakers, residents */
  TR_AGENT_TITLE,      /* Mr, General: only before a name */
  TR_AGENT_CLASS_COUNT
} tr_agent_class;

typedef struct tr_agent {
  truce_span phrase, canonical; /* canonical office: "prime minister" for premier */
  tr_agent_class class_;
  truce_kind kind;
  const char *const *sectors;
  uint32_t sector_count;
  truce_claimant as; /* how such a speaker counts */
} tr_agent;

/* Lands where a people of a state lives that speaks for itself: Albanians in Kosovo. */
typedef struct tr_minority {
  uint32_t state;
  truce_span lands; /* ISO codes, parted by | */
} tr_minority;

/* Which office leads a state: the president of France since 1959. */
typedef struct tr_leading {
  uint32_t state;
  truce_span office; /* folded */
  truce_day from, to;
} tr_leading;

typedef struct tr_roster {
  truce_arena *arena;
  TR_ARRAY(tr_known) known;
  TR_ARRAY(tr_alias) aliases;
  TR_ARRAY(tr_term) terms;
  TR_ARRAY(tr_agent) agents;
  TR_ARRAY(uint32_t) states; /* known actors that are states */
  TR_ARRAY(tr_minority) minorities;
  TR_ARRAY(tr_leading) leading;
  TR_ARRAY(uint64_t) generic; /* folded words, hashed */
  TR_ARRAY(truce_span) heads; /* offices at the head of a body, the first that is held counts */
  tr_index by_alias, by_id, by_office, by_agent;
  truce_span last_text;
  const char *const *last_sectors; /* of the row read last */
  uint32_t last_count;
} tr_roster;

/* roster_read.c */
truce_status tr_roster_open(tr_roster *roster, truce_arena *arena, const char *folder, const char *const *own, size_t own_count, truce_error *error);
void tr_roster_close(tr_roster *roster);

/* The key of an office of a state or body in by_office. */
uint64_t tr_office_key(truce_span office, uint32_t of);
/* First alias of a folded name, or NULL; walk on with tr_roster_alias_next. */
const tr_alias *tr_roster_alias(const tr_roster *roster, uint64_t hash);
const tr_alias *tr_roster_alias_next(const tr_roster *roster, const tr_alias *alias);
/* By id; TRUCE_NONE if there is none. */
uint32_t tr_roster_find(const tr_roster *roster, truce_span id);
/* Who held an office on a day; NULL if the roster does not know. The day TRUCE_NO_DAY finds nobody. */
const tr_term *tr_roster_holder(const tr_roster *roster, truce_span office, uint32_t of, truce_day day);
/* The same for an office for something: "special envoy" and "middle east", told with or without "the". */
const tr_term *tr_roster_holder_for(const tr_roster *roster, truce_span office, truce_span what, uint32_t of, truce_day day);
/* Whoever stood at the head of a body or group, whatever his title, where `office` is a word for that ("chief", "leader"). Of a state, "leader" is
 * who held the office that led it then, and that office its leader where no holder is known by title. Else NULL. */
const tr_term *tr_roster_head(const tr_roster *roster, truce_span office, uint32_t of, truce_day day);
/* The office a person held on the day (the last begun of several), or NULL. */
const tr_term *tr_roster_office_of(const tr_roster *roster, uint32_t person, truce_day day);
/* The agent noun of a folded phrase, or NULL. */
const tr_agent *tr_roster_agent(const tr_roster *roster, uint64_t hash);
/* Whether the actor existed on the day (unknown days count as yes). */
bool tr_known_on(const tr_known *known, truce_day day);
/* Codes of the lands where the people of a state lives besides, or none. */
truce_span tr_roster_minority(const tr_roster *roster, uint32_t state);
/* The state actor of an ISO code, or TRUCE_NONE. */
uint32_t tr_roster_state(const tr_roster *roster, const char *iso);

#endif
