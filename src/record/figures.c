/* Figures: which numbers count something, and the line of each. */
#include "record/figures.h"

#include "base/ascii.h"
#include "record/counted.h"
#include "record/status.h"

/* "brought down three drones" */
static bool lost_machines(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_suffers(coder, c) && tr_word_in(coder, c->noun, TR_CLASS_MACHINE) &&
         tr_lemma_in(coder, c->governor, "shoot down bring destroy intercept lose");
}

/* "two members", "four villages": a handful of what nobody reckons up. */
static bool handful(const tr_coder *coder, const tr_quantity *q, const tr_counted *c, truce_span what) {
  if (lost_machines(coder, c)) return false;
  const char first = tr_word(coder, q->first)->form.size ? tr_word(coder, q->first)->form.data[0] : '0';
  return tr_listed(what, "other fighters") && q->number < 10 && !tr_ascii_digit(first) && !tr_undergoes(coder, c, TR_CLASS_ARREST);
}

/* "two of the six men": those of whom some are counted. */
static bool whole_of_a_count(const tr_coder *coder, const tr_quantity *q) {
  uint32_t before = q->first;
  const uint32_t sentence = tr_word(coder, q->first)->sentence;
  if (before && tr_listed(tr_word(coder, before - 1)->lower, "the its their those these")) before--;
  if (before < 2 || tr_word(coder, before - 2)->sentence != sentence || !tr_lemma_is(coder, before - 1, "of")) return false;
  if (before >= 4 && tr_listed(tr_word(coder, before - 3)->lower, "in of") && tr_word(coder, before - 4)->upos != TRUCE_NOUN)
    return false; /* "nine in ten of the dead" */
  return tr_word(coder, before - 2)->upos == TRUCE_NUM || tr_word_in(coder, before - 2, TR_CLASS_QUANTITY);
}

/* "three brigades": no number of fighters. */
static bool bodies_of_men(const tr_coder *coder, const tr_quantity *q, const tr_counted *c, truce_span what) {
  enum { NO_BODIES = 100 };
  return tr_equal_string(what, "fighters") && q->number < NO_BODIES && tr_word_in(coder, c->noun, TR_CLASS_COLLECTIVE);
}

/* "When she was nine her family left": what is whose stands between the number and what it would count. */
static bool of_who_was(const tr_coder *coder, const tr_quantity *q) {
  const uint32_t noun = tr_base(coder, q->last) == TRUCE_DEPREL_NUMMOD ? tr_word(coder, q->last)->head : TRUCE_NONE;
  const uint32_t owner = noun == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, noun, TRUCE_DEPREL_NMOD);
  return owner != TRUCE_NONE && owner > q->last && owner < noun && tr_word(coder, owner)->upos == TRUCE_PRON;
}

/* "Oliver Hall, also 24, who was killed": his age. */
static bool age(const tr_coder *coder, const tr_quantity *q) {
  uint32_t before = q->first;
  if (of_who_was(coder, q)) return true;
  if (q->first != q->last || q->last + 1 >= coder->reading->word_count || !tr_equal_string(tr_word(coder, q->last + 1)->form, ",")) return false;
  if (before > 0 && tr_listed(tr_word(coder, before - 1)->lower, "also now then only just")) before--;
  return before > 1 && tr_equal_string(tr_word(coder, before - 1)->form, ",") && tr_kind_of(coder, before - 2) == TRUCE_PERSON;
}

/* "one of the bravest women", "one of the most feared men" */
static bool one_of_the_most(const tr_coder *coder, const tr_quantity *q) {
  enum { NEAR = 4 };
  if (!tr_lemma_is(coder, q->last, "one") || q->last + 2 >= coder->reading->word_count || !tr_lemma_is(coder, q->last + 1, "of") ||
      !tr_lemma_is(coder, q->last + 2, "the"))
    return false;
  for (uint32_t w = q->last + 3; w < q->last + 3 + NEAR && w < coder->reading->word_count && tr_word(coder, w)->upos != TRUCE_NOUN; w++)
    if (tr_equal_string(tr_word(coder, w)->lower, "most") || (tr_word(coder, w)->upos != TRUCE_NOUN && tr_ends(tr_word(coder, w)->lower, TR_SPAN("est"))))
      return true;
  return false;
}

