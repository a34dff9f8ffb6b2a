/* Words → actors. What the world stage found comes first; a group without a name ("150 villagers", "police") becomes an actor of its own whose name is its
 * words without their number; a place hit or visited stands for its side. */
#include "record/actors.h"

#include "base/ascii.h"
#include "record/phrases.h"

void tr_ids_add(tr_ids *ids, uint32_t id) {
  if (id == TRUCE_NONE || ids->count == TR_ACTOR_LIMIT) return;
  for (size_t i = 0; i < ids->count; i++)
    if (ids->ids[i] == id) return;
  ids->ids[ids->count++] = id;
}

void tr_ids_add_all(tr_ids *ids, const truce_value *value) {
  for (size_t i = 0; value && i < value->count; i++) tr_ids_add(ids, value->ids[i]);
}

static uint32_t mention_size(const truce_mention *m) { return m->end - m->first; }

void tr_actors_prepare(tr_coder *coder) {
  truce_reading *reading = coder->reading;
  tr_phrases_widen(coder);
  coder->covering = TR_NEW_ARRAY(coder->arena, uint32_t, reading->word_count + 1);
  coder->made_actor = TR_NEW_ARRAY(coder->arena, uint32_t, reading->word_count + 1);
  coder->place_actor = TR_NEW_ARRAY(coder->arena, uint32_t, reading->place_count + 1);
  memset(coder->covering, 0xFF, sizeof(uint32_t) * (reading->word_count + 1));
  memset(coder->made_actor, 0xFF, sizeof(uint32_t) * (reading->word_count + 1));
  memset(coder->place_actor, 0xFF, sizeof(uint32_t) * (reading->place_count + 1));
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    for (uint32_t w = m->first; w < m->end && w < reading->word_count; w++)
      if (coder->covering[w] == TRUCE_NONE || mention_size(m) < mention_size(&reading->mentions[coder->covering[w]])) coder->covering[w] = i;
  }
  coder->actor_capacity = reading->actor_count;
}

static uint32_t new_actor(tr_coder *coder, truce_actor actor) {
  truce_reading *reading = coder->reading;
  if (reading->actor_count == coder->actor_capacity) {
    const size_t more = coder->actor_capacity ? coder->actor_capacity * 2 : 8;
    reading->actors = tr_arena_grow(coder->arena, reading->actors, sizeof(truce_actor) * reading->actor_count, sizeof(truce_actor) * more);
    coder->actor_capacity = more;
  }
  reading->actors[reading->actor_count] = actor;
  return (uint32_t)reading->actor_count++;
}

/* "U.S. Secretary of State Hillary Clinton": a title that the tree hangs beside the name. */
static bool title_beside(const tr_coder *coder, const truce_mention *m, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  return m->kind == TRUCE_PERSON && word < m->head && w->upos == TRUCE_PROPN && (w->head < m->first || w->head >= m->end);
}

const truce_mention *tr_mention_at(const tr_coder *coder, uint32_t word) {
  enum { SHORT = 4 };
  const truce_word *w = tr_word(coder, word);
  if (w->mention != TRUCE_NONE) return &coder->reading->mentions[w->mention];
  const uint32_t covering = coder->covering[word];
  if (covering == TRUCE_NONE) return NULL;
  const truce_mention *m = &coder->reading->mentions[covering];
  const bool heads = m->head == word || tr_word(coder, m->head)->head == word, in_name = w->upos == TRUCE_PROPN && mention_size(m) <= SHORT;
  return heads || in_name || tr_base(coder, word) == TRUCE_DEPREL_FLAT || title_beside(coder, m, word) ? m : NULL;
}

truce_kind tr_kind_of(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = tr_mention_at(coder, word);
  if (!m) return TRUCE_KIND_NONE;
  if (m->actor != TRUCE_NONE) return coder->reading->actors[m->actor].kind;
  return m->kind;
}

bool tr_is_state(const tr_coder *coder, uint32_t actor) {
  const truce_kind kind = coder->reading->actors[actor].kind;
  return kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT;
}

uint32_t tr_actor_of_place(tr_coder *coder, uint32_t place) {
  const truce_place *p = &coder->reading->places[place];
  if (coder->place_actor[place] != TRUCE_NONE) return coder->place_actor[place];
  const char *country = p->country;
  if (p->kind == TRUCE_STATE)
    for (uint32_t i = 0; i < coder->reading->actor_count; i++) {
      const truce_actor *a = &coder->reading->actors[i];
      if (a->kind == TRUCE_STATE && country[0] && !strcmp(a->country, country)) return coder->place_actor[place] = i;
    }
  truce_actor actor = {.name = p->name, .kind = TRUCE_PLACE, .mentions = p->mentions, .mention_count = p->mention_count};
  memcpy(actor.country, p->country, sizeof actor.country);
  return coder->place_actor[place] = new_actor(coder, actor);
}

