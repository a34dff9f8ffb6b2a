/* Sentences from a table of patterns. In a pattern $A and $B stand for actors, $P for a place, $T for what is on the table, $N for a number, $W for a
 * made-up surname; the letters in the fields say what fills them. */
#include "made_up.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/text.h"

enum {
  ACTORS = 400,
  PLACES = 300,
  AT_ONCE = 40,
  REPORTS_A_DAY = 100,
  REPORTS_A_THING = 1200,
  RETOLD_OF_5 = 2,
  RETOLD_REPORTS = 300,
  FIRST_DAY = 16000,
  FIELDS = 5
};

typedef struct filler {
  truce_field field;
  const char *from; /* a letter, or a word as it is */
} filler;
typedef struct pattern {
  uint32_t share; /* of all lines, in tenths of a per cent */
  truce_line_kind kind;
  truce_line_status status;
  const char *text;
  filler fields[FIELDS];
} pattern;

#define F(id, from) {TRUCE_FIELD_##id, from}
#define EVENT(share, type, text) {share, TRUCE_EVENT, TRUCE_ACTUAL, text, {F(TYPE, type), F(ACTORS, "A"), F(RECIPIENTS, "B")}}
#define STANCE(position, text) {20, TRUCE_STANCE, TRUCE_ACTUAL, text, {F(PARTY, "A"), F(ABOUT, "T"), F(POSITION, position)}}
#define STEP(step, status, text) {30, TRUCE_STEP, status, text, {F(ABOUT, "T"), F(STEP, step)}}
static const pattern patterns[] = {
    EVENT(100, "CONSULT", "$A met $B in $P for talks about the $T, an aide named $W said."),
    EVENT(60, "CONSULT", "Envoys of $A sat down with $B near $P to prepare talks on the $T."),
    EVENT(60, "ACCUSE", "$A accused $B of breaking the agreement at kilometre $N of the road to $P."),
    EVENT(100, "ASSAULT", "Gunmen of $A attacked a post of $B outside $P at dawn, residents said."),
    EVENT(40, "REJECT", "$A refused to see $B in $P while the $T is unsigned."),
    EVENT(60, "REQUEST", "$A asked $B to free the prisoners held in $P under the $T."),
    EVENT(30, "THREATEN", "$A warned $B that peace in $P would not last without the $T."),
    EVENT(30, "AID", "$A sent a convoy with flour and tents to $B in $P."),
    STANCE("accepts", "$A accepted the $T after a night of talks in $P."),
    STANCE("rejects", "$A rejected the $T and called the deal a trap for $P."),
    STANCE("supports", "$A backed the $T in a statement read in $P by $W."),
    STANCE("opposes", "$A opposed the $T, saying the rebels in $P would gain most."),
    STANCE("noncommittal", "$A said in $P it was still studying the $T."),
    STEP("signed", TRUCE_ACTUAL, "The $T was signed in $P by $A and $B before cameras."),
    STEP("under_talks", TRUCE_ACTUAL, "The $T is under talks in $P between $A and $B."),
    STEP("breached", TRUCE_ACTUAL, "The $T was broken in $P, and $A blamed $B for $N shots."),
    STEP("due", TRUCE_PLANNED, "The $T is due to begin in $P once $A and $B have exchanged lists."),
    {70, TRUCE_PROPOSAL, TRUCE_ACTUAL, "$A put the $T before $B at the talks in $P.", {F(NAME, "T"), F(AUTHORS, "A")}},
    {20,
     TRUCE_MEDIATION,
     TRUCE_ACTUAL,
     "$A carried messages from $P between the government and $B over the $T.",
     {F(MEDIATORS, "A"), F(PARTIES, "B"), F(ROLE, "messenger")}},
    {20, TRUCE_LEG, TRUCE_PLANNED, "$A will travel to $P this week to see $B about the $T.", {F(WHO, "A"), F(WHERE, "P"), F(HOSTS, "B")}},
    {20, TRUCE_LEG, TRUCE_ACTUAL, "$A arrived in $P and was received by $B.", {F(WHO, "A"), F(WHERE, "P"), F(HOSTS, "B")}},
    {80, TRUCE_CALL, TRUCE_REQUESTED, "$A urged $B to accept the $T and spare $P.", {F(WHO, "A"), F(WHOM, "B"), F(FOR_WHAT, "T"), F(DEMAND, "accept_deal")}},
    {10, TRUCE_ACCESS, TRUCE_ACTUAL, "The crossing at $P was closed to trucks by $A.", {F(POINT, "P"), F(STATE, "closed"), F(BY_ACTORS, "A")}},
    {10, TRUCE_ACCESS, TRUCE_ACTUAL, "The crossing at $P was open again, $A told the border guards.", {F(POINT, "P"), F(STATE, "open"), F(BY_ACTORS, "A")}},
    {5, TRUCE_SPILLOVER, TRUCE_POSSIBLE, "Shells fell across the border near $P, and $A feared a wider war with $B.", {F(WHERE, "P"), F(WHO, "A")}},
    {15, TRUCE_DOMESTIC, TRUCE_ACTUAL, "Deputies in parliament pressed $A over the $T and the victims of $P.", {F(WHO, "A"), F(FORM, "legislature")}},
    {25,
     TRUCE_FIGURE,
     TRUCE_ACTUAL,
     "At least $N people were killed in $P, $A said, as $B denied it.",
     {F(WHAT, "killed"), F(NUMBER, "N"), F(AT_LEAST, "N"), F(BY_WHOM, "A")}},
    {25, TRUCE_FIGURE, TRUCE_ACTUAL, "$A counted $N trucks of flour at the gate of $P.", {F(WHAT, "trucks"), F(NUMBER, "N"), F(BY_WHOM, "A")}},
    {40, TRUCE_DEADLINE, TRUCE_PLANNED, "$A gave $B until the end of the week to answer the $T.", {F(WHAT_WORDS, "T"), F(BY_DATE, "week"), F(SET_BY, "A")}},
};
static const char *const quiet[] = {
    "Shops in $P opened late, and $W, a baker, said nobody had slept.",
    "$W, who teaches history in $P, follows the talks on a small radio.",
    "Rain kept most people of $P indoors for the $Nth day of the month.",
    "The ceasefire line runs $N kilometres north of $P, past the mill of the $W family.",
    "Peace was on every wall of $P, in letters as high as a door.",
};
enum { PATTERNS = sizeof patterns / sizeof *patterns, QUIET = sizeof quiet / sizeof *quiet };

