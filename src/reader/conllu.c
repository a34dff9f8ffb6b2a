/* CoNLL-U in and out, ten columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC. */
#include "reader/conllu.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

/* ---- in ---- */

typedef struct parse {
  truce_arena *arena;
  const char *file;
  int64_t line;
  truce_error *error;
  TR_ARRAY(truce_word) words;
  TR_ARRAY(truce_sentence) sentences;
  TR_ARRAY(truce_span) comments;
  TR_ARRAY(truce_span) ranges;
  TR_ARRAY(uint32_t) range_ends;
  TR_ARRAY(char) text;
  uint32_t paragraph;
  uint32_t range_left;    /* words still to come of a range */
  bool range_space_after;
} parse;

static bool bad(parse *p, const char *expected) {
  tr_fail(p->error, TRUCE_BAD_DATA, p->file, p->line, "Line %lld is no CoNLL-U: expected %s.", (long long)p->line, expected);
  return false;
}

static void add_text(parse *p, truce_span text) {
  for (size_t i = 0; i < text.size; i++) TR_PUSH(p->arena, &p->text, text.data[i]);
}

static bool number_of(truce_span text, uint32_t *number) {
  double value;
  if (!tr_number(text, &value) || value < 0 || value > 1e6) return false;
  *number = (uint32_t)value;
  return true;
}

/* "3-4 don't": the next words are its parts. */
static bool take_range(parse *p, truce_span id, truce_span form, bool space_after) {
  truce_span first, rest = id;
  uint32_t from, to, next = (uint32_t)p->words.count;
  tr_split(&rest, '-', &first);
  if (!number_of(first, &from) || !number_of(rest, &to) || to < from) return bad(p, "a range of words like 3-4");
  while (p->ranges.count < next) TR_PUSH(p->arena, &p->ranges, ((truce_span){NULL, 0}));
  while (p->range_ends.count < next) TR_PUSH(p->arena, &p->range_ends, 0);
  TR_PUSH(p->arena, &p->ranges, tr_arena_copy(p->arena, form));
  TR_PUSH(p->arena, &p->range_ends, next + to - from);
  p->range_left = to - from + 1;
  p->range_space_after = space_after;
  return true;
}

static void take_word(parse *p, truce_span form, bool space_after) {
  truce_word word = {.where = {(uint32_t)p->text.count, (uint32_t)(p->text.count + form.size)}, .space_after = space_after};
  if (p->range_left) {
    p->range_left--;
    word.space_after = p->range_left == 0 && p->range_space_after;
  }
  add_text(p, form);
  if (word.space_after) add_text(p, TR_SPAN(" "));
  TR_PUSH(p->arena, &p->words, word);
}

static bool take_row(parse *p, truce_span line) {
  truce_span columns[10], rest = line;
  size_t count = 0;
  while (count < 10 && tr_split(&rest, '\t', &columns[count])) count++;
  if (count < 10 || rest.data) return bad(p, "ten columns parted by tabs");
  if (!columns[1].size) return bad(p, "a word in the second column");
  if (memchr(columns[0].data, '.', columns[0].size)) return true; /* empty node */
  bool space_after = tr_find(columns[9], TR_SPAN("SpaceAfter=No"), 0) == SIZE_MAX;
  if (memchr(columns[0].data, '-', columns[0].size)) return take_range(p, columns[0], columns[1], space_after);
  uint32_t id;
  if (!number_of(columns[0], &id)) return bad(p, "a word's number in the first column");
  take_word(p, columns[1], space_after);
  return true;
}

/* Closes the sentence that began at word `first`. */
static void end_sentence(parse *p, uint32_t first, truce_span comments) {
  uint32_t end = (uint32_t)p->words.count;
  if (end == first) return;
  if (p->sentences.count && tr_find(comments, TR_SPAN("# newpar"), 0) != SIZE_MAX) p->paragraph++;
  if (p->text.items[p->text.count - 1] != ' ') add_text(p, TR_SPAN(" "));
  truce_sentence sentence = {
      .where = {p->words.items[first].where.start, p->words.items[end - 1].where.end}, .first = first, .end = end, .root = first, .paragraph = p->paragraph};
  TR_PUSH(p->arena, &p->sentences, sentence);
  TR_PUSH(p->arena, &p->comments, comments);
  p->range_left = 0;
}

