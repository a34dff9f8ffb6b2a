/* A setting is asked about each open line of a report, for up to TR_CANDIDATE_LIMIT candidates: it keeps the deeds told so far in order of the text and
 * looks at those near the line only, so the cost of a line does not grow with the report. */
#include "record/setting.h"

#include "record/proposals.h"

#include <stdlib.h>

static const truce_value *recipients_of(const tr_draft *draft) {
  return draft->line.kind == TRUCE_EVENT || draft->line.kind == TRUCE_CALL ? tr_draft_value(draft, tr_field_meant(draft)) : NULL;
}

/* ---- looking the report over ---- */

static int by_trigger(const void *a, const void *b) {
  const tr_deed *x = a, *y = b;
  return (x->trigger > y->trigger) - (x->trigger < y->trigger);
}

/* The proposal that the clause of a word speaks of. */
static uint32_t proposal_in(const tr_coder *coder, const tr_draft *draft, tr_arguments *arguments) {
  tr_arguments_of(coder, draft->line.trigger, arguments);
  if (draft->about != TRUCE_NONE) return draft->about;
  for (size_t i = 0; i < arguments->count; i++) {
    const uint32_t proposal = tr_proposal_at(coder, arguments->fillers[i].word);
    if (proposal != TRUCE_NONE) return proposal;
  }
  return TRUCE_NONE;
}

static void gather_deeds(tr_setting *setting) {
  const tr_coder *coder = setting->coder;
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    const truce_value *from = draft->dropped ? NULL : tr_draft_doers(draft), *type = tr_draft_value(draft, TRUCE_FIELD_TYPE);
    if (!tr_count(from)) continue;
    const truce_value *to = recipients_of(draft);
    const uint32_t about = proposal_in(coder, draft, &setting->arguments);
    TR_PUSH(coder->arena, &setting->deeds,
            ((tr_deed){draft->line.trigger, tr_word(coder, draft->line.trigger)->sentence, about, *from, to ? *to : (truce_value){0},
                       type ? type->text : (truce_span){0}, draft->line.kind == TRUCE_CALL}));
  }
  if (setting->deeds.count) qsort(setting->deeds.items, setting->deeds.count, sizeof *setting->deeds.items, by_trigger);
}

static void gather_mentions(tr_setting *setting) {
  const truce_reading *reading = setting->coder->reading;
  tr_members members = {0};
  for (uint32_t i = 0; i < reading->mention_count; i++)
    if (reading->mentions[i].actor != TRUCE_NONE && reading->mentions[i].head < reading->word_count)
      TR_PUSH(setting->coder->arena, &members, ((tr_member){tr_word(setting->coder, reading->mentions[i].head)->sentence, i}));
  setting->mentions = tr_groups_new(setting->coder->arena, &members, reading->sentence_count);
}

/* Who is named in the title: by words of the text that stand in it. */
static const uint8_t *find_in_title(const tr_coder *coder) {
  enum { LEAST = 4 };
  uint8_t *in_title = TR_NEW_ARRAY(coder->arena, uint8_t, coder->reading->actor_count + 1);
  const truce_span title = coder->reading->report->title;
  for (size_t i = 0; title.size && i < coder->reading->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[i];
    const truce_span words = tr_slice(coder->reading->report->text, m->where);
    if (m->actor != TRUCE_NONE && !m->pronoun && words.size >= LEAST && !in_title[m->actor]) in_title[m->actor] = tr_find(title, words, 0) != SIZE_MAX;
  }
  return in_title;
}

static const uint8_t *find_go_betweens(const tr_coder *coder) {
  uint8_t *goes = TR_NEW_ARRAY(coder->arena, uint8_t, coder->reading->actor_count + 1);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *mediators = coder->drafts.items[i].dropped ? NULL : tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_MEDIATORS);
    for (size_t m = 0; mediators && m < mediators->count; m++) goes[mediators->ids[m]] = 1;
  }
  return goes;
}

tr_setting *tr_setting_new(tr_coder *coder) {
  tr_setting *setting = TR_NEW(coder->arena, tr_setting);
  *setting = (tr_setting){.coder = coder, .sides = coder->sides, .two = coder->two, .actor_count = coder->reading->actor_count};
  gather_deeds(setting);
  gather_mentions(setting);
  setting->in_title = find_in_title(coder);
  setting->goes_between = find_go_betweens(coder);
  return setting;
}

/* ---- who may be meant ---- */

size_t tr_deed_at(const tr_setting *setting, uint32_t trigger) {
  size_t low = 0, high = setting->deeds.count;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (setting->deeds.items[middle].trigger >= trigger) high = middle;
    else low = middle + 1;
  }
  return low;
}

