/* Matching in three passes: find all frames that fit, mark what governing frames cover, write the lines. Within one predicate the most specific
 * frame writes a kind of line; less specific ones add only the kinds that it does not write. */
#include "record/match.h"

#include <stdlib.h>

#include "record/claimants.h"
#include "record/claims.h"
#include "record/proposals.h"
#include "record/status.h"
#include "record/tests.h"
#include "record/writing.h"

typedef struct matches {
  TR_ARRAY(tr_match) items;
} matches;

/* ---- conditions ---- */

/* "~in": a particle of the verb itself, no preposition of what follows ("gave in", not "gave money in March"). */
static bool has_particle(const tr_coder *coder, uint32_t verb, truce_span lemma) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    if (tr_equal(c->lower, lemma) && (c->relation == TRUCE_DEPREL_COMPOUND_PRT || truce_deprel_base(c->relation) == TRUCE_DEPREL_ADVMOD)) return true;
  }
  return false;
}

/* The further lemmas of an evoker stand at the predicate or one step below, where there are several two ("washed its hands *of* it"). */
static bool has_more(const tr_coder *coder, const tr_evoker *evoker, uint32_t predicate, uint32_t support) {
  const int depth = evoker->more_count > 1 ? 3 : 2;
  for (size_t i = 0; i < evoker->more_count; i++)
    if (evoker->more[i].size > 1 && evoker->more[i].data[0] == '~') {
      if (!has_particle(coder, predicate, (truce_span){evoker->more[i].data + 1, evoker->more[i].size - 1})) return false;
    } else if (!tr_child_lemma(coder, predicate, evoker->more[i], depth) && (support == predicate || !tr_child_lemma(coder, support, evoker->more[i], depth)))
      return false;
  return true;
}

/* The arguments of a verb with its further words: their own, too. */
static void add_behind_more(const tr_coder *coder, const tr_evoker *evoker, tr_arguments *arguments) {
  const truce_word *w = tr_word(coder, arguments->predicate);
  for (uint32_t i = 0; evoker->by == TR_BY_VERB && i < w->child_count; i++)
    for (size_t k = 0; k < evoker->more_count; k++)
      if (tr_equal(tr_word(coder, w->children[i])->lemma, evoker->more[k])) tr_fill_behind(coder, arguments, w->children[i]);
}

static bool condition_holds(tr_coder *coder, const tr_condition *condition, const tr_match *match) {
  bool filled = false;
  for (size_t t = 0; condition->of_status && t < condition->test_count; t++)
    if (condition->tests[t].value >> match->status & 1) return true;
  if (condition->of_status) return false;
  if (condition->slots & 1ull << TR_SELF) {
    for (size_t t = 0; t < condition->test_count; t++)
      if (tr_passes(coder, &condition->tests[t], match->predicate)) return true;
  }
  if (condition->slots & 1ull << TR_LAST) {
    uint32_t named = TRUCE_NONE;
    filled = tr_proposal_last(coder, match->predicate, &named) != TRUCE_NONE;
    for (size_t t = 0; filled && t < condition->test_count; t++)
      if (tr_passes(coder, &condition->tests[t], named)) return true;
  }
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_filler filler = match->arguments.fillers[i];
    if (!(condition->slots >> filler.slot & 1)) continue;
    filled = true;
    for (size_t t = 0; t < condition->test_count; t++)
      if (tr_passes(coder, &condition->tests[t], filler.word)) return true;
  }
  for (size_t t = 0; t < condition->test_count; t++)
    if (condition->tests[t].kind == TR_TEST_NONE && !filled) return true;
  return false;
}

bool tr_frame_fits(tr_coder *coder, const tr_frame *frame, const tr_match *match) {
  for (size_t i = 0; i < frame->conditions.count; i++)
    if (condition_holds(coder, &frame->conditions.items[i], match) == frame->conditions.items[i].unless) {
      if (coder->refuse) coder->refuse(coder->refuse_self, frame, tr_word(coder, match->predicate), frame->conditions.items[i].source);
      return false;
    }
  return true;
}

