/* Hints → drafts. A hint is a trigger word with a kind and its detail ("stance.accepts"); links tell which words fill its fields. A line is drafted
 * only with the fields that make it worth reading, and only where no frame has written a line of that kind on the same words: the codebook,
 * which people can read and mend, goes first. */
#include "record/hints.h"

#include "record/access.h"
#include "record/demands.h"
#include "record/home.h"
#include "record/numbers.h"
#include "record/proposals.h"
#include "record/status.h"

typedef struct hint {
  tr_coder *coder;
  const tr_groups *framed; /* the frames' drafts by sentence */
  uint32_t trigger;
  truce_line_kind kind;
  truce_span detail;
  truce_span label;
  truce_line_status status;
} hint;

/* A kind's fields as the heads name them, and how they enter the line. */
typedef struct hint_field {
  const char *label;
  truce_field field;
  bool needed; /* no line without it */
} hint_field;

enum { FIELD_LIMIT = 3 };
static const struct {
  truce_line_kind kind;
  float least;            /* a hint less sure than this makes no line */
  bool detailed;
  truce_field detail;     /* the field that the detail goes to */
  hint_field fields[FIELD_LIMIT];
} kinds[] = {
    {TRUCE_EVENT, 0.6f, true, TRUCE_FIELD_TYPE, {{"event.actors", TRUCE_FIELD_ACTORS, true}, {"event.recipients", TRUCE_FIELD_RECIPIENTS, false}}},
    {TRUCE_STEP, 0.6f, true, TRUCE_FIELD_STEP, {{"step.about", TRUCE_FIELD_ABOUT, true}, {"step.by", TRUCE_FIELD_BY_ACTORS, false}}},
    {TRUCE_STANCE, 0.6f, true, TRUCE_FIELD_POSITION, {{"stance.party", TRUCE_FIELD_PARTY, true}, {"stance.about", TRUCE_FIELD_ABOUT, true}}},
    {TRUCE_MEDIATION, 0.7f, true, TRUCE_FIELD_ROLE, {{"mediation.mediators", TRUCE_FIELD_MEDIATORS, true}, {"mediation.parties", TRUCE_FIELD_PARTIES, false}}},
    {TRUCE_LEG, 0.6f, false, 0, {{"leg.who", TRUCE_FIELD_WHO, true}, {"leg.hosts", TRUCE_FIELD_HOSTS, false}}},
    {TRUCE_CALL, 0.6f, true, TRUCE_FIELD_DEMAND, {{"call.who", TRUCE_FIELD_WHO, true}, {"call.whom", TRUCE_FIELD_WHOM, false}, {"call.for_what", TRUCE_FIELD_FOR_WHAT, false}}},
    {TRUCE_ACCESS, 0.6f, true, TRUCE_FIELD_STATE, {{"access.point", TRUCE_FIELD_POINT, true}, {"access.by", TRUCE_FIELD_BY_ACTORS, false}}},
    {TRUCE_SPILLOVER, 0.5f, false, 0, {{"spillover.where", TRUCE_FIELD_WHERE, true}, {"spillover.who", TRUCE_FIELD_WHO, false}}},
    {TRUCE_DOMESTIC, 0.5f, true, TRUCE_FIELD_FORM, {{"domestic.country", TRUCE_FIELD_COUNTRY, false}, {"domestic.who", TRUCE_FIELD_WHO, true}, {"domestic.pressure_on", TRUCE_FIELD_PRESSURE_ON, false}}},
    {TRUCE_FIGURE, 0.6f, true, TRUCE_FIELD_WHAT, {{"figure.of", TRUCE_FIELD_OF, false}}},
    {TRUCE_DEADLINE, 0.6f, false, 0, {{"deadline.what", TRUCE_FIELD_WHAT_WORDS, true}}},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };
static const float least_link = 0.45f;
static const float least_vote = 0.25f; /* a hint as sure as this (the reader tells no less sure ones) speaks for or against a frame's line */

