/* Points of access: where the name of one ends ("the crossing at Torkham", "the road from Tarn to Ulm"); which of two lines on one point stays; and that one
 * "open to pedestrians", "shut from dusk to dawn" or "reopened for ambulances only" is partly open. */
#include "record/access.h"

#include "record/status.h"

enum { NAME_WORDS = 8 };

/* "Bab al-Mandab", "Sumprabum–Putao": a dash between two words without blanks. */
static bool ties(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const bool dash = tr_listed(w->form, "- –");
  return dash && word > 0 && word + 1 < coder->reading->word_count && tr_word(coder, word - 1)->where.end == w->where.start &&
         w->where.end == tr_word(coder, word + 1)->where.start;
}

/* "to lorries", "to food": who may pass is no part of the name; "to the capital" is. */
static bool says_who_passes(const tr_coder *coder, uint32_t word) {
  if (!tr_lemma_is(coder, word, "to") || tr_word(coder, word)->head == TRUCE_NONE) return false;
  const uint32_t object = tr_word(coder, word)->head;
  const bool bare = !tr_has_child(coder, object, TRUCE_DEPREL_DET) && tr_plural(coder, object);
  return bare || tr_word_in(coder, object, TR_CLASS_PEOPLE) || tr_word_in(coder, object, TR_CLASS_TRUCK) ||
         tr_word_in(coder, object, TR_CLASS_MILD_AID_NOUN);
}

/* "at Torkham", "to the capital", "in Mukalla": where a point is or leads. */
static bool leads_on(const tr_coder *coder, uint32_t preposition, uint32_t last) {
  if (tr_listed(tr_word(coder, preposition)->lower, "of at to from between near on into round around with")) return true;
  return tr_lemma_is(coder, preposition, "in") && preposition < last && tr_word(coder, preposition + 1)->upos == TRUCE_PROPN;
}

/* Where the name ends: a point with a name of its own ("the Ayalon highway in Tel Aviv") ends with its noun, another with the one thing that it is of, at or
 * leads to ("the crossing at Torkham", "roads to the capital"), a way with both its ends ("the road from Tarn to Ulm"). */
static uint32_t name_end(const tr_coder *coder, uint32_t first, uint32_t word, uint32_t last) {
  bool named = tr_word(coder, word)->upos == TRUCE_PROPN, told = false, between = false, from = false;
  for (uint32_t w = first; w < word; w++) named |= tr_word(coder, w)->upos == TRUCE_PROPN && tr_base(coder, w) != TRUCE_DEPREL_NMOD;
  uint32_t end = word;
  for (uint32_t w = word + 1; w <= last && w <= word + NAME_WORDS; w++) {
    const truce_upos upos = tr_word(coder, w)->upos;
    if ((upos == TRUCE_PUNCT && !ties(coder, w)) || TR_ONE_OF(upos, TRUCE_VERB, TRUCE_AUX, TRUCE_ADV, TRUCE_PRON, TRUCE_SCONJ) || tr_in_time(coder, w)) break;
    if (upos == TRUCE_CCONJ && !between) break;
    if (upos == TRUCE_ADP) {
      const bool of = tr_lemma_is(coder, w, "of");
      const bool other_end = from && tr_lemma_is(coder, w, "to");
      if ((!of && !other_end && (named || told)) || !leads_on(coder, w, last) || says_who_passes(coder, w)) break;
      told = true;
      between = tr_lemma_is(coder, w, "between");
      from = tr_lemma_is(coder, w, "from");
    }
    if (TR_ONE_OF(upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_NUM, TRUCE_X)) end = w;
  }
  return end;
}

/* "and the", "their", "at", "the only": what stands before a name. */
static bool before_name(const truce_word *w) {
  return TR_ONE_OF(w->upos, TRUCE_DET, TRUCE_ADP, TRUCE_CCONJ) || tr_listed(w->lower, "whose its their his her our only same other entire whole");
}

truce_span tr_point_name(const tr_coder *coder, uint32_t word) {
  uint32_t first, last;
  if (tr_word(coder, word)->upos == TRUCE_PRON) return (truce_span){0};
  tr_extent(coder, word, true, &first, &last);
  if (first + NAME_WORDS < word) first = word;
  for (uint32_t w = first; w < word; w++) /* "Iran, which …, closed its bridge": the name begins after the last comma */
    if (tr_word(coder, w)->upos == TRUCE_PUNCT && !ties(coder, w)) first = w + 1;
  while (first < word && before_name(tr_word(coder, first))) first++;
  return tr_slice(coder->reading->report->text, tr_words_extent(coder, first, name_end(coder, first, word, last)));
}

/* Does a word belong to the verb's own clause? */
static bool in_clause(const tr_coder *coder, uint32_t word, uint32_t verb) {
  for (int up = 0; up < 6 && word != TRUCE_NONE; up++) {
    if (word == verb) return true;
    const truce_deprel base = tr_base(coder, word);
    if (TR_ONE_OF(base, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_ADVCL, TRUCE_DEPREL_PARATAXIS, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_ACL)) return false;
    word = tr_word(coder, word)->head;
  }
  return false;
}

/* "to pedestrians", "for aid flights", but not "to all traffic" or "for the first time". */
static bool for_some(const tr_coder *coder, uint32_t word) {
  if (!tr_behind(coder, word, "to for") || tr_in_time(coder, word) || tr_lemma_is(coder, word, "time")) return false;
  if (tr_word_in(coder, word, TR_CLASS_OPEN_TO_ALL)) return false;
  const truce_kind kind = tr_kind_of(coder, word);
  return tr_word(coder, word)->upos == TRUCE_NOUN && kind != TRUCE_PLACE && kind != TRUCE_STATE;
}

