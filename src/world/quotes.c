/* Finds what is said, thought or wanted by whom: content, cue and speaker. Words of data/quotes/cues.tsv first (quote_clauses.c), then the edges of
 * sentences (quote_edges.c), then stretches in quotation marks that nothing covers (quote_marks.c). In the end the order of the text, and chains. */
#include "world/quote_finder.h"

#include <stdlib.h>

/* ---- adding ---- */

static bool covers_half(const tr_finder *f, const tr_stretch *s, uint32_t first, uint32_t end) {
  uint32_t inside = 0, all = 0;
  for (uint32_t i = s->first; i < s->end; i++) {
    if (f->reading->words[i].upos == TRUCE_PUNCT) continue;
    all++;
    inside += i >= first && i < end;
  }
  return all && inside * 2 >= all;
}

static truce_quote_form form_of(const tr_finder *f, uint32_t first, uint32_t end) {
  uint32_t inside = 0, all = 0;
  for (uint32_t i = first; i < end; i++) {
    if (f->reading->words[i].upos == TRUCE_PUNCT || f->reading->words[i].relation == TRUCE_DEPREL_MARK) continue;
    all++;
    inside += f->quoted[i];
  }
  return inside == all ? TRUCE_DIRECT : inside ? TRUCE_MIXED : TRUCE_INDIRECT;
}

static bool edge_mark(const truce_word *word) {
  return word->upos == TRUCE_PUNCT && word->form.size && !(word->form.size == 1 && (word->form.data[0] == '$' || word->form.data[0] == '%'));
}

/* "strategist Hank Ravn said": the person named right behind a common noun is who speaks. */
static uint32_t named_behind(const tr_finder *f, uint32_t speaker) {
  if (speaker == TRUCE_NONE || speaker + 1 >= f->reading->word_count || f->reading->words[speaker].upos != TRUCE_NOUN) return speaker;
  const uint32_t name = f->scene->mention_of[speaker + 1];
  if (name == TRUCE_NONE || f->scene->found.items[name].form != TR_FORM_NAME || f->scene->found.items[name].class_ != TRUCE_PER ||
      f->scene->mentions.items[name].first != speaker + 1)
    return speaker;
  return f->scene->mentions.items[name].head;
}

void tr_quote_add(tr_finder *f, uint32_t first, uint32_t end, uint32_t cue_first, uint32_t cue_end, uint32_t cue, uint32_t speaker) {
  const truce_reading *reading = f->reading;
  while (first < end && edge_mark(&reading->words[first])) first++;
  while (end > first && edge_mark(&reading->words[end - 1])) end--;
  if (first >= end) return;
  for (size_t i = 0; i < f->quotes.count; i++) { /* the same content twice: the first reading stays */
    const truce_quote *q = &f->quotes.items[i];
    if (q->where.start == reading->words[first].where.start && q->where.end == reading->words[end - 1].where.end) return;
  }
  speaker = named_behind(f, speaker);
  uint32_t mention = speaker == TRUCE_NONE ? TRUCE_NONE : f->scene->mention_of[speaker];
  truce_quote quote = {
      .where = tr_scene_range(reading, first, end),
      .cue = cue_end > cue_first ? tr_scene_range(reading, cue_first, cue_end) : (truce_range){0, 0},
      .cue_word = cue,
      .speaker_word = speaker,
      .speaker = mention == TRUCE_NONE ? TRUCE_NONE : f->scene->mentions.items[mention].actor,
      .as = tr_quote_claimant(f, mention),
      .form = form_of(f, first, end),
      .within = TRUCE_NONE,
  };
  if (speaker != TRUCE_NONE) {
    quote.source_head = reading->words[tr_quote_head(f, speaker, mention)].where;
    const truce_mention *its = mention == TRUCE_NONE ? NULL : &f->scene->mentions.items[mention];
    quote.source = its && speaker >= its->first && speaker < its->end ? its->where : quote.source_head;
  }
  TR_PUSH(f->scene->arena, &f->quotes, quote);
  for (size_t i = 0; i < f->stretches.count; i++)
    if (f->stretches.items[i].first < end && f->stretches.items[i].end > first && covers_half(f, &f->stretches.items[i], first, end))
      f->stretches.items[i].covered = true;
}

/* ---- where content ends ---- */

bool tr_quote_trails(const truce_reading *reading, uint32_t verb) {
  const truce_word *w = &reading->words[verb];
  uint32_t before = verb;
  if (!tr_ends(w->lower, TR_SPAN("ing")) || tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ) != TRUCE_NONE) return false;
  while (before > 0 && (reading->words[before - 1].upos == TRUCE_ADV || reading->words[before - 1].upos == TRUCE_CCONJ)) before--;
  return before > reading->sentences[w->sentence].first && reading->words[before - 1].upos == TRUCE_PUNCT;
}

/* The next verb, if it is in the past, with a subject of its own behind `from` that is no pronoun, and (if asked for) one that tells or answers. */
static uint32_t next_clause(const tr_finder *f, uint32_t from, uint32_t end, bool tells) {
  const truce_reading *reading = f->reading;
  for (uint32_t i = from; i < end; i++) {
    if (reading->words[i].upos != TRUCE_VERB) continue;
    const uint32_t subject = tr_scene_child(reading, i, TRUCE_DEPREL_NSUBJ);
    const bool own = subject != TRUCE_NONE && subject >= from && subject < i && reading->words[subject].upos != TRUCE_PRON;
    const bool told = !tells || tr_cue_classes(&f->scene->world->words, reading->words[i].lemma);
    return own && told && reading->words[i].features.tense == TRUCE_PAST ? i : TRUCE_NONE;
  }
  return TRUCE_NONE;
}

