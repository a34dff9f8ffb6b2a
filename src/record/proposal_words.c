/* What a noun's own words tell: "72-hour" and "new" before it, "to end the war" behind it, its article and owner, who puts it forward. Truces and names are
 * surely proposals, plans with an owner or a peace that they are for; parties that are called a congress, phrases ("of their own accord") and what is not
 * there ("no accord") are none. */
#include "record/proposal_words.h"

#include "base/ascii.h"
#include "record/actors.h"
#include "record/arguments.h"

static bool number_like(truce_span word) {
  static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "first", "second", "third"};
  if (word.size && tr_ascii_digit(word.data[0])) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const truce_span n = tr_span(words[i]);
    if (tr_starts(word, n) && (word.size == n.size || word.data[n.size] == '-')) return true;
  }
  return false;
}

/* "72-hour", "three-day", in one word or three, before the noun; tells truces apart. */
static truce_span length_before(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < head; i++) {
    const truce_word *m = tr_word(coder, w->children[i]);
    const truce_deprel base = truce_deprel_base(m->relation);
    if (!TR_ONE_OF(base, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_NUMMOD)) continue;
    if (number_like(m->lower)) return m->lower;
    const uint32_t number = tr_listed(m->lemma, "hour day week month year minute") ? tr_child_by(coder, w->children[i], TRUCE_DEPREL_NUMMOD) : TRUCE_NONE;
    if (number != TRUCE_NONE && number < w->children[i] && number_like(tr_word(coder, number)->lower))
      return tr_slice(coder->reading->report->text, tr_words_extent(coder, number, w->children[i]));
  }
  return (truce_span){0};
}

static void read_modifiers(tr_coder *coder, tr_proposal_word *p) {
  const truce_word *w = tr_word(coder, p->head);
  p->length = length_before(coder, p->head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *m = tr_word(coder, child);
    const truce_deprel base = truce_deprel_base(m->relation);
    if (base == TRUCE_DEPREL_DET) p->definite |= !tr_listed(m->lower, "a an any another no");
    if (base == TRUCE_DEPREL_DET && tr_equal_string(m->lower, "another")) p->fresh = true;
    if (base == TRUCE_DEPREL_DET && tr_equal_string(m->lower, "no")) p->absent = true;
    if (m->relation == TRUCE_DEPREL_NMOD_POSS) p->definite = true;
    p->hoped |= tr_equal_string(m->lower, "any") || tr_phrase_in(coder, m->lower, TR_CLASS_HOPED_FOR);
    if (child > p->head || !TR_ONE_OF(base, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_NUMMOD)) continue;
    if (tr_phrase_in(coder, m->lower, TR_CLASS_ANOTHER_ONE)) p->fresh = true;
    if (tr_word_in(coder, child, TR_CLASS_PEACE) || tr_word_in(coder, child, TR_CLASS_TRUCE)) p->strong = true;
    if (tr_word_in(coder, child, TR_CLASS_TRUCE)) p->truce = true;
    if (p->modifier_count < TR_MODIFIER_LIMIT) p->modifiers[p->modifier_count++] = m->lower;
  }
  for (uint32_t i = 0; i < w->child_count; i++) { /* "plan for a truce", "agreement on a ceasefire", "a pause in fighting" */
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && (tr_word_in(coder, child, TR_CLASS_TRUCE) || tr_word_in(coder, child, TR_CLASS_PEACE))) {
      p->strong = true;
      p->truce |= tr_word_in(coder, child, TR_CLASS_TRUCE);
    }
  }
}

/* "before a final deal", "once a final deal is signed", "to reach any deal": what is announced or signed as a thing that is there is not hoped for. */
static bool still_to_come(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  uint32_t clause = w->head == TRUCE_NONE ? head : w->head;
  for (int turn = 0; turn < 2; turn++) {
    const truce_word *of = tr_word(coder, turn ? clause : head);
    for (uint32_t i = 0; i < of->child_count; i++) {
      const truce_deprel base = tr_base(coder, of->children[i]);
      const bool link = TR_ONE_OF(base, TRUCE_DEPREL_CASE, TRUCE_DEPREL_MARK, TRUCE_DEPREL_ADVMOD);
      if (link && tr_listed(tr_word(coder, of->children[i])->lower, "before until once if for towards toward without")) return true;
    }
  }
  return tr_word(coder, clause)->features.verb_form == TRUCE_INFINITIVE;
}

