/* A line stays if its sentence or its report speaks of public affairs (class conflict-words), if one of those in it is a public actor, or if it is about a
 * proposal, a count or a day in a report that names a country or what lies in one. It goes when the sentence is about play, trade or kitchen (class
 * other-worlds) with nothing public in it, when it retells a story (class works), tells of a year long past, or when the writer only reflects there. */
#include "record/relevance.h"

#include "base/ascii.h"
#include "record/home.h"
#include "record/private.h"
#include "record/reflecting.h"

#include <stdlib.h>

typedef struct setting {
  size_t in_report; /* distinct conflict words of the report, at most 8 counted */
  bool of_a_land;   /* does the report name a country, or a place or an actor of one? */
  const bool *confers; /* an actor */
} setting;

static size_t count_in_report(const tr_coder *coder, tr_class_id class_) {
  const tr_entry *seen[8];
  size_t count = 0;
  for (size_t i = 0; i < coder->reading->word_count && count < 8; i++) {
    if (!tr_word_in(coder, (uint32_t)i, class_)) continue;
    bool known = false;
    for (size_t k = 0; k < count; k++) known |= seen[k] == coder->entries[i];
    if (!known) seen[count++] = coder->entries[i];
  }
  return count;
}

static bool names_a_land(const truce_reading *reading) {
  for (size_t i = 0; i < reading->actor_count; i++)
    if (tr_is_country(reading->actors[i].country)) return true;
  for (size_t i = 0; i < reading->place_count; i++)
    if (reading->places[i].country[0]) return true;
  return false;
}

static size_t count_in_sentence(const tr_coder *coder, uint32_t word, tr_class_id class_) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  size_t count = 0;
  for (uint32_t w = sentence->first; w < sentence->end; w++)
    count += tr_word(coder, w)->upos != TRUCE_ADJ && tr_word_in(coder, w, class_) &&
             (class_ != TR_CLASS_OTHER_WORLDS || tr_kind_of(coder, w) != TRUCE_BODY); /* "the Arab League" */
  return count;
}

static bool capital_inside(truce_span name) {
  for (size_t i = 1; i < name.size; i++)
    if (tr_ascii_capital(name.data[i])) return true;
  return false;
}

static bool public_actor(const tr_coder *coder, uint32_t id) {
  if (id >= coder->reading->actor_count) return false;
  const truce_actor *a = &coder->reading->actors[id];
  if (!a->country[0] && !a->roster_id.size && !capital_inside(a->name)) return false; /* "the king", "an army of ants": of no known land */
  if (a->office.size) return true;
  return TR_ONE_OF(a->kind, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_BODY);
}

/* "the Tigrayan forces", "Kosovo Serbs": a capital that the beginning of the sentence does not ask for. */
static bool with_a_name(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (TR_ONE_OF(actor->kind, TRUCE_ORGANISATION, TRUCE_PLACE) && (m->head >= coder->reading->word_count || tr_word(coder, m->head)->upos != TRUCE_NOUN))
      continue; /* "Celtic" is a club */
    for (uint32_t w = m->first; w < m->end && w < coder->reading->word_count; w++) {
      const truce_word *word = tr_word(coder, w);
      const bool begins = coder->reading->sentences[word->sentence].first == w;
      if (word->upos == TRUCE_PROPN || (!begins && word->form.size && tr_ascii_capital(word->form.data[0]))) return true;
    }
  }
  return false;
}

static bool named(const tr_coder *coder, uint32_t id) {
  const truce_actor *a = id < coder->reading->actor_count ? &coder->reading->actors[id] : NULL;
  return a && (a->roster_id.size || capital_inside(a->name) || with_a_name(coder, a));
}

static bool any_actor(const tr_coder *coder, const tr_draft *draft, bool (*fits)(const tr_coder *coder, uint32_t id)) {
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value *value = &draft->values.items[i];
    const truce_value_type type = truce_field_types[value->field];
    if (type != TRUCE_VALUE_ACTOR && type != TRUCE_VALUE_ACTORS) continue;
    for (size_t k = 0; k < value->count; k++)
      if (fits(coder, value->ids[k])) return true;
  }
  return false;
}

static bool has_word(const tr_coder *coder, uint32_t word, const char *wanted) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  for (uint32_t w = sentence->first; w < sentence->end; w++)
    if (tr_equal_string(tr_word(coder, w)->form, wanted)) return true;
  return false;
}