static bool under_modal(const tr_finder *f, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (f->reading->words[i].upos == TRUCE_AUX && tr_listed(f->reading->words[i].lower, "will would shall should 'll 'd")) return true;
  return false;
}

/* "…, while Norway promised", "… would be signed, but the rebels rejected it", "…, which the army denied": somebody else's word, told by the report. */
static bool others_answer(const tr_finder *f, uint32_t first, uint32_t at, uint32_t end) {
  const truce_span word = f->reading->words[at].lower;
  if (tr_equal_string(word, "but")) return next_clause(f, at + 1, end, !under_modal(f, first, at)) != TRUCE_NONE;
  if (tr_listed(word, "while whereas")) return next_clause(f, at + 1, end, true) != TRUCE_NONE;
  const uint32_t teller = tr_equal_string(word, "which") ? next_clause(f, at + 1, end, true) : TRUCE_NONE;
  return teller != TRUCE_NONE && tr_listed(f->reading->words[teller].lemma, "deny confirm reject dispute dismiss");
}

uint32_t tr_quote_content_end(const tr_finder *f, uint32_t first, uint32_t end, bool object) {
  const truce_reading *reading = f->reading;
  for (uint32_t i = first + 2; i + 1 < end; i++) {
    if (f->quoted[i]) continue;
    const bool behind_comma = tr_equal_string(reading->words[i - 1].form, ",");
    if ((behind_comma || tr_equal_string(reading->words[i].lower, "while")) && others_answer(f, first, i, end)) return behind_comma ? i - 1 : i;
    if (!behind_comma) continue;
    const truce_word *w = &reading->words[i];
    if (w->upos == TRUCE_VERB && tr_quote_trails(reading, i) &&
        (tr_cue_classes(&f->scene->world->words, w->lemma) & (TR_CUE_SAY | TR_CUE_OBJECT | TR_CUE_ABOUT)))
      return i - 1;
    if (object && tr_listed(w->lower, "who which")) return i - 1;
  }
  return end;
}

uint32_t tr_quote_phrase(const tr_finder *f, uint32_t word, uint32_t from, const char *const *prepositions) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i], mark = tr_scene_child(reading, child, TRUCE_DEPREL_MARK);
    const truce_deprel base = truce_deprel_base(reading->words[child].relation);
    const bool phrase = TR_ONE_OF(base, TRUCE_DEPREL_OBL, TRUCE_DEPREL_ADVCL, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_ACL) && f->right[child] > f->left[child] + 1;
    if (child <= from || !phrase) continue;
    truce_span preposition = tr_case_of(reading, child);
    if (!preposition.size && mark != TRUCE_NONE) preposition = reading->words[mark].lower;
    for (const char *const *p = prepositions; *p; p++)
      if (tr_equal_string(preposition, *p)) return child;
  }
  return TRUCE_NONE;
}

/* ---- order and chains ---- */

static int by_place(const void *a, const void *b) {
  const truce_quote *x = a, *y = b;
  const int order = tr_compare_ranges(x->where, y->where);
  return order ? order : (x->cue.start > y->cue.start) - (x->cue.start < y->cue.start);
}

/* A quote stands in another where its content and its speaker's words lie in the other's content. */
static void link_chains(tr_finder *f) {
  for (uint32_t i = 0; i < f->quotes.count; i++)
    for (uint32_t k = i; k-- > 0;) {
      const truce_quote *outer = &f->quotes.items[k];
      truce_quote *inner = &f->quotes.items[i];
      bool cue_inside = inner->cue_word != TRUCE_NONE && inner->cue.start >= outer->where.start && inner->cue.end <= outer->where.end;
      if (inner->where.start >= outer->where.start && inner->where.end <= outer->where.end && cue_inside) {
        inner->within = k;
        break;
      }
      if (outer->where.end + 20000 < inner->where.start) break;
    }
}

static void find_subtrees(tr_finder *f) {
  const truce_reading *reading = f->reading;
  for (uint32_t i = 0; i < reading->word_count; i++) f->left[i] = i, f->right[i] = i + 1;
  for (uint32_t i = 0; i < reading->word_count; i++) {
    uint32_t at = reading->words[i].head;
    for (int steps = 0; at != TRUCE_NONE && steps < 200; steps++, at = reading->words[at].head) {
      if (i < f->left[at]) f->left[at] = i;
      if (i + 1 > f->right[at]) f->right[at] = i + 1;
    }
  }
}

void tr_find_quotes(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  tr_finder f = {
      .scene = scene,
      .reading = reading,
      .left = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1),
      .right = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1),
      .quoted = TR_NEW_ARRAY(scene->arena, bool, reading->word_count + 1),
  };
  find_subtrees(&f);
  tr_quote_find_marks(&f);
  for (uint32_t i = 0; i < reading->word_count; i++) tr_quote_report(&f, i);
  for (size_t i = 0; i < reading->sentence_count; i++) tr_quote_edges(&f, &reading->sentences[i]);
  tr_quote_attach_marks(&f);
  if (f.quotes.count > 1) qsort(f.quotes.items, f.quotes.count, sizeof *f.quotes.items, by_place);
  link_chains(&f);
  reading->quotes = f.quotes.items;
  reading->quote_count = f.quotes.count;
}