static void finish(parse *p, tr_conllu_document *d) {
  *d = (tr_conllu_document){.report = {.text = {p->text.items, p->text.count}, .published = {TRUCE_NO_DAY}}, .comments = p->comments.items};
  for (size_t w = 0; w < p->words.count; w++) p->words.items[w].form = tr_slice(d->report.text, p->words.items[w].where);
  while (p->ranges.count < p->words.count) TR_PUSH(p->arena, &p->ranges, ((truce_span){NULL, 0}));
  while (p->range_ends.count < p->words.count) TR_PUSH(p->arena, &p->range_ends, 0);
  d->reading = (truce_reading){.words = p->words.items, .word_count = p->words.count, .sentences = p->sentences.items, .sentence_count = p->sentences.count};
  d->ranges = p->ranges.items;
  d->range_ends = p->range_ends.items;
}

bool tr_conllu_next(truce_span *rest, int64_t *line_number, const char *file, truce_arena *arena, tr_conllu_document *document, truce_error *error) {
  parse p = {.arena = arena, .file = file, .line = *line_number, .error = error};
  truce_span line, comments = {rest->data, 0};
  uint32_t first = 0;
  bool good = true;
  for (truce_span before = *rest; good && tr_split(rest, '\n', &line); before = *rest) {
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    if (p.words.count && first == p.words.count && tr_starts(line, TR_SPAN("# newdoc"))) {
      *rest = before;
      break;
    }
    p.line++;
    bool comment = line.size && line.data[0] == '#' && first == p.words.count;
    if (comment) {
      if (!comments.size) comments.data = line.data;
      comments.size = (size_t)(line.data + line.size - comments.data);
    } else if (!tr_trim(line).size) {
      end_sentence(&p, first, comments);
      if (first != p.words.count) comments.size = 0;
      first = (uint32_t)p.words.count;
    } else
      good = take_row(&p, line);
  }
  *line_number = p.line;
  if (!good) return false;
  end_sentence(&p, first, comments);
  finish(&p, document);
  return p.words.count > 0;
}

/* ---- out ---- */

static const char *name_mark(const truce_reading *reading, uint32_t w) { return reading->names[reading->words[w].name].first == w ? "B" : "I"; }

/* How much MISC tells: names alone; what the reader found, the realis of every word too; what reader and world found. */
typedef enum misc { NAMES, READER, WORLD } misc;

/* One more entry of MISC. */
static void entry(tr_buffer *out, bool *any) {
  if (*any) tr_buffer_add_char(out, '|');
  *any = true;
}

static uint32_t number_in(const truce_reading *reading, uint32_t w) { return w - reading->sentences[reading->words[w].sentence].first + 1; }

