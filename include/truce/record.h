/* truce/record.h: what it means: the lines of a report. RECORD words and fields; one table drives JSON, store, checker and codebook. */
#ifndef TRUCE_RECORD_H
#define TRUCE_RECORD_H

#include "truce/reading.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum truce_line_kind {
  TRUCE_EVENT, TRUCE_PROPOSAL, TRUCE_STEP, TRUCE_STANCE, TRUCE_MEDIATION, TRUCE_LEG, TRUCE_CALL, TRUCE_ACCESS, TRUCE_SPILLOVER, TRUCE_DOMESTIC,
  TRUCE_FIGURE, TRUCE_DEADLINE, TRUCE_LINE_KIND_COUNT
} truce_line_kind;
extern const char *const truce_line_kind_names[];

/* How a field's value is held and written. */
typedef enum truce_value_type {
  TRUCE_VALUE_WORD,    /* one of a list of words: type, position, step …: `text` */
  TRUCE_VALUE_WORDS,   /* several of them: `words`, `count` */
  TRUCE_VALUE_ACTOR,   /* actor index: `ids`, count 1 (0 = unknown) */
  TRUCE_VALUE_ACTORS,  /* actor indices: `ids`, `count` (0 = none said) */
  TRUCE_VALUE_PLACE,   /* place index: `ids`, count 1; or, where the place is only words, `text` */
  TRUCE_VALUE_ABOUT,   /* `number` 0: a proposal line of this report: `ids`, count 1; `number` 1: words that name one: `ranges` */
  TRUCE_VALUE_RANGES,  /* `ranges`, `count` */
  TRUCE_VALUE_NUMBER,  /* `number` */
  TRUCE_VALUE_DATE,    /* `date` */
  TRUCE_VALUE_FLAG,    /* `number` 0 or 1 */
  TRUCE_VALUE_TEXT,    /* `text` */
  TRUCE_VALUE_TEXTS,   /* `words`, `count` */
  TRUCE_VALUE_STAGES   /* `stages`, `count` */
} truce_value_type;

/* Every field of every kind: X(id, json name, value type). The fields common to all lines are members of truce_line. */
#define TRUCE_FIELD_TABLE(X)                                                                                                                          \
  X(TYPE, "type", WORD) X(PLOVER, "plover", WORD) X(MODE, "mode", WORD) X(CONTEXTS, "contexts", WORDS) X(ACTORS, "actors", ACTORS)                     \
  X(RECIPIENTS, "recipients", ACTORS) X(DEAD, "dead", NUMBER) X(INJURED, "injured", NUMBER) X(SEIZED, "seized", NUMBER)                                \
  X(NAME, "name", TEXT) X(ALSO, "also", TEXTS) X(AUTHORS, "authors", ACTORS) X(STAGES, "stages", STAGES)                                               \
  X(ABOUT, "about", ABOUT) X(STEP, "step", WORD) X(BY_ACTORS, "by", ACTORS)                                                                           \
  X(PARTY, "party", ACTORS) X(POSITION, "position", WORD) X(CONDITIONS, "conditions", RANGES) X(WAS, "was", WORD)                                      \
  X(MEDIATORS, "mediators", ACTORS) X(PARTIES, "parties", ACTORS) X(ROLE, "role", WORD) X(BACKERS, "backers", ACTORS)                                  \
  X(WHO, "who", ACTORS) X(WHERE, "where", PLACE) X(HOSTS, "hosts", ACTORS) X(PURPOSE, "purpose", RANGES) X(ORDER, "order", NUMBER)                     \
  X(WHOM, "whom", ACTORS) X(FOR_WHAT, "for_what", RANGES) X(DEMAND, "demand", WORD)                                                                    \
  X(POINT, "point", PLACE) X(STATE, "state", WORD) X(SINCE, "since", DATE) X(FOR, "for", WORD)                                                         \
  X(COUNTRY, "country", TEXT) X(PRESSURE_ON, "pressure_on", ACTORS) X(FORM, "form", WORD)                                                              \
  X(WHAT, "what", WORD) X(NUMBER, "number", NUMBER) X(AT_LEAST, "at_least", FLAG) X(AT_MOST, "at_most", FLAG) X(UNIT, "unit", TEXT)                     \
  X(OF, "of", RANGES) X(BY_WHOM, "by_whom", ACTORS) X(PERIOD, "period", RANGES)                                                                        \
  X(WHAT_WORDS, "what", RANGES) X(BY_DATE, "by", DATE) X(SET_BY, "set_by", ACTORS) X(PASSED, "passed", FLAG)
typedef enum truce_field {
#define X(id, name, type) TRUCE_FIELD_##id,
  TRUCE_FIELD_TABLE(X)
#undef X
  TRUCE_FIELD_COUNT
} truce_field;
extern const char *const truce_field_names[];
extern const truce_value_type truce_field_types[];

/* The fields a kind has (in order of writing), and which of them are key fields, the core one first. Ends with TRUCE_FIELD_COUNT. */
const truce_field *truce_kind_fields(truce_line_kind kind);
const truce_field *truce_kind_key_fields(truce_line_kind kind);
/* The words a WORD field of a kind may hold, ended by NULL; NULL for an open list (mode, unit). */
const char *const *truce_field_words(truce_line_kind kind, truce_field field);

typedef struct truce_date {
  truce_day from, to;    /* half-open; from == to + … is never empty */
  int32_t from_minute;   /* minute of the first day, -1 if no clock time is told */
  truce_precision precision;
  bool of_report;        /* basis "report": the day of the report stands in; else "stated" */
} truce_date;

typedef struct truce_stage {
  int32_t number;
  truce_span text;
  truce_range evidence;
} truce_stage;

typedef struct truce_value {
  truce_field field;
  size_t count;
  union {
    const uint32_t *ids;
    const truce_range *ranges;
    const truce_span *words;
    const truce_stage *stages;
  };
  truce_span text;
  double number;
  truce_date date;
} truce_value;

typedef struct truce_said_by {
  uint32_t actor; /* index or TRUCE_NONE */
  truce_claimant as;
  truce_range where;
} truce_said_by;

/* What made a line: a frame of the codebook and its words, or the model's heads, with the nearest example of the codebook. */
typedef struct truce_why {
  truce_span frame; /* "agree.accept-proposal", or none */
  truce_span like;  /* id of an example, or none */
  truce_span vote;  /* what the heads say of a frame's line: "seconded" or "doubted", or none */
  const truce_range *words;
  size_t word_count;
} truce_why;

typedef struct truce_line {
  truce_line_kind kind;
  truce_line_status status;
  uint32_t trigger; /* word that evoked it */
  const truce_range *evidence;   size_t evidence_count; /* at least one */
  const truce_said_by *said_by;  size_t said_by_count;  /* outermost first */
  bool dated; truce_date date;
  uint32_t place;                /* place index or TRUCE_NONE */
  float sure;
  const truce_why *why;          size_t why_count;
  const truce_value *values;     size_t value_count;    /* in the order of truce_kind_fields */
} truce_line;

/* The value of a field, or NULL. */
const truce_value *truce_line_value(const truce_line *line, truce_field field);

/* A report with everything truce knows of it. A line's id in JSON is its index here. */
typedef struct truce_record {
  const truce_report *report;
  const truce_reading *reading;
  const truce_line *lines;
  size_t line_count;
} truce_record;

#ifdef __cplusplus
}
#endif
#endif
