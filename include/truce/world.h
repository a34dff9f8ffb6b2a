/* truce/world.h: names → actors, offices, places, days and speakers of the real world: roster, gazetteer, times, quotes. */
#ifndef TRUCE_WORLD_H
#define TRUCE_WORLD_H

#include "truce/reading.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Never changes once open, so threads share it. */
typedef struct truce_world truce_world;

typedef struct truce_world_options {
  const char *data_folder;    /* holds roster/ gazetteer/ times/ quotes/ */
  const char *const *rosters; /* a user's own roster files, `roster_count` of them: they override and extend */
  size_t roster_count;
} truce_world_options;

/* Loads roster, gazetteer, times and words; nothing is half loaded. TRUCE_NOT_FOUND, TRUCE_UNREADABLE, TRUCE_TOO_LARGE, TRUCE_NO_SPACE, TRUCE_BAD_DATA with
 * file and line (in `offset`). Close with truce_world_close, which takes NULL. */
truce_status truce_world_open(const truce_world_options *options, truce_world **world, truce_error *error);
void truce_world_close(truce_world *world);

/* Fills mentions (adds those that the reader's heads did not find, sets kinds), actors, places, times and quotes of a reading made by the reader, as of the
 * report's day. What is new lives in `arena`, that of the reading; the world must outlive it. Thread-safe with one arena a thread. */
void truce_world_resolve(const truce_world *world, truce_reading *reading, truce_arena *arena);

/* Do two countries (ISO 3166-1 alpha-3) share a border on land? */
bool truce_world_neighbours(const truce_world *world, const char *a, const char *b);
/* The name of the country of an ISO 3166-1 alpha-3 code, "United Kingdom" of "GBR"; empty if there is none. It belongs to the world. */
truce_span truce_world_country_name(const truce_world *world, const char *code);
/* That country as a place without mentions; false, and *place left alone, if there is none. */
bool truce_world_country_place(const truce_world *world, const char *code, truce_place *place);

/* Who goes by `name` on `day` (TRUCE_NO_DAY = today's holders unknown: undated facts only)? False if nobody is known. All borrowed from the world. */
typedef struct truce_who {
  truce_span name, office, source, roster_id;
  truce_kind kind;
  char country[4];
  const char *const *sectors;
  size_t sector_count;
  truce_day from, to; /* of the office; TRUCE_NO_DAY if open */
} truce_who;
bool truce_world_who(const truce_world *world, truce_span name, truce_day day, truce_who *who);

#ifdef __cplusplus
}
#endif
#endif