static bool split_label(truce_span label, truce_line_kind *kind, truce_span *detail) {
  truce_span name;
  *detail = label;
  tr_split(detail, '.', &name);
  if (!detail->data) *detail = (truce_span){"", 0};
  for (int k = 0; k < TRUCE_LINE_KIND_COUNT; k++)
    if (tr_equal_string(name, truce_line_kind_names[k])) return *kind = (truce_line_kind)k, true;
  return false;
}

/* The filler words of a field, surest first; at most `limit`. */
static size_t fillers(const hint *h, const char *label, uint32_t *words, size_t limit) {
  const truce_reading *reading = h->coder->reading;
  float sures[16];
  size_t count = 0;
  for (const uint32_t *i = tr_group_begin(&h->coder->links, h->trigger); i < tr_group_end(&h->coder->links, h->trigger); i++) {
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
static bool tells_when(const hint *h, uint32_t word) {
  static const char *const list[] = {"before", "after", "until", "since", "during", "amid"};
  const uint32_t marker = tr_child_by(h->coder, word, TRUCE_DEPREL_CASE);
  for (size_t i = 0; marker != TRUCE_NONE && i < sizeof list / sizeof *list; i++)
    if (tr_lemma_is(h->coder, marker, list[i])) return true;
  return false;
}

/* What is due: the word, but of a saying verb what it says. */
static uint32_t due(const hint *h, uint32_t word) {
  if (!tr_word_in(h->coder, word, TR_CLASS_SPEECH)) return word;
  uint32_t verb = h->trigger;
  while (verb != TRUCE_NONE && tr_word(h->coder, verb)->upos != TRUCE_VERB) verb = tr_word(h->coder, verb)->head;
  return verb == TRUCE_NONE ? word : verb;
}

/* Only what is on the table has steps: a proposal, or talks ("Talks on the agreement"), no tensions and no rituals. */
static bool on_the_table(const hint *h, uint32_t first, uint32_t last) {
  const uint16_t talks = tr_lexicon_class(&h->coder->codebook->lexicon, TR_SPAN("talks-noun"));
  for (uint32_t w = first; w <= last; w++)
    if (tr_proposal_at(h->coder, w) != TRUCE_NONE || tr_entry_in(h->coder->entries[w], talks)) return true;
  return false;
}

static bool put_about(const hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  if (tells_when(h, word)) return false;
  const uint32_t proposal = tr_proposal_at(h->coder, word);
  if (proposal != TRUCE_NONE) return draft->about = proposal, true;
  if (tr_word(h->coder, word)->upos == TRUCE_PRON) return false;
  if (h->kind == TRUCE_DEADLINE) return tr_draft_range(h->coder, draft, field, tr_deadline_what(h->coder, due(h, word), h->trigger)), true;
  uint32_t first, last;
  tr_extent(h->coder, word, true, &first, &last);
  if (h->kind == TRUCE_STEP && !on_the_table(h, first, last)) return false;
  tr_draft_range(h->coder, draft, field, tr_words_extent(h->coder, first, last));
  return true;
}

static bool put_place(const hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  const uint32_t place = field == TRUCE_FIELD_WHERE ? tr_soil_of(h->coder, word) : tr_place_of(h->coder, word);
  if (place != TRUCE_NONE) return tr_draft_ids(h->coder, draft, field, &place, 1), true;
  if (field != TRUCE_FIELD_POINT) return false;
  const truce_span name = tr_point_name(h->coder, word);
  if (name.size) tr_draft_word(h->coder, draft, field, name);
  return name.size > 0;
}

static bool put_country(const hint *h, tr_draft *draft, truce_field field, uint32_t word) {
  const uint32_t place = tr_place_of(h->coder, word), actor = tr_actor_of(h->coder, word, false);
  const char *country = place != TRUCE_NONE ? h->coder->reading->places[place].country : actor != TRUCE_NONE ? h->coder->reading->actors[actor].country : "";
  if (!tr_is_country(country)) country = tr_home_country(h->coder, word);
  if (!country[0]) return false;
  tr_draft_word(h->coder, draft, field, tr_country_name(h->coder, country));
  return true;
}

/* "accepted that voters would decide": whoever acts in a clause below takes no stance in this one. */
static bool acts_below(const hint *h, uint32_t word) {
  for (int up = 0; up < 8 && word != TRUCE_NONE && word != h->trigger; up++) {
    const truce_deprel base = tr_base(h->coder, word);
    if ((base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_ADVCL) && tr_word(h->coder, word)->head == h->trigger) return true;
    word = tr_word(h->coder, word)->head;
  }
  return false;
}

/* "received him at the palace": the host has not travelled. */
static bool receives(const hint *h, uint32_t word) {
  const uint32_t verb = tr_base(h->coder, word) == TRUCE_DEPREL_NSUBJ ? tr_word(h->coder, word)->head : TRUCE_NONE;
  return verb != TRUCE_NONE && tr_entry_in(h->coder->entries[verb], tr_lexicon_class(&h->coder->codebook->lexicon, TR_SPAN("receiving")));
}

/* "Mosul had been ravaged": whom it is done to has not done it; "is expected to meet" is his own act. */
static bool suffers(const hint *h, uint32_t word) {
  return tr_word(h->coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS && tr_word(h->coder, word)->head == h->trigger && tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_XCOMP) == TRUCE_NONE;
}

static bool put_actors(const hint *h, tr_draft *draft, truce_field field, const uint32_t *words, size_t count) {
  tr_ids ids = {.count = 0};
  for (size_t i = 0; i < count; i++)
    if (!(h->kind == TRUCE_EVENT && field == TRUCE_FIELD_ACTORS && suffers(h, words[i])) && !(h->kind == TRUCE_STANCE && acts_below(h, words[i])) && !(h->kind == TRUCE_LEG && field == TRUCE_FIELD_WHO && receives(h, words[i]))) tr_parties_of(h->coder, words[i], &ids);
  if (ids.count) tr_draft_ids(h->coder, draft, field, ids.ids, ids.count);
  return ids.count > 0;
}

/* "Rwanda has not replied", "turned it down", but not "turned down a force": a position without an object of its own is on what was spoken of last. */
static bool put_last(const hint *h, tr_draft *draft, truce_field field) {
  if (h->kind != TRUCE_STANCE || field != TRUCE_FIELD_ABOUT) return false;
  tr_arguments arguments;
  tr_arguments_of(h->coder, h->trigger, &arguments);
  const uint32_t object = tr_argument(&arguments, TR_PATIENT);
  if (object != TRUCE_NONE && !arguments.passive && tr_word(h->coder, object)->upos != TRUCE_PRON) return false;
  draft->about = tr_proposal_last(h->coder, h->trigger, NULL);
  return draft->about != TRUCE_NONE;
}

static bool put_field(const hint *h, tr_draft *draft, const hint_field *field, uint32_t *words, size_t *used) {
  const size_t count = fillers(h, field->label, words + *used, 4);
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

/* What is counted must be told by a word of the sentence, too: no dead without dying, no money without a coin. */
static bool told_in_words(const hint *h) {
  static const struct { const char *what; tr_class_id classes[3]; } words[] = {
      {"killed", {TR_CLASS_KILL, TR_CLASS_DEAD, TR_CLASS_TOLL}}, {"injured", {TR_CLASS_INJURE, TR_CLASS_HURT, TR_CLASS_HURT}}, {"displaced", {TR_CLASS_DISPLACE, TR_CLASS_DISPLACE, TR_CLASS_DISPLACE}},
      {"hostages", {TR_CLASS_HOLD, TR_CLASS_CAPTIVE, TR_CLASS_FREE}}, {"prisoners", {TR_CLASS_FREE, TR_CLASS_PRISONER, TR_CLASS_ARREST}}};
  const truce_sentence *sentence = &h->coder->reading->sentences[tr_word(h->coder, h->trigger)->sentence];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!tr_equal_string(h->detail, words[i].what)) continue;
    for (uint32_t w = sentence->first; w < sentence->end; w++)
      for (size_t c = 0; c < 3; c++)
        if (tr_word_in(h->coder, w, words[i].classes[c])) return true;
    return false;
  }
  return true;
}

/* What stands in the trigger itself: the place of a leg, the number of a figure, the day of a deadline. */
static bool put_trigger(const hint *h, tr_draft *draft) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  tr_quantity quantity;
  truce_date date;
  switch (h->kind) {
    case TRUCE_LEG: return put_place(h, draft, TRUCE_FIELD_WHERE, h->trigger);
    case TRUCE_FIGURE:
      if (!told_in_words(h) || !tr_quantity_of(h->coder, h->trigger, &quantity) || !tr_figure_sound(h->coder, &quantity, h->detail)) return false;
      tr_draft_number(h->coder, draft, TRUCE_FIELD_NUMBER, quantity.number);
      if (quantity.at_least) tr_draft_number(h->coder, draft, TRUCE_FIELD_AT_LEAST, 1);
      if (quantity.at_most) tr_draft_number(h->coder, draft, TRUCE_FIELD_AT_MOST, 1);
      return true;
    case TRUCE_DEADLINE:
      for (const uint32_t *i = tr_group_begin(&h->coder->times, sentence); i < tr_group_end(&h->coder->times, sentence); i++) {
        const truce_time *time = &h->coder->reading->times[*i];
        if (h->trigger < time->first || h->trigger >= time->end || !tr_date_of_time(time, &date) || date.precision > TRUCE_DAY) continue;
        tr_draft_date(h->coder, draft, TRUCE_FIELD_BY_DATE, date);
        return true;
      }
      return false;
    default: return true;
  }
}

