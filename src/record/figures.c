/* Figures: each number with what it counts, told by the counted noun and by the verb or noun that it stands with. */
#include "record/numbers.h"
#include "record/status.h"
#include "record/tests.h"

static bool within_name(const tr_coder *coder, uint32_t word) { return tr_word(coder, word)->name != TRUCE_NONE; }

/* "a 400-strong force" */
static bool strong(const tr_coder *coder, uint32_t word) {
  return word != TRUCE_NONE && tr_equal_string(tr_word(coder, word)->lower, "strong") && tr_base(coder, word) == TRUCE_DEPREL_AMOD;
}

/* The noun that a number counts: what it modifies, "dozens of people", or the number itself where the noun is left out. */
static uint32_t counted_noun(const tr_coder *coder, const tr_quantity *q) {
  const truce_word *w = tr_word(coder, q->last);
  uint32_t word = q->last;
  while (tr_word(coder, word)->head != TRUCE_NONE && tr_word(coder, word)->head >= q->first && tr_word(coder, word)->head <= q->last) word = tr_word(coder, word)->head;
  w = tr_word(coder, word);
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_NUMMOD && w->head != TRUCE_NONE) return strong(coder, w->head) ? tr_word(coder, w->head)->head : w->head;
  for (uint32_t part = q->first; part <= q->last; part++)
    for (uint32_t i = 0; i < tr_word(coder, part)->child_count; i++) {
      const uint32_t child = tr_word(coder, part)->children[i];
      if (tr_base(coder, child) != TRUCE_DEPREL_NMOD || child <= q->last) continue;
      const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
      if (preposition != TRUCE_NONE && tr_lemma_is(coder, preposition, "of")) return child;
    }
  return word;
}

/* Where the counted phrase hangs: the number where it heads the phrase ("dozens of …"), else the noun. */
static uint32_t phrase_head(const tr_coder *coder, const tr_quantity *q, uint32_t noun) {
  uint32_t word = q->last;
  while (tr_word(coder, word)->head != TRUCE_NONE && tr_word(coder, word)->head >= q->first && tr_word(coder, word)->head <= q->last) word = tr_word(coder, word)->head;
  uint32_t head = tr_base(coder, word) == TRUCE_DEPREL_NUMMOD ? noun : word;
  while (tr_word(coder, head)->head != TRUCE_NONE && tr_word_in(coder, tr_word(coder, head)->head, TR_CLASS_MEASURE) && tr_base(coder, head) == TRUCE_DEPREL_NMOD) head = tr_word(coder, head)->head;
  return head;
}

typedef struct context {
  uint32_t noun, head;    /* counted noun, head of the phrase */
  uint32_t governor;      /* verb or noun above it */
  truce_deprel relation;
} context;

/* "fell in battle"; "fell under the law" and "falls to the council" are no deaths. */
static bool falls_otherwise(const tr_coder *coder, uint32_t verb) {
  static const char *const where[] = {"in", "at", "near", "during", "on", "outside", NULL};
  const truce_word *w = tr_word(coder, verb);
  if (!tr_lemma_is(coder, verb, "fall")) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    const uint32_t marker = tr_child_by(coder, w->children[i], TRUCE_DEPREL_CASE);
    if (base == TRUCE_DEPREL_OBJ || base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_COMPOUND || (base == TRUCE_DEPREL_OBL && marker != TRUCE_NONE && !tr_one_of(tr_word(coder, marker)->lower, where))) return true;
  }
  return false;
}

/* "shot dead", "shot and killed"; who was only shot may live. */
static bool only_shot(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (!tr_lemma_is(coder, verb, "shoot")) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word_in(coder, w->children[i], TR_CLASS_DEAD) || (tr_word_in(coder, w->children[i], TR_CLASS_KILL) && tr_base(coder, w->children[i]) == TRUCE_DEPREL_CONJ)) return false;
  return true;
}

