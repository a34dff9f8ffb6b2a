/* Whose attack it was, where the words that tell whom it hit name nobody: "launched strikes that killed nine" is one act with the launching, "nine died when
 * rebels attacked" with the attack, and "the raid killed two" goes on from the raid told before. */
#include "record/answers.h"

#include "record/subjects.h"

enum { SENTENCES_BACK = 2, STEPS_UP = 4 };

static bool by_nobody(const tr_draft *draft) {
  return tr_is_assault(draft) && !tr_count(tr_draft_value(draft, TRUCE_FIELD_ACTORS)) && tr_count(tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS));
}

/* Are they on both ends: those who attack, or others of their country, among those who are hit? */
static bool their_own(const tr_coder *coder, const tr_draft *attack, const tr_draft *hit) {
  const truce_value *doers = tr_draft_value(attack, TRUCE_FIELD_ACTORS), *fell = tr_draft_value(hit, TRUCE_FIELD_RECIPIENTS);
  for (size_t i = 0; i < fell->count; i++) {
    const truce_actor *victim = &coder->reading->actors[fell->ids[i]];
    if (tr_holds(doers, fell->ids[i])) return true;
    for (size_t k = 0; k < doers->count; k++)
      if (victim->country[0] && victim->kind != TRUCE_PLACE && !strcmp(victim->country, coder->reading->actors[doers->ids[k]].country)) return true;
  }
  return false;
}

static bool by_somebody_else(const tr_coder *coder, const tr_draft *attack, const tr_draft *hit) {
  return tr_is_assault(attack) && tr_count(tr_draft_value(attack, TRUCE_FIELD_ACTORS)) && attack->line.status == hit->line.status &&
         !their_own(coder, attack, hit);
}

/* The attack of somebody that this word of the sentence tells, its verb or its noun; NULL if there is none. */
static tr_draft *attack_told_by(const tr_coder *coder, const tr_groups *drafts, const tr_draft *hit, uint32_t word) {
  TR_EACH_OF_GROUP(i, drafts, tr_word(coder, word)->sentence) {
    tr_draft *attack = &coder->drafts.items[*i];
    const uint32_t told = attack->line.trigger;
    const bool carried = tr_word(coder, told)->head == word && TR_ONE_OF(tr_base(coder, told), TRUCE_DEPREL_OBJ, TRUCE_DEPREL_OBL);
    if ((told == word || carried) && by_somebody_else(coder, attack, hit)) return attack;
  }
  return NULL;
}

static bool of_attack(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN) || tr_word_in(coder, noun, TR_CLASS_WEAPON);
}

/* "launched strikes that killed nine", "died in strikes carried out by the army" */
static tr_draft *of_its_weapon(const tr_coder *coder, const tr_groups *drafts, const tr_draft *hit, const tr_arguments *arguments) {
  for (size_t i = 0; i < arguments->count; i++) {
    const uint32_t noun = arguments->fillers[i].word;
    if (!TR_ONE_OF(arguments->fillers[i].slot, TR_AGENT, TR_IN, TR_BY, TR_DURING) || !of_attack(coder, noun)) continue;
    const truce_word *n = tr_word(coder, noun);
    tr_draft *attack = attack_told_by(coder, drafts, hit, noun);
    if (!attack && n->head != TRUCE_NONE && n->head != hit->line.trigger) attack = attack_told_by(coder, drafts, hit, n->head);
    for (uint32_t k = 0; !attack && k < n->child_count; k++)
      if (tr_base(coder, n->children[k]) == TRUCE_DEPREL_ACL && n->children[k] != hit->line.trigger)
        attack = attack_told_by(coder, drafts, hit, n->children[k]);
    if (attack) return attack;
  }
  return NULL;
}