/* "his 45,000 target": a mark that is set, nothing counted. */
static bool set_as_mark(const tr_coder *coder, const tr_quantity *q) {
  const uint32_t noun = tr_base(coder, q->last) == TRUCE_DEPREL_NUMMOD ? tr_word(coder, q->last)->head : TRUCE_NONE;
  return noun != TRUCE_NONE && q->number > 1 && !tr_plural(coder, noun) &&
         tr_word_in(coder, noun, TR_CLASS_MARK_SET);
}

/* "voted 315 to 103 against it", "by 130 votes to none": how a vote went. */
static bool of_a_vote(const tr_coder *coder, const tr_quantity *q) {
  enum { BACK = 5 };
  const uint32_t votes = tr_base(coder, q->last) == TRUCE_DEPREL_NUMMOD ? tr_word(coder, q->last)->head : TRUCE_NONE;
  if (votes != TRUCE_NONE && tr_lemma_is(coder, votes, "vote") && tr_follows(coder, q->first, "by")) return true;
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, q->first)->sentence];
  const bool first = q->last + 2 < sentence->end && tr_listed(tr_word(coder, q->last + 1)->lower, "to - –") && tr_word(coder, q->last + 2)->upos == TRUCE_NUM;
  const bool second = q->first >= sentence->first + 2 && tr_listed(tr_word(coder, q->first - 1)->lower, "to - –") &&
                      (tr_word(coder, q->first - 2)->upos == TRUCE_NUM || tr_lemma_is(coder, q->first - 2, "vote"));
  for (uint32_t word = q->first; (first || second) && word-- > sentence->first && word + BACK >= q->first;)
    if (tr_word_in(coder, word, TR_CLASS_VOTING)) return true;
  return false;
}

/* "by five", "at nine", but not "put the toll at nine" */
static bool by_the_clock(const tr_coder *coder, const tr_quantity *q) {
  const uint32_t verb = tr_word(coder, q->last)->head, toll = verb == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  if (toll != TRUCE_NONE && tr_word_in(coder, toll, TR_CLASS_TOLL)) return false;
  const bool at = tr_follows(coder, q->first, "by") || tr_follows(coder, q->first, "at");
  return at && q->first == q->last && q->number <= 12 && tr_base(coder, q->last) == TRUCE_DEPREL_OBL;
}

/* "nine in ten of the dead", "one in five": a share. */
static bool of_a_share(const tr_coder *coder, const tr_quantity *q) {
  const bool first = q->last + 2 < coder->reading->word_count && tr_listed(tr_word(coder, q->last + 1)->lower, "in out") &&
                     tr_word(coder, q->first)->sentence == tr_word(coder, q->last + 2)->sentence &&
                     (tr_word(coder, q->last + 2)->upos == TRUCE_NUM || tr_equal_string(tr_word(coder, q->last + 2)->lower, "of"));
  const bool second = q->first >= 2 && tr_equal_string(tr_word(coder, q->first - 1)->lower, "in") && tr_word(coder, q->first - 2)->upos == TRUCE_NUM;
  return (first || second) && q->first == q->last && q->number <= 10;
}

/* Numbers that count nothing of ours: votes for and against, dates, ages, ordinals, percentages, parts of names. */
static bool counts_nothing(const tr_coder *coder, const tr_quantity *q) {
  if (tr_in_time(coder, q->last) || tr_in_time(coder, q->first) || tr_word(coder, q->last)->name != TRUCE_NONE) return true;
  if (by_the_clock(coder, q) || tr_follows(coder, q->first, "aged") || tr_follows(coder, q->first, "no.")) return true;
  if (age(coder, q) || one_of_the_most(coder, q) || set_as_mark(coder, q) || of_a_vote(coder, q) || of_a_share(coder, q)) return true;
  if (q->last + 1 < coder->reading->word_count) {
    const truce_span next = tr_word(coder, q->last + 1)->lower;
    if (tr_listed(next, "% percent per year-old")) return true;
    if (tr_listed(next, "- –") && q->last + 2 < coder->reading->word_count && tr_listed(tr_word(coder, q->last + 2)->lower, "year month week day"))
      return true; /* "the 21-year-old" */
  }
  return false;
}

static bool money_sign(const tr_coder *coder, const tr_quantity *q) {
  if (q->first == 0) return false;
  const truce_span at = tr_word(coder, q->first)->form, sign = tr_word(coder, q->first - 1)->form;
  return tr_starts(at, TR_SPAN("$")) || tr_starts(at, TR_SPAN("€")) || tr_starts(at, TR_SPAN("£")) || tr_listed(sign, "$ € £ US$");
}