struct made_up {
  truce_arena *arena;
  uint32_t state; /* of the random numbers */
  uint32_t shares; /* of all patterns */
  tr_buffer text;
  truce_report report;
  truce_reading reading;
  truce_record record;
  truce_sentence sentences[MADE_UP_SENTENCES];
  truce_actor actors[MADE_UP_SENTENCES * 2];
  truce_place places[MADE_UP_SENTENCES];
  truce_line lines[MADE_UP_LINES];
  truce_value values[MADE_UP_LINES][FIELDS];
};

static uint32_t any(made_up *m, uint32_t below) {
  m->state = m->state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)(m->state >> 8) * below) >> 24);
}

/* A word of two or three syllables, always the same for the same number. */
static void name_of(uint32_t number, char out[16]) {
  static const char *const parts[] = {"ba", "dor", "ke", "lun", "mi", "ras", "to", "vel", "zan", "qui", "fer", "gol", "ni", "sha", "pel", "ur"};
  uint32_t mixed = number * 2654435761u >> 7;
  int size = 0;
  for (uint32_t i = 0; i < 2 + (number % 3 > 0) && size < 12; i++, mixed /= 16) size += snprintf(out + size, 16 - (size_t)size, "%s", parts[mixed % 16]);
  out[0] = (char)(out[0] - 'a' + 'A');
}

static uint32_t add_actor(made_up *m) {
  const uint32_t which = any(m, ACTORS) * any(m, ACTORS) / ACTORS; /* few are told of often */
  char base[16], name[40];
  name_of(which + 100, base);
  static const char *const forms[] = {"the Republic of %s", "the %s Front", "President %s", "the %s Union"};
  static const truce_kind kinds[] = {TRUCE_STATE, TRUCE_ARMED_GROUP, TRUCE_PERSON, TRUCE_BODY};
  snprintf(name, sizeof name, forms[which % 4], base);
  truce_actor *a = &m->actors[m->reading.actor_count];
  *a = (truce_actor){.name = tr_arena_copy(m->arena, tr_span(strncmp(name, "the ", 4) ? name : name + 4)), .kind = kinds[which % 4]};
  if (which % 4 == 0) snprintf(a->country, 4, "%c%c%c", 'A' + which % 26, 'A' + which / 26 % 26, 'X');
  return (uint32_t)m->reading.actor_count++;
}