/* ---- which words are predicates ---- */

static bool evokes(const tr_coder *coder, const tr_evoker *evoker, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const truce_deprel base = truce_deprel_base(w->relation);
  switch (evoker->by) {
    case TR_BY_VERB:
      return (w->upos == TRUCE_VERB || w->upos == TRUCE_AUX) && base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND && w->relation != TRUCE_DEPREL_AUX;
    case TR_BY_NOUN:
    case TR_BY_LIGHT_NOUN:
      return (w->upos == TRUCE_NOUN || w->upos == TRUCE_PROPN) && base != TRUCE_DEPREL_COMPOUND && base != TRUCE_DEPREL_FLAT && w->name == TRUCE_NONE;
    case TR_BY_ADJECTIVE:
      if (w->form.size && memchr(w->form.data, '-', w->form.size) && (base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND)) return true;
      if (w->upos == TRUCE_NOUN && base == TRUCE_DEPREL_XCOMP && w->name == TRUCE_NONE) return true; /* "remains non-committal" */
      return w->name == TRUCE_NONE &&
             (TR_ONE_OF(w->upos, TRUCE_ADJ, TRUCE_ADV, TRUCE_ADP) || (w->upos == TRUCE_VERB && w->features.verb_form == TRUCE_PARTICIPLE));
    case TR_BY_EVENT: break;
  }
  return false;
}

/* Whose speech the words stand in; a paper that brings them speaks for nobody. */
void tr_match_speaker(tr_coder *coder, tr_arguments *arguments) {
  const uint32_t speaker = tr_speaker_of(coder, arguments->predicate);
  if (speaker != TRUCE_NONE && tr_claimant_of(coder, tr_actor_of(coder, speaker, false), speaker) == TRUCE_OUTLET_CLAIM) return;
  if (speaker != TRUCE_NONE && speaker < coder->reading->word_count && arguments->count < TR_FILLER_LIMIT)
    arguments->fillers[arguments->count++] = (tr_filler){TR_SPEAKER, speaker};
}

/* "is divided over", "is appalled by the raid": what looks like a passive tells a state of its subject; what no actor does is its cause. */
static void state_not_act(tr_coder *coder, tr_arguments *arguments) {
  const uint32_t agent = tr_argument(arguments, TR_AGENT);
  if (!arguments->passive || (agent != TRUCE_NONE && tr_actor_of(coder, agent, false) != TRUCE_NONE)) return;
  for (size_t i = 0; i < arguments->count; i++) {
    tr_filler *filler = &arguments->fillers[i];
    if (filler->slot == TR_AGENT) filler->slot = TR_BY;
    else if (filler->slot == TR_PATIENT) filler->slot = TR_AGENT;
  }
  arguments->passive = false;
}

int tr_frame_specificity(const tr_frame *frame, size_t more) {
  int points = 3 * (int)more;
  for (size_t i = 0; i < frame->conditions.count; i++) points += frame->conditions.items[i].unless ? 2 : 3;
  return points - (frame->fallback ? 1000 : 0);
}

static void match_word(tr_coder *coder, uint32_t word, matches *found) {
  const tr_entry *entry = coder->entries[word];
  tr_match match = {.predicate = word};
  tr_arguments arguments;
  bool ready = false;
  for (size_t i = 0; i < entry->evokers.count; i++) {
    const tr_evoker *evoker = &entry->evokers.items[i];
    if (!evokes(coder, evoker, word)) continue;
    if (!ready) {
      tr_arguments_of(coder, word, &arguments);
      tr_match_speaker(coder, &arguments);
      match.status = tr_status_of(coder, &arguments);
      ready = true;
    }
    if (evoker->by == TR_BY_LIGHT_NOUN && !arguments.supported) continue;
    if (!has_more(coder, evoker, word, arguments.support)) continue;
    match.arguments = arguments;
    add_behind_more(coder, evoker, &match.arguments);
    if (evoker->by == TR_BY_ADJECTIVE) state_not_act(coder, &match.arguments);
    match.frame = &coder->codebook->frames.items.items[evoker->frame];
    match.specific = tr_frame_specificity(match.frame, evoker->more_count);
    if (tr_frame_fits(coder, match.frame, &match)) TR_PUSH(coder->arena, &found->items, match);
  }
}