/* "posts 250 and 251", "units 7 and 9": numbers that things are called by. */
static bool numbered(const tr_coder *coder, const tr_quantity *q) {
  uint32_t before = q->first;
  while (before > 0 && (tr_equal_string(tr_word(coder, before - 1)->lower, "and") || tr_word(coder, before - 1)->upos == TRUCE_NUM)) before--;
  return before > 0 && tr_word(coder, before - 1)->upos == TRUCE_NOUN && tr_plural(coder, before - 1) &&
         tr_word(coder, before - 1)->sentence == tr_word(coder, q->first)->sentence;
}

/* Of killed and injured, displaced and held: people. */
static bool of_people(truce_span what) { return tr_listed(what, "killed injured displaced hostages prisoners"); }

/* "150,000 people lived there", "300 Kurds held a vigil": they have lived. */
static bool lives(const tr_coder *coder, const tr_counted *c) {
  if (!tr_counted_acts(c)) return false;
  const bool does = c->relation == TRUCE_DEPREL_NSUBJ && tr_word(coder, c->governor)->upos == TRUCE_VERB && tr_has_child(coder, c->governor, TRUCE_DEPREL_OBJ);
  return does || tr_word_in(coder, c->governor, TR_CLASS_DWELLS);
}

/* "180 howitzer systems": no men. */
static bool of_machines(const tr_coder *coder, uint32_t noun) {
  const truce_word *n = tr_word(coder, noun);
  if (tr_child_is(coder, noun, TRUCE_DEPREL_CASE, "under")) return false; /* "5,000 under arms" */
  if (tr_lifeless(coder, noun) || tr_word_in(coder, noun, TR_CLASS_ARMS)) return true;
  for (uint32_t i = 0; i < n->child_count; i++)
    if (tr_base(coder, n->children[i]) == TRUCE_DEPREL_COMPOUND &&
        (tr_word_in(coder, n->children[i], TR_CLASS_ARMS) || tr_word_in(coder, n->children[i], TR_CLASS_WEAPON)))
      return true;
  return false;
}

/* "a shelter for 1,600 people", "home to 300 families": what a place is there for. */
static bool meant_for(const tr_coder *coder, const tr_counted *c) {
  const truce_deprel base = truce_deprel_base(c->relation);
  if (c->governor == TRUCE_NONE || (base != TRUCE_DEPREL_NMOD && base != TRUCE_DEPREL_OBL) || !tr_behind(coder, c->head, "for to")) return false;
  return tr_word_in(coder, c->governor, TR_CLASS_ROOM_FOR);
}

/* "a town of 80,000 inhabitants": those who live there, whatever the report counts. */
static bool inhabitants(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE || truce_deprel_base(c->relation) != TRUCE_DEPREL_NMOD || !tr_behind(coder, c->head, "of")) return false;
  return tr_word_in(coder, c->governor, TR_CLASS_INHABITED);
}

bool tr_figure_sound(const tr_coder *coder, const tr_quantity *q, truce_span what) {
  if (counts_nothing(coder, q) || whole_of_a_count(coder, q)) return false;
  const tr_counted c = tr_counted_by(coder, q);
  if (tr_equal_string(what, "money") && !tr_word_in(coder, c.noun, TR_CLASS_MONEY)) return false;
  if (tr_listed(what, "killed injured") && (lives(coder, &c) || meant_for(coder, &c))) return false;
  if (of_people(what) && inhabitants(coder, &c)) return false;
  if (tr_equal_string(what, "fighters") && (of_machines(coder, c.noun) || tr_word_in(coder, c.noun, TR_CLASS_ANY_PERSON)))
    return false;
  return !(of_people(what) && tr_lifeless(coder, c.noun)) && !tr_shot_at(coder, &c) && !bodies_of_men(coder, q, &c, what);
}

/* "and three civilians", "and a child": others, counted for themselves. */
static bool others_follow(const tr_coder *coder, uint32_t word, uint32_t last) {
  if (tr_word(coder, word)->upos != TRUCE_CCONJ || word >= last) return false;
  const truce_upos next = tr_word(coder, word + 1)->upos;
  return next == TRUCE_NUM || next == TRUCE_DET;
}