/* The first role whose predicate is not before `word`: roles stand in the order of their sentences. */
static size_t first_role(const truce_reading *reading, uint32_t word) {
  size_t low = 0, high = reading->role_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (reading->roles[middle].predicate < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void write_roles(const truce_reading *reading, uint32_t w, tr_buffer *out, bool *any) {
  const truce_sentence *sentence = &reading->sentences[reading->words[w].sentence];
  bool first = true;
  for (size_t i = first_role(reading, sentence->first); i < reading->role_count && reading->roles[i].predicate < sentence->end; i++) {
    if (reading->roles[i].predicate != w) continue;
    if (first) entry(out, any), tr_buffer_add_string(out, "Roles=");
    tr_buffer_printf(out, "%s%u:%s", first ? "" : ",", number_in(reading, reading->roles[i].argument), truce_role_names[reading->roles[i].role]);
    first = false;
  }
}

/* Span and kind of a mention, and its number; antecedents are told by word, "sentence:word" from 1. */
static void write_mention(const truce_reading *reading, const truce_word *word, tr_buffer *out, bool *any) {
  const truce_mention *mention = &reading->mentions[word->mention];
  entry(out, any);
  tr_buffer_printf(out, "Mention=%u-%u:%s", number_in(reading, mention->first), number_in(reading, mention->end - 1), truce_kind_names[mention->kind]);
}

static void write_antecedent(const truce_reading *reading, const truce_word *word, tr_buffer *out, bool *any) {
  entry(out, any);
  tr_buffer_printf(out, "Antecedent=%u:%u", reading->words[word->antecedent].sentence + 1, number_in(reading, word->antecedent));
}

/* "7:Riek Machar": what a MISC entry points to, without the marks that part entries. */
static void write_pointer(const char *key, uint32_t number, truce_span name, tr_buffer *out, bool *any) {
  entry(out, any);
  tr_buffer_printf(out, "%s=%u:", key, number);
  for (size_t i = 0; i < name.size; i++) tr_buffer_add_char(out, name.data[i] == '|' || (unsigned char)name.data[i] < ' ' ? ' ' : name.data[i]);
}

/* What the world stage says of a word: the actor and the place of the mention it heads, the time that begins with it, the speaker of the speech it reports. */
static void write_world(const truce_reading *reading, uint32_t w, tr_buffer *out, bool *any) {
  if (reading->words[w].mention != TRUCE_NONE) {
    const truce_mention *m = &reading->mentions[reading->words[w].mention];
    if (m->actor != TRUCE_NONE) write_pointer("Actor", m->actor, reading->actors[m->actor].name, out, any);
    if (m->place != TRUCE_NONE) write_pointer("Place", m->place, reading->places[m->place].name, out, any);
  }
  for (size_t i = 0; i < reading->quote_count; i++)
    if (reading->quotes[i].cue_word == w && reading->quotes[i].speaker != TRUCE_NONE) {
      write_pointer("Speaker", reading->quotes[i].speaker, reading->actors[reading->quotes[i].speaker].name, out, any);
      break;
    }
  for (size_t i = 0; i < reading->time_count; i++)
    if (reading->times[i].first == w) {
      entry(out, any);
      tr_buffer_printf(out, "Time=%u-%u:%s:%.*s", number_in(reading, w), number_in(reading, reading->times[i].end - 1),
                       truce_time_type_names[reading->times[i].type], (int)reading->times[i].value.size, reading->times[i].value.data);
      break;
    }
}

static void write_misc(const truce_reading *reading, uint32_t w, bool space_after, misc detail, tr_buffer *out) {
  const truce_word *word = &reading->words[w];
  bool any = false;
  if (word->name != TRUCE_NONE) {
    entry(out, &any);
    tr_buffer_printf(out, "NE=%s-%s", name_mark(reading, w), truce_name_class_names[reading->names[word->name].class_]);
  }
  if (detail != NAMES && word->mention != TRUCE_NONE) write_mention(reading, word, out, &any);
  if (detail != NAMES && word->antecedent != TRUCE_NONE) write_antecedent(reading, word, out, &any);
  if (detail != NAMES && word->predicate) entry(out, &any), tr_buffer_add_string(out, "Predicate=Yes");
  if (detail != NAMES && !isnan(word->realis) && (detail == READER || word->predicate))
    entry(out, &any), tr_buffer_printf(out, "Realis=%.3f", (double)word->realis);
  if (detail != NAMES) write_roles(reading, w, out, &any);
  if (detail == WORLD) write_world(reading, w, out, &any);
  if (!space_after) {
    entry(out, &any);
    tr_buffer_add_string(out, "SpaceAfter=No");
  }
  if (!any) tr_buffer_add_char(out, '_');
}

static void write_word(const truce_reading *reading, uint32_t w, bool space_after, misc detail, tr_buffer *out) {
  const truce_word *word = &reading->words[w];
  bool name = word->upos == TRUCE_PROPN && tr_equal(word->lemma, word->lower);
  tr_buffer_printf(out, "%u\t", number_in(reading, w));
  tr_buffer_add(out, word->form);
  tr_buffer_add_char(out, '\t');
  tr_buffer_add(out, name || !word->lemma.size ? word->form : word->lemma);
  tr_buffer_printf(out, "\t%s\t_\t", truce_upos_names[word->upos]);
  tr_buffer_add(out, word->morphology.size ? word->morphology : TR_SPAN("_"));
  tr_buffer_printf(out, "\t%u\t%s\t_\t", word->head == TRUCE_NONE ? 0 : number_in(reading, word->head), truce_deprel_names[word->relation]);
  write_misc(reading, w, space_after, detail, out);
  tr_buffer_add_char(out, '\n');
}

/* "3-4<tab>don't", for the words [first, end). */
static void write_range(const truce_reading *reading, uint32_t first, uint32_t end, truce_span form, tr_buffer *out) {
  tr_buffer_printf(out, "%u-%u\t", number_in(reading, first), number_in(reading, first) + end - first - 1);
  tr_buffer_add(out, form);
  tr_buffer_printf(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", reading->words[end - 1].space_after ? "_" : "SpaceAfter=No");
}

void tr_conllu_write(const tr_conllu_document *d, bool all, tr_buffer *out) {
  for (size_t s = 0; s < d->reading.sentence_count; s++) {
    const truce_sentence *sentence = &d->reading.sentences[s];
    uint32_t inside = sentence->first; /* words before this one stand in a range */
    if (d->comments[s].size) tr_buffer_add(out, d->comments[s]), tr_buffer_add_char(out, '\n');
    for (uint32_t w = sentence->first; w < sentence->end; w++) {
      if (d->ranges[w].size) {
        inside = d->range_ends[w] + 1 < sentence->end ? d->range_ends[w] + 1 : sentence->end;
        write_range(&d->reading, w, inside, d->ranges[w], out);
      }
      write_word(&d->reading, w, w < inside || d->reading.words[w].space_after, all ? READER : NAMES, out);
    }
    tr_buffer_add_char(out, '\n');
  }
}

/* A file's name as an id: without blanks and slashes. */
static void write_id(truce_span name, tr_buffer *out) {
  for (size_t i = 0; i < name.size; i++) tr_buffer_add_char(out, (unsigned char)name.data[i] <= ' ' || name.data[i] == '/' ? '_' : name.data[i]);
}

/* A part of a text on one line. */
static void write_one_line(truce_span text, tr_buffer *out) {
  for (size_t i = 0; i < text.size; i++) tr_buffer_add_char(out, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
}

/* The words of a sentence and the blanks between them; what cannot be seen (marks of direction, of bytes' order) is neither and left out. */
static void write_sentence(const truce_reading *reading, const truce_sentence *sentence, tr_buffer *out) {
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    uint32_t last = w;
    while (last + 1 < sentence->end && reading->words[last + 1].joined) last++;
    write_one_line(tr_slice(reading->report->text, (truce_range){reading->words[w].where.start, reading->words[last].where.end}), out);
    if (last + 1 < sentence->end && reading->words[last].space_after) {
      const truce_span gap = tr_slice(reading->report->text, (truce_range){reading->words[last].where.end, reading->words[last + 1].where.start});
      bool blank = gap.size > 0;
      for (size_t i = 0; i < gap.size; i++) blank = blank && (unsigned char)gap.data[i] <= ' ';
      write_one_line(blank ? gap : TR_SPAN(" "), out);
    }
    w = last;
  }
}

void tr_conllu_write_text(const truce_reading *reading, truce_span name, tr_buffer *out) {
  tr_buffer_add_string(out, "# newdoc id = ");
  write_id(name, out);
  tr_buffer_add_char(out, '\n');
  for (size_t s = 0; s < reading->sentence_count; s++) {
    const truce_sentence *sentence = &reading->sentences[s];
    if (s == 0 || reading->sentences[s - 1].paragraph != sentence->paragraph) tr_buffer_add_string(out, "# newpar\n");
    tr_buffer_add_string(out, "# sent_id = ");
    write_id(name, out);
    tr_buffer_printf(out, "-%zu\n# text = ", s + 1);
    write_sentence(reading, sentence, out);
    tr_buffer_add_char(out, '\n');
    uint32_t inside = sentence->first;
    for (uint32_t w = sentence->first; w < sentence->end; w++) {
      uint32_t end = w + 1;
      while (end < sentence->end && reading->words[end].joined) end++;
      if (end > w + 1 && w >= inside) {
        truce_range where = {reading->words[w].where.start, reading->words[end - 1].where.end};
        write_range(reading, w, end, tr_slice(reading->report->text, where), out);
        inside = end;
      }
      write_word(reading, w, w < inside || reading->words[w].space_after, WORLD, out);
    }
    tr_buffer_add_char(out, '\n');
  }
}