static bool passive_subject(const tr_coder *coder, uint32_t word) { return tr_word(coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS; }

/* "a leader who has killed thousands", "a bomber killing nine": he is not the one killed. */
static bool acts_itself(const tr_coder *coder, uint32_t verb) {
  const uint32_t subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
  if (tr_word(coder, verb)->relation == TRUCE_DEPREL_ACL_RELCL) return subject != TRUCE_NONE && !passive_subject(coder, subject) && tr_word(coder, subject)->upos == TRUCE_PRON;
  return tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing"));
}

/* What happened to those counted, by a class of verbs that kill, wound …: as object, passive subject, or by a participle or adjective on the noun. */
static bool undergoes(const tr_coder *coder, const context *c, tr_class_id verbs) {
  const truce_deprel base = truce_deprel_base(c->relation);
  if (c->governor != TRUCE_NONE && tr_word_in(coder, c->governor, verbs) && !(c->governor + 1 < coder->reading->word_count && tr_equal_string(tr_word(coder, c->governor + 1)->lower, "down"))) { /* drones are shot down */
    if (only_shot(coder, c->governor)) return false;
    if (base == TRUCE_DEPREL_OBJ || passive_subject(coder, c->head)) return true;
    if (base == TRUCE_DEPREL_NSUBJ && tr_word(coder, c->governor)->features.verb_form == TRUCE_PARTICIPLE && tr_child_by(coder, c->governor, TRUCE_DEPREL_OBJ) == TRUCE_NONE) return true;
    if (base == TRUCE_DEPREL_OBL && tr_word(coder, c->governor)->upos == TRUCE_NOUN) return true;
  }
  for (int pass = 0; pass < 2; pass++) {
    const truce_word *w = tr_word(coder, pass ? c->head : c->noun);
    for (uint32_t i = 0; i < w->child_count; i++) {
      const truce_deprel child = tr_base(coder, w->children[i]);
      if (tr_word_in(coder, w->children[i], verbs) && (child == TRUCE_DEPREL_ACL || child == TRUCE_DEPREL_AMOD) && !acts_itself(coder, w->children[i])) return true;
    }
  }
  return false;
}

static bool by_adjective(const tr_coder *coder, const context *c, tr_class_id words) {
  for (int pass = 0; pass < 2; pass++) {
    const truce_word *w = tr_word(coder, pass ? c->head : c->noun);
    for (uint32_t i = 0; i < w->child_count; i++)
      if (tr_word_in(coder, w->children[i], words) && !falls_otherwise(coder, w->children[i])) return true;
  }
  if (c->governor == TRUCE_NONE) return false;
  if (tr_word_in(coder, c->governor, words)) return !falls_otherwise(coder, c->governor);
  const truce_word *g = tr_word(coder, c->governor); /* "leaving 62 Palestinians dead", "left 40 wounded" */
  for (uint32_t i = 0; i < g->child_count; i++)
    if (tr_base(coder, g->children[i]) == TRUCE_DEPREL_XCOMP && tr_word_in(coder, g->children[i], words) && g->children[i] > c->head) return true;
  return false;
}

/* "burnt to death" */
static bool to_death(const tr_coder *coder, const context *c) {
  return c->governor != TRUCE_NONE && tr_child_lemma(coder, c->governor, TR_SPAN("death"), 1);
}

static bool in_class(const tr_coder *coder, uint32_t word, const char *class_) { return tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, tr_span(class_))); }

/* Soldiers who are taken are prisoners, and so is whoever police, soldiers or courts hold; others are hostages. */
static truce_span held(const tr_coder *coder, const context *c) {
  if (tr_word_in(coder, c->noun, TR_CLASS_FORCES)) return tr_span("prisoners");
  const uint32_t holder = c->governor == TRUCE_NONE || passive_subject(coder, c->head) ? TRUCE_NONE : tr_child_by(coder, c->governor, TRUCE_DEPREL_NSUBJ);
  if (holder == TRUCE_NONE) return tr_span("hostages");
  return tr_word_in(coder, holder, TR_CLASS_FORCES) || in_class(coder, holder, "court-words") ? tr_span("other") : tr_span("hostages");
}