/* ---- who did what the object means ---- */

uint32_t tr_verb_above(const tr_coder *coder, uint32_t word) {
  enum { DEPTH = 6 };
  for (int up = 0; up < DEPTH && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head)
    if (tr_word(coder, word)->upos == TRUCE_VERB) return word;
  return TRUCE_NONE;
}

static void add_actor(const tr_setting *setting, uint32_t word, tr_ids *ids) {
  const uint32_t actor = tr_actor_of(setting->coder, word, false);
  if (actor != TRUCE_NONE && !tr_holds_side(setting->sides, setting->who, actor)) tr_ids_add(ids, actor);
}

static bool modifies(truce_deprel base) { return base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND; }

/* Who makes or owns what a word names: its possessors, the subject of its verb. */
static void add_makers(const tr_setting *setting, uint32_t word, tr_ids *ids) {
  const tr_coder *coder = setting->coder;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (modifies(tr_base(coder, w->children[i]))) add_actor(setting, w->children[i], ids);
  const uint32_t verb = tr_verb_above(coder, word);
  if (verb == TRUCE_NONE) return;
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  for (size_t i = 0; i < arguments.count; i++)
    if (arguments.fillers[i].slot == TR_AGENT && arguments.fillers[i].word != word) add_actor(setting, arguments.fillers[i].word, ids);
}

/* The earlier words that mean the same; gives the earliest. */
static uint32_t follow_chain(tr_setting *setting, uint32_t word) {
  enum { LINKS = 12 };
  uint32_t earliest = word;
  for (int link = 0; link < LINKS && word != TRUCE_NONE; link++, word = tr_word(setting->coder, word)->antecedent) {
    if (link) add_makers(setting, word, &setting->chain);
    earliest = word;
  }
  return earliest;
}

/* Earlier nouns that are the same word; gives the earliest. */
static uint32_t find_same_word(tr_setting *setting, uint32_t word) {
  const tr_coder *coder = setting->coder;
  const uint32_t from = coder->reading->sentences[setting->here > TR_SENTENCES_BACK ? setting->here - TR_SENTENCES_BACK : 0].first;
  uint32_t earliest = word;
  if (tr_word(coder, word)->upos != TRUCE_NOUN) return word;
  for (uint32_t w = word; w-- > from;)
    if (tr_word(coder, w)->upos == TRUCE_NOUN && tr_equal(tr_word(coder, w)->lemma, tr_word(coder, word)->lemma)) {
      if (earliest == word) add_makers(setting, w, &setting->same_word);
      earliest = w;
    }
  return earliest;
}

/* The type of event that a noun of the codebook tells: "charge" ACCUSE, "invitation" REQUEST. */
static truce_span type_told_by(const tr_coder *coder, uint32_t noun) {
  const tr_entry *entry = coder->entries[noun];
  for (size_t i = 0; entry && i < entry->evokers.count; i++) {
    const tr_evoker *evoker = &entry->evokers.items[i];
    if (evoker->by != TR_BY_NOUN && evoker->by != TR_BY_LIGHT_NOUN) continue;
    const tr_frame *frame = &coder->codebook->frames.items.items[evoker->frame];
    for (size_t r = 0; r < frame->rules.count; r++)
      for (size_t a = 0; frame->rules.items[r].kind == TRUCE_EVENT && a < frame->rules.items[r].count; a++)
        if (frame->rules.items[r].assignments[a].field == TRUCE_FIELD_TYPE) return frame->rules.items[r].assignments[a].literal;
  }
  return (truce_span){0};
}

/* The nearest earlier deed of somebody else that the noun tells. */
static void find_same_deed(tr_setting *setting, uint32_t noun) {
  const truce_span type = tr_word(setting->coder, noun)->upos == TRUCE_NOUN ? type_told_by(setting->coder, noun) : (truce_span){0};
  for (size_t i = tr_deed_at(setting, setting->draft->line.trigger); type.size && i-- > 0;) {
    const tr_deed *d = &setting->deeds.items[i];
    if (setting->here - d->sentence > TR_ANSWERED_BACK) return;
    if (!tr_equal(d->type, type) || tr_holds_side(setting->sides, &d->from, setting->who->ids[0])) continue;
    for (size_t a = 0; a < d->from.count; a++) tr_ids_add(&setting->same_deed, d->from.ids[a]);
    return;
  }
}

/* Who strikes tunnels does not answer whoever spoke of tunnels before. */
static bool is_force(const tr_draft *draft) {
  return tr_listed(tr_event_type(draft), "ASSAULT COERCE MOBILIZE RETREAT AID SANCTION");
}

