/* Acts told in several words: "shelled the town, killing nine", "killed three and wounded two others" are one attack, with its dead and injured. */
#include "record/clean.h"

#include "record/subjects.h"

/* "were killed fighting the rebels", "died attacking the post": those whom they fought have struck them. */
static bool fell_fighting(const tr_coder *coder, uint32_t verb) {
  const uint32_t fell = tr_word(coder, verb)->head;
  if (!tr_word_in(coder, verb, TR_CLASS_FIGHTS)) return false;
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

/* ", killing nine": the verb whose telling a participle goes on with, also as the second of two (", burning a mill and killing nine"); TRUCE_NONE elsewhere. */
static uint32_t goes_on_from(const tr_coder *coder, uint32_t verb) {
  const bool second = tr_base(coder, verb) == TRUCE_DEPREL_CONJ && !tr_has_child(coder, verb, TRUCE_DEPREL_NSUBJ);
  const uint32_t first = second ? tr_word(coder, verb)->head : verb;
  const bool both = tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing")) && tr_ends(tr_word(coder, first)->lower, TR_SPAN("ing"));
  return both && tr_base(coder, first) == TRUCE_DEPREL_ADVCL && !tr_has_child(coder, first, TRUCE_DEPREL_MARK) ? tr_word(coder, first)->head : TRUCE_NONE;
}

/* "shelled the town, killing nine": one act; those killed are among those hit. */
void tr_join_killing(tr_coder *coder, const tr_groups *drafts) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *killing = &coder->drafts.items[i];
    const uint32_t trigger = killing->line.trigger;
    const uint32_t above = tr_is_assault(killing) ? goes_on_from(coder, trigger) : TRUCE_NONE;
    if (above == TRUCE_NONE) continue;
    const uint32_t sentence = tr_word(coder, trigger)->sentence;
    const bool fell = fell_fighting(coder, trigger);
    if (fell) turn_about(coder, killing);
    TR_EACH_OF_GROUP(k, drafts, sentence) {
      tr_draft *attack = &coder->drafts.items[*k];
      if (!tr_is_assault(attack) || attack->line.trigger != above) continue;
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
void tr_join_wounding(tr_coder *coder, const tr_groups *drafts) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *second = &coder->drafts.items[i];
    const uint32_t trigger = second->line.trigger;
    if (!tr_is_assault(second) || tr_base(coder, trigger) != TRUCE_DEPREL_CONJ) continue;
    const uint32_t hit = tr_child_by(coder, trigger, TRUCE_DEPREL_OBJ), sentence = tr_word(coder, trigger)->sentence;
    if (hit == TRUCE_NONE || !tr_lemma_in(coder, hit, "other more dozen score hundred") || !tr_word_in(coder, trigger, TR_CLASS_INJURE)) continue;
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !second->dropped; k++) {
      const tr_draft *first = &coder->drafts.items[*k];
      second->dropped = tr_is_assault(first) && first->line.trigger == tr_word(coder, trigger)->head &&
                        tr_ids_within(tr_draft_value(second, TRUCE_FIELD_ACTORS), tr_draft_value(first, TRUCE_FIELD_ACTORS));
    }
  }
}

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

void tr_hang_casualties(tr_coder *coder, const tr_groups *drafts) {
  static const struct {
    const char *what;
    truce_field field;
  } casualties[] = {{"killed", TRUCE_FIELD_DEAD}, {"injured", TRUCE_FIELD_INJURED}, {"hostages", TRUCE_FIELD_SEIZED}};
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *event = &coder->drafts.items[i];
    if (event->line.kind != TRUCE_EVENT || event->dropped || !tr_listed(tr_draft_text(event, TRUCE_FIELD_TYPE), "ASSAULT COERCE")) continue;
    const uint32_t sentence = tr_word(coder, event->line.trigger)->sentence;
    TR_EACH_OF_GROUP(k, drafts, sentence) {
      const tr_draft *figure = &coder->drafts.items[*k];
      if (figure->line.kind != TRUCE_FIGURE || !near_event(coder, figure, event)) continue;
      const truce_value *number = tr_draft_value(figure, TRUCE_FIELD_NUMBER);
      for (size_t c = 0; number && c < sizeof casualties / sizeof *casualties; c++) {
        const truce_value *told = tr_draft_value(event, casualties[c].field);
        if (!tr_equal_string(tr_draft_text(figure, TRUCE_FIELD_WHAT), casualties[c].what) || (told && !beside_others(coder, figure))) continue;
        tr_draft_number(coder, event, casualties[c].field, number->number + (told ? told->number : 0));
      }
    }
  }
}