static bool dies(const tr_coder *coder, const context *c) {
  return c->governor != TRUCE_NONE && truce_deprel_base(c->relation) == TRUCE_DEPREL_NSUBJ && tr_word_in(coder, c->governor, TR_CLASS_DEAD) && tr_word(coder, c->governor)->upos == TRUCE_VERB && !falls_otherwise(coder, c->governor);
}

/* "the death toll rose to 867", "bringing the number of dead to 80": the toll stands at the same verb. */
static truce_span toll(const tr_coder *coder, const context *c) {
  if (c->governor == TRUCE_NONE) return (truce_span){0};
  const truce_word *g = tr_word(coder, c->governor);
  for (uint32_t i = 0; i < g->child_count; i++) {
    const uint32_t child = g->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (child == c->head || (base != TRUCE_DEPREL_NSUBJ && base != TRUCE_DEPREL_OBJ)) continue;
    const bool is_toll = tr_word_in(coder, child, TR_CLASS_TOLL);
    uint32_t first, last;
    tr_extent(coder, child, true, &first, &last);
    for (uint32_t w = first; w <= last; w++) {
      if (!is_toll && !tr_lemma_is(coder, child, "number") && !tr_lemma_is(coder, child, "total") && !tr_lemma_is(coder, child, "figure")) break;
      if (tr_word_in(coder, w, TR_CLASS_HURT) || tr_word_in(coder, w, TR_CLASS_INJURE)) return tr_span("injured");
      if (tr_word_in(coder, w, TR_CLASS_DISPLACE)) return tr_span("displaced");
      if (tr_word_in(coder, w, TR_CLASS_DEAD) || tr_word_in(coder, w, TR_CLASS_KILL)) return tr_span("killed");
    }
    if (is_toll) return tr_span("killed");
  }
  if (tr_word_in(coder, c->governor, TR_CLASS_TOLL)) return tr_span("killed"); /* "a toll of 80" */
  return (truce_span){0};
}

/* Nobody: shells fall, aid is freed, and nobody is dead, free or displaced. */
static bool thing(const tr_coder *coder, uint32_t noun) {
  static const tr_class_id things[] = {TR_CLASS_ROCKET, TR_CLASS_STRIKE, TR_CLASS_TRUCK, TR_CLASS_MONEY, TR_CLASS_UNCOUNTED};
  for (size_t i = 0; i < sizeof things / sizeof *things; i++)
    if (tr_word_in(coder, noun, things[i])) return true;
  return tr_entry_in(coder->entries[noun], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("lifeless")));
}

/* "3,000 people marched": a crowd. */
static bool crowd(const tr_coder *coder, const context *c) {
  return c->governor != TRUCE_NONE && truce_deprel_base(c->relation) == TRUCE_DEPREL_NSUBJ && in_class(coder, c->governor, "crowd-verb");
}

/* "nine people, five of them children": those are of the figure told last in the sentence. */
static truce_span of_them(const tr_coder *coder, const context *c) {
  const truce_word *w = tr_word(coder, c->noun);
  if (w->upos != TRUCE_PRON || !coder->drafts.count) return (truce_span){0};
  const tr_draft *last = &coder->drafts.items[coder->drafts.count - 1];
  const truce_value *what = last->line.kind == TRUCE_FIGURE && tr_word(coder, last->line.trigger)->sentence == w->sentence ? tr_draft_value(last, TRUCE_FIELD_WHAT) : NULL;
  return what ? what->text : (truce_span){0};
}

static bool object_of(const tr_coder *coder, const context *c, const char *verbs) {
  return c->governor != TRUCE_NONE && (truce_deprel_base(c->relation) == TRUCE_DEPREL_OBJ || passive_subject(coder, c->head)) && in_class(coder, c->governor, verbs);
}