static bool inside(truce_range outer, truce_range inner) { return outer.start <= inner.start && inner.end <= outer.end; }

/* Is this draft a line of the hint's kind on the hint's word? */
static bool on_same_words(const hint *h, const tr_draft *draft) {
  if (draft->dropped || draft->line.kind != h->kind) return false;
  if (draft->line.trigger == h->trigger) return true;
  for (size_t e = 0; e < draft->evidence.count; e++)
    if (inside(draft->evidence.items[e], tr_word(h->coder, h->trigger)->where)) return true;
  return false;
}

/* Has a frame written a line of this kind on this word? */
static bool told_already(const hint *h) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  for (const uint32_t *i = tr_group_begin(h->framed, sentence); i < tr_group_end(h->framed, sentence); i++)
    if (on_same_words(h, &h->coder->drafts.items[*i])) return true;
  return false;
}

/* The heads' own; a number has none but its verb's. */
static truce_line_status status_of(const tr_coder *coder, truce_line_kind kind, uint32_t word) {
  const float *p = tr_word(coder, word)->status;
  int best = 0;
  for (int s = 1; s < TRUCE_STATUS_COUNT; s++)
    if (p[s] > p[best]) best = s;
  if (p[best] > 0 && kind != TRUCE_FIGURE) return (truce_line_status)best;
  tr_arguments arguments;
  tr_arguments_of(coder, word, &arguments);
  return tr_status_of(coder, &arguments);
}

