/* Evidence as whole phrases. It was drafted from the words that fill a line's fields; here a preposition or comma at its rim is left out, "each other for
 * breaking it" gets the verb and the subject it hangs on, and "has turned it" gets what completes its verb. */
#include "record/evidence.h"

enum { NEAR = 2, LONG = 12 };

/* The words of a range, all of one sentence. */
typedef struct stretch {
  uint32_t first, last;
} stretch;

static bool is_form(const tr_coder *coder, uint32_t word, const char *forms) { return tr_listed(tr_word(coder, word)->form, forms); }
static bool within(stretch s, uint32_t word) { return word >= s.first && word <= s.last; }

/* False if the range does not begin and end with words of one sentence. */
static bool stretch_of(const tr_coder *coder, truce_range range, stretch *s) {
  const truce_word *words = coder->reading->words;
  const uint32_t first = truce_word_at(coder->reading, range.start);
  if (first == coder->reading->word_count || words[first].where.start != range.start) return false;
  s->first = s->last = first;
  const uint32_t end = coder->reading->sentences[words[first].sentence].end;
  while (s->last + 1 < end && words[s->last + 1].where.end <= range.end) s->last++;
  return words[s->last].where.end == range.end;
}

/* The topmost word of the phrase that the stretch begins with. */
static uint32_t first_phrase(const tr_coder *coder, stretch s) {
  uint32_t top = s.first;
  while (tr_word(coder, top)->head != TRUCE_NONE && within(s, tr_word(coder, top)->head)) top = tr_word(coder, top)->head;
  return top;
}

static void open_at(const tr_coder *coder, uint32_t word, stretch *s) {
  uint32_t from, to;
  tr_extent(coder, word, true, &from, &to);
  if (from < s->first && from + LONG >= s->first) s->first = from;
}

/* "of" before a phrase that hangs on none of the stretch, "but" before a clause, commas. Not "at least", "up to", nor "both". */
static bool opens_loosely(const tr_coder *coder, stretch s) {
  const truce_word *w = tr_word(coder, s.first), *above = w->head == TRUCE_NONE ? w : tr_word(coder, w->head);
  const truce_deprel base = tr_base(coder, s.first), as = truce_deprel_base(above->relation);
  if (base == TRUCE_DEPREL_CASE)
    return (as == TRUCE_DEPREL_NMOD || as == TRUCE_DEPREL_OBL) && !within(s, above->head) && !is_form(coder, s.first + 1, "least most");
  if (base == TRUCE_DEPREL_CC) return tr_listed(w->lower, "and but or");
  return base == TRUCE_DEPREL_FIXED || (base == TRUCE_DEPREL_PUNCT && tr_listed(w->form, ", ; : - – —"));
}

/* [and their allies moved]: the words that the first phrase hangs on stand before it, and hang on what stands in the stretch: "the Turks". */
static void open_subject(const tr_coder *coder, stretch *s) {
  const truce_word *above = tr_word(coder, s->first);
  if (!opens_loosely(coder, *s) || above->head == TRUCE_NONE) return;
  const uint32_t noun = tr_word(coder, above->head)->head;
  if (noun != TRUCE_NONE && noun < s->first && tr_word(coder, noun)->head != TRUCE_NONE && within(*s, tr_word(coder, noun)->head)) open_at(coder, noun, s);
}

/* [each other for breaking it] behind "accused": the object of a verb right before it,
 * which comes with its subject; one with none comes as a participle only. */
