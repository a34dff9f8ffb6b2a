/* truce layers for people: each sentence with its actors, places, times and words of speech in colour, and beneath it who is meant, where, when, who says
 * so, and the predicates with their roles. */
#include <stdlib.h>
#include <string.h>

#include "cli/layers.h"

typedef enum paint { PLAIN, ACTOR, PLACE, TIME, CUE } paint;
static const char *const colours[] = {"\033[0m", "\033[1;36m", "\033[32m", "\033[33m", "\033[35m"};

typedef struct view {
  const truce_reading *reading;
  tr_buffer *out;
  bool colour;
} view;

static void switch_to(const view *v, paint p) {
  if (v->colour) tr_buffer_add_string(v->out, colours[p]);
}

/* Text on one line. */
static void add_flat(const view *v, truce_span text) {
  for (size_t i = 0; i < text.size; i++) tr_buffer_add_char(v->out, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
}

static void add_words(const view *v, uint32_t first, uint32_t end) {
  add_flat(v, tr_slice(v->reading->report->text, (truce_range){v->reading->words[first].where.start, v->reading->words[end - 1].where.end}));
}

static bool within(uint32_t first, const truce_sentence *s) { return first >= s->first && first < s->end; }

static void fill(paint *paints, const truce_sentence *s, uint32_t first, uint32_t end, paint p) {
  for (uint32_t w = first; w < end && w < s->end && within(first, s); w++) paints[w - s->first] = p;
}

/* The colour of each word: narrower things last, so that a place shows inside an actor's words. */
static void paint_words(const view *v, const truce_sentence *s, paint *paints) {
  const truce_reading *r = v->reading;
  memset(paints, 0, sizeof *paints * (s->end - s->first));
  for (size_t i = 0; i < r->mention_count; i++)
    if (r->mentions[i].actor != TRUCE_NONE) fill(paints, s, r->mentions[i].first, r->mentions[i].end, ACTOR);
  for (size_t i = 0; i < r->mention_count; i++)
    if (r->mentions[i].place != TRUCE_NONE && r->mentions[i].actor == TRUCE_NONE) fill(paints, s, r->mentions[i].first, r->mentions[i].end, PLACE);
  for (size_t i = 0; i < r->time_count; i++) fill(paints, s, r->times[i].first, r->times[i].end, TIME);
  for (size_t i = 0; i < r->quote_count; i++)
    if (r->quotes[i].cue_word != TRUCE_NONE) fill(paints, s, r->quotes[i].cue_word, r->quotes[i].cue_word + 1, CUE);
}

static void write_sentence(const view *v, size_t number, const truce_sentence *s, paint *paints) {
  const truce_reading *r = v->reading;
  paint now = PLAIN;
  tr_buffer_printf(v->out, "%3zu  ", number);
  paint_words(v, s, paints);
  for (uint32_t w = s->first; w < s->end; w++) {
    paint p = v->colour ? paints[w - s->first] : PLAIN;
    uint32_t from = w > s->first ? r->words[w - 1].where.end : s->where.start;
    if (p != now && now != PLAIN) switch_to(v, PLAIN);
    add_flat(v, tr_slice(r->report->text, (truce_range){from, r->words[w].where.start}));
    if (p != now && p != PLAIN) switch_to(v, p);
    now = p;
    add_flat(v, tr_slice(r->report->text, r->words[w].where));
  }
  if (now != PLAIN) switch_to(v, PLAIN);
  tr_buffer_add_char(v->out, '\n');
}

/* "     who    ": the heading only on the first row of its kind. */
static void start_row(const view *v, const char *heading, paint p, bool *first) {
  tr_buffer_add_string(v->out, "     ");
  switch_to(v, p);
  tr_buffer_printf(v->out, "%-7s", *first ? heading : "");
  switch_to(v, PLAIN);
  *first = false;
}

/* The mentions of an actor or a place in the sentence, by commas; false if there is none. */
static bool add_mentions(const view *v, const truce_sentence *s, const uint32_t *mentions, size_t count, const char *heading, paint p, bool *first) {
  bool any = false;
  for (size_t i = 0; i < count; i++) {
    const truce_mention *m = &v->reading->mentions[mentions[i]];
    if (!within(m->first, s) || (p == PLACE && m->actor != TRUCE_NONE)) continue; /* a state that acts is told as actor alone */
    if (any) tr_buffer_add_string(v->out, ", ");
    else start_row(v, heading, p, first);
    any = true;
    add_words(v, m->first, m->end);
  }
  if (any) tr_buffer_add_string(v->out, " = ");
  return any;
}

static void add_tail(const view *v, const char *text) {
  if (*text) tr_buffer_printf(v->out, " · %s", text);
}

static void write_who(const view *v, const truce_sentence *s) {
  bool first = true;
  for (size_t i = 0; i < v->reading->actor_count; i++) {
    const truce_actor *a = &v->reading->actors[i];
    if (!add_mentions(v, s, a->mentions, a->mention_count, "who", ACTOR, &first)) continue;
    add_flat(v, a->name);
    add_tail(v, truce_kind_names[a->kind]);
    if (a->office.size) tr_buffer_add_string(v->out, " · "), add_flat(v, a->office);
    add_tail(v, a->country);
    for (size_t k = 0; k < a->sector_count; k++) tr_buffer_printf(v->out, " %s", a->sectors[k]);
    tr_buffer_add_char(v->out, '\n');
  }
}

static void write_where(const view *v, const truce_sentence *s) {
  bool first = true;
  for (size_t i = 0; i < v->reading->place_count; i++) {
    const truce_place *p = &v->reading->places[i];
    if (!add_mentions(v, s, p->mentions, p->mention_count, "where", PLACE, &first)) continue;
    add_flat(v, p->name);
    add_tail(v, p->country);
    if (p->latitude == p->latitude) tr_buffer_printf(v->out, " · %.2f %.2f", p->latitude, p->longitude);
    if (p->within.size) tr_buffer_add_string(v->out, ", that of "), add_flat(v, p->within);
    tr_buffer_add_char(v->out, '\n');
  }
}

static void write_when(const view *v, const truce_sentence *s) {
  bool first = true;
  for (size_t i = 0; i < v->reading->time_count; i++) {
    const truce_time *t = &v->reading->times[i];
    if (!within(t->first, s)) continue;
    start_row(v, "when", TIME, &first);
    add_words(v, t->first, t->end);
    tr_buffer_add_string(v->out, " = ");
    add_flat(v, t->value.size ? t->value : TR_SPAN("?"));
    tr_buffer_printf(v->out, " · %s\n", truce_time_type_names[t->type]);
  }
}

static void write_says(const view *v, const truce_sentence *s) {
  bool first = true;
  for (size_t i = 0; i < v->reading->quote_count; i++) {
    const truce_quote *q = &v->reading->quotes[i];
    if (q->where.start < s->where.start || q->where.start >= s->where.end) continue;
    start_row(v, "says", CUE, &first);
    if (q->speaker != TRUCE_NONE) add_flat(v, v->reading->actors[q->speaker].name);
    else if (q->source.end > q->source.start) add_flat(v, tr_slice(v->reading->report->text, q->source));
    else tr_buffer_add_string(v->out, "somebody");
    tr_buffer_printf(v->out, " (%s, %s): ", truce_claimant_names[q->as], truce_quote_form_names[q->form]);
    add_flat(v, tr_slice(v->reading->report->text, q->where));
    tr_buffer_add_char(v->out, '\n');
  }
}

static truce_line_status likely_status(const truce_word *word) {
  truce_line_status best = TRUCE_ACTUAL;
  for (int i = 1; i < TRUCE_STATUS_COUNT; i++)
    if (word->status[i] > word->status[best]) best = (truce_line_status)i;
  return best;
}

static void write_does(const view *v, const truce_sentence *s) {
  bool first = true;
  for (uint32_t w = s->first; w < s->end; w++) {
    const truce_word *word = &v->reading->words[w];
    bool any = false;
    for (size_t i = 0; i < v->reading->role_count; i++) {
      const truce_role_link *role = &v->reading->roles[i];
      if (role->predicate != w) continue;
      if (!any) {
        start_row(v, "does", PLAIN, &first);
        add_flat(v, word->form);
        tr_buffer_printf(v->out, " (%s)", truce_line_status_names[likely_status(word)]);
      }
      any = true;
      tr_buffer_printf(v->out, " · %s ", truce_role_names[role->role]);
      add_flat(v, v->reading->words[role->argument].form);
    }
    if (any) tr_buffer_add_char(v->out, '\n');
  }
}

void tr_layers_view(const truce_reading *reading, bool colour, tr_buffer *out) {
  const view v = {reading, out, colour};
  size_t longest = 1;
  for (size_t i = 0; i < reading->sentence_count; i++)
    if (reading->sentences[i].end - reading->sentences[i].first > longest) longest = reading->sentences[i].end - reading->sentences[i].first;
  paint *paints = malloc(longest * sizeof *paints);
  for (size_t i = 0; paints && i < reading->sentence_count; i++) {
    const truce_sentence *s = &reading->sentences[i];
    if (s->end <= s->first) continue;
    if (i) tr_buffer_add_char(out, '\n');
    write_sentence(&v, i + 1, s, paints);
    write_who(&v, s);
    write_where(&v, s);
    write_when(&v, s);
    write_says(&v, s);
    write_does(&v, s);
  }
  free(paints);
}
