/* Fields of a hint's line: each from the words that links tell, as the field's type asks; what the grammar says of such a word goes before the link. */
#include "record/hint.h"

#include "record/access.h"
#include "record/deadlines.h"
#include "record/figures.h"
#include "record/home.h"
#include "record/proposals.h"

static const float least_link = 0.45f;

size_t tr_hint_fillers(const tr_coder *coder, uint32_t trigger, const char *label, uint32_t *words, size_t limit) {
  const truce_reading *reading = coder->reading;
  float sures[TR_HINT_FILLERS];
  size_t count = 0;
  TR_EACH_OF_GROUP(i, &coder->links, trigger) {
    const truce_hint_link *link = &reading->hint_links[*i];
    if (link->sure < least_link || !tr_equal_string(link->label, label)) continue;
    size_t at = count < limit ? count++ : limit;
    for (; at > 0 && (at == limit || sures[at - 1] < link->sure); at--)
      if (at < limit) words[at] = words[at - 1], sures[at] = sures[at - 1];
    if (at < limit) words[at] = link->filler, sures[at] = link->sure;
  }
  return count;
}

/* "before a final deal" says when, not what. */
static bool tells_when(const tr_hint *h, uint32_t word) {
  return tr_behind(h->coder, word, "before after until since during amid");
}

static bool is_below(const tr_coder *coder, uint32_t word, uint32_t above) {
  for (int up = 0; up < 16 && word != TRUCE_NONE && word != above; up++) word = tr_word(coder, word)->head;
  return word == above;
}

/* The day's own verb, unless it belongs to a noun: "the round, set for Friday". */
static uint32_t verb_of_day(const tr_hint *h) {
  const uint32_t verb = tr_word(h->coder, h->trigger)->head;
  if (verb == TRUCE_NONE || tr_word(h->coder, verb)->upos != TRUCE_VERB || tr_child_by(h->coder, verb, TRUCE_DEPREL_NSUBJ) == TRUCE_NONE) return TRUCE_NONE;
  return TR_ONE_OF(tr_base(h->coder, verb), TRUCE_DEPREL_ACL, TRUCE_DEPREL_ADVCL) ? TRUCE_NONE : verb;
}

/* What is due: the word, but of a saying verb what it says; beside or behind the day, no part of what is done then, what is done ("Mali leaves on Friday, Chad
   staying"). */
static uint32_t due(const tr_hint *h, uint32_t word) {
  uint32_t verb = verb_of_day(h);
  if (verb != TRUCE_NONE && word > h->trigger && !is_below(h->coder, word, h->trigger)) return verb;
  if (verb != TRUCE_NONE && tr_word(h->coder, word)->head == verb && tr_base(h->coder, word) == TRUCE_DEPREL_OBJ &&
      (tr_word_in(h->coder, verb, TR_CLASS_BEGIN) || tr_word_in(h->coder, verb, TR_CLASS_END)))
    return verb;
  if (!tr_word_in(h->coder, word, TR_CLASS_SPEECH)) return word;
  for (verb = h->trigger; verb != TRUCE_NONE && tr_word(h->coder, verb)->upos != TRUCE_VERB;) verb = tr_word(h->coder, verb)->head;
  return verb == TRUCE_NONE ? word : verb;
}

/* Only what is on the table has steps: a proposal, or talks ("Talks on the agreement"), no tensions and no rituals. */
static bool on_the_table(const tr_hint *h, uint32_t first, uint32_t last) {
  for (uint32_t w = first; w <= last; w++)
    if (tr_proposal_at(h->coder, w) != TRUCE_NONE || tr_word_in(h->coder, w, TR_CLASS_TALKS_NOUN)) return true;
  return false;
}

static bool put_about(const tr_hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  if (tells_when(h, word)) return false;
  if (h->of->kind == TRUCE_DEADLINE && tr_word(h->coder, word)->upos == TRUCE_PRON) return false;
  if (h->of->kind == TRUCE_DEADLINE) return tr_draft_range(h->coder, draft, field, tr_deadline_what(h->coder, due(h, word), h->trigger)), true;
  const uint32_t proposal = tr_proposal_at(h->coder, word);
  if (proposal != TRUCE_NONE) return draft->about = proposal, true;
  if (tr_word(h->coder, word)->upos == TRUCE_PRON) return false;
  uint32_t first, last;
  tr_extent(h->coder, word, true, &first, &last);
  if (h->of->kind == TRUCE_STEP && !on_the_table(h, first, last)) return false;
  tr_draft_range(h->coder, draft, field, tr_words_extent(h->coder, first, last));
  return true;
}