/* ---- what governing frames cover ---- */

/* All below a word but its governor itself: "the raids, condemned by monitors" hang the condemning on what is condemned. */
static void cover(tr_coder *coder, uint32_t word, uint32_t governor, int depth) {
  if (coder->covered[word] || word == governor || depth > 6) return;
  coder->covered[word] = 1;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if (TR_ONE_OF(base, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_OBL) ||
        (base == TRUCE_DEPREL_ACL && tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL_RELCL))
      cover(coder, w->children[i], governor, depth + 1);
  }
}

static void mark_covered(tr_coder *coder, const matches *found) {
  for (size_t m = 0; m < found->items.count; m++) {
    const tr_match *match = &found->items.items[m];
    for (size_t i = 0; match->frame->covers && i < match->arguments.count; i++)
      if (match->frame->covers >> match->arguments.fillers[i].slot & 1) cover(coder, match->arguments.fillers[i].word, match->predicate, 0);
  }
}

/* ---- which match writes ---- */

/* "once congress approves the deal", "how voters would approve it", "from the day that it is approved": supposed or asked, nobody's stance. */
static bool supposed(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (w->relation == TRUCE_DEPREL_ACL_RELCL && w->head != TRUCE_NONE) return tr_listed(tr_word(coder, w->head)->lemma, "day moment date time");
  return tr_opened_by(coder, word, "if once when until before after unless how whether");
}

static bool is_covered(const tr_coder *coder, const tr_match *match) { return coder->covered[match->predicate] || coder->covered[match->arguments.support]; }

static int by_place_and_fit(const void *a, const void *b) {
  const tr_match *x = a, *y = b;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  if (x->specific != y->specific) return y->specific - x->specific;
  return x->frame < y->frame ? -1 : x->frame > y->frame;
}

static void write_matches(tr_coder *coder, const matches *found) {
  uint32_t predicate = TRUCE_NONE, kinds = 0;
  for (size_t m = 0; m < found->items.count; m++) {
    const tr_match *match = &found->items.items[m];
    if (match->predicate != predicate) kinds = 0;
    predicate = match->predicate;
    uint32_t written = 0;
    for (size_t r = 0; r < match->frame->rules.count; r++) {
      const tr_rule *rule = &match->frame->rules.items[r];
      if (rule->statuses && !(rule->statuses >> match->status & 1)) continue;
      if (kinds >> rule->kind & 1) continue;
      const bool unreal_step = rule->kind == TRUCE_STEP && match->status != TRUCE_ACTUAL;
      if ((unreal_step || TR_ONE_OF(rule->kind, TRUCE_EVENT, TRUCE_STANCE, TRUCE_CALL)) && is_covered(coder, match)) continue;
      if ((rule->kind == TRUCE_STANCE || rule->kind == TRUCE_STEP) && match->status == TRUCE_POSSIBLE && supposed(coder, match->arguments.support)) continue;
      const size_t before = coder->drafts.count;
      tr_rule_write(coder, rule, match);
      if (coder->drafts.count > before) written |= 1u << rule->kind;
    }
    if (match->frame->rules.count == 0)
      written = UINT32_MAX, coder->silent[predicate] = !kinds; /* a frame that writes nothing silences the others, and the heads where it fits best */
    kinds |= written;
  }
}

void tr_match_frames(tr_coder *coder) {
  matches found = {{0}};
  for (uint32_t word = 0; word < coder->reading->word_count; word++)
    if (coder->entries[word] && coder->entries[word]->evokers.count) match_word(coder, word, &found);
  if (found.items.count) qsort(found.items.items, found.items.count, sizeof *found.items.items, by_place_and_fit);
  mark_covered(coder, &found);
  write_matches(coder, &found);
}