static bool shot_at(const tr_coder *coder, const context *c) {
  return c->governor != TRUCE_NONE && only_shot(coder, c->governor) && (truce_deprel_base(c->relation) == TRUCE_DEPREL_OBJ || passive_subject(coder, c->head));
}

static bool counted_strong(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (strong(coder, w->children[i])) return true;
  return false;
}

/* "driven from their homes", "forced out of their villages" */
static bool driven_out(const tr_coder *coder, const context *c) {
  if (!object_of(coder, c, "drive-out")) return false;
  const truce_word *g = tr_word(coder, c->governor);
  for (uint32_t i = 0; i < g->child_count; i++) {
    const uint32_t preposition = tr_child_by(coder, g->children[i], TRUCE_DEPREL_CASE);
    if (tr_base(coder, g->children[i]) == TRUCE_DEPREL_OBL && in_class(coder, g->children[i], "dwelling") && preposition != TRUCE_NONE && (tr_lemma_is(coder, preposition, "from") || tr_lemma_is(coder, preposition, "out"))) return true;
  }
  return false;
}

static truce_span classify(const tr_coder *coder, const context *c) {
  const truce_span same = of_them(coder, c);
  if (same.size) return same;
  if (tr_word_in(coder, c->noun, TR_CLASS_UNCOUNTED)) return (truce_span){0};
  const truce_span told = toll(coder, c);
  if (told.size) return told;
  if (shot_at(coder, c) && !thing(coder, c->noun)) return (truce_span){0};
  const truce_upos upos = tr_word(coder, c->noun)->upos;
  const bool people = !thing(coder, c->noun) && (tr_word_in(coder, c->noun, TR_CLASS_PEOPLE) || tr_word_in(coder, c->noun, TR_CLASS_QUANTITY) || tr_word(coder, c->noun)->mention != TRUCE_NONE ||
                                                 upos == TRUCE_NUM || upos == TRUCE_PROPN || upos == TRUCE_ADJ || upos == TRUCE_NOUN);
  if (tr_word_in(coder, c->noun, TR_CLASS_MONEY)) return tr_span("money");
  if (tr_word_in(coder, c->noun, TR_CLASS_DEAD) && tr_word(coder, c->noun)->upos != TRUCE_VERB) return tr_span("killed");
  if (tr_word_in(coder, c->noun, TR_CLASS_HURT) && tr_word(coder, c->noun)->upos != TRUCE_VERB) return tr_span("injured");
  if (people) {
    if (undergoes(coder, c, TR_CLASS_INJURE) && to_death(coder, c)) return tr_span("killed");
    if (undergoes(coder, c, TR_CLASS_KILL) || by_adjective(coder, c, TR_CLASS_DEAD) || dies(coder, c)) return tr_span("killed");
    if (undergoes(coder, c, TR_CLASS_INJURE) || by_adjective(coder, c, TR_CLASS_HURT)) return tr_span("injured");
    if (undergoes(coder, c, TR_CLASS_DISPLACE) || by_adjective(coder, c, TR_CLASS_DISPLACE) ||
        (c->governor != TRUCE_NONE && truce_deprel_base(c->relation) == TRUCE_DEPREL_NSUBJ && tr_word_in(coder, c->governor, TR_CLASS_DISPLACE)))
      return tr_span("displaced");
    if (tr_word_in(coder, c->noun, TR_CLASS_CAPTIVE)) return tr_span("hostages");
    if (undergoes(coder, c, TR_CLASS_HOLD)) return held(coder, c);
    if (tr_lemma_is(coder, c->noun, "refugee")) return tr_span("displaced");
    if (tr_word_in(coder, c->noun, TR_CLASS_PRISONER) || undergoes(coder, c, TR_CLASS_FREE)) return tr_span("prisoners");
    if (undergoes(coder, c, TR_CLASS_ARREST)) return tr_span("other");
    const bool somebody = tr_word_in(coder, c->noun, TR_CLASS_PEOPLE) || tr_word_in(coder, c->noun, TR_CLASS_FORCES) || tr_word_in(coder, c->noun, TR_CLASS_FIGHTER);
    if (somebody && object_of(coder, c, "lose")) return tr_span("killed");
    if (driven_out(coder, c)) return tr_span("displaced");
    if (object_of(coder, c, "shelter")) return tr_span("displaced");
    if (tr_lemma_is(coder, c->noun, "man") && object_of(coder, c, "send-troops")) return tr_span("fighters");
    if (crowd(coder, c)) return tr_span("other");
  }
  if (tr_word_in(coder, c->noun, TR_CLASS_ROCKET)) return tr_span("rockets");
  if (tr_word_in(coder, c->noun, TR_CLASS_STRIKE)) return tr_span("strikes");
  if (tr_word_in(coder, c->noun, TR_CLASS_TRUCK)) return tr_span("trucks");
  if (tr_word_in(coder, c->noun, TR_CLASS_FORCES) && counted_strong(coder, c->noun)) return tr_span("fighters");
  if (tr_word_in(coder, c->noun, TR_CLASS_FIGHTER) && !in_class(coder, c->noun, "unit")) return tr_span("fighters");
  if (tr_word_in(coder, c->noun, TR_CLASS_COUNTABLE)) return tr_span("other");
  return (truce_span){0};
}

