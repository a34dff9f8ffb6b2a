/* What can only be said once all drafts are there: of two lines that tell the same in one sentence the better one stays; figures of dead and injured
 * belong to the attack in their sentence; the PLOVER type follows from type and status. */
#include "record/clean.h"

#include "record/subjects.h"

static truce_span word_value(const tr_draft *draft, truce_field field) {
  const truce_value *value = tr_draft_value(draft, field);
  return value ? value->text : (truce_span){0};
}

static bool ids_within(const truce_value *a, const truce_value *b) {
  if (!tr_count(a)) return true;
  if (!b) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool found = false;
    for (size_t k = 0; k < b->count; k++) found |= a->ids[i] == b->ids[k];
    if (!found) return false;
  }
  return true;
}

static bool same_words(const tr_draft *a, const tr_draft *b, truce_field field) { return tr_equal(word_value(a, field), word_value(b, field)); }

/* Does `a` tell nothing that `b` does not? Both are of one kind. */
static bool told_by(const tr_draft *a, const tr_draft *b) {
  const truce_field *field = truce_kind_key_fields(a->line.kind);
  if (a->line.kind == TRUCE_EVENT && a->line.status != b->line.status) return false;
  for (; *field != TRUCE_FIELD_COUNT; field++) {
    const truce_value *x = tr_draft_value(a, *field), *y = tr_draft_value(b, *field);
    switch (truce_field_types[*field]) {
      case TRUCE_VALUE_WORD:
        if (!same_words(a, b, *field)) return false;
        break;
      case TRUCE_VALUE_ACTOR:
      case TRUCE_VALUE_ACTORS:
        if (!ids_within(x, y)) return false;
        break;
      case TRUCE_VALUE_PLACE:
        if (x && y && (x->text.size ? !tr_equal(x->text, y->text) : !ids_within(x, y))) return false;
        break;
      case TRUCE_VALUE_NUMBER:
        if (x && y && (x->number < y->number || x->number > y->number)) return false;
        break;
      case TRUCE_VALUE_DATE:
        if (x && y && x->date.from.days != y->date.from.days) return false;
        break;
      case TRUCE_VALUE_ABOUT:
        if (a->about != b->about && a->about != TRUCE_NONE && b->about != TRUCE_NONE) return false;
        break;
      default: break;
    }
  }
  return true;
}

static size_t told(const tr_draft *draft) {
  size_t count = 0;
  for (size_t i = 0; i < draft->values.count; i++) count += draft->values.items[i].count;
  return count;
}

/* Draft `i` goes where draft `k` of its kind tells it as well: with more, or with as much and first. */
static bool repeats(const tr_coder *coder, uint32_t i, uint32_t k) {
  const tr_draft *a = &coder->drafts.items[i], *b = &coder->drafts.items[k];
  if (i == k || b->dropped || a->line.kind != b->line.kind) return false;
  if (a->line.kind == TRUCE_FIGURE && a->line.trigger != b->line.trigger) return false;
  if (!told_by(a, b)) return false;
  return !told_by(b, a) || told(a) < told(b) || (told(a) == told(b) && i > k);
}

/* In its sentence; "UN-sponsored" tells once in the whole report. */
static void drop_repetitions(tr_coder *coder, const tr_groups *drafts) {
  TR_ARRAY(uint32_t) sponsors = {0};
  for (uint32_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
    const bool sponsored = draft->line.kind == TRUCE_MEDIATION && tr_equal_string(word_value(draft, TRUCE_FIELD_ROLE), "sponsor");
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !draft->dropped; k++)
      draft->dropped = repeats(coder, i, *k);
    for (size_t k = 0; sponsored && k < sponsors.count && !draft->dropped; k++) draft->dropped = repeats(coder, i, sponsors.items[k]);
    if (sponsored && !draft->dropped) TR_PUSH(coder->arena, &sponsors, i);
  }
}

/* ---- one stance of a party on one thing in a sentence ---- */

/* Positions of one direction, the one that says more first. */
static const char *const directions[][3] = {{"rejects", "opposes", NULL}, {"accepts_with_conditions", "accepts", "supports"}};

static bool one_direction(truce_span a, truce_span b) {
  for (size_t d = 0; d < sizeof directions / sizeof *directions; d++) {
    bool has_a = false, has_b = false;
    for (size_t i = 0; i < 3 && directions[d][i]; i++) {
      has_a |= tr_equal_string(a, directions[d][i]);
      has_b |= tr_equal_string(b, directions[d][i]);
    }
    if (has_a && has_b) return true;
  }
  return false;
}