/* The sentence gives a date a generation or more before the report. */
static bool long_past(const tr_coder *coder, uint32_t word) {
  if (has_word(coder, word, "BC") || has_word(coder, word, "BCE")) return true;
  enum { GENERATION = 20 * 365 };
  const truce_day published = coder->reading->report->published;
  if (published.days == TRUCE_NO_DAY) return false;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    const truce_time *time = &coder->reading->times[*i];
    if (tr_base(coder, time->first) == TRUCE_DEPREL_NUMMOD) continue; /* "2000 people" is no year */
    if (time->from.days != TRUCE_NO_DAY && time->to.days != TRUCE_NO_DAY && time->to.days < published.days - GENERATION) return true;
  }
  return false;
}

/* Words of public affairs beyond the predicate and its object: "declared war on my cat" has them in those alone. */
static size_t count_beside(const tr_coder *coder, uint32_t trigger, tr_class_id class_) {
  const truce_word *t = tr_word(coder, trigger);
  const truce_sentence *sentence = &coder->reading->sentences[t->sentence];
  size_t count = 0;
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    const truce_deprel base = tr_base(coder, w);
    const bool own = w == trigger || w == t->head ||
                     (tr_word(coder, w)->head == trigger && TR_ONE_OF(base, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_OBL, TRUCE_DEPREL_COMPOUND));
    count += !own && tr_word_in(coder, w, class_);
  }
  return count;
}

/* "The novel tells of …", "In the film, …": the sentence retells a work of fiction. */
static bool retold(const tr_coder *coder, uint32_t word) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    if (!tr_word_in(coder, w, TR_CLASS_WORKS) || tr_word(coder, w)->head != sentence->root) continue;
    const uint32_t preposition = tr_child_by(coder, w, TRUCE_DEPREL_CASE);
    if (preposition == TRUCE_NONE ? tr_base(coder, w) == TRUCE_DEPREL_NSUBJ : tr_lemma_is(coder, preposition, "in")) return true;
  }
  return false;
}

/* Proposals have steps, numbers and days stand, without anybody public beside them. */
static bool needs_nobody(const tr_draft *draft) { return draft->about != TRUCE_NONE || draft->line.kind == TRUCE_FIGURE || draft->line.kind == TRUCE_DEADLINE; }

/* "Bolivian farmers", no French firm. */
static bool of_a_land(const tr_coder *coder, uint32_t id) {
  const truce_actor *a = id < coder->reading->actor_count ? &coder->reading->actors[id] : NULL;
  return a && a->country[0] && a->kind != TRUCE_ORGANISATION;
}

/* Who fights or marches as one of a land does so in public; a road is closed to all. */
static bool public_deed(const tr_coder *coder, const tr_draft *draft) {
  if (!draft->frame) return false;
  const truce_value *type = draft->line.kind == TRUCE_EVENT ? tr_draft_value(draft, TRUCE_FIELD_TYPE) : NULL;
  return draft->line.kind == TRUCE_ACCESS ||
         (type && tr_listed(type->text, "ASSAULT COERCE MOBILIZE PROTEST RETREAT SANCTION") && any_actor(coder, draft, of_a_land));
}

static bool irrelevant(const tr_coder *coder, const setting *s, const tr_draft *draft) {
  if (tr_only_private(coder, s->confers, draft) || tr_reflects(coder, draft)) return true;
  const uint32_t word = draft->line.trigger;
  if (long_past(coder, word) || retold(coder, word)) return true;
  const size_t conflict = count_in_sentence(coder, word, TR_CLASS_CONFLICT_WORDS), other = count_in_sentence(coder, word, TR_CLASS_OTHER_WORLDS);
  if (other > conflict && s->in_report < 4) return true;
  if (s->of_a_land && (needs_nobody(draft) || public_deed(coder, draft))) return false; /* "The truce in Bosnia began quietly", not "over the television" */
  const bool by_hint = draft->like.size > 0; /* what no frame knows needs more around it */
  if (any_actor(coder, draft, public_actor)) return by_hint && conflict == 0 && s->in_report < 2;
  if (count_in_sentence(coder, word, TR_CLASS_PUBLIC_ACTS) && !by_hint) return false;
  if (any_actor(coder, draft, named)) return s->in_report < 2 && conflict < (by_hint ? 2 : 1);
  return s->in_report < 3 && count_beside(coder, word, TR_CLASS_CONFLICT_WORDS) < (by_hint ? 2 : 1);
}

void tr_relevance(tr_coder *coder) {
  const setting s = {.in_report = count_in_report(coder, TR_CLASS_CONFLICT_WORDS), .of_a_land = names_a_land(coder->reading), .confers = tr_who_confers(coder)};
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (irrelevant(coder, &s, &coder->drafts.items[i])) coder->drafts.items[i].dropped = true;
}