/* "two members", "four villages": a handful of what nobody reckons up. */
static bool handful(const tr_coder *coder, const tr_quantity *q, const context *c, truce_span what) {
  const char first = tr_word(coder, q->first)->form.size ? tr_word(coder, q->first)->form.data[0] : '0';
  return (tr_equal_string(what, "other") || tr_equal_string(what, "fighters")) && q->number < 10 && (first < '0' || first > '9') && !undergoes(coder, c, TR_CLASS_ARREST);
}

/* "two of the six men": those of whom some are counted. */
static bool whole_of_a_count(const tr_coder *coder, const tr_quantity *q) {
  static const char *const determiners[] = {"the", "its", "their", "those", "these", NULL};
  uint32_t before = q->first;
  const uint32_t sentence = tr_word(coder, q->first)->sentence;
  if (before && tr_one_of(tr_word(coder, before - 1)->lower, determiners)) before--;
  if (before < 2 || tr_word(coder, before - 2)->sentence != sentence || !tr_lemma_is(coder, before - 1, "of")) return false;
  return tr_word(coder, before - 2)->upos == TRUCE_NUM || tr_word_in(coder, before - 2, TR_CLASS_QUANTITY);
}

/* "three brigades": no number of fighters. */
static bool bodies_of_men(const tr_coder *coder, const tr_quantity *q, const context *c, truce_span what) {
  enum { NO_BODIES = 100 };
  return tr_equal_string(what, "fighters") && q->number < NO_BODIES && tr_entry_in(coder->entries[c->noun], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("collective")));
}

static context context_of(const tr_coder *coder, const tr_quantity *q) {
  context c;
  c.noun = counted_noun(coder, q);
  c.head = phrase_head(coder, q, c.noun);
  uint32_t at = c.head;
  for (int up = 0; up < 4 && tr_base(coder, at) == TRUCE_DEPREL_CONJ && tr_word(coder, at)->head != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, at)->head;
    if (tr_word(coder, head)->upos == TRUCE_VERB && tr_word(coder, at)->upos == TRUCE_VERB) break;
    at = head;
  }
  c.governor = tr_word(coder, at)->head;
  c.relation = tr_word(coder, at)->relation;
  if (at != c.head && passive_subject(coder, at)) c.head = at;
  return c;
}