/* "hint." and the label. */
static truce_span maker_of(const hint *h) {
  enum { PREFIX = 5 };
  char *name = tr_arena_allocate(h->coder->arena, PREFIX + h->label.size + 1);
  memcpy(name, "hint.", PREFIX);
  memcpy(name + PREFIX, h->label.data, h->label.size);
  return (truce_span){name, PREFIX + h->label.size};
}

/* "The UN warned of a famine": a world or aid body that warns nobody fears, it does not threaten. */
static bool only_fears(const hint *h, const tr_draft *draft) {
  static const char *const warning[] = {"warn", "warning", "caution", "alert", NULL};
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (h->kind != TRUCE_EVENT || !tr_equal_string(h->detail, "THREATEN") || !tr_one_of(tr_word(h->coder, h->trigger)->lemma, warning)) return false;
  for (size_t i = 0; actors && i < actors->count; i++)
    if (!tr_listed(tr_span(h->coder->reading->actors[actors->ids[i]].country), "UNO NGO IGO")) return false;
  return !recipients || !recipients->count || tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_OBJ) == TRUCE_NONE;
}

/* Whom the grammar of the trigger names, where no link does. */
static void fill_by_grammar(const hint *h, tr_draft *draft) {
  static const tr_slot slots[] = {TR_PATIENT, TR_RECIPIENT, TR_WITH, TR_TO, TR_AGAINST, TR_BY};
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (h->kind != TRUCE_EVENT || (there && there->count) || tr_word(h->coder, h->trigger)->upos != TRUCE_VERB) return;
  tr_arguments arguments;
  tr_ids ids = {.count = 0};
  tr_arguments_of(h->coder, h->trigger, &arguments);
  for (size_t s = 0; s < sizeof slots / sizeof *slots && !ids.count && !arguments.passive; s++)
    for (size_t i = 0; i < arguments.count; i++)
      if (arguments.fillers[i].slot == slots[s]) tr_ids_add(&ids, tr_party_of(h->coder, arguments.fillers[i].word));
  if (ids.count) tr_draft_ids(h->coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}

/* What is asked for, where the heads tell no class: as the codebook's words have it. */
static truce_span detail_in_words(const hint *h) {
  uint32_t what;
  if (h->kind != TRUCE_CALL || !tr_equal_string(h->detail, "other") || !fillers(h, "call.for_what", &what, 1)) return h->detail;
  return tr_demand_of(h->coder, what);
}

static void draft_hint(const hint *h, size_t k) {
  uint32_t words[4 * FIELD_LIMIT];
  size_t used = 0;
  tr_draft *draft = tr_draft_new(h->coder, h->kind, h->trigger, h->status);
  bool whole = put_trigger(h, draft);
  for (size_t f = 0; whole && f < FIELD_LIMIT && kinds[k].fields[f].label; f++) {
    const bool found = put_field(h, draft, &kinds[k].fields[f], words, &used) || put_last(h, draft, kinds[k].fields[f].field);
    whole = found || !kinds[k].fields[f].needed;
  }
  if (!whole || only_fears(h, draft)) {
    draft->dropped = true;
    return;
  }
  fill_by_grammar(h, draft);
  tr_draft_part_actors(h->coder, draft);
  if (kinds[k].detailed) tr_draft_word(h->coder, draft, kinds[k].detail, detail_in_words(h));
  draft->maker = maker_of(h);
  tr_draft_evidence_words(h->coder, draft, words, used);
  tr_draft_finish(h->coder, draft, h->trigger);
}

/* Several parties with one stance are several lines. */
static void split_parties(tr_coder *coder, size_t from) {
  for (size_t i = from, end = coder->drafts.count; i < end; i++) {
    const truce_value *party = tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_PARTY);
    if (coder->drafts.items[i].dropped || !party || party->count < 2) continue;
    const uint32_t *ids = party->ids;
    const size_t count = party->count;
    for (size_t p = 1; p < count; p++) {
      tr_draft copy = coder->drafts.items[i];
      truce_value *values = TR_NEW_ARRAY(coder->arena, truce_value, copy.values.count);
      memcpy(values, copy.values.items, sizeof *values * copy.values.count);
      copy.values.items = values;
      copy.values.capacity = copy.values.count;
      tr_draft_ids(coder, &copy, TRUCE_FIELD_PARTY, &ids[p], 1);
      TR_PUSH(coder->arena, &coder->drafts, copy);
    }
    tr_draft_ids(coder, &coder->drafts.items[i], TRUCE_FIELD_PARTY, &ids[0], 1);
  }
}