/* "answered with rockets aimed at the town, killing two": what the clause goes on from, through the nouns between. */
static tr_draft *gone_on_from(const tr_coder *coder, const tr_groups *drafts, const tr_draft *hit) {
  uint32_t word = hit->line.trigger;
  if (!tr_ends(tr_word(coder, word)->lower, TR_SPAN("ing")) || !TR_ONE_OF(tr_base(coder, word), TRUCE_DEPREL_ADVCL, TRUCE_DEPREL_ACL)) return NULL;
  for (int up = 0; up < STEPS_UP && tr_word(coder, word)->head != TRUCE_NONE; up++) {
    if (!TR_ONE_OF(tr_base(coder, word), TRUCE_DEPREL_ADVCL, TRUCE_DEPREL_ACL, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_OBL, TRUCE_DEPREL_OBJ)) return NULL;
    word = tr_word(coder, word)->head;
    tr_draft *attack = attack_told_by(coder, drafts, hit, word);
    if (attack) return attack;
  }
  return NULL;
}

/* "were killed when rebels attacked" */
static tr_draft *when_attacked(const tr_coder *coder, const tr_groups *drafts, const tr_draft *hit) {
  const truce_word *verb = tr_word(coder, hit->line.trigger);
  for (uint32_t k = 0; k < verb->child_count; k++) {
    const uint32_t clause = verb->children[k];
    if (tr_base(coder, clause) != TRUCE_DEPREL_ADVCL || !tr_opened_by(coder, clause, "when after as while")) continue;
    tr_draft *attack = attack_told_by(coder, drafts, hit, clause);
    if (attack) return attack;
  }
  return NULL;
}

/* "The raid killed two": the attack told last, in the sentences before. */
static const tr_draft *told_before(const tr_coder *coder, const tr_groups *drafts, const tr_draft *hit, const tr_arguments *arguments) {
  bool points_back = false;
  for (size_t i = 0; i < arguments->count && !points_back; i++) {
    const uint32_t noun = arguments->fillers[i].word;
    points_back = TR_ONE_OF(arguments->fillers[i].slot, TR_AGENT, TR_IN, TR_BY, TR_DURING) && tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN) &&
                  tr_child_is(coder, noun, TRUCE_DEPREL_DET, "the this that these those") && !tr_has_child(coder, noun, TRUCE_DEPREL_NMOD);
  }
  const uint32_t here = tr_word(coder, hit->line.trigger)->sentence;
  for (uint32_t back = 1; points_back && back <= SENTENCES_BACK && back <= here; back++) {
    const tr_draft *last = NULL;
    TR_EACH_OF_GROUP(i, drafts, here - back) {
      const tr_draft *attack = &coder->drafts.items[*i];
      if (tr_is_assault(attack) && (!last || attack->line.trigger > last->line.trigger)) last = attack;
    }
    if (last) return by_somebody_else(coder, last, hit) ? last : NULL;
  }
  return NULL;
}

/* One act: those hit are among those whom the attack was meant for. */
static void join(tr_coder *coder, tr_draft *attack, tr_draft *hit) {
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, tr_draft_value(attack, TRUCE_FIELD_RECIPIENTS));
  tr_ids_add_all(&ids, tr_draft_value(hit, TRUCE_FIELD_RECIPIENTS));
  tr_draft_ids(coder, attack, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
  for (size_t i = 0; i < hit->evidence.count; i++) tr_draft_evidence(coder, attack, hit->evidence.items[i]);
  hit->dropped = true;
}

void tr_attackers_find(tr_coder *coder) {
  const tr_groups drafts = tr_drafts_by_sentence(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *hit = &coder->drafts.items[i];
    if (!by_nobody(hit)) continue;
    tr_arguments arguments;
    tr_arguments_of(coder, hit->line.trigger, &arguments);
    tr_draft *attack = of_its_weapon(coder, &drafts, hit, &arguments);
    if (!attack) attack = gone_on_from(coder, &drafts, hit);
    if (!attack) attack = when_attacked(coder, &drafts, hit);
    const tr_draft *before = attack ? NULL : told_before(coder, &drafts, hit, &arguments);
    const truce_value *doers = before ? tr_draft_value(before, TRUCE_FIELD_ACTORS) : NULL;
    if (attack) join(coder, attack, hit);
    else if (doers) tr_draft_ids(coder, hit, TRUCE_FIELD_ACTORS, doers->ids, doers->count);
  }
}
