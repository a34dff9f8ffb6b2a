/* "The army shelled the camp. Chad condemned the strike." Blame, praise and refusal without a name in them are meant for whoever did what they
 * answer: the nearest deed of a fitting type told before, by somebody else, at most two sentences back. The object must point there: "that", "it",
 * or a definite noun of a class (the raid, the demand, the release, the decision). What somebody denies is meant for whoever claimed it of him; what
 * somebody asks for, where nobody is told, for whoever he spoke to in the clause before. */
#include "record/answers.h"

#include "record/arguments.h"

enum { SENTENCES_BACK = 2 };

/* What answers which deeds, by the class of its object; a pronoun serves where `pronoun` says so. A deed that is itself a position on a proposal
 * ("refused the plan") is another yes or no beside this one, unless it may be `judged`. Of several kinds of one answer the first that finds a deed serves. */
static const struct { const char *answer; tr_class_id nouns; const char *deeds; bool pronoun, judged; } kinds[] = {
    {"REJECT", TR_CLASS_TOLD_NOUN, "REQUEST ACCUSE THREATEN AGREE", true, false},
    {"ACCUSE", TR_CLASS_ATTACK_NOUN, "ASSAULT", false, false},
    {"ACCUSE", TR_CLASS_DEED_NOUN, "ASSAULT COERCE SANCTION MOBILIZE REJECT THREATEN PROTEST CONCEDE AGREE", true, true},
    {"SUPPORT", TR_CLASS_RELEASE_NOUN, "CONCEDE RETREAT", false, false},
    {"SUPPORT", TR_CLASS_DEED_NOUN, "CONCEDE RETREAT AGREE REJECT AID COOPERATE COERCE SANCTION", false, true},
    {"AGREE", TR_CLASS_TOLD_NOUN, "REQUEST AGREE", true, false},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static size_t count_of(const tr_draft *draft, truce_field field) { return tr_count(tr_draft_value(draft, field)); }

static bool points_back(const tr_coder *coder, uint32_t word, size_t kind) {
  const truce_word *w = tr_word(coder, word);
  if (kinds[kind].pronoun && w->upos == TRUCE_PRON && tr_listed(w->lower, "it this that")) return true;
  return tr_word_in(coder, word, kinds[kind].nouns) && tr_child_is(coder, word, TRUCE_DEPREL_DET, "the this that these those");
}

/* The stance that an event's words also tell, NULL if they tell none. */
static const tr_draft *stance_of(const tr_coder *coder, const tr_groups *drafts, const tr_draft *event) {
  const uint32_t sentence = tr_word(coder, event->line.trigger)->sentence;
  TR_EACH_OF_GROUP(i, drafts, sentence) {
    const tr_draft *stance = &coder->drafts.items[*i];
    if (!stance->dropped && stance->line.kind == TRUCE_STANCE && stance->line.trigger == event->line.trigger && stance->about != TRUCE_NONE) return stance;
  }
  return NULL;
}

/* "Accepted the plan": meant for whoever put it forward. */
static bool meant_for_authors(tr_coder *coder, const tr_groups *drafts, tr_draft *answer) {
  const tr_draft *stance = stance_of(coder, drafts, answer);
  const truce_value *actors = tr_draft_value(answer, TRUCE_FIELD_ACTORS);
  tr_ids ids = {.count = 0};
  for (size_t i = 0; stance && i < coder->proposals.items[stance->about].authors.count; i++) {
    const uint32_t author = coder->proposals.items[stance->about].authors.items[i];
    if (tr_holds(actors, author)) return false;
    tr_ids_add(&ids, author);
  }
  if (ids.count) tr_draft_ids(coder, answer, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
  return ids.count > 0;
}

/* May an answer of this kind be given to a line told before? */
typedef bool (*tr_answered)(const tr_coder *coder, const tr_groups *drafts, const tr_draft *answer, const tr_draft *told, size_t kind);

/* The nearest line told before the answer that it may be given to, NULL if there is none. */
static const tr_draft *nearest_before(const tr_coder *coder, const tr_groups *drafts, const tr_draft *answer, size_t kind, tr_answered answered) {
  const uint32_t at = answer->line.trigger, sentence = tr_word(coder, at)->sentence, first = sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0;
  const tr_draft *best = NULL;
  for (const uint32_t *i = tr_group_begin(drafts, first); i < tr_group_end(drafts, sentence); i++) { /* groups of neighbours stand side by side */
    const tr_draft *told = &coder->drafts.items[*i];
    if (told->line.trigger < at && (!best || told->line.trigger > best->line.trigger) && answered(coder, drafts, answer, told, kind)) best = told;
  }
  return best;
}

/* A deed of a fitting type by somebody else, no answer to the same thing. */
static bool answers_deed(const tr_coder *coder, const tr_groups *drafts, const tr_draft *answer, const tr_draft *deed, size_t kind) {
  if (!tr_listed(tr_event_type(deed), kinds[kind].deeds) || !count_of(deed, TRUCE_FIELD_ACTORS) || tr_drafts_share(answer, deed, TRUCE_FIELD_ACTORS))
    return false;
  return kinds[kind].judged || !stance_of(coder, drafts, deed);
}

static bool object_points_back(const tr_coder *coder, const tr_draft *draft, size_t kind) {
  tr_arguments arguments;
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++)
    if ((arguments.fillers[i].slot == TR_PATIENT || arguments.fillers[i].slot == TR_OF) && points_back(coder, arguments.fillers[i].word, kind)) return true;
  return false;
}

/* "Chad said that Sudan had shelled the town. Sudan denied it.": what somebody else claims of whoever answers. */
static bool answers_claim(const tr_coder *coder, const tr_groups *drafts, const tr_draft *answer, const tr_draft *claim, size_t kind) {
  (void)coder, (void)drafts, (void)kind;
  if (claim->line.kind != TRUCE_EVENT || !claim->line.said_by_count || claim->line.said_by[0].actor == TRUCE_NONE) return false;
  return tr_drafts_share(answer, claim, TRUCE_FIELD_ACTORS) && !tr_holds(tr_draft_value(answer, TRUCE_FIELD_ACTORS), claim->line.said_by[0].actor);
}

/* Whoever did what the answer's object points back to. */
static void meant_for_doers(tr_coder *coder, const tr_groups *drafts, tr_draft *answer) {
  bool points = false;
  for (size_t kind = 0; kind < KIND_COUNT; kind++) {
    if (!tr_equal_string(tr_event_type(answer), kinds[kind].answer) || !object_points_back(coder, answer, kind)) continue;
    points = true;
    const tr_draft *deed = nearest_before(coder, drafts, answer, kind, answers_deed);
    if (!deed) continue;
    const truce_value *doers = tr_draft_value(deed, TRUCE_FIELD_ACTORS);
    tr_draft_ids(coder, answer, TRUCE_FIELD_RECIPIENTS, doers->ids, doers->count);
    return;
  }
  const bool denies = points && tr_equal_string(tr_event_type(answer), "REJECT") && tr_word_in(coder, answer->line.trigger, TR_CLASS_DISOWNING);
  const tr_draft *claim = denies ? nearest_before(coder, drafts, answer, 0, answers_claim) : NULL;
  if (claim) tr_draft_ids(coder, answer, TRUCE_FIELD_RECIPIENTS, &claim->line.said_by[0].actor, 1);
}

/* "telephoned the minister and asked for a truce", "wrote to the mayor asking for patrols": who was spoken to in the clause before is asked; TRUCE_NONE
 * elsewhere. */
static uint32_t spoken_to_before(tr_coder *coder, uint32_t asking) {
  const truce_word *w = tr_word(coder, asking);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool goes_on = base == TRUCE_DEPREL_CONJ || (base == TRUCE_DEPREL_ADVCL && !tr_has_child(coder, asking, TRUCE_DEPREL_MARK));
  if (w->upos != TRUCE_VERB || !goes_on || w->head > asking || tr_has_child(coder, asking, TRUCE_DEPREL_NSUBJ)) return TRUCE_NONE;
  tr_arguments before;
  tr_arguments_of(coder, w->head, &before);
  const bool speaks = tr_word_in(coder, w->head, TR_CLASS_SPEAKS_WITH);
  for (size_t i = 0; i < before.count && !before.passive; i++) {
    const tr_slot slot = before.fillers[i].slot;
    if (slot != TR_RECIPIENT && !(speaks && (slot == TR_PATIENT || slot == TR_TO || slot == TR_WITH))) continue;
    const uint32_t actor = tr_actor_of(coder, before.fillers[i].word, true);
    if (actor != TRUCE_NONE && coder->reading->actors[actor].kind != TRUCE_PLACE) return actor;
  }
  return TRUCE_NONE;
}

static void fill_asked(tr_coder *coder, tr_draft *draft) {
  if (draft->line.kind != TRUCE_CALL && !tr_equal_string(tr_event_type(draft), "REQUEST")) return;
  if (draft->dropped || !tr_count(tr_draft_doers(draft)) || tr_count(tr_draft_value(draft, tr_field_meant(draft)))) return;
  const uint32_t asked = spoken_to_before(coder, draft->line.trigger);
  if (asked != TRUCE_NONE && !tr_holds(tr_draft_doers(draft), asked)) tr_draft_ids(coder, draft, tr_field_meant(draft), &asked, 1);
}

void tr_answers_fill(tr_coder *coder) {
  const tr_groups drafts = tr_drafts_by_sentence(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    fill_asked(coder, draft);
    if (draft->line.kind != TRUCE_EVENT || !tr_listed(tr_event_type(draft), "REJECT ACCUSE SUPPORT AGREE")) continue;
    if (!count_of(draft, TRUCE_FIELD_ACTORS) || count_of(draft, TRUCE_FIELD_RECIPIENTS) || meant_for_authors(coder, &drafts, draft)) continue;
    meant_for_doers(coder, &drafts, draft);
  }
}