/* Recipients that a frame's grammar did not find. */
static void fill_recipients(tr_coder *coder, size_t frames_end) {
  for (size_t i = 0; i < frames_end; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_EVENT) continue;
    const truce_value *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS), *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    if (recipients && recipients->count) continue;
    const hint h = {.coder = coder, .trigger = draft->line.trigger, .kind = TRUCE_EVENT};
    uint32_t words[4];
    tr_ids ids = {.count = 0}, kept = {.count = 0};
    const size_t count = fillers(&h, "event.recipients", words, 4);
    for (size_t w = 0; w < count; w++) tr_parties_of(coder, words[w], &ids);
    for (size_t a = 0; a < ids.count; a++) {
      bool actor = false;
      for (size_t b = 0; actors && b < actors->count; b++) actor |= actors->ids[b] == ids.ids[a];
      if (!actor) tr_ids_add(&kept, ids.ids[a]);
    }
    if (kept.count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
  }
}

static truce_span detail_of(const tr_draft *draft) {
  static const truce_field details[] = {TRUCE_FIELD_TYPE, TRUCE_FIELD_STEP, TRUCE_FIELD_POSITION, TRUCE_FIELD_ROLE, TRUCE_FIELD_DEMAND, TRUCE_FIELD_STATE, TRUCE_FIELD_FORM, TRUCE_FIELD_WHAT};
  for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
    const truce_value *value = tr_draft_value(draft, details[i]);
    if (value && value->text.size) return value->text;
  }
  return (truce_span){0};
}