static bool is_plan_to_do(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word(coder, w->children[i])->relation == TRUCE_DEPREL_ACL && tr_has_child(coder, w->children[i], TRUCE_DEPREL_MARK)) return true;
  return tr_plural(coder, head);
}

/* "an agreement to end the war": what it is to do is peace. */
static bool is_to_make_peace(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL) continue;
    uint32_t first, last;
    tr_extent(coder, w->children[i], true, &first, &last);
    for (uint32_t k = first; k <= last; k++)
      if (tr_word_in(coder, k, TR_CLASS_PEACE)) return true;
  }
  return false;
}

/* "the Workers' Congress", "Peru's Congress": a party or a parliament, no conference. */
static bool names_body(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t actor = tr_actor_around(coder, word);
  const truce_kind kind = actor == TRUCE_NONE ? TRUCE_KIND_NONE : coder->reading->actors[actor].kind;
  return w->upos == TRUCE_PROPN && (TR_ONE_OF(kind, TRUCE_BODY, TRUCE_PARTY, TRUCE_ORGANISATION) ||
                                    (w->name != TRUCE_NONE && coder->reading->names[w->name].class_ == TRUCE_ORG));
}

/* The verb that "a draft" is object of, or that tells of it behind it: "the draft that France circulated", "a draft signed on Monday". */
static uint32_t verb_about(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  if (w->head != TRUCE_NONE && (tr_base(coder, head) == TRUCE_DEPREL_OBJ || w->relation == TRUCE_DEPREL_NSUBJ_PASS)) return w->head;
  return tr_child_by(coder, head, TRUCE_DEPREL_ACL);
}

/* "France circulated a draft", "a paper tabled by France", "a draft was circulated": what
 * somebody puts forward, signs or turns down is a plan, whatever it is called. */
static bool is_dealt_with(tr_coder *coder, uint32_t head) {
  if (!tr_word_in(coder, head, TR_CLASS_PAPER)) return false;
  const uint32_t verb = verb_about(coder, head);
  if (verb == TRUCE_NONE || !(tr_word_in(coder, verb, TR_CLASS_PROPOSES) || tr_word_in(coder, verb, TR_CLASS_TAKES_UP))) return false;
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  const uint32_t agent = tr_argument(&arguments, TR_AGENT);
  if (agent == TRUCE_NONE && tr_word(coder, head)->relation == TRUCE_DEPREL_NSUBJ_PASS) return tr_word_in(coder, verb, TR_CLASS_PROPOSES);
  return agent != TRUCE_NONE && tr_actor_of(coder, agent, true) != TRUCE_NONE;
}

/* "The document calls for", "a proposal that would give": what lays things down is a plan. */
static bool lays_down(const tr_coder *coder, uint32_t head) {
  if ((!tr_word_in(coder, head, TR_CLASS_PLAN) && !tr_word_in(coder, head, TR_CLASS_PAPER)) || tr_lemma_is(coder, head, "offer")) return false;
  const truce_word *w = tr_word(coder, head);
  if (tr_base(coder, head) == TRUCE_DEPREL_NSUBJ && w->relation != TRUCE_DEPREL_NSUBJ_PASS && tr_word_in(coder, w->head, TR_CLASS_LAYS_DOWN)) return true;
  const uint32_t clause = tr_child_by(coder, head, TRUCE_DEPREL_ACL);
  return clause != TRUCE_NONE && tr_child_is(coder, clause, TRUCE_DEPREL_NSUBJ, "that which") && tr_child_is(coder, clause, TRUCE_DEPREL_AUX, "would will");
}

bool tr_says_deal(const tr_coder *coder, uint32_t noun) { return tr_word_in(coder, noun, TR_CLASS_DEAL_NOUN); }