static bool put_place(const tr_hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  const uint32_t place = field == TRUCE_FIELD_WHERE ? tr_soil_of(h->coder, word) : tr_place_of(h->coder, word);
  if (place != TRUCE_NONE) return tr_draft_ids(h->coder, draft, field, &place, 1), true;
  if (field != TRUCE_FIELD_POINT) return false;
  const truce_span name = tr_point_name(h->coder, word);
  if (name.size) tr_draft_word(h->coder, draft, field, name);
  return name.size > 0;
}

static bool put_country(const tr_hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  const uint32_t place = tr_place_of(h->coder, word), actor = tr_actor_of(h->coder, word, false);
  const char *country = place != TRUCE_NONE ? h->coder->reading->places[place].country : actor != TRUCE_NONE ? h->coder->reading->actors[actor].country : "";
  draft->guessed_country = !tr_is_country(country);
  if (draft->guessed_country) country = tr_home_country(h->coder, word);
  if (!country[0]) return false;
  tr_draft_word(h->coder, draft, field, tr_country_name(h->coder, country));
  return true;
}

/* "accepted that voters would decide": whoever acts in a clause below takes no stance in this one. */
static bool acts_below(const tr_hint *h, uint32_t word) {
  for (int up = 0; up < 8 && word != TRUCE_NONE && word != h->trigger; up++) {
    const truce_deprel base = tr_base(h->coder, word);
    if ((base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_ADVCL) && tr_word(h->coder, word)->head == h->trigger) return true;
    word = tr_word(h->coder, word)->head;
  }
  return false;
}

/* "The plan put forward by Norway was rejected": whoever made what is refused has not refused it. */
static bool within_what_is_judged(const tr_hint *h, uint32_t word) {
  for (int up = 0; up < 8 && word != TRUCE_NONE && word != h->trigger; up++) {
    const uint32_t head = tr_word(h->coder, word)->head;
    if (up && head == h->trigger) return tr_word(h->coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS;
    word = head;
  }
  return false;
}

/* "received him at the palace": the host has not travelled. */
static bool receives(const tr_hint *h, uint32_t word) {
  const uint32_t verb = tr_base(h->coder, word) == TRUCE_DEPREL_NSUBJ ? tr_word(h->coder, word)->head : TRUCE_NONE;
  return verb != TRUCE_NONE && tr_word_in(h->coder, verb, TR_CLASS_RECEIVING);
}

/* "Mosul had been ravaged": whom it is done to has not done it; "is expected to meet" is his own act. */
static bool suffers(const tr_hint *h, uint32_t word) {
  return tr_word(h->coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS && tr_word(h->coder, word)->head == h->trigger &&
         !tr_has_child(h->coder, h->trigger, TRUCE_DEPREL_XCOMP);
}

/* Does what the sentence says of this word speak against its being who acts, takes the stance or travels? */
static bool is_another(const tr_hint *h, truce_field field, uint32_t word) {
  switch (h->of->kind) {
    case TRUCE_EVENT: return field == TRUCE_FIELD_ACTORS && (suffers(h, word) || within_what_is_judged(h, word));
    case TRUCE_STANCE: return acts_below(h, word) || within_what_is_judged(h, word);
    case TRUCE_LEG: return field == TRUCE_FIELD_WHO && receives(h, word);
    default: return false;
  }
}

static bool put_actors(const tr_hint *h, tr_draft *draft, truce_field field, const uint32_t *words, size_t count) {
  tr_ids ids = {.count = 0};
  for (size_t i = 0; i < count; i++)
    if (!is_another(h, field, words[i])) tr_parties_of(h->coder, words[i], &ids);
  if (ids.count) tr_draft_ids(h->coder, draft, field, ids.ids, ids.count);
  return ids.count > 0;
}

/* "Rwanda has not replied", "turned it down", but not "turned down a force": a position without an object of its own is on what was spoken of last. */
static bool put_last(const tr_hint *h, tr_draft *draft, truce_field field) {
  if (h->of->kind != TRUCE_STANCE || field != TRUCE_FIELD_ABOUT) return false;
  tr_arguments arguments;
  tr_arguments_of(h->coder, h->trigger, &arguments);
  const uint32_t object = tr_argument(&arguments, TR_PATIENT);
  if (object != TRUCE_NONE && !arguments.passive && tr_word(h->coder, object)->upos != TRUCE_PRON) return false;
  draft->about = tr_proposal_last(h->coder, h->trigger, NULL);
  return draft->about != TRUCE_NONE;
}

/* What is counted must be told by a word of the sentence, too: no dead without dying, no money without a coin. */
static bool told_in_words(const tr_hint *h) {
  static const struct {
    const char *what, *lemmas;
    tr_class_id classes[3];
  } words[] = {
    {"killed", "life loss", {TR_CLASS_KILL, TR_CLASS_DEAD, TR_CLASS_TOLL}},
    {"injured", "", {TR_CLASS_INJURE, TR_CLASS_HURT, TR_CLASS_HURT}},
    {"displaced", "evacuee refuge", {TR_CLASS_DISPLACE, TR_CLASS_DISPLACE, TR_CLASS_DISPLACE}},
    {"hostages", "", {TR_CLASS_HOLD, TR_CLASS_CAPTIVE, TR_CLASS_FREE}},
    {"rockets", "shell mortar projectile drone fire artillery grenade bomb", {TR_CLASS_ROCKET, TR_CLASS_STRIKE, TR_CLASS_ROCKET}},
    {"prisoners", "", {TR_CLASS_FREE, TR_CLASS_PRISONER, TR_CLASS_ARREST}},
  };
  const truce_sentence *sentence = &h->coder->reading->sentences[tr_word(h->coder, h->trigger)->sentence];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!tr_equal_string(h->detail, words[i].what)) continue;
    for (uint32_t w = sentence->first; w < sentence->end; w++) {
      if (tr_lemma_in(h->coder, w, words[i].lemmas)) return true;
      for (size_t c = 0; c < 3; c++)
        if (tr_word_in(h->coder, w, words[i].classes[c])) return true;
    }
    return false;
  }
  return true;
}