/* A hint on the words of a frame's line speaks for it or against it. */
static void vote(const hint *h) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  for (const uint32_t *i = tr_group_begin(h->framed, sentence); i < tr_group_end(h->framed, sentence); i++) {
    tr_draft *draft = &h->coder->drafts.items[*i];
    if (!on_same_words(h, draft)) continue;
    const truce_span detail = detail_of(draft);
    if (!h->detail.size || !detail.size || tr_equal(detail, h->detail)) draft->vote = TR_SECONDED;
    else if (draft->vote == TR_ALONE) draft->vote = TR_CONTRADICTED;
  }
}

/* The id of the codebook example that gives such a line, one with the same word first: the frame's and the example's number in it, "stance.reject#2". */
static truce_span nearest_example(const hint *h) {
  const tr_frames *frames = &h->coder->codebook->frames;
  const tr_entry *entry = h->coder->entries[h->trigger];
  const tr_frame *best = NULL;
  size_t example = 0;
  bool same_word = false;
  for (size_t f = 0; f < frames->items.count && !same_word; f++)
    for (size_t e = 0; e < frames->items.items[f].examples.count && !same_word; e++) {
      const tr_example *one = &frames->items.items[f].examples.items[e];
      bool gives = false;
      for (size_t x = 0; x < one->expected.count && !gives; x++) {
        gives = one->expected.items[x].kind == h->kind && !h->detail.size;
        for (size_t v = 0; v < one->expected.items[x].count && one->expected.items[x].kind == h->kind; v++) gives |= tr_equal(one->expected.items[x].values[v], h->detail);
      }
      if (!gives) continue;
      for (size_t k = 0; entry && k < entry->evokers.count; k++) same_word |= entry->evokers.items[k].frame == f;
      if (!best || same_word) best = &frames->items.items[f], example = e + 1;
    }
  if (!best) return (truce_span){0};
  tr_buffer id = {0};
  tr_buffer_printf(&id, "%.*s#%zu", (int)best->id.size, best->id.data, example);
  const truce_span copy = tr_arena_copy(h->coder->arena, tr_buffer_span(&id));
  tr_buffer_free(&id);
  return copy;
}

void tr_hints_code(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  const size_t frames_end = coder->drafts.count;
  const tr_groups framed = tr_drafts_by_sentence(coder);
  for (size_t i = 0; i < reading->hint_count; i++) {
    hint h = {.coder = coder, .framed = &framed, .trigger = reading->hints[i].trigger, .label = reading->hints[i].label};
    if (!split_label(h.label, &h.kind, &h.detail)) continue;
    size_t k = 0;
    while (k < KIND_COUNT && kinds[k].kind != h.kind) k++;
    if (k < KIND_COUNT && reading->hints[i].sure >= least_vote) vote(&h);
    if (k == KIND_COUNT || reading->hints[i].sure < kinds[k].least || (kinds[k].detailed && !h.detail.size) || told_already(&h)) continue;
    h.status = status_of(coder, h.kind, h.trigger);
    const size_t before = coder->drafts.count;
    draft_hint(&h, k);
    if (coder->drafts.count > before && !coder->drafts.items[before].dropped) coder->drafts.items[before].like = nearest_example(&h);
  }
  split_parties(coder, frames_end);
  fill_recipients(coder, frames_end);
}