static bool says_more(truce_span a, truce_span b) {
  for (size_t d = 0; d < sizeof directions / sizeof *directions; d++)
    for (size_t i = 0; i < 3 && directions[d][i]; i++) {
      if (tr_equal_string(a, directions[d][i])) return !tr_equal_string(b, directions[d][i]);
      if (tr_equal_string(b, directions[d][i])) return false;
    }
  return false;
}

static bool same_about(const tr_draft *a, const tr_draft *b) {
  if (a->about != TRUCE_NONE || b->about != TRUCE_NONE) return a->about == b->about;
  const truce_value *x = tr_draft_value(a, TRUCE_FIELD_ABOUT), *y = tr_draft_value(b, TRUCE_FIELD_ABOUT);
  return tr_count(x) && tr_count(y) && x->ranges[0].start < y->ranges[0].end && y->ranges[0].start < x->ranges[0].end;
}

/* "opposes" beside "rejects" on one thing: a frame's line is kept before the heads', then the one that says more. */
static void drop_weaker_stances(tr_coder *coder, const tr_groups *drafts) {
  for (uint32_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *a = &coder->drafts.items[i];
    const uint32_t sentence = tr_word(coder, a->line.trigger)->sentence;
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !a->dropped && a->line.kind == TRUCE_STANCE; k++) {
      const tr_draft *b = &coder->drafts.items[*k];
      if (*k == i || b->dropped || b->line.kind != TRUCE_STANCE || !same_about(a, b) ||
          !ids_within(tr_draft_value(a, TRUCE_FIELD_PARTY), tr_draft_value(b, TRUCE_FIELD_PARTY)))
        continue;
      const truce_span mine = word_value(a, TRUCE_FIELD_POSITION), other = word_value(b, TRUCE_FIELD_POSITION);
      if (tr_equal(mine, other) || !one_direction(mine, other)) continue;
      a->dropped = (a->frame != NULL) == (b->frame != NULL) ? says_more(other, mine) : b->frame != NULL;
    }
  }
}

/* "were killed fighting the rebels", "died attacking the post": those whom they fought have struck them. */
static bool fell_fighting(const tr_coder *coder, uint32_t verb) {
  const uint32_t fell = tr_word(coder, verb)->head;
  if (!tr_lemma_in(coder, verb, "fight battle attack storm defend resist")) return false;
  return tr_lemma_is(coder, fell, "die") || (tr_passive(coder, fell) && (tr_word_in(coder, fell, TR_CLASS_KILL) || tr_word_in(coder, fell, TR_CLASS_INJURE)));
}

static void turn_about(tr_coder *coder, tr_draft *event) {
  tr_ids actors = {.count = 0}, recipients = {.count = 0};
  tr_ids_add_all(&actors, tr_draft_value(event, TRUCE_FIELD_ACTORS));
  tr_ids_add_all(&recipients, tr_draft_value(event, TRUCE_FIELD_RECIPIENTS));
  if (!recipients.count) return;
  tr_draft_ids(coder, event, TRUCE_FIELD_ACTORS, recipients.ids, recipients.count);
  tr_draft_ids(coder, event, TRUCE_FIELD_RECIPIENTS, actors.ids, actors.count);
}

static bool is_assault(const tr_draft *draft) {
  return !draft->dropped && draft->line.kind == TRUCE_EVENT && tr_equal_string(word_value(draft, TRUCE_FIELD_TYPE), "ASSAULT");
}

/* ", killing nine": a participle that goes on from what its verb tells. */
static bool goes_on(const tr_coder *coder, uint32_t verb) {
  return tr_base(coder, verb) == TRUCE_DEPREL_ADVCL && tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing")) && !tr_has_child(coder, verb, TRUCE_DEPREL_MARK);
}

