/* Plain text → sheet: a title line, header lines ("Published …", "By …", labels), a standfirst, the body, and what trails behind it. */
#include "base/ascii.h"
#include "base/one_of.h"
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/shape.h"

enum { HEAD_REACH = 16, LONGEST_TITLE = 300, WRAPPED_LEAST = 40, WRAPPED_MOST = 130 };

typedef struct candidate {
  truce_span text;
  tr_line line;
  size_t words;
} candidate;
typedef TR_ARRAY(candidate) candidates;

/* A text being split into them. */
typedef struct splitting {
  truce_arena *arena;
  const truce_ingest *known;
  candidates *all;
} splitting;

/* -- lines and paragraphs ------------------------------------------------------------------------------------------------------------ */

static void add(const splitting *s, truce_span text) {
  text = tr_trim(text);
  if (!text.size) return;
  candidate c = {text, tr_line_read(&s->known->furniture, text), tr_word_count(text)};
  TR_PUSH(s->arena, s->all, c);
}

/* Lines were cut at a fixed width if one that does not end a sentence runs on in lower case, or if nearly all are as long as the longest. */
static bool is_wrapped(const truce_span *lines, size_t count, size_t longest) {
  size_t full = 0;
  bool runs_on = false;
  for (size_t i = 0; i + 1 < count; i++) {
    char next = lines[i + 1].data[0];
    full += lines[i].size * 10 >= longest * 6;
    runs_on |= !tr_ends_sentence(lines[i]) && lines[i].size * 10 >= longest * 6 && tr_ascii_small(next);
  }
  return count > 1 && longest >= WRAPPED_LEAST && longest <= WRAPPED_MOST && (runs_on || full * 10 >= (count - 1) * 8);
}

/* Whether a line of a wrapped block runs on in the next: it is long, and ends no paragraph well before the edge. */
static bool runs_on(const splitting *s, truce_span line, truce_span next, size_t longest) {
  if (tr_line_read(&s->known->furniture, line).kind > TR_LINE_SHORT || tr_line_read(&s->known->furniture, next).kind > TR_LINE_SHORT) return false;
  return line.size * 100 >= longest * (tr_ends_sentence(line) ? 80 : 60);
}

static void add_block(const splitting *s, const truce_span *lines, size_t count) {
  size_t longest = 0;
  for (size_t i = 0; i < count; i++)
    if (lines[i].size > longest) longest = lines[i].size;
  bool wrapped = is_wrapped(lines, count, longest);
  for (size_t i = 0, end; i < count; i = end) {
    end = i + 1;
    while (wrapped && end < count && runs_on(s, lines[end - 1], lines[end], longest)) end++;
    add(s, (truce_span){lines[i].data, (size_t)(lines[end - 1].data + lines[end - 1].size - lines[i].data)});
  }
}

static void split(const splitting *s, truce_span text) {
  TR_ARRAY(truce_span) block = {0};
  for (truce_span line, rest = text; tr_split(&rest, '\n', &line);) {
    line = tr_trim(line);
    if (line.size) {
      TR_PUSH(s->arena, &block, line);
      continue;
    }
    if (block.count) add_block(s, block.items, block.count);
    block.count = 0;
  }
  if (block.count) add_block(s, block.items, block.count);
}

/* -- header ---------------------------------------------------------------------------------------------------------------------------- */

typedef enum label { LABEL_NONE, LABEL_TITLE, LABEL_AUTHOR, LABEL_SOURCE, LABEL_DATE, LABEL_URL, LABEL_LANGUAGE } label;

static const struct {
  const char *name;
  label meaning;
} labels[] = {
    {"title", LABEL_TITLE},    {"headline", LABEL_TITLE}, {"subject", LABEL_TITLE},    {"author", LABEL_AUTHOR},      {"byline", LABEL_AUTHOR},
    {"source", LABEL_SOURCE},  {"outlet", LABEL_SOURCE},  {"publisher", LABEL_SOURCE}, {"publication", LABEL_SOURCE}, {"date", LABEL_DATE},
    {"published", LABEL_DATE}, {"url", LABEL_URL},        {"link", LABEL_URL},         {"language", LABEL_LANGUAGE},
};

static label label_of(truce_span line, truce_span *value) {
  const char *colon = line.size ? memchr(line.data, ':', line.size < 24 ? line.size : 24) : NULL;
  if (!colon) return LABEL_NONE;
  truce_span name = tr_trim((truce_span){line.data, (size_t)(colon - line.data)});
  *value = tr_trim((truce_span){colon + 1, line.size - (size_t)(colon + 1 - line.data)});
  for (size_t i = 0; i < sizeof labels / sizeof *labels && value->size; i++)
    if (tr_equal_fold(name, tr_span(labels[i].name))) return labels[i].meaning;
  return LABEL_NONE;
}

static void set(truce_span *field, truce_span value) {
  if (!field->size) *field = value;
}

/* A "Label: value" line; false if it is none. */
static bool read_label(tr_sheet *sheet, truce_span line) {
  truce_span value;
  truce_day day;
  switch (label_of(line, &value)) {
    case LABEL_TITLE:
      set(&sheet->title, value);
      return true;
    case LABEL_AUTHOR:
      set(&sheet->author, value);
      return true;
    case LABEL_SOURCE:
      set(&sheet->source, value);
      return value.size < 120;
    case LABEL_URL:
      set(&sheet->url, value);
      return true;
    case LABEL_LANGUAGE:
      set(&sheet->language, value);
      return true;
    case LABEL_DATE:
      if (!tr_day_field(value, &day)) return false;
      tr_sheet_date(sheet, day, TRUCE_DATE_STATED);
      return true;
    case LABEL_NONE:
      break;
  }
  return false;
}

