/* A scene is asked about each open line of a report, for up to TR_CANDIDATE_LIMIT candidates: it keeps the deeds told so far in order of the text and
 * looks at those near the line only, so the cost of a line does not grow with the report. */
#include "record/scene.h"

#include "record/proposals.h"

#include <stdlib.h>

static const truce_value *actors_of(const tr_draft *draft) {
  switch (draft->line.kind) {
    case TRUCE_EVENT: return tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    case TRUCE_CALL: return tr_draft_value(draft, TRUCE_FIELD_WHO);
    case TRUCE_STANCE: return tr_draft_value(draft, TRUCE_FIELD_PARTY);
    case TRUCE_STEP: return tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS);
    default: return NULL;
  }
}

static const truce_value *recipients_of(const tr_draft *draft) {
  return draft->line.kind == TRUCE_EVENT ? tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS) : draft->line.kind == TRUCE_CALL ? tr_draft_value(draft, TRUCE_FIELD_WHOM) : NULL;
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

static void gather_deeds(tr_scene *scene) {
  const tr_coder *coder = scene->coder;
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    const truce_value *from = draft->dropped ? NULL : actors_of(draft), *type = tr_draft_value(draft, TRUCE_FIELD_TYPE);
    if (!from || !from->count) continue;
    const truce_value *to = recipients_of(draft);
    const uint32_t about = proposal_in(coder, draft, &scene->arguments);
    TR_PUSH(coder->arena, &scene->deeds, ((tr_deed){draft->line.trigger, tr_word(coder, draft->line.trigger)->sentence, about, *from, to ? *to : (truce_value){0},
                                                    type ? type->text : (truce_span){0}, draft->line.kind == TRUCE_CALL}));
  }
  if (scene->deeds.count) qsort(scene->deeds.items, scene->deeds.count, sizeof *scene->deeds.items, by_trigger);
}