static uint32_t add_place(made_up *m) {
  const uint32_t which = any(m, PLACES) * any(m, PLACES) / PLACES;
  char name[16];
  name_of(which + 5000, name);
  truce_place *p = &m->places[m->reading.place_count];
  *p = (truce_place){.name = tr_arena_copy(m->arena, tr_span(name)),
                     .kind = TRUCE_PLACE,
                     .geonames = 9000000 + which,
                     .latitude = (double)(which * 37 % 1000) / 50 - 5,
                     .longitude = (double)(which * 91 % 1000) / 40 + 20};
  memcpy(p->country, "AAX", 4);
  return (uint32_t)m->reading.place_count++;
}

static void name_thing(made_up *m, size_t report, char out[48]) {
  static const char *const places[] = {
      "Lake", "River", "Harbour", "Border", "Winter", "Mountain", "Island", "Capital", "Coast", "Valley", "Desert", "Spring", "Northern",
  };
  static const char *const things[] = {
      "Ceasefire", "Prisoner Exchange", "Peace Agreement", "Aid Convoy Deal", "Withdrawal Accord", "Election Law", "Amnesty Bill",
      "Plan",      "Resolution",        "Truce",           "Roadmap"};
  const uint32_t which = (uint32_t)(report / REPORTS_A_THING) + any(m, AT_ONCE) * any(m, AT_ONCE) / AT_ONCE;
  snprintf(out, 48, "%s %s", places[which % 13], things[which % 11]);
}

/* What the letters of a sentence stand for, and where the words stand. */
typedef struct filling {
  uint32_t a, b, place, number;
  char thing[48];
  truce_range thing_at;
} filling;

static void write_sentence(made_up *m, const char *text, filling *with) {
  const uint32_t start = (uint32_t)m->text.size;
  char name[16];
  for (const char *c = text; *c; c++) {
    const truce_actor *actor = c[0] == '$' && c[1] == 'A' ? &m->actors[with->a] : &m->actors[with->b];
    switch (*c == '$' ? *++c : 0) {
      case 'A': case 'B': tr_buffer_add(&m->text, actor->name); break;
      case 'P': tr_buffer_add(&m->text, m->places[with->place].name); break;
      case 'N': tr_buffer_printf(&m->text, "%u", with->number); break;
      case 'W': name_of(any(m, 20000) + 10000, name), tr_buffer_add_string(&m->text, name); break;
      case 'T':
        with->thing_at.start = (uint32_t)m->text.size;
        tr_buffer_add_string(&m->text, with->thing);
        with->thing_at.end = (uint32_t)m->text.size;
        break;
      default: tr_buffer_add_char(&m->text, *c);
    }
  }
  m->sentences[m->reading.sentence_count++].where = (truce_range){start, (uint32_t)m->text.size};
  tr_buffer_add_string(&m->text, m->reading.sentence_count % 3 ? " " : "\n\n");
}

static const uint32_t *one_id(made_up *m, uint32_t id) {
  uint32_t *copy = TR_NEW(m->arena, uint32_t);
  *copy = id;
  return copy;
}

static truce_value value_of(made_up *m, const filler *from, const filling *with) {
  truce_value value = {.field = from->field, .count = 1};
  truce_range *range = TR_NEW(m->arena, truce_range);
  *range = with->thing_at;
  switch (truce_field_types[from->field]) {
    case TRUCE_VALUE_ACTORS: value.ids = one_id(m, *from->from == 'A' ? with->a : with->b); break;
    case TRUCE_VALUE_PLACE: value.ids = one_id(m, with->place); break;
    case TRUCE_VALUE_ABOUT: value.number = 1, value.ranges = range; break;
    case TRUCE_VALUE_RANGES: value.ranges = range; break;
    case TRUCE_VALUE_NUMBER: value.number = with->number; break;
    case TRUCE_VALUE_FLAG: value.number = 1; break;
    case TRUCE_VALUE_DATE:
      value.date = (truce_date){.from = {m->report.published.days + 5}, .to = {m->report.published.days + 6}, .from_minute = -1, .precision = TRUCE_DAY};
      break;
    default: value.text = tr_arena_copy(m->arena, tr_span(*from->from == 'T' && !from->from[1] ? with->thing : from->from));
  }
  return value;
}

