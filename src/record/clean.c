/* What can only be said once all drafts are there: of two lines that tell the same in one sentence the better one stays (repeated.c), the parts of one attack
 * are one line with its dead and injured (one_act.c), the PLOVER type follows from type and status, contexts from the words. */
#include "record/clean.h"

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
  const truce_span type = tr_draft_text(draft, TRUCE_FIELD_TYPE);
  if (!type.size || tr_draft_text(draft, TRUCE_FIELD_PLOVER).size) return;
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
  tr_drop_repetitions(coder, &drafts);
  tr_drop_weaker_stances(coder, &drafts);
  tr_join_killing(coder, &drafts);
  tr_join_wounding(coder, &drafts);
  tr_hang_casualties(coder, &drafts);
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