/* "shelled the town, killing nine": one act; those killed are among those hit. */
static void join_killing(tr_coder *coder, const tr_groups *drafts) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *killing = &coder->drafts.items[i];
    const uint32_t trigger = killing->line.trigger;
    if (!is_assault(killing) || !goes_on(coder, trigger)) continue;
    const uint32_t sentence = tr_word(coder, trigger)->sentence;
    const bool fell = fell_fighting(coder, trigger);
    if (fell) turn_about(coder, killing);
    TR_EACH_OF_GROUP(k, drafts, sentence) {
      tr_draft *attack = &coder->drafts.items[*k];
      if (!is_assault(attack) || attack->line.trigger != tr_word(coder, trigger)->head) continue;
      tr_ids ids = {.count = 0};
      const truce_value *hit = tr_draft_value(attack, TRUCE_FIELD_RECIPIENTS), *killed = tr_draft_value(killing, TRUCE_FIELD_RECIPIENTS),
                        *strikers = tr_draft_value(killing, TRUCE_FIELD_ACTORS);
      if (fell && tr_count(strikers) && !tr_count(tr_draft_value(attack, TRUCE_FIELD_ACTORS)))
        tr_draft_ids(coder, attack, TRUCE_FIELD_ACTORS, strikers->ids, strikers->count);
      tr_ids_add_all(&ids, hit);
      tr_ids_add_all(&ids, killed);
      if (ids.count) tr_draft_ids(coder, attack, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
      for (size_t e = 0; e < killing->evidence.count; e++) tr_draft_evidence(coder, attack, killing->evidence.items[e]);
      killing->dropped = true;
      break;
    }
  }
}

/* "killed three policemen and wounded two others": one act, with its dead and its injured. */
static void join_wounding(tr_coder *coder, const tr_groups *drafts) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *second = &coder->drafts.items[i];
    const uint32_t trigger = second->line.trigger;
    if (second->dropped || !tr_equal_string(tr_event_type(second), "ASSAULT") || tr_base(coder, trigger) != TRUCE_DEPREL_CONJ) continue;
    const uint32_t hit = tr_child_by(coder, trigger, TRUCE_DEPREL_OBJ), sentence = tr_word(coder, trigger)->sentence;
    if (hit == TRUCE_NONE || !tr_lemma_in(coder, hit, "other more dozen score hundred") || !tr_word_in(coder, trigger, TR_CLASS_INJURE)) continue;
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !second->dropped; k++) {
      const tr_draft *first = &coder->drafts.items[*k];
      second->dropped = !first->dropped && tr_equal_string(tr_event_type(first), "ASSAULT") && first->line.trigger == tr_word(coder, trigger)->head &&
                        ids_within(tr_draft_value(second, TRUCE_FIELD_ACTORS), tr_draft_value(first, TRUCE_FIELD_ACTORS));
    }
  }
}

/* ---- casualties ---- */

static bool near_event(const tr_coder *coder, const tr_draft *figure, const tr_draft *event) {
  uint32_t word = figure->line.trigger;
  for (int up = 0; up < 8 && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head)
    if (word == event->line.trigger) return true;
  return figure->evidence.count && event->evidence.count && figure->evidence.items[0].start >= event->evidence.items[0].start &&
         figure->evidence.items[0].end <= event->evidence.items[0].end;
}

/* "two women and a child": who stands beside others is counted with them; "among them a child" was counted already. */
static bool beside_others(const tr_coder *coder, const tr_draft *figure) {
  const truce_word *w = tr_word(coder, figure->line.trigger);
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_NUMMOD && w->head != TRUCE_NONE) w = tr_word(coder, w->head);
  return truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE && tr_word(coder, w->head)->upos == TRUCE_NOUN;
}

static void hang_casualties(tr_coder *coder, const tr_groups *drafts) {
  static const struct {
    const char *what;
    truce_field field;
  } casualties[] = {{"killed", TRUCE_FIELD_DEAD}, {"injured", TRUCE_FIELD_INJURED}, {"hostages", TRUCE_FIELD_SEIZED}};
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *event = &coder->drafts.items[i];
    if (event->line.kind != TRUCE_EVENT || event->dropped || !tr_listed(word_value(event, TRUCE_FIELD_TYPE), "ASSAULT COERCE")) continue;
    const uint32_t sentence = tr_word(coder, event->line.trigger)->sentence;
    TR_EACH_OF_GROUP(k, drafts, sentence) {
      const tr_draft *figure = &coder->drafts.items[*k];
      if (figure->line.kind != TRUCE_FIGURE || !near_event(coder, figure, event)) continue;
      const truce_value *number = tr_draft_value(figure, TRUCE_FIELD_NUMBER);
      for (size_t c = 0; number && c < sizeof casualties / sizeof *casualties; c++) {
        const truce_value *told = tr_draft_value(event, casualties[c].field);
        if (!tr_equal_string(word_value(figure, TRUCE_FIELD_WHAT), casualties[c].what) || (told && !beside_others(coder, figure))) continue;
        tr_draft_number(coder, event, casualties[c].field, number->number + (told ? told->number : 0));
      }
    }
  }
}