/* "the Annan plan", "the Madrid principles" */
static bool goes_by_name(const tr_coder *coder, uint32_t head) {
  if (!tr_word_in(coder, head, TR_CLASS_PLAN) && !tr_lemma_in(coder, head, "principle document map")) return false;
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < head; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND && tr_word(coder, w->children[i])->upos == TRUCE_PROPN) return true;
  return false;
}

/* "a deal between Russia and Iran", "a pact brokered by Kenya": those who made it are told. */
static bool made_by(tr_coder *coder, uint32_t head) {
  if (!tr_says_deal(coder, head) && !tr_word_in(coder, head, TR_CLASS_TRUCE)) return false;
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (child < head) continue;
    if (tr_behind(coder, child, "between") && tr_has_child(coder, child, TRUCE_DEPREL_CONJ) && tr_actor_of(coder, child, true) != TRUCE_NONE) return true;
    if (tr_word(coder, child)->relation != TRUCE_DEPREL_ACL || !tr_word_in(coder, child, TR_CLASS_PROPOSES)) continue;
    tr_arguments arguments;
    tr_arguments_of(coder, child, &arguments);
    const uint32_t agent = tr_argument(&arguments, TR_AGENT);
    if (agent != TRUCE_NONE && tr_actor_of(coder, agent, true) != TRUCE_NONE) return true;
  }
  return false;
}

/* A deal or plan, no gathering, law or constitution; "the Oslo accords", but not "the Sudan plans". */
static bool is_deal(const tr_coder *coder, uint32_t head) {
  if (!tr_word_in(coder, head, TR_CLASS_PLAN) && !tr_word_in(coder, head, TR_CLASS_TRUCE) && !tr_lemma_in(coder, head, "principle document map")) return false;
  if (tr_word_in(coder, head, TR_CLASS_CONFERENCE) || tr_lemma_in(coder, head, "charter convention")) return false;
  if (tr_word_in(coder, head, TR_CLASS_LEGAL_TEXT) && !tr_lemma_is(coder, head, "resolution")) return false;
  return !tr_plural(coder, head) || tr_lemma_in(coder, head, "accord agreement principle");
}

/* "any arrangement", "no accord", "without agreement": none that is there to be spoken of. */
static bool none_there(const tr_coder *coder, uint32_t head) {
  const uint32_t determiner = tr_child_by(coder, head, TRUCE_DEPREL_DET);
  if (determiner != TRUCE_NONE) return tr_lemma_in(coder, determiner, "any no");
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < head && tr_base(coder, w->children[i]) != TRUCE_DEPREL_CASE && tr_word(coder, w->children[i])->upos != TRUCE_PUNCT) return false;
  return !tr_plural(coder, head) && tr_lemma_in(coder, head, "agreement accord compromise settlement");
}

/* "a news conference" */
static bool for_the_press(const tr_coder *coder, uint32_t head) {
  return tr_lemma_is(coder, head, "conference") && (tr_follows(coder, head, "news") || tr_follows(coder, head, "press"));
}

/* "international law": nobody's plan. */
static bool law_of_nations(const tr_coder *coder, uint32_t head) {
  return tr_lemma_is(coder, head, "law") && tr_child_is(coder, head, TRUCE_DEPREL_AMOD, "international humanitarian");
}

/* "of their own accord", "on the understanding that", "in his term" */
static bool of_a_phrase(const tr_coder *coder, uint32_t word) {
  if (tr_lemma_is(coder, word, "accord") && tr_follows(coder, word, "own")) return true;
  if (tr_lemma_is(coder, word, "term") && !tr_plural(coder, word)) return true; /* "the president's term" */
  return tr_lemma_is(coder, word, "understanding") && tr_behind(coder, word, "on") && tr_has_child(coder, word, TRUCE_DEPREL_ACL);
}

/* "the proposals of those who voted No": what some would like, none on the table. */
static bool of_whoever(const tr_coder *coder, uint32_t word) {
  const uint32_t whose = tr_plural(coder, word) ? tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "of by from") : TRUCE_NONE;
  return whose != TRUCE_NONE && tr_lemma_in(coder, whose, "those that many some other several");
}