/* Numbers that count nothing of ours: dates, ages, ordinals, percentages, parts of names. */
static bool counts_nothing(const tr_coder *coder, const tr_quantity *q) {
  if (tr_in_time(coder, q->last) || tr_in_time(coder, q->first) || within_name(coder, q->last)) return true;
  if ((tr_follows(coder, q->first, "by") || tr_follows(coder, q->first, "at")) && q->first == q->last && q->number <= 12 && tr_base(coder, q->last) == TRUCE_DEPREL_OBL) return true; /* "by five" */
  if (tr_follows(coder, q->first, "aged") || tr_follows(coder, q->first, "No.")) return true;
  if (q->last + 1 < coder->reading->word_count) {
    const truce_span next = tr_word(coder, q->last + 1)->lower;
    if (tr_equal_string(next, "%") || tr_equal_string(next, "percent") || tr_equal_string(next, "per") || tr_equal_string(next, "year-old")) return true;
  }
  return false;
}

static bool money_sign(const tr_coder *coder, const tr_quantity *q) {
  if (q->first == 0) return false;
  const truce_span at = tr_word(coder, q->first)->form, sign = tr_word(coder, q->first - 1)->form;
  return tr_starts(at, TR_SPAN("$")) || tr_starts(at, TR_SPAN("€")) || tr_starts(at, TR_SPAN("£")) || tr_equal_string(sign, "$") || tr_equal_string(sign, "€") || tr_equal_string(sign, "£") ||
         tr_equal_string(sign, "US$");
}

/* "posts 250 and 251", "units 7 and 9": numbers that things are called by. */
static bool numbered(const tr_coder *coder, const tr_quantity *q) {
  uint32_t before = q->first;
  while (before > 0 && (tr_equal_string(tr_word(coder, before - 1)->lower, "and") || tr_word(coder, before - 1)->upos == TRUCE_NUM)) before--;
  return before > 0 && tr_word(coder, before - 1)->upos == TRUCE_NOUN && tr_plural(coder, before - 1) && tr_word(coder, before - 1)->sentence == tr_word(coder, q->first)->sentence;
}

/* Of killed and injured, displaced and held: people. */
static bool of_people(truce_span what) {
  static const char *const kinds[] = {"killed", "injured", "displaced", "hostages", "prisoners", NULL};
  return tr_one_of(what, kinds);
}

bool tr_figure_sound(const tr_coder *coder, const tr_quantity *q, truce_span what) {
  if (counts_nothing(coder, q) || whole_of_a_count(coder, q)) return false;
  const context c = context_of(coder, q);
  return !(of_people(what) && thing(coder, c.noun)) && !shot_at(coder, &c) && !bodies_of_men(coder, q, &c, what);
}

static void write_figure(tr_coder *coder, const tr_quantity *q, const context *c, truce_span what) {
  tr_draft *draft = tr_draft_new(coder, TRUCE_FIGURE, q->last, TRUCE_ACTUAL);
  draft->maker = tr_span("figure");
  tr_draft_word(coder, draft, TRUCE_FIELD_WHAT, what);
  tr_draft_number(coder, draft, TRUCE_FIELD_NUMBER, q->number);
  if (q->at_least) tr_draft_number(coder, draft, TRUCE_FIELD_AT_LEAST, 1);
  if (q->at_most) tr_draft_number(coder, draft, TRUCE_FIELD_AT_MOST, 1);
  const bool one = q->first == c->noun && tr_word(coder, c->noun)->upos == TRUCE_NOUN && !tr_word_in(coder, c->noun, TR_CLASS_QUANTITY); /* "an army officer" */
  if (c->noun != q->last || one) {
    uint32_t first, last;
    tr_extent(coder, c->noun, true, &first, &last);
    while (first < last && ((first >= q->first && first <= q->last && !one) || tr_word(coder, first)->upos == TRUCE_DET || (first > q->last && (strong(coder, first) || tr_word(coder, first)->upos == TRUCE_PUNCT)))) first++;
    for (uint32_t w = c->noun + 1; w <= last; w++)
      if (tr_word(coder, w)->upos == TRUCE_VERB || tr_word(coder, w)->upos == TRUCE_AUX || tr_word(coder, w)->upos == TRUCE_PUNCT) last = w - 1; /* who was counted, not what they did */
    tr_draft_range(coder, draft, TRUCE_FIELD_OF, tr_words_extent(coder, first < c->noun && (first > q->last || one) ? first : c->noun, last));
    tr_draft_word(coder, draft, TRUCE_FIELD_UNIT, tr_word(coder, c->noun)->form);
  }
  uint32_t words[3] = {c->head, c->noun, TRUCE_NONE};
  tr_draft_evidence_words(coder, draft, words, 2);
  uint32_t support = c->governor != TRUCE_NONE && tr_word(coder, c->governor)->upos == TRUCE_VERB ? c->governor : c->head;
  if (support != c->head) {
    tr_arguments arguments = {.predicate = support, .support = support};
    draft->line.status = tr_status_of(coder, &arguments);
    if (support < q->first) tr_draft_evidence(coder, draft, tr_words_extent(coder, support, q->last > c->noun ? q->last : c->noun));
  }
  tr_draft_finish(coder, draft, support);
}