static bool put_number(const tr_hint *h, tr_draft *draft) {
  tr_quantity quantity;
  if (!told_in_words(h) || !tr_quantity_of(h->coder, h->trigger, &quantity) || !tr_figure_sound(h->coder, &quantity, h->detail)) return false;
  tr_draft_quantity(h->coder, draft, &quantity);
  return true;
}

static bool put_day(const tr_hint *h, tr_draft *draft) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  TR_EACH_OF_GROUP(i, &h->coder->times, sentence) {
    const truce_time *time = &h->coder->reading->times[*i];
    truce_date date;
    if (h->trigger < time->first || h->trigger >= time->end || !tr_date_of_time(time, &date) || date.precision > TRUCE_DAY) continue;
    tr_draft_date(h->coder, draft, TRUCE_FIELD_BY_DATE, date);
    return true;
  }
  return false;
}

bool tr_hint_put_trigger(const tr_hint *h, tr_draft *draft) {
  switch (h->of->kind) {
    case TRUCE_LEG: return put_place(h, draft, TRUCE_FIELD_WHERE, h->trigger);
    case TRUCE_FIGURE: return put_number(h, draft);
    case TRUCE_DEADLINE: return put_day(h, draft);
    default: return true;
  }
}

static bool put_linked(const tr_hint *h, tr_draft *draft, const tr_hint_field *field, uint32_t *words, size_t *used) {
  const size_t count = tr_hint_fillers(h->coder, h->trigger, field->label, words + *used, TR_HINT_FILLERS);
  if (!count) return false;
  uint32_t *own = words + *used;
  *used += count;
  switch (truce_field_types[field->field]) {
    case TRUCE_VALUE_ABOUT: return put_about(h, draft, field->field, own[0]);
    case TRUCE_VALUE_PLACE: return put_place(h, draft, field->field, own[0]);
    case TRUCE_VALUE_TEXT: return put_country(h, draft, field->field, own[0]);
    case TRUCE_VALUE_RANGES: return put_about(h, draft, field->field, own[0]) || draft->about != TRUCE_NONE;
    default: return put_actors(h, draft, field->field, own, count);
  }
}

bool tr_hint_put_field(const tr_hint *h, tr_draft *draft, const tr_hint_field *field, uint32_t *words, size_t *used) {
  return put_linked(h, draft, field, words, used) || put_last(h, draft, field->field);
}

void tr_hint_put_recipients(const tr_hint *h, tr_draft *draft) {
  static const tr_slot slots[] = {TR_PATIENT, TR_RECIPIENT, TR_WITH, TR_TO, TR_AGAINST, TR_ON, TR_BY};
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (h->of->kind != TRUCE_EVENT || tr_count(there) || tr_word(h->coder, h->trigger)->upos != TRUCE_VERB) return;
  const bool struck = tr_equal_string(h->detail, "ASSAULT"); /* "answered with rockets on a base": whose it is */
  tr_arguments arguments;
  tr_ids ids = {.count = 0};
  tr_arguments_of(h->coder, h->trigger, &arguments);
  for (size_t s = 0; s < sizeof slots / sizeof *slots && !ids.count && !arguments.passive; s++)
    for (size_t i = 0; i < arguments.count; i++)
      if (arguments.fillers[i].slot == slots[s] && (slots[s] != TR_ON || struck || tr_actor_of(h->coder, arguments.fillers[i].word, true) != TRUCE_NONE))
        tr_parties_of(h->coder, arguments.fillers[i].word, &ids);
  if (ids.count) tr_draft_ids(h->coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}