static void open_clause(const tr_coder *coder, stretch *s) {
  const uint32_t top = first_phrase(coder, *s), verb = tr_word(coder, top)->head;
  const truce_deprel base = tr_base(coder, top);
  if (verb == TRUCE_NONE || verb + 1 != s->first || tr_word(coder, verb)->upos != TRUCE_VERB) return;
  if (!TR_ONE_OF(base, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_IOBJ, TRUCE_DEPREL_XCOMP)) return;
  const uint32_t subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
  if (subject != TRUCE_NONE && subject < verb) open_at(coder, subject, s);
  else if (tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing"))) s->first = verb;
}

/* ", he" before "said" */
static void cut_speaker(const tr_coder *coder, uint32_t trigger, stretch *s) {
  const uint32_t head = tr_word(coder, s->last)->head;
  uint32_t from, to;
  if (tr_base(coder, s->last) != TRUCE_DEPREL_NSUBJ || head == TRUCE_NONE || head <= s->last) return;
  tr_extent(coder, s->last, true, &from, &to);
  if (from > s->first + 1 && from - 1 > trigger && tr_equal_string(tr_word(coder, from - 1)->form, ",")) s->last = from - 2;
}

/* A day or hour completes nothing: the line has it in its date. */
static bool completes(const tr_coder *coder, uint32_t child) {
  switch (tr_base(coder, child)) {
    case TRUCE_DEPREL_OBJ:
    case TRUCE_DEPREL_IOBJ:
    case TRUCE_DEPREL_XCOMP:
    case TRUCE_DEPREL_CCOMP:
    case TRUCE_DEPREL_COMPOUND: return true;
    case TRUCE_DEPREL_OBL: return !tr_in_time(coder, child);
    case TRUCE_DEPREL_ADVMOD: return tr_listed(tr_word(coder, child)->lower, "in out away back home there here together forward down up off over apart aside");
    case TRUCE_DEPREL_ADVCL: return tr_child_is(coder, child, TRUCE_DEPREL_MARK, "of for from");
    default: return false;
  }
}

/* "has stepped" [in], "has turned it" [down], "was hit" [by shells]: what completes the verb, close behind the stretch. */
static void close_clause(const tr_coder *coder, uint32_t verb, stretch *s) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    uint32_t from, to;
    if (child <= s->last || !completes(coder, child)) continue;
    tr_extent(coder, child, true, &from, &to);
    if (from > s->last + NEAR || to > s->last + LONG || (from > s->last && tr_equal_string(tr_word(coder, from - 1)->form, ",")))
      break; /* or it breaks off within: "an Israeli" [air strike] */
    s->last = to;
    const truce_deprel base = tr_base(coder, child);
    if (!TR_ONE_OF(base, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_ADVMOD, TRUCE_DEPREL_IOBJ)) break;
  }
}

/* A quotation mark or bracket that opens in the stretch closes behind its last word. */
static void close_marks(const tr_coder *coder, stretch *s) {
  static const struct {
    const char *opens, *closes;
  } marks[] = {{"“", "”"}, {"‘", "’"}, {"(", ")"}, {"\"", "\""}, {"'", "'"}};
  const uint32_t behind = s->last + 1;
  for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
    if (behind >= coder->reading->sentences[tr_word(coder, s->last)->sentence].end || !is_form(coder, behind, marks[m].closes)) continue;
    bool open = false;
    for (uint32_t w = s->first; w <= s->last; w++) {
      if (open && is_form(coder, w, marks[m].closes)) open = false;
      else if (is_form(coder, w, marks[m].opens)) open = true;
    }
    if (open) s->last = behind;
    return;
  }
}

static void mend(const tr_coder *coder, const tr_draft *draft, truce_range *range) {
  const uint32_t trigger = draft->line.trigger;
  stretch s;
  if (!stretch_of(coder, *range, &s)) return;
  if (draft->line.kind != TRUCE_FIGURE && draft->line.kind != TRUCE_PROPOSAL) {
    open_subject(coder, &s);
    open_clause(coder, &s);
    cut_speaker(coder, trigger, &s);
    if (tr_word(coder, trigger)->upos == TRUCE_VERB && within(s, trigger)) close_clause(coder, trigger, &s);
  }
  while (s.first < s.last && s.first != trigger && !tr_follows(coder, s.first, "up") && opens_loosely(coder, s)) s.first++;
  if (is_form(coder, s.first, "to") && tr_follows(coder, s.first, "up")) s.first--; /* "up to 200" */
  close_marks(coder, &s);
  *range = tr_words_extent(coder, s.first, s.last);
}

void tr_evidence_close(tr_coder *coder) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    for (size_t e = 0; e < draft->evidence.count && !draft->dropped; e++) mend(coder, draft, &draft->evidence.items[e]);
  }
}