static bool single_victim(tr_coder *coder, uint32_t word, context *c) {
  const truce_word *w = tr_word(coder, word);
  if ((w->upos != TRUCE_NOUN && w->upos != TRUCE_PROPN) || tr_plural(coder, word) || !(tr_word_in(coder, word, TR_CLASS_PEOPLE) || tr_word_in(coder, word, TR_CLASS_FORCES) || tr_word_in(coder, word, TR_CLASS_FIGHTER))) return false;
  const uint32_t article = tr_child_by(coder, word, TRUCE_DEPREL_DET);
  if (article == TRUCE_NONE || (!tr_lemma_is(coder, article, "a") && !tr_lemma_is(coder, article, "an") && !tr_lemma_is(coder, article, "another"))) return false;
  *c = (context){word, word, w->head, w->relation};
  return undergoes(coder, c, TR_CLASS_KILL) || undergoes(coder, c, TR_CLASS_INJURE) || dies(coder, c);
}

/* "one of the bodies", "one air strike": a figure only where somebody was killed, hurt or taken. */
static bool only_one(const tr_coder *coder, const tr_quantity *q, const context *c) {
  if (q->first != q->last || !tr_lemma_is(coder, q->last, "one")) return false;
  if (tr_base(coder, q->last) != TRUCE_DEPREL_NUMMOD) return true;
  return !undergoes(coder, c, TR_CLASS_KILL) && !undergoes(coder, c, TR_CLASS_INJURE) && !undergoes(coder, c, TR_CLASS_HOLD) && !dies(coder, c);
}

void tr_figures(tr_coder *coder) {
  uint32_t done = 0;
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    tr_quantity q;
    context c;
    const truce_word *w = tr_word(coder, word);
    if (word < done) continue;
    if (w->upos == TRUCE_NOUN && single_victim(coder, word, &c)) {
      q = (tr_quantity){.number = 1, .first = word, .last = word};
      const truce_span what = classify(coder, &c);
      const size_t before = coder->drafts.count;
      if (what.size) write_figure(coder, &q, &c, what);
      if (coder->drafts.count > before) coder->drafts.items[before].maker = tr_span("figure.one");
      continue;
    }
    if (w->upos != TRUCE_NUM && tr_base(coder, word) != TRUCE_DEPREL_NUMMOD && !tr_word_in(coder, word, TR_CLASS_QUANTITY)) continue;
    if (tr_base(coder, word) == TRUCE_DEPREL_DET || !tr_quantity_of(coder, word, &q) || q.last < word) continue;
    done = q.last + 1;
    if (counts_nothing(coder, &q) || whole_of_a_count(coder, &q)) continue;
    c = context_of(coder, &q);
    if (c.noun < q.first && !money_sign(coder, &q) && numbered(coder, &q)) continue;
    if (only_one(coder, &q, &c)) continue;
    const truce_span what = money_sign(coder, &q) ? tr_span("money") : classify(coder, &c);
    if (what.size && !handful(coder, &q, &c, what) && !bodies_of_men(coder, &q, &c, what)) write_figure(coder, &q, &c, what);
  }
}