/* "islanders", "fishermen", "strikers", "trainees": plurals that mostly mean people. */
static bool looks_like_people(const tr_coder *coder, uint32_t word) {
  static const char *const endings[] = {"ers", "ors", "ists", "ians", "men", "ees", "women", "ites"};
  const truce_word *w = tr_word(coder, word);
  if (w->upos != TRUCE_NOUN || w->lower.size < 6) return false;
  if (tr_word_in(coder, word, TR_CLASS_NO_PEOPLE)) return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (tr_ends(w->lower, tr_span(endings[i]))) return true;
  return false;
}

bool tr_somebody(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_PEOPLE) || tr_word_in(coder, noun, TR_CLASS_FORCES) || tr_word_in(coder, noun, TR_CLASS_FIGHTER);
}

bool tr_group_noun(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const truce_deprel base = truce_deprel_base(w->relation);
  if (w->upos == TRUCE_PRON || ((w->upos == TRUCE_ADJ || w->upos == TRUCE_VERB) && (base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND)))
    return false; /* "the national army", "a suspected attack" */
  if (tr_lemma_is(coder, word, "casualty")) return false; /* they are counted, and do nothing */
  return tr_somebody(coder, word) || tr_word_in(coder, word, TR_CLASS_ATTACKER) || looks_like_people(coder, word);
}

/* The words that name a group: its noun with compounds, adjectives and possessors, without article and number. */
static truce_range group_range(const tr_coder *coder, uint32_t noun) {
  uint32_t first = noun;
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (child < first && (base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || tr_word(coder, child)->relation == TRUCE_DEPREL_NMOD_POSS)) {
      uint32_t from, to;
      tr_extent(coder, child, true, &from, &to);
      if (from < first && to < noun) first = from;
    }
  }
  while (first < noun && TR_ONE_OF(tr_word(coder, first)->upos, TRUCE_DET, TRUCE_NUM, TRUCE_PUNCT)) first++;
  return tr_words_extent(coder, first, noun);
}

uint32_t tr_actor_named(const tr_coder *coder, truce_span name) {
  for (uint32_t i = 0; i < coder->reading->actor_count; i++)
    if (tr_equal_fold(coder->reading->actors[i].name, name)) return i;
  return TRUCE_NONE;
}

/* The whole phrase as a mention of the group: "both leaders", "at least seven people". */
static void add_mention(tr_coder *coder, uint32_t id, uint32_t word) {
  uint32_t first = word, last = word;
  tr_phrase_around(coder, word, &first, &last);
  tr_mention_add(coder, (truce_mention){.where = tr_words_extent(coder, first, last),
                                        .first = first,
                                        .end = last + 1,
                                        .head = word,
                                        .kind = coder->reading->actors[id].kind,
                                        .antecedent = TRUCE_NONE,
                                        .actor = id,
                                        .place = TRUCE_NONE});
}

/* "a government offensive", "regime air strikes": whoever the same noun named last, or TRUCE_NONE. */
static uint32_t named_by_noun(const tr_coder *coder, uint32_t word) {
  const truce_mention *mentions = coder->reading->mentions;
  uint32_t actor = TRUCE_NONE, at = 0;
  for (size_t i = 0; i < coder->reading->mention_count; i++) {
    const truce_mention *m = &mentions[i];
    if (m->actor == TRUCE_NONE || m->pronoun || m->head >= word || (actor != TRUCE_NONE && m->head < at)) continue;
    if (tr_equal(tr_word(coder, m->head)->lemma, tr_word(coder, word)->lemma)) actor = m->actor, at = m->head;
  }
  return actor;
}

uint32_t tr_group_of(tr_coder *coder, uint32_t word) {
  if (coder->made_actor[word] != TRUCE_NONE) return coder->made_actor[word];
  if (tr_word_in(coder, word, TR_CLASS_ATTACKER) && TR_ONE_OF(tr_base(coder, word), TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD)) {
    const uint32_t named = named_by_noun(coder, word);
    if (named != TRUCE_NONE) return coder->made_actor[word] = named;
  }
  const truce_span name = tr_slice(coder->reading->report->text, group_range(coder, word));
  uint32_t id = tr_actor_named(coder, name);
  if (id == TRUCE_NONE) {
    truce_actor actor = {.name = name, .kind = tr_word_in(coder, word, TR_CLASS_FIGHTER) ? TRUCE_ARMED_GROUP : TRUCE_POPULATION, .plural = true};
    const uint32_t owner = tr_owner_of(coder, word);
    if (owner != TRUCE_NONE) memcpy(actor.country, coder->reading->actors[owner].country, sizeof actor.country);
    id = new_actor(coder, actor);
    add_mention(coder, id, word);
  }
  return coder->made_actor[word] = id;
}

