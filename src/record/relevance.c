/* A line stays if its sentence or its report speaks of public affairs (class conflict-words), if one of those in it is a public actor, or if it is about a
 * proposal, a count or a day in a report that names a country or what lies in one. It goes when the sentence is about play, trade or kitchen (class
 * other-worlds) with nothing public in it, when it retells a story (class works), tells of a year long past, or when the writer only reflects there. */
#include "record/relevance.h"

#include "record/home.h"
#include "record/private.h"
#include "record/public.h"
#include "record/reflecting.h"

typedef struct setting {
  size_t in_report;    /* distinct conflict words of the report, at most 8 counted */
  bool of_a_land;      /* does the report name a country, or a place or an actor of one? */
  const bool *confers; /* an actor */
} setting;

/* ---- words of the report and of the sentence ---- */

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

static const truce_sentence *sentence_of(const tr_coder *coder, uint32_t word) { return &coder->reading->sentences[tr_word(coder, word)->sentence]; }

static size_t count_in_sentence(const tr_coder *coder, uint32_t word, tr_class_id class_) {
  const truce_sentence *sentence = sentence_of(coder, word);
  size_t count = 0;
  for (uint32_t w = sentence->first; w < sentence->end; w++)
    count += tr_word(coder, w)->upos != TRUCE_ADJ && tr_word_in(coder, w, class_) &&
             (class_ != TR_CLASS_OTHER_WORLDS || tr_kind_of(coder, w) != TRUCE_BODY); /* "the Arab League" */
  return count;
}

/* Words of public affairs beyond the predicate and its object: "declared war on my cat" has them in those alone. */
static size_t conflict_beside(const tr_coder *coder, uint32_t trigger) {
  const truce_sentence *sentence = sentence_of(coder, trigger);
  size_t count = 0;
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    const truce_deprel base = tr_base(coder, w);
    const bool own = w == trigger || w == tr_word(coder, trigger)->head ||
                     (tr_word(coder, w)->head == trigger && TR_ONE_OF(base, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_OBL, TRUCE_DEPREL_COMPOUND));
    count += !own && tr_word_in(coder, w, TR_CLASS_CONFLICT_WORDS);
  }
  return count;
}

/* ---- what is out of place ---- */

static bool has_word(const tr_coder *coder, uint32_t word, const char *wanted) {
  const truce_sentence *sentence = sentence_of(coder, word);
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

/* "The novel tells of …", "In the film, …": the sentence retells a work of fiction. */
static bool retold(const tr_coder *coder, uint32_t word) {
  const truce_sentence *sentence = sentence_of(coder, word);
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    if (!tr_word_in(coder, w, TR_CLASS_WORKS) || tr_word(coder, w)->head != sentence->root) continue;
    const uint32_t preposition = tr_child_by(coder, w, TRUCE_DEPREL_CASE);
    if (preposition == TRUCE_NONE ? tr_base(coder, w) == TRUCE_DEPREL_NSUBJ : tr_lemma_is(coder, preposition, "in")) return true;
  }
  return false;
}

static bool out_of_place(const tr_coder *coder, const setting *s, const tr_draft *draft, size_t conflict) {
  const uint32_t word = draft->line.trigger;
  return tr_only_private(coder, s->confers, draft) || tr_reflects(coder, draft) || long_past(coder, word) || retold(coder, word) ||
         (s->in_report < 4 && count_in_sentence(coder, word, TR_CLASS_OTHER_WORLDS) > conflict);
}

/* ---- what is public ---- */

/* Proposals have steps, numbers and days stand, without anybody public beside them. */
static bool needs_nobody(const tr_draft *draft) { return draft->about != TRUCE_NONE || draft->line.kind == TRUCE_FIGURE || draft->line.kind == TRUCE_DEADLINE; }

/* Who fights or marches as one of a land does so in public; a road is closed to all. */
static bool public_deed(const tr_coder *coder, const tr_draft *draft) {
  if (!draft->frame) return false;
  const truce_value *type = draft->line.kind == TRUCE_EVENT ? tr_draft_value(draft, TRUCE_FIELD_TYPE) : NULL;
  return draft->line.kind == TRUCE_ACCESS ||
         (type && tr_listed(type->text, "ASSAULT COERCE MOBILIZE PROTEST RETREAT SANCTION") && tr_any_of_a_land(coder, draft));
}

/* What no frame knows needs more around it. `conflict`: words of public affairs in its sentence. */
static bool of_public_affairs(const tr_coder *coder, const setting *s, const tr_draft *draft, size_t conflict) {
  const uint32_t word = draft->line.trigger;
  const bool by_hint = draft->like.size > 0;
  const size_t wanted = by_hint ? 2 : 1;
  if (s->of_a_land && (needs_nobody(draft) || public_deed(coder, draft))) return true; /* "The truce in Bosnia began quietly", not "over the television" */
  if (tr_any_public(coder, draft)) return !by_hint || s->in_report >= 2 || conflict > 0;
  if (!by_hint && count_in_sentence(coder, word, TR_CLASS_PUBLIC_ACTS)) return true;
  if (tr_any_named(coder, draft)) return s->in_report >= 2 || conflict >= wanted;
  return s->in_report >= 3 || conflict_beside(coder, word) >= wanted;
}

void tr_relevance(tr_coder *coder) {
  const setting s = {.in_report = count_in_report(coder, TR_CLASS_CONFLICT_WORDS), .of_a_land = names_a_land(coder->reading), .confers = tr_who_confers(coder)};
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const size_t conflict = count_in_sentence(coder, draft->line.trigger, TR_CLASS_CONFLICT_WORDS);
    if (out_of_place(coder, &s, draft, conflict) || !of_public_affairs(coder, &s, draft, conflict)) draft->dropped = true;
  }
}