/* ---- PLOVER ---- */

static const char *plover_of(truce_span type, truce_line_status status) {
  static const struct { const char *type, *not_yet, *not_done;
  } rules[] = {{"AGREE", NULL, "REJECT"},           {"CONSULT", "AGREE", "REJECT"}, {"SUPPORT", "AGREE", "REJECT"},    {"CONCEDE", "AGREE", "REJECT"},
               {"COOPERATE", "AGREE", "REJECT"},    {"AID", "AGREE", "REJECT"},     {"RETREAT", "AGREE", "REJECT"},    {"PROTEST", "THREATEN", NULL},
               {"SANCTION", "THREATEN", "CONCEDE"}, {"MOBILIZE", "THREATEN", NULL}, {"COERCE", "THREATEN", "CONCEDE"}, {"ASSAULT", "THREATEN", NULL}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    if (!tr_equal_string(type, rules[i].type)) continue;
    if (status == TRUCE_REQUESTED) return "REQUEST";
    if ((status == TRUCE_PLANNED || status == TRUCE_POSSIBLE) && rules[i].not_yet) return rules[i].not_yet;
    if (status == TRUCE_NEGATED && rules[i].not_done) return rules[i].not_done;
  }
  return NULL;
}

static void add_plover(tr_coder *coder, tr_draft *draft) {
  const truce_span type = word_value(draft, TRUCE_FIELD_TYPE);
  if (!type.size || word_value(draft, TRUCE_FIELD_PLOVER).size) return;
  const char *plover = plover_of(type, draft->line.status);
  tr_draft_word(coder, draft, TRUCE_FIELD_PLOVER, plover ? tr_span(plover) : type);
}

static void add_contexts(tr_coder *coder, tr_draft *draft) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, draft->line.trigger)->sentence];
  uint32_t first = draft->line.trigger, last = draft->line.trigger;
  for (uint32_t w = sentence->first; w < sentence->end; w++)
    if (draft->evidence.count && tr_word(coder, w)->where.start >= draft->evidence.items[0].start &&
        tr_word(coder, w)->where.end <= draft->evidence.items[0].end) {
      if (w < first) first = w;
      if (w > last) last = w;
    }
  for (size_t c = 0; c < coder->codebook->contexts.count; c++)
    for (uint32_t w = first; w <= last; w++)
      if (tr_entry_in(coder->entries[w], coder->codebook->contexts.items[c])) {
        const truce_span name = coder->codebook->lexicon.class_names[coder->codebook->contexts.items[c]];
        tr_draft_word(coder, draft, TRUCE_FIELD_CONTEXTS, (truce_span){name.data + 8, name.size - 8});
        break;
      }
}

/* Whoever has not said yes or no, or may still say it, is undecided now; a refusal has the "not" in it: "would not accept" is one. */
static void settle_position(tr_draft *draft) {
  const truce_value *position = draft->line.kind == TRUCE_STANCE ? tr_draft_value(draft, TRUCE_FIELD_POSITION) : NULL;
  if (!position) return;
  const bool refuses = draft->line.status == TRUCE_NEGATED && tr_listed(position->text, "rejects opposes");
  if (refuses || tr_equal_string(position->text, "noncommittal")) draft->line.status = TRUCE_ACTUAL;
}

void tr_clean(tr_coder *coder) {
  const tr_groups drafts = tr_drafts_by_sentence(coder);
  drop_repetitions(coder, &drafts);
  drop_weaker_stances(coder, &drafts);
  join_killing(coder, &drafts);
  join_wounding(coder, &drafts);
  hang_casualties(coder, &drafts);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    settle_position(draft);
    if (draft->line.kind != TRUCE_EVENT || draft->dropped) continue;
    if (!tr_draft_value(draft, TRUCE_FIELD_ACTORS)) tr_draft_ids(coder, draft, TRUCE_FIELD_ACTORS, NULL, 0);
    if (!tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS)) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, NULL, 0);
    add_plover(coder, draft);
    add_contexts(coder, draft);
  }
}
