/* What a sentence tells twice stands once: the draft with more goes before the others, of two stances on one thing the one that says more. */
#include "record/clean.h"

static bool same_words(const tr_draft *a, const tr_draft *b, truce_field field) { return tr_equal(tr_draft_text(a, field), tr_draft_text(b, field)); }

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
        if (!tr_ids_within(x, y)) return false;
        break;
      case TRUCE_VALUE_PLACE:
        if (x && y && (x->text.size ? !tr_equal(x->text, y->text) : !tr_ids_within(x, y))) return false;
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
void tr_drop_repetitions(tr_coder *coder, const tr_groups *drafts) {
  TR_ARRAY(uint32_t) sponsors = {0};
  for (uint32_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
    const bool sponsored = draft->line.kind == TRUCE_MEDIATION && tr_equal_string(tr_draft_text(draft, TRUCE_FIELD_ROLE), "sponsor");
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !draft->dropped; k++)
      draft->dropped = repeats(coder, i, *k);
    for (size_t k = 0; sponsored && k < sponsors.count && !draft->dropped; k++) draft->dropped = repeats(coder, i, sponsors.items[k]);
    if (sponsored && !draft->dropped) TR_PUSH(coder->arena, &sponsors, i);
  }
}

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
void tr_drop_weaker_stances(tr_coder *coder, const tr_groups *drafts) {
  for (uint32_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *a = &coder->drafts.items[i];
    const uint32_t sentence = tr_word(coder, a->line.trigger)->sentence;
    for (const uint32_t *k = tr_group_begin(drafts, sentence); k < tr_group_end(drafts, sentence) && !a->dropped && a->line.kind == TRUCE_STANCE; k++) {
      const tr_draft *b = &coder->drafts.items[*k];
      if (*k == i || b->dropped || b->line.kind != TRUCE_STANCE || !same_about(a, b) ||
          !tr_ids_within(tr_draft_value(a, TRUCE_FIELD_PARTY), tr_draft_value(b, TRUCE_FIELD_PARTY)))
        continue;
      const truce_span mine = tr_draft_text(a, TRUCE_FIELD_POSITION), other = tr_draft_text(b, TRUCE_FIELD_POSITION);
      if (tr_equal(mine, other) || !one_direction(mine, other)) continue;
      a->dropped = (a->frame != NULL) == (b->frame != NULL) ? says_more(other, mine) : b->frame != NULL;
    }
  }
}