/* Who or what was counted, not what they did: the phrase without its number, up to a verb, a comma or others. */
static void add_counted(tr_coder *coder, tr_draft *draft, const tr_quantity *q, const tr_counted *c) {
  const bool one = q->first == c->noun && tr_word(coder, c->noun)->upos == TRUCE_NOUN && !tr_word_in(coder, c->noun, TR_CLASS_QUANTITY); /* "an army officer" */
  if ((c->noun == q->last && !one) || (q->first < q->last && c->noun == q->first)) return; /* "tens of thousands" */
  uint32_t first, last;
  tr_extent(coder, c->noun, true, &first, &last);
  while (first < last) {
    const truce_upos upos = tr_word(coder, first)->upos;
    const bool of_number = first >= q->first && first <= q->last && !one, behind = first > q->last && (tr_strong(coder, first) || upos == TRUCE_PUNCT);
    if (!of_number && !behind && upos != TRUCE_DET) break;
    first++;
  }
  for (uint32_t w = c->noun + 1; w <= last; w++) {
    const truce_upos upos = tr_word(coder, w)->upos;
    if (TR_ONE_OF(upos, TRUCE_VERB, TRUCE_AUX, TRUCE_PUNCT) || others_follow(coder, w, last)) last = w - 1;
  }
  tr_draft_range(coder, draft, TRUCE_FIELD_OF, tr_words_extent(coder, first < c->noun && (first > q->last || one) ? first : c->noun, last));
  tr_draft_word(coder, draft, TRUCE_FIELD_UNIT, tr_word(coder, c->noun)->form);
}

/* "no order to pull out the 2,000 troops", "to confront the 300 rebels now there": they are there, whatever becomes of them. */
static bool are_there(const tr_coder *coder, const tr_counted *c, truce_span what) {
  if (!tr_listed(what, "fighters hostages prisoners")) return false;
  const bool now = c->noun + 1 < coder->reading->word_count && tr_listed(tr_word(coder, c->noun + 1)->lower, "now currently already still");
  return now || tr_child_is(coder, c->noun, TRUCE_DEPREL_DET, "the these those");
}

enum { NEAR = 8 }; /* words from those counted to the verb that tells what became of them */

static void write_figure(tr_coder *coder, const tr_quantity *q, const tr_counted *c, truce_span what, const char *maker) {
  tr_draft *draft = tr_draft_new(coder, TRUCE_FIGURE, q->last, TRUCE_ACTUAL);
  draft->maker = tr_span(maker);
  tr_draft_word(coder, draft, TRUCE_FIELD_WHAT, what);
  tr_draft_quantity(coder, draft, q);
  add_counted(coder, draft, q, c);
  tr_draft_evidence_words(coder, draft, (uint32_t[]){c->head, c->noun}, 2);
  const uint32_t support = c->governor != TRUCE_NONE && tr_word(coder, c->governor)->upos == TRUCE_VERB ? c->governor : c->head;
  if (support != c->head) {
    tr_arguments arguments = {.predicate = support, .support = support};
    draft->line.status = tr_lemma_in(coder, support, "fear presume") ? TRUCE_POSSIBLE /* "were feared dead" */
                         : are_there(coder, c, what) ? TRUCE_ACTUAL
                                                     : tr_status_of(coder, &arguments);
    const uint32_t last = q->last > c->noun ? q->last : c->noun;
    if (support < q->first) tr_draft_evidence(coder, draft, tr_words_extent(coder, support, last));
    else if (support <= last + NEAR) draft->evidence.items[0].end = tr_word(coder, support)->where.end; /* "Two nurses were killed" */
  }
  tr_draft_finish(coder, draft, support);
}

/* "plotted to kill an officer", "a man may die": nobody has been hit yet. */
static bool not_yet_hit(const tr_coder *coder, uint32_t verb) {
  tr_arguments arguments = {.predicate = verb, .support = verb};
  const truce_line_status status = tr_word(coder, verb)->upos == TRUCE_VERB ? tr_status_of(coder, &arguments) : TRUCE_ACTUAL;
  return status == TRUCE_PLANNED || status == TRUCE_REQUESTED || (status == TRUCE_POSSIBLE && !tr_lemma_in(coder, verb, "fear presume"));
}

/* "an officer was killed" */
static bool single_victim(tr_coder *coder, uint32_t word, tr_counted *c) {
  const truce_word *w = tr_word(coder, word);
  if (w->upos != TRUCE_NOUN || tr_plural(coder, word) || !tr_somebody(coder, word)) return false;
  if (!tr_child_is(coder, word, TRUCE_DEPREL_DET, "a an another")) return false;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE) w = tr_word(coder, w->head); /* "a man and a girl" */
  *c = (tr_counted){word, word, w->head, w->relation};
  if (w->head == TRUCE_NONE || not_yet_hit(coder, w->head)) return false;
  return tr_undergoes(coder, c, TR_CLASS_KILL) || tr_undergoes(coder, c, TR_CLASS_INJURE) || tr_dies(coder, c);
}

