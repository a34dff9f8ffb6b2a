/* Frames as read from data/codebook/NAME.frames (docs/codebook.md tells the format to people): what evokes them, what they need, what they write. */
#ifndef TR_RECORD_FRAMES_H
#define TR_RECORD_FRAMES_H

#include "record/lexicon.h"
#include "truce/codebook.h"

/* The places around a predicate that hold its arguments, whatever the grammar: X(id, word in frames). */
#define TR_SLOT_TABLE(X) \
  X(SELF, "self") \
  X(AGENT, "agent") X(PATIENT, "patient") X(RECIPIENT, "recipient") X(CLAUSE, "clause") X(COMPLEMENT, "complement") X(MODIFIER, "modifier") \
      X(SPEAKER, "speaker") X(CONDITION, "condition") X(DOER, "doer") X(SUBJECT, "subject") X(OF, "of") X(TO, "to") X(WITH, "with") X(FROM, "from") \
          X(ON, "on") X(OVER, "over") X(AGAINST, "against") X(BETWEEN, "between") X(FOR, "for") X(INTO, "into") X(IN, "in") X(AT, "at") X(ABOUT, "about") \
              X(BY, "by") X(AS, "as") X(TOWARDS, "towards") X(THROUGH, "through") X(AFTER, "after") X(BEFORE, "before") X(DURING, "during") X(UNDER, "under") \
                  X(WITHIN, "within") X(NEAR, "near") X(SINCE, "since") X(UNTIL, "until") X(AMONG, "among") X(OUT, "out") X(OFF, "off") X(UP, "up") \
                      X(DOWN, "down") X(BACK, "back") X(BEHIND, "behind") X(LAST, "last") X(OTHER, "other") X(ACTORS, "actors") X(RECIPIENTS, "recipients")
typedef enum tr_slot {
#define X(id, name) TR_##id,
  TR_SLOT_TABLE(X)
#undef X
  TR_SLOT_COUNT
} tr_slot;
extern const char *const tr_slot_names[];

typedef enum tr_test_kind {
  TR_TEST_ANY,
  TR_TEST_ACTOR,
  TR_TEST_PERSON,
  TR_TEST_STATE,
  TR_TEST_GROUP,
  TR_TEST_PROPOSAL,
  TR_TEST_PLACE,
  TR_TEST_POINT,
  TR_TEST_NUMBER,
  TR_TEST_TIME,
  TR_TEST_INFINITIVE,
  TR_TEST_CLASS,
  TR_TEST_WORD,
  TR_TEST_HAVING,
  TR_TEST_RELATIVE,
  TR_TEST_STATUS,
  TR_TEST_NONE,
  TR_TEST_PARTICIPLE,
  TR_TEST_SEVERAL,
  TR_TEST_MANY,
  TR_TEST_OWNED,
  TR_TEST_ASKING,
  TR_TEST_SPEECH,
  TR_TEST_ABROAD,
  TR_TEST_NEIGHBOUR,
  TR_TEST_SPEAKER,
  TR_TEST_OWN,
  TR_TEST_AHEAD,
  TR_TEST_BODY,
  TR_TEST_ATTEMPT,
  TR_TEST_ARMED
} tr_test_kind;
typedef struct tr_test {
  tr_test_kind kind;
  uint16_t value; /* class number, or bit set of statuses */
  truce_span word;
} tr_test;

/* "when SLOT|SLOT is TEST or TEST": one filler of one of the slots passes one of the tests. */
typedef struct tr_condition {
  truce_span source; /* as it is written: "when patient is proposal" */
  bool unless, of_status;
  uint64_t slots;
  const tr_test *tests;
  size_t test_count;
} tr_condition;

/* One source of a field: FUNCTION:SLOT. */
typedef enum tr_function { TR_FILL, TR_AUTHOR, TR_OWNER, TR_DEMAND, TR_PARTIES, TR_WHOM, TR_OBJECT } tr_function;
typedef struct tr_source {
  tr_function function;
  tr_slot slot;
} tr_source;
/* Sources parted by | (the first that gives something) of groups joined by + (all that give something). */
typedef struct tr_choice {
  const tr_source *sources;
  size_t count;
} tr_choice;
typedef struct tr_assignment {
  truce_field field;
  truce_span literal; /* a fixed word, or none */
  const tr_choice *choices;
  size_t choice_count;
} tr_assignment;
typedef struct tr_rule {
  truce_line_kind kind;
  uint8_t statuses;   /* bit set of statuses under which it writes; 0 = all */
  int status;         /* the status written, -1 = the predicate's */
  const tr_assignment *assignments;
  size_t count;
} tr_rule;

/* A line expected by an example: kind and fields as text. */
typedef struct tr_expected {
  truce_line_kind kind;
  const truce_span *names, *values;
  size_t count;
  truce_span text;
} tr_expected;
typedef struct tr_example {
  truce_span text;
  bool near; /* a near miss: the frame must stay silent */
  int64_t line;
  TR_ARRAY(tr_expected) expected;
} tr_example;

typedef struct tr_frame {
  truce_span id, about, file;
  truce_span source; /* the frame as it is written, from "frame" to its last statement */
  int64_t line;
  uint32_t before; /* the frame before it in its bucket, number + 1 */
  bool fallback;   /* writes only where no other frame of the predicate does */
  uint32_t events; /* bit set of event types: evoked by an event's line, not by words */
  bool mutual;     /* several actors act on one another: each is a recipient, too */
  uint64_t covers; /* slots whose predicates write no event or stance of their own */
  TR_ARRAY(tr_condition) conditions;
  TR_ARRAY(tr_rule) rules;
  TR_ARRAY(tr_example) examples;
  TR_ARRAY(truce_span) evokers; /* as written, for `list` and `show` */
  TR_ARRAY(tr_evoked_by) evoked_by;
} tr_frame;

enum { TR_FRAME_BUCKETS = 2048 };
typedef struct tr_frames {
  TR_ARRAY(tr_frame) items;
  uint32_t buckets[TR_FRAME_BUCKETS]; /* frames by hash of the id: number + 1 of the last one, 0 = none */
} tr_frames;

/* Reads one file of frames; classes must be known already. `content` must outlive the frames. */
truce_status tr_frames_read(tr_frames *frames, tr_lexicon *lexicon, truce_span name, truce_span content, truce_error *error);

#endif