static void gather_mentions(tr_scene *scene) {
  const truce_reading *reading = scene->coder->reading;
  tr_members members = {0};
  for (uint32_t i = 0; i < reading->mention_count; i++)
    if (reading->mentions[i].actor != TRUCE_NONE && reading->mentions[i].head < reading->word_count)
      TR_PUSH(scene->coder->arena, &members, ((tr_member){tr_word(scene->coder, reading->mentions[i].head)->sentence, i}));
  scene->mentions = tr_groups_new(scene->coder->arena, &members, reading->sentence_count);
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

tr_scene *tr_scene_new(tr_coder *coder, const tr_sides *sides, const tr_two_sides *two) {
  tr_scene *scene = TR_NEW(coder->arena, tr_scene);
  *scene = (tr_scene){.coder = coder, .sides = sides, .two = two, .actor_count = coder->reading->actor_count};
  gather_deeds(scene);
  gather_mentions(scene);
  scene->in_title = find_in_title(coder);
  scene->goes_between = find_go_betweens(coder);
  return scene;
}

/* ---- who may be meant ---- */

bool tr_holds(const truce_value *value, uint32_t actor) {
  for (size_t i = 0; value && i < value->count; i++)
    if (value->ids[i] == actor) return true;
  return false;
}

bool tr_holds_side(const tr_scene *scene, const truce_value *value, uint32_t actor) {
  for (size_t i = 0; value && i < value->count; i++)
    if (tr_side_of(scene->sides, value->ids[i]) == tr_side_of(scene->sides, actor)) return true;
  return false;
}

size_t tr_deed_at(const tr_scene *scene, uint32_t trigger) {
  size_t low = 0, high = scene->deeds.count;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (scene->deeds.items[middle].trigger >= trigger) high = middle;
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

static void add_actor(const tr_scene *scene, uint32_t word, tr_ids *ids) {
  const uint32_t actor = tr_actor_of(scene->coder, word, false);
  if (actor != TRUCE_NONE && !tr_holds_side(scene, scene->who, actor)) tr_ids_add(ids, actor);
}

static bool modifies(truce_deprel base) { return base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND; }

/* Who makes or owns what a word names: its possessors, the subject of its verb. */
static void add_makers(const tr_scene *scene, uint32_t word, tr_ids *ids) {
  const tr_coder *coder = scene->coder;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (modifies(tr_base(coder, w->children[i]))) add_actor(scene, w->children[i], ids);
  const uint32_t verb = tr_verb_above(coder, word);
  if (verb == TRUCE_NONE) return;
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  for (size_t i = 0; i < arguments.count; i++)
    if (arguments.fillers[i].slot == TR_AGENT && arguments.fillers[i].word != word) add_actor(scene, arguments.fillers[i].word, ids);
}

/* The earlier words that mean the same; gives the earliest. */
static uint32_t follow_chain(tr_scene *scene, uint32_t word) {
  enum { LINKS = 12 };
  uint32_t earliest = word;
  for (int link = 0; link < LINKS && word != TRUCE_NONE; link++, word = tr_word(scene->coder, word)->antecedent) {
    if (link) add_makers(scene, word, &scene->chain);
    earliest = word;
  }
  return earliest;
}

/* Earlier nouns that are the same word; gives the earliest. */
static uint32_t find_same_word(tr_scene *scene, uint32_t word) {
  const tr_coder *coder = scene->coder;
  const uint32_t from = coder->reading->sentences[scene->here > TR_SENTENCES_BACK ? scene->here - TR_SENTENCES_BACK : 0].first;
  uint32_t earliest = word;
  if (tr_word(coder, word)->upos != TRUCE_NOUN) return word;
  for (uint32_t w = word; w-- > from;)
    if (tr_word(coder, w)->upos == TRUCE_NOUN && tr_equal(tr_word(coder, w)->lemma, tr_word(coder, word)->lemma)) {
      if (earliest == word) add_makers(scene, w, &scene->same_word);
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
static void find_same_deed(tr_scene *scene, uint32_t noun) {
  const truce_span type = tr_word(scene->coder, noun)->upos == TRUCE_NOUN ? type_told_by(scene->coder, noun) : (truce_span){0};
  for (size_t i = tr_deed_at(scene, scene->draft->line.trigger); type.size && i-- > 0;) {
    const tr_deed *d = &scene->deeds.items[i];
    if (scene->here - d->sentence > TR_ANSWERED_BACK) return;
    if (!tr_equal(d->type, type) || tr_holds_side(scene, &d->from, scene->who->ids[0])) continue;
    for (size_t a = 0; a < d->from.count; a++) tr_ids_add(&scene->same_deed, d->from.ids[a]);
    return;
  }
}

/* Who strikes tunnels does not answer whoever spoke of tunnels before. */
static bool is_force(const tr_draft *draft) {
  const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE);
  return draft->line.kind == TRUCE_EVENT && type && tr_listed(type->text, "ASSAULT COERCE MOBILIZE RETREAT AID SANCTION");
}

static void find_doers(tr_scene *scene) {
  scene->chain.count = scene->same_word.count = scene->same_deed.count = scene->first.count = 0;
  if (is_force(scene->draft)) return;
  for (size_t i = 0; i < scene->arguments.count; i++) {
    const tr_filler filler = scene->arguments.fillers[i];
    if (filler.slot == TR_AGENT || filler.slot == TR_SPEAKER || filler.slot == TR_SUBJECT || filler.slot == TR_LAST || filler.slot == TR_CLAUSE || filler.slot == TR_CONDITION) continue;
    const uint32_t by_chain = follow_chain(scene, filler.word), by_word = find_same_word(scene, filler.word), earliest = by_chain < by_word ? by_chain : by_word;
    if (earliest < filler.word) add_makers(scene, earliest, &scene->first);
    find_same_deed(scene, filler.word);
  }
}

/* ---- the line looked at ---- */

/* Who is named last before the line, those who act in it aside. */
static uint32_t named_nearest(const tr_scene *scene) {
  const tr_coder *coder = scene->coder;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= scene->here; back++) {
    uint32_t nearest = TRUCE_NONE, at = 0;
    for (const uint32_t *i = tr_group_begin(&scene->mentions, scene->here - back); i < tr_group_end(&scene->mentions, scene->here - back); i++) {
      const truce_mention *m = &coder->reading->mentions[*i];
      if (m->head < scene->draft->line.trigger && m->head >= at && !tr_holds_side(scene, scene->who, m->actor)) nearest = m->actor, at = m->head;
    }
    if (nearest != TRUCE_NONE) return nearest;
  }
  return TRUCE_NONE;
}

/* Whose those who act are, at a word and at what stands beside it: "Armenia's prime minister, X". */
static void add_masters(tr_scene *scene, uint32_t word, bool beside) {
  const truce_word *w = tr_word(scene->coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(scene->coder, w->children[i]);
    const uint32_t actor = modifies(base) ? tr_actor_of(scene->coder, w->children[i], false) : TRUCE_NONE;
    if (actor != TRUCE_NONE) tr_ids_add(&scene->masters, actor);
    if (base == TRUCE_DEPREL_APPOS && !beside) add_masters(scene, w->children[i], true);
  }
  if (w->head != TRUCE_NONE && !beside && (tr_base(scene->coder, word) == TRUCE_DEPREL_APPOS || tr_base(scene->coder, word) == TRUCE_DEPREL_FLAT)) add_masters(scene, w->head, true);
}

static void find_masters(tr_scene *scene) {
  scene->masters.count = 0;
  for (size_t i = 0; i < scene->arguments.count; i++)
    if (scene->arguments.fillers[i].slot == TR_AGENT) add_masters(scene, scene->arguments.fillers[i].word, false);
}

static bool held(const tr_ids *ids, uint32_t actor) {
  for (size_t i = 0; i < ids->count; i++)
    if (ids->ids[i] == actor) return true;
  return false;
}

static void add_candidate(const tr_scene *scene, uint32_t actor, uint32_t *candidates, size_t *count) {
  const truce_kind kind = scene->coder->reading->actors[actor].kind;
  if (*count == TR_CANDIDATE_LIMIT || actor >= scene->actor_count || kind < TRUCE_PERSON || kind > TRUCE_POPULATION || tr_holds(scene->who, actor) || tr_holds(scene->there, actor) || held(&scene->masters, actor)) return;
  for (size_t i = 0; i < *count; i++)
    if (candidates[i] == actor) return;
  candidates[(*count)++] = actor;
}

size_t tr_scene_look(tr_scene *scene, const tr_draft *draft, uint32_t candidates[TR_CANDIDATE_LIMIT]) {
  scene->draft = draft;
  scene->who = actors_of(draft);
  scene->here = tr_word(scene->coder, draft->line.trigger)->sentence;
  scene->about = proposal_in(scene->coder, draft, &scene->arguments);
  scene->there = recipients_of(draft);
  scene->nearest = named_nearest(scene);
  find_masters(scene);
  find_doers(scene);
  size_t count = 0;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= scene->here; back++)
    for (const uint32_t *m = tr_group_begin(&scene->mentions, scene->here - back); m < tr_group_end(&scene->mentions, scene->here - back); m++)
      add_candidate(scene, scene->coder->reading->mentions[*m].actor, candidates, &count);
  if (scene->two->sure > 0) {
    if (count > TR_CANDIDATE_LIMIT - 2) count = TR_CANDIDATE_LIMIT - 2;
    add_candidate(scene, scene->two->a, candidates, &count);
    add_candidate(scene, scene->two->b, candidates, &count);
  }
  return count;
}