/* "an arms deal", "a deal worth £100m": business. */
static bool of_business(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; tr_says_deal(coder, head) && i < w->child_count; i++) {
    const bool before = w->children[i] < head && TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD);
    if (before ? tr_word_in(coder, w->children[i], TR_CLASS_OTHER_DEAL) : tr_lemma_is(coder, w->children[i], "worth")) return true;
  }
  return false;
}

/* "to obtain the army's agreement", "without Chad's agreement": its yes, and no deal. */
static bool only_assent(tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  if (!tr_lemma_is(coder, head, "agreement") || tr_plural(coder, head) || tr_owner_of(coder, head) == TRUCE_NONE) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_NMOD, TRUCE_DEPREL_ACL, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_COMPOUND) &&
        tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_NMOD_POSS)
      return false;
  return tr_behind(coder, head, "without") ||
         (tr_base(coder, head) == TRUCE_DEPREL_OBJ && tr_word_in(coder, w->head, TR_CLASS_GETS_ASSENT));
}

bool tr_proposal_word_read(tr_coder *coder, uint32_t word, tr_proposal_word *p) {
  const truce_word *w = tr_word(coder, word);
  *p = (tr_proposal_word){.head = word, .owner = TRUCE_NONE};
  if (w->upos != TRUCE_NOUN && w->upos != TRUCE_PROPN) return false;
  if (tr_word_in(coder, word, TR_CLASS_NEVER_PROPOSAL) || of_a_phrase(coder, word) || for_the_press(coder, word) || law_of_nations(coder, word) ||
      of_whoever(coder, word) || of_business(coder, word) || only_assent(coder, word))
    return false;
  const truce_deprel base = truce_deprel_base(w->relation);
  if (base == TRUCE_DEPREL_COMPOUND && w->head != TRUCE_NONE && w->head > word) return false;
  const truce_mention *mention = w->mention == TRUCE_NONE ? NULL : &coder->reading->mentions[w->mention];
  const truce_name *name = w->name == TRUCE_NONE ? NULL : &coder->reading->names[w->name];
  const bool named = (mention && mention->kind == TRUCE_PROPOSAL_NAME) || (name && name->kind == TRUCE_PROPOSAL_NAME && name->head == word);
  p->truce = tr_word_in(coder, word, TR_CLASS_TRUCE);
  p->plan = tr_word_in(coder, word, TR_CLASS_PLAN);
  p->vague = tr_word_in(coder, word, TR_CLASS_VAGUE_PLAN);
  if (!p->truce && !p->plan && !p->vague && !named) return false;
  read_modifiers(coder, p);
  if (tr_word_in(coder, word, TR_CLASS_CONFERENCE) && !named && (names_body(coder, word) || (!p->modifier_count && !p->definite)))
    return false; /* "to congress" */
  p->strong |= p->truce || named;
  p->owner = tr_owner_of(coder, word);
  if (p->plan && p->owner != TRUCE_NONE && !is_plan_to_do(coder, word)) p->strong = true;
  if (p->plan && !p->strong && !tr_plural(coder, word) && is_to_make_peace(coder, word)) p->strong = true;
  if (p->vague && !p->strong && is_dealt_with(coder, word)) p->strong = true;
  const bool by_name = goes_by_name(coder, word), theirs = made_by(coder, word);
  p->named = (named || by_name || (theirs && !p->hoped && !p->absent)) && is_deal(coder, word);
  if (!p->strong && (lays_down(coder, word) || by_name || theirs)) p->strong = true;
  if (p->vague && p->length.size && tr_word_in(coder, word, TR_CLASS_LULL)) p->truce = p->strong = true;
  if (p->plan && !p->strong && none_there(coder, word)) return false;
  if (p->plan && !p->strong && is_plan_to_do(coder, word) && !p->definite) return false;
  p->hoped = p->hoped && !p->definite && !p->truce && still_to_come(coder, word);
  return true;
}