static void find_doers(tr_setting *setting) {
  setting->chain.count = setting->same_word.count = setting->same_deed.count = setting->first.count = 0;
  if (is_force(setting->draft)) return;
  for (size_t i = 0; i < setting->arguments.count; i++) {
    const tr_filler filler = setting->arguments.fillers[i];
    if (TR_ONE_OF(filler.slot, TR_AGENT, TR_SPEAKER, TR_SUBJECT, TR_LAST, TR_CLAUSE, TR_CONDITION)) continue;
    const uint32_t by_chain = follow_chain(setting, filler.word), by_word = find_same_word(setting, filler.word),
                   earliest = by_chain < by_word ? by_chain : by_word;
    if (earliest < filler.word) add_makers(setting, earliest, &setting->first);
    find_same_deed(setting, filler.word);
  }
}

/* ---- the line looked at ---- */

/* Who is named last before the line, those who act in it aside. */
static uint32_t named_nearest(const tr_setting *setting) {
  const tr_coder *coder = setting->coder;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= setting->here; back++) {
    uint32_t nearest = TRUCE_NONE, at = 0;
    TR_EACH_OF_GROUP(i, &setting->mentions, setting->here - back) {
      const truce_mention *m = &coder->reading->mentions[*i];
      if (m->head < setting->draft->line.trigger && m->head >= at && !tr_holds_side(setting->sides, setting->who, m->actor)) nearest = m->actor, at = m->head;
    }
    if (nearest != TRUCE_NONE) return nearest;
  }
  return TRUCE_NONE;
}

/* Whose those who act are, at a word and at what stands beside it: "Armenia's prime minister, X". */
static void add_masters(tr_setting *setting, uint32_t word, bool beside) {
  const truce_word *w = tr_word(setting->coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(setting->coder, w->children[i]);
    const uint32_t actor = modifies(base) ? tr_actor_of(setting->coder, w->children[i], false) : TRUCE_NONE;
    if (actor != TRUCE_NONE) tr_ids_add(&setting->masters, actor);
    if (base == TRUCE_DEPREL_APPOS && !beside) add_masters(setting, w->children[i], true);
  }
  if (w->head != TRUCE_NONE && !beside && TR_ONE_OF(tr_base(setting->coder, word), TRUCE_DEPREL_APPOS, TRUCE_DEPREL_FLAT))
    add_masters(setting, w->head, true);
}

static void find_masters(tr_setting *setting) {
  setting->masters.count = 0;
  for (size_t i = 0; i < setting->arguments.count; i++)
    if (setting->arguments.fillers[i].slot == TR_AGENT) add_masters(setting, setting->arguments.fillers[i].word, false);
}

static bool held(const tr_ids *ids, uint32_t actor) {
  for (size_t i = 0; i < ids->count; i++)
    if (ids->ids[i] == actor) return true;
  return false;
}

/* Whoever does it, is told already or is master of those who do it is not meant besides. */
static bool has_a_part(const tr_setting *setting, uint32_t actor) {
  return tr_holds_side(setting->sides, setting->who, actor) || tr_holds(setting->there, actor) || held(&setting->masters, actor);
}

static void add_candidate(const tr_setting *setting, uint32_t actor, uint32_t *candidates, size_t *count) {
  if (*count == TR_CANDIDATE_LIMIT || actor >= setting->actor_count) return;
  const truce_kind kind = setting->coder->reading->actors[actor].kind;
  if (kind < TRUCE_PERSON || kind > TRUCE_POPULATION || has_a_part(setting, actor)) return;
  for (size_t i = 0; i < *count; i++)
    if (candidates[i] == actor) return;
  candidates[(*count)++] = actor;
}

size_t tr_setting_look(tr_setting *setting, const tr_draft *draft, uint32_t candidates[TR_CANDIDATE_LIMIT]) {
  setting->draft = draft;
  setting->who = tr_draft_doers(draft);
  setting->here = tr_word(setting->coder, draft->line.trigger)->sentence;
  setting->about = proposal_in(setting->coder, draft, &setting->arguments);
  setting->there = recipients_of(draft);
  setting->nearest = named_nearest(setting);
  find_masters(setting);
  find_doers(setting);
  size_t count = 0;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= setting->here; back++)
    TR_EACH_OF_GROUP(m, &setting->mentions, setting->here - back)
      add_candidate(setting, setting->coder->reading->mentions[*m].actor, candidates, &count);
  if (setting->two->sure > 0) {
    if (count > TR_CANDIDATE_LIMIT - 2) count = TR_CANDIDATE_LIMIT - 2;
    add_candidate(setting, setting->two->a, candidates, &count);
    add_candidate(setting, setting->two->b, candidates, &count);
  }
  return count;
}