/* "one of the bodies", "one air strike": a figure only where somebody was killed, hurt or taken. */
static bool only_one(const tr_coder *coder, const tr_quantity *q, const tr_counted *c) {
  if (q->first != q->last || !tr_lemma_is(coder, q->last, "one")) return false;
  if (tr_base(coder, q->last) != TRUCE_DEPREL_NUMMOD) return true;
  return !tr_undergoes(coder, c, TR_CLASS_KILL) && !tr_undergoes(coder, c, TR_CLASS_INJURE) && !tr_undergoes(coder, c, TR_CLASS_HOLD) && !tr_dies(coder, c);
}

/* "dozens of fighters", "the millions of refugees": no number that anybody claims; "thousands fled", "hundreds were killed" tell at least that many. */
static bool too_vague(const tr_coder *coder, const tr_quantity *q, const tr_counted *c, truce_span what) {
  for (uint32_t word = q->first; word <= q->last; word++)
    if (tr_word(coder, word)->upos == TRUCE_NUM) return false;
  if (!tr_word_in(coder, q->last, TR_CLASS_QUANTITY)) return false;
  return !tr_listed(what, "killed injured displaced") || (tr_equal_string(what, "displaced") && tr_lemma_is(coder, c->noun, "refugee"));
}

/* "twenty pounds for a taxi": what people pay. */
static bool small_change(const tr_quantity *q, truce_span what) {
  enum { LEAST = 1000 };
  return tr_equal_string(what, "money") && q->number < LEAST;
}

/* "600 of his men", "13,000 peacekeepers": of whom no more is told, they are under arms. */
static bool under_arms(const tr_coder *coder, const tr_quantity *q, const tr_counted *c, truce_span what) {
  enum { FORCE = 50 };
  if (q->number < FORCE || !tr_plural(coder, c->noun)) return false;
  if (tr_lemma_is(coder, c->noun, "peacekeeper")) return !what.size || tr_equal_string(what, "other");
  return !what.size && tr_lemma_is(coder, c->noun, "man") && !tr_child_is(coder, c->noun, TRUCE_DEPREL_CONJ, "woman") &&
         !tr_child_is(coder, c->noun, TRUCE_DEPREL_AMOD, "young old local");
}

static void code_number(tr_coder *coder, const tr_quantity *q) {
  if (counts_nothing(coder, q) || whole_of_a_count(coder, q)) return;
  const tr_counted c = tr_counted_by(coder, q);
  const bool money = money_sign(coder, q);
  if ((c.noun < q->first && !money && numbered(coder, q)) || only_one(coder, q, &c)) return;
  const truce_span as = money ? tr_span("money") : tr_counted_as(coder, &c), what = under_arms(coder, q, &c, as) ? tr_span("fighters") : as;
  if (of_people(what) && tr_lifeless(coder, c.noun)) return;
  if (what.size && !small_change(q, what) && !handful(coder, q, &c, what) && !bodies_of_men(coder, q, &c, what) && !too_vague(coder, q, &c, what))
    write_figure(coder, q, &c, what, "figure");
}

static bool may_count(const tr_coder *coder, uint32_t word) {
  const truce_deprel base = tr_base(coder, word);
  const bool quantity = tr_word_in(coder, word, TR_CLASS_QUANTITY) || tr_equal_string(tr_word(coder, word)->lower, "tens");
  return base != TRUCE_DEPREL_DET && (base == TRUCE_DEPREL_NUMMOD || tr_word(coder, word)->upos == TRUCE_NUM || quantity);
}

void tr_figures(tr_coder *coder) {
  uint32_t next = 0; /* behind the number read last */
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    tr_quantity q;
    tr_counted c;
    if (word < next) continue;
    if (single_victim(coder, word, &c)) {
      const truce_span what = tr_counted_as(coder, &c);
      if (what.size) write_figure(coder, &(tr_quantity){.number = 1, .first = word, .last = word}, &c, what, "figure.one");
    } else if (may_count(coder, word) && tr_quantity_of(coder, word, &q) && q.last >= word) {
      next = q.last + 1;
      code_number(coder, &q);
    }
  }
}