/* "urged both to talk", "the two have met": two that were named before, whom the report's sides tell. */
static bool bare_both(const tr_coder *coder, uint32_t word) {
  const truce_deprel base = tr_base(coder, word);
  if (!TR_ONE_OF(base, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_IOBJ, TRUCE_DEPREL_OBL)) return false;
  const uint32_t whole = tr_child_by(coder, word, TRUCE_DEPREL_NMOD);
  if (tr_has_child(coder, word, TRUCE_DEPREL_CONJ)) return false;
  if (whole != TRUCE_NONE) return tr_word(coder, whole)->upos == TRUCE_PRON && tr_lemma_in(coder, word, "both each either neither"); /* "told both of them" */
  return tr_lemma_is(coder, word, "both") || (tr_lemma_is(coder, word, "two") && tr_follows(coder, word, "the"));
}

/* "both camps", "the two Koreas" */
static bool both_of_kind(const tr_coder *coder, uint32_t word) {
  const bool two = tr_child_is(coder, word, TRUCE_DEPREL_NUMMOD, "two") && tr_child_is(coder, word, TRUCE_DEPREL_DET, "the these");
  return (two || tr_child_is(coder, word, TRUCE_DEPREL_DET, "both")) && tr_word_in(coder, word, TR_CLASS_PAIRED);
}

/* "Thousands marched", "tens of thousands fled": people, though no noun says so. */
static bool bare_crowd(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (!tr_listed(w->lower, "hundreds thousands millions dozens scores crowds") || tr_has_child(coder, word, TRUCE_DEPREL_NMOD)) return false;
  const uint32_t measured = truce_deprel_base(w->relation) == TRUCE_DEPREL_NMOD ? w->head : word;
  return tr_word(coder, measured)->relation == TRUCE_DEPREL_NSUBJ;
}

uint32_t tr_actor_of(tr_coder *coder, uint32_t word, bool made) {
  if (word == TRUCE_NONE) return TRUCE_NONE;
  const truce_mention *m = tr_mention_at(coder, word);
  if (m && m->actor != TRUCE_NONE) return m->actor;
  if (m && m->place != TRUCE_NONE) return made ? tr_actor_of_place(coder, m->place) : TRUCE_NONE;
  if (made && (tr_group_noun(coder, word) || bare_crowd(coder, word) || bare_both(coder, word) || both_of_kind(coder, word))) return tr_group_of(coder, word);
  /* "dozens of villagers", "one of the leaders", "each of the rivals": the group is what is measured */
  const truce_word *w = tr_word(coder, word);
  if (tr_word_in(coder, word, TR_CLASS_MEASURE) || tr_word_in(coder, word, TR_CLASS_QUANTITY) || w->upos == TRUCE_NUM ||
      tr_lemma_in(coder, word, "member both each either neither all none"))
    for (uint32_t i = 0; i < w->child_count; i++)
      if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_NMOD) return tr_actor_of(coder, w->children[i], made);
  return TRUCE_NONE;
}

bool tr_of_body(const truce_actor *actor) {
  for (size_t i = 0; i < actor->sector_count; i++)
    if (tr_listed(tr_span(actor->sectors[i]), "IGO NGO")) return true;
  return tr_listed(tr_span(actor->country), "UNO NGO IGO");
}

bool tr_unnamed(const truce_actor *actor) { return !actor->name.size || tr_ascii_small(actor->name.data[0]); }

/* A number, or a word that stands before one. */
static bool number_word(truce_span word) {
  static const char before[] = "a an the some at least about over more than around estimated nearly almost";
  static const char numbers[] =
      "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand several many another";
  return (word.size && tr_ascii_digit(word.data[0])) || tr_listed_fold(word, before) || tr_listed_fold(word, numbers);
}

/* "Two Rivers Alliance": the number is a word of the name. */
static bool numbered_name(const truce_actor *actor, truce_span name) {
  truce_span word, last = {0};
  while (tr_split(&name, ' ', &word)) last = word;
  return TR_ONE_OF(actor->kind, TRUCE_ORGANISATION, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_BODY) && last.size && tr_ascii_capital(last.data[0]);
}

/* A group is called by what it is, not by how many there were: "15 militants," → "militants". */
void tr_actors_name(tr_coder *coder) {
  for (size_t i = 0; i < coder->reading->actor_count; i++) {
    truce_actor *actor = &coder->reading->actors[i];
    if (actor->roster_id.size) continue;
    truce_span rest = actor->name, word;
    while (rest.size && (rest.data[rest.size - 1] == ',' || rest.data[rest.size - 1] == '.')) rest.size--;
    truce_span kept = rest;
    const bool numbered = numbered_name(actor, rest);
    while (tr_split(&rest, ' ', &word) && rest.size && number_word(word) && !(numbered && !tr_listed_fold(word, "a an the some"))) kept = rest;
    actor->name = kept;
  }
}