static void add_line(made_up *m, const pattern *p, const filling *with) {
  truce_line *line = &m->lines[m->record.line_count];
  truce_value *values = m->values[m->record.line_count++];
  truce_range *evidence = TR_NEW(m->arena, truce_range);
  *evidence = m->sentences[m->reading.sentence_count - 1].where;
  *line = (truce_line){.kind = p->kind,
                       .status = p->status,
                       .evidence = evidence,
                       .evidence_count = 1,
                       .place = with->place,
                       .sure = 0.4f + (float)any(m, 60) / 100,
                       .values = values};
  for (; line->value_count < FIELDS && p->fields[line->value_count].from; line->value_count++)
    values[line->value_count] = value_of(m, &p->fields[line->value_count], with);
}

static const pattern *any_pattern(made_up *m) {
  uint32_t left = any(m, m->shares);
  const pattern *p = patterns;
  for (; left >= p->share; p++) left -= p->share;
  return p;
}

/* A sentence that tells fact `number`: the same number is told in the same words. */
static void tell(made_up *m, size_t number) {
  m->state = (uint32_t)number * 2246822519u + 12345;
  filling with = {.a = add_actor(m), .b = add_actor(m), .place = add_place(m), .number = 2 + any(m, 60) * any(m, 60) / 10};
  const pattern *p = any_pattern(m);
  name_thing(m, number / MADE_UP_LINES, with.thing);
  write_sentence(m, p->text, &with);
  add_line(m, p, &with);
}

static void add_fact(made_up *m, size_t number) {
  const uint32_t seed = m->state, back = RETOLD_REPORTS * MADE_UP_LINES;
  const bool again = any(m, 5) < RETOLD_OF_5 && number > back;
  tell(m, again ? number - any(m, back) : number);
  m->state = seed * 22695477u + 1;
}

static void add_quiet(made_up *m) {
  filling with = {.place = add_place(m), .number = 2 + any(m, 29)};
  write_sentence(m, quiet[any(m, QUIET)], &with);
}

made_up *made_up_new(void) {
  made_up *m = calloc(1, sizeof *m);
  if (!m) return NULL;
  m->arena = truce_arena_new();
  for (size_t i = 0; i < PATTERNS; i++) m->shares += patterns[i].share;
  return m;
}

void made_up_delete(made_up *m) {
  if (!m) return;
  truce_arena_delete(m->arena);
  tr_buffer_free(&m->text);
  free(m);
}

const truce_record *made_up_report(made_up *m, size_t number) {
  char id[80], source[32], title[96];
  truce_arena_clear(m->arena);
  tr_buffer_clear(&m->text);
  m->state = (uint32_t)number * 2246822519u + 12345;
  m->reading = (truce_reading){.report = &m->report, .sentences = m->sentences, .actors = m->actors, .places = m->places};
  m->record = (truce_record){&m->report, &m->reading, m->lines, 0};
  m->report = (truce_report){.language = {"en", 2}, .published = {FIRST_DAY + (int32_t)(number / REPORTS_A_DAY)}, .published_basis = TRUCE_DATE_STATED};
  for (size_t i = 0; i < MADE_UP_LINES; i++) {
    add_fact(m, number * MADE_UP_LINES + i);
    if (i % 4 == 3) add_quiet(m);
  }
  snprintf(source, sizeof source, "Outlet %u", any(m, 40));
  snprintf(title, sizeof title, "Day %zu in %.*s", number / REPORTS_A_DAY, (int)m->places[0].name.size, m->places[0].name.data);
  m->report.source = tr_arena_copy(m->arena, tr_span(source));
  m->report.title = tr_arena_copy(m->arena, tr_span(title));
  m->report.text = tr_buffer_span(&m->text);
  tr_sha256(&m->report.text, 1, id);
  m->report.id = tr_arena_copy(m->arena, tr_span(id));
  return &m->record;
}