/* "Closed to lorries" is closed, if not to all; "open to pedestrians" and "closed at night" are neither open nor closed. */
static bool partial(const tr_coder *coder, uint32_t verb, bool open) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, verb)->sentence];
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    if (!in_clause(coder, w, verb)) continue;
    const bool adjective = tr_word(coder, w)->upos == TRUCE_ADJ; /* "the only road" */
    if ((tr_listed(tr_word(coder, w)->lower, "only partly partially alone except dusk dawn daylight night") && !adjective) || (open && for_some(coder, w)))
      return true;
    if (w + 2 < sentence->end && tr_equal_string(tr_word(coder, w)->lower, "all") && tr_equal_string(tr_word(coder, w + 1)->lower, "but")) return true;
    if (open && w + 2 < sentence->end && tr_equal_string(tr_word(coder, w)->lower, "as") && tr_equal_string(tr_word(coder, w + 1)->lower, "far")) return true;
    for (uint32_t near = w + 1; tr_lemma_in(coder, w, "hour day") && near <= w + 3 && near < sentence->end;
         near++) /* "four hours a day", "hours daily", "three days a week" */
      if (tr_lemma_in(coder, near, tr_lemma_is(coder, w, "hour") ? "day daily week each every" : "week")) return true;
  }
  return false;
}

/* Do two lines tell of one point? */
static bool same_point(const tr_draft *a, const tr_draft *b) {
  const truce_value *one = tr_draft_value(a, TRUCE_FIELD_POINT), *other = tr_draft_value(b, TRUCE_FIELD_POINT);
  if (!one || !other) return false;
  return one->count && other->count ? one->ids[0] == other->ids[0] : !one->count && !other->count && tr_equal_fold(one->text, other->text);
}

/* "The road, shut for most of the war, is open": what a participle tells of the point is how it was, if the sentence says how it is. The model's guess is
 * neither: it gives way to whatever a frame tells of the point. */
static bool gives_way(const tr_coder *coder, const tr_draft *draft, const tr_draft *other) {
  if (!draft->frame) return other->frame != NULL;
  const truce_word *trigger = tr_word(coder, draft->line.trigger);
  if (trigger->upos == TRUCE_NOUN && trigger->head == other->line.trigger) return true; /* "lifted the blockade" */
  return other->frame && tr_base(coder, draft->line.trigger) == TRUCE_DEPREL_ACL && tr_base(coder, other->line.trigger) != TRUCE_DEPREL_ACL;
}

static void drop_what_was(tr_coder *coder) {
  const tr_groups drafts = tr_drafts_by_sentence(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_ACCESS) continue;
    const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
    for (const uint32_t *k = tr_group_begin(&drafts, sentence); k < tr_group_end(&drafts, sentence) && !draft->dropped; k++) {
      const tr_draft *other = &coder->drafts.items[*k];
      draft->dropped = other != draft && !other->dropped && other->line.kind == TRUCE_ACCESS && gives_way(coder, draft, other) && same_point(draft, other);
    }
  }
}

/* Railway stations and power stations open and close for reasons of their own; a frame knows of which it speaks. */
static bool of_a_station(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *point = draft->frame ? NULL : tr_draft_value(draft, TRUCE_FIELD_POINT);
  return point && tr_ends(point->count ? coder->reading->places[point->ids[0]].name : point->text, TR_SPAN("station"));
}

/* A crossing opens by somebody's hand, not by its own. */
static void drop_points_as_doers(tr_coder *coder, tr_draft *draft) {
  const truce_value *by = tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS), *point = tr_draft_value(draft, TRUCE_FIELD_POINT);
  if (!by || !point) return;
  const truce_span name = point->count ? coder->reading->places[point->ids[0]].name : point->text;
  uint32_t doers[TR_ACTOR_LIMIT];
  size_t count = 0;
  for (size_t i = 0; i < by->count && count < TR_ACTOR_LIMIT; i++) {
    const truce_actor *actor = &coder->reading->actors[by->ids[i]];
    if (actor->kind != TRUCE_ACCESS_POINT && !tr_equal_fold(actor->name, name)) doers[count++] = by->ids[i];
  }
  if (count < by->count) tr_draft_ids(coder, draft, TRUCE_FIELD_BY_ACTORS, doers, count);
}

void tr_access_settle(tr_coder *coder) {
  drop_what_was(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->line.kind != TRUCE_ACCESS) continue;
    if (of_a_station(coder, draft)) draft->dropped = true;
    drop_points_as_doers(coder, draft);
    if (!draft->frame && draft->line.status == TRUCE_NEGATED && tr_negated(coder, draft->line.trigger))
      draft->line.status = TRUCE_ACTUAL; /* "has not seen a lorry": the state says what that means; "denied that it was closed" stays denied */
    const truce_value *state = draft->dropped ? NULL : tr_draft_value(draft, TRUCE_FIELD_STATE);
    if (state && tr_listed(state->text, "open closed") && partial(coder, draft->line.trigger, tr_equal_string(state->text, "open")))
      tr_draft_word(coder, draft, TRUCE_FIELD_STATE, tr_span("partly_open"));
  }
}