static bool is_mark(const candidate *c) { return c->line.kind > TR_LINE_SHORT; }

/* Where the body starts: behind the last date, byline, credit or furniture line that at most two sentences precede. */
static size_t head_end(const candidates *all) {
  size_t sentences = 0, end = 0;
  for (size_t i = 0; i < all->count && i < HEAD_REACH && sentences <= 2; i++) {
    truce_span value;
    bool day_heading = sentences && all->items[i].line.kind == TR_LINE_DATE && !all->items[i].line.labelled; /* of a chronology */
    if ((is_mark(&all->items[i]) && !day_heading) || label_of(all->items[i].text, &value) != LABEL_NONE) end = i + 1;
    sentences += all->items[i].line.kind == TR_LINE_SENTENCE;
  }
  return end;
}

static bool is_title(const candidates *all) {
  const candidate *first = &all->items[0];
  bool headline = first->line.kind == TR_LINE_SHORT || (first->line.kind == TR_LINE_SENTENCE && first->words <= 26 && !tr_ends(first->text, TR_SPAN(".")));
  return all->count > 1 && headline && first->text.size <= LONGEST_TITLE && !memchr(first->text.data, '\n', first->text.size);
}

static void drop(truce_arena *arena, tr_sheet *sheet, const candidate *c) {
  truce_dropped_why why = TRUCE_DROPPED_FURNITURE;
  if (c->line.kind == TR_LINE_CAPTION) why = TRUCE_DROPPED_CAPTION;
  if (c->line.kind == TR_LINE_LINKS) why = TRUCE_DROPPED_LINKS;
  tr_sheet_drop(arena, sheet, why, c->text);
}

static void read_head_line(truce_arena *arena, tr_sheet *sheet, const candidates *all, size_t i, size_t end) {
  const candidate *c = &all->items[i];
  if (c->line.kind == TR_LINE_DATE && !(c->line.updated && sheet->basis == TRUCE_DATE_STATED)) tr_sheet_date(sheet, c->line.day, TRUCE_DATE_STATED);
  if (c->line.kind == TR_LINE_BYLINE) set(&sheet->author, c->line.name);
  if (c->line.kind == TR_LINE_DATE) set(&sheet->source, c->line.name);
  bool beside = (i > 0 && is_mark(&all->items[i - 1])) || (i + 1 < end && is_mark(&all->items[i + 1]));
  bool standfirst = c->line.kind == TR_LINE_SENTENCE || (c->line.kind == TR_LINE_SHORT && c->words >= 5 && (!beside || i <= 1));
  if (read_label(sheet, c->text) || !standfirst)
    drop(arena, sheet, c);
  else
    tr_sheet_keep(arena, sheet, c->text, false, 0);
}

/* -- tail ------------------------------------------------------------------------------------------------------------------------------ */

static bool is_bullet(truce_span text) {
  static const char *const signs[] = {"-", "*", "•", "–", "—", "·"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (tr_starts(text, tr_span(signs[i]))) return true;
  return tr_ascii_digit(text.data[0]);
}

/* Where the body ends: behind the last sentence; short lines behind it stay only if nothing there is furniture and they look like a list or say enough. */
static size_t body_end(const candidates *all, size_t start) {
  size_t end = all->count;
  bool marked = false;
  while (end > start && all->items[end - 1].line.kind != TR_LINE_SENTENCE) {
    const candidate *c = &all->items[--end];
    marked |= is_mark(c) && c->line.kind != TR_LINE_DATE;
  }
  if (end == start) return marked ? start : all->count; /* no sentence at all: keep what there is */
  if (marked) return end;
  while (end < all->count && (is_bullet(all->items[end].text) || all->items[end].words >= 5)) end++;
  return end;
}

/* -- the whole ------------------------------------------------------------------------------------------------------------------------- */

static void read_body(truce_arena *arena, tr_sheet *sheet, const candidates *all, size_t start) {
  size_t end = body_end(all, start);
  bool first = true;
  for (size_t i = start; i < all->count; i++) {
    const candidate *c = &all->items[i];
    bool furniture = TR_ONE_OF(c->line.kind, TR_LINE_FURNITURE, TR_LINE_CAPTION, TR_LINE_LINKS);
    if (i >= end || furniture) {
      drop(arena, sheet, c);
      continue;
    }
    tr_written_day day;
    if (first && sheet->basis == TRUCE_DATE_UNKNOWN && tr_day_of_dateline(c->text, &day))
      tr_sheet_date(sheet, day.day, day.ambiguous ? TRUCE_DATE_GUESSED : TRUCE_DATE_STATED);
    first = false;
    tr_sheet_keep(arena, sheet, c->text, false, 0);
  }
}

bool tr_plain_sheet(truce_arena *arena, const truce_ingest *known, truce_span bytes, const tr_context *context, tr_sheet *sheet) {
  truce_span text;
  if (!tr_decode(arena, bytes, context->charset, &text)) return false;
  *sheet = tr_sheet_new(context->origin);
  candidates all = {0};
  split(&(splitting){arena, known, &all}, text);
  size_t start = 0, end = head_end(&all);
  if (all.count && !context->title.size && is_title(&all) && !read_label(sheet, all.items[0].text)) {
    sheet->title = all.items[0].text;
    start = 1;
  }
  for (size_t i = start; i < end; i++) read_head_line(arena, sheet, &all, i, end);
  read_body(arena, sheet, &all, end > start ? end : start);
  tr_context_apply(context, sheet);
  return true;
}
