/* Lookup of actors and places by word. What the world stage found comes first; a group without a name ("150 villagers", "police") becomes an
 * actor of its own whose name is its words; a place hit or visited stands for its side. */
#include "record/actors.h"

#include "record/home.h"
#include "record/phrases.h"
#include "truce/world.h"

void tr_ids_add(tr_ids *ids, uint32_t id) {
  if (id == TRUCE_NONE || ids->count == TR_ACTOR_LIMIT) return;
  for (size_t i = 0; i < ids->count; i++)
    if (ids->ids[i] == id) return;
  ids->ids[ids->count++] = id;
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

/* The mention whose head a word is, else the name it stands in. */
static const truce_mention *mention_at(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (w->mention != TRUCE_NONE) return &coder->reading->mentions[w->mention];
  const uint32_t covering = coder->covering[word];
  if (covering == TRUCE_NONE) return NULL;
  const truce_mention *m = &coder->reading->mentions[covering];
  const truce_deprel base = tr_base(coder, word);
  return m->head == word || base == TRUCE_DEPREL_FLAT || tr_word(coder, m->head)->head == word || (w->upos == TRUCE_PROPN && mention_size(m) <= 4) ? m : NULL;
}

truce_kind tr_kind_of(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = mention_at(coder, word);
  if (!m) return TRUCE_KIND_NONE;
  if (m->actor != TRUCE_NONE) return coder->reading->actors[m->actor].kind;
  return m->kind;
}

uint32_t tr_place_of(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = mention_at(coder, word);
  if (!m) return TRUCE_NONE;
  if (m->place != TRUCE_NONE) return m->place;
  if (m->actor == TRUCE_NONE) return TRUCE_NONE;
  const truce_actor *actor = &coder->reading->actors[m->actor]; /* a state named as an actor is also where it lies */
  if (actor->kind != TRUCE_STATE) return TRUCE_NONE;
  for (uint32_t i = 0; i < coder->reading->place_count; i++)
    if (tr_equal_fold(coder->reading->places[i].name, actor->name) ||
        (coder->reading->places[i].kind == TRUCE_STATE && actor->country[0] && !strcmp(coder->reading->places[i].country, actor->country)))
      return i;
  return TRUCE_NONE;
}

uint32_t tr_place_named(const tr_coder *coder, uint32_t word) {
  const uint32_t place = tr_place_of(coder, word);
  if (place != TRUCE_NONE || !tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("locality")))) return place;
  const uint32_t name = tr_child_by(coder, word, TRUCE_DEPREL_COMPOUND), of = tr_child_by(coder, word, TRUCE_DEPREL_NMOD); /* "Kisoro district", "the resort of Bree" */
  const uint32_t before = name == TRUCE_NONE ? TRUCE_NONE : tr_place_of(coder, name), link = of == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, of, TRUCE_DEPREL_CASE);
  if (before != TRUCE_NONE) return before;
  return link != TRUCE_NONE && tr_lemma_is(coder, link, "of") ? tr_place_of(coder, of) : TRUCE_NONE;
}

/* The place of a state, made where the text names none: it has the state's mentions. */
static uint32_t land_of(tr_coder *coder, uint32_t state) {
  truce_reading *reading = coder->reading;
  const truce_actor *actor = &reading->actors[state];
  truce_place place;
  if (actor->kind != TRUCE_STATE || !tr_is_country(actor->country)) return TRUCE_NONE;
  for (uint32_t i = 0; i < reading->place_count; i++)
    if (reading->places[i].kind == TRUCE_STATE && !strcmp(reading->places[i].country, actor->country)) return i;
  if (!reading->world || !truce_world_country_place(reading->world, actor->country, &place)) return TRUCE_NONE;
  place.mentions = actor->mentions, place.mention_count = actor->mention_count;
  const size_t count = reading->place_count;
  reading->places = tr_arena_grow(coder->arena, reading->places, sizeof place * count, sizeof place * (count + 1));
  coder->place_actor = tr_arena_grow(coder->arena, coder->place_actor, sizeof(uint32_t) * (count + 1), sizeof(uint32_t) * (count + 2));
  coder->place_actor[count] = state, coder->place_actor[count + 1] = TRUCE_NONE;
  reading->places[count] = place;
  return (uint32_t)reading->place_count++;
}

uint32_t tr_soil_of(tr_coder *coder, uint32_t word) {
  const uint32_t place = tr_place_named(coder, word);
  if (place != TRUCE_NONE) return place;
  const bool soil = tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("soil")));
  const uint32_t state = soil ? tr_owner_of(coder, word) : tr_actor_of(coder, word, false);
  return state == TRUCE_NONE ? TRUCE_NONE : land_of(coder, state);
}

uint32_t tr_actor_of_place(tr_coder *coder, uint32_t place, uint32_t word) {
  const truce_place *p = &coder->reading->places[place];
  (void)word;
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
  if (tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("no-people")))) return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (tr_ends(w->lower, tr_span(endings[i]))) return true;
  return false;
}

static bool is_group_noun(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const truce_deprel base = truce_deprel_base(w->relation);
  if (w->upos == TRUCE_PRON || ((w->upos == TRUCE_ADJ || w->upos == TRUCE_VERB) && (base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND))) return false; /* "the national army", "a suspected attack" */
  return (tr_word_in(coder, word, TR_CLASS_PEOPLE) || tr_word_in(coder, word, TR_CLASS_FORCES) || tr_word_in(coder, word, TR_CLASS_FIGHTER) ||
                                    looks_like_people(coder, word));
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
  while (first < noun && (tr_word(coder, first)->upos == TRUCE_DET || tr_word(coder, first)->upos == TRUCE_NUM || tr_word(coder, first)->upos == TRUCE_PUNCT)) first++;
  return tr_words_extent(coder, first, noun);
}

static uint32_t actor_named(const tr_coder *coder, truce_span name) {
  for (uint32_t i = 0; i < coder->reading->actor_count; i++)
    if (tr_equal_fold(coder->reading->actors[i].name, name)) return i;
  return TRUCE_NONE;
}

/* The whole phrase as a mention of the group: "both leaders", "at least seven people". */
static void add_mention(tr_coder *coder, uint32_t id, uint32_t word) {
  uint32_t first = word, last = word;
  tr_phrase_around(coder, word, &first, &last);
  tr_mention_add(coder, (truce_mention){.where = tr_words_extent(coder, first, last), .first = first, .end = last + 1, .head = word, .kind = coder->reading->actors[id].kind,
                                        .antecedent = TRUCE_NONE, .actor = id, .place = TRUCE_NONE});
}

static uint32_t make_group(tr_coder *coder, uint32_t word) {
  if (coder->made_actor[word] != TRUCE_NONE) return coder->made_actor[word];
  const truce_span name = tr_slice(coder->reading->report->text, group_range(coder, word));
  uint32_t id = actor_named(coder, name);
  if (id == TRUCE_NONE) {
    truce_actor actor = {.name = name, .kind = tr_word_in(coder, word, TR_CLASS_FIGHTER) ? TRUCE_ARMED_GROUP : TRUCE_POPULATION, .plural = true};
    const uint32_t owner = tr_owner_of(coder, word);
    if (owner != TRUCE_NONE) memcpy(actor.country, coder->reading->actors[owner].country, sizeof actor.country);
    id = new_actor(coder, actor);
    add_mention(coder, id, word);
  }
  return coder->made_actor[word] = id;
}

uint32_t tr_actor_of(tr_coder *coder, uint32_t word, bool made) {
  if (word == TRUCE_NONE) return TRUCE_NONE;
  const truce_mention *m = mention_at(coder, word);
  if (m && m->actor != TRUCE_NONE) return m->actor;
  if (m && m->place != TRUCE_NONE) return made ? tr_actor_of_place(coder, m->place, word) : TRUCE_NONE;
  if (made && is_group_noun(coder, word)) return make_group(coder, word);
  /* "dozens of villagers", "one of the leaders": the group is what is measured */
  const truce_word *w = tr_word(coder, word);
  if (tr_word_in(coder, word, TR_CLASS_MEASURE) || tr_word_in(coder, word, TR_CLASS_QUANTITY) || w->upos == TRUCE_NUM || tr_equal_string(w->lemma, "member"))
    for (uint32_t i = 0; i < w->child_count; i++)
      if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_NMOD) return tr_actor_of(coder, w->children[i], made);
  return TRUCE_NONE;
}

/* "US-backed forces", "militias armed by Chad": who helps them does not own them. */
static bool helped(const tr_coder *coder, uint32_t word) {
  const truce_span lower = tr_word(coder, word)->lower;
  const char *hyphen = lower.size ? memrchr(lower.data, '-', lower.size) : NULL;
  const truce_span verb = hyphen ? (truce_span){hyphen + 1, (size_t)(lower.data + lower.size - hyphen - 1)} : lower;
  return tr_entry_in(tr_lexicon_find(&coder->codebook->lexicon, verb), tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("helped")));
}

/* The owner; `groups` allows making one of a bare noun ("police commandos"). */
static uint32_t owner_of(tr_coder *coder, uint32_t word, bool groups) {
  const truce_word *w = tr_word(coder, word);
  for (int pass = 0; pass < 3; pass++)
    for (uint32_t i = 0; i < w->child_count; i++) {
      const uint32_t child = w->children[i];
      const truce_deprel relation = tr_word(coder, child)->relation, base = truce_deprel_base(relation);
      const bool fits = pass == 0 ? relation == TRUCE_DEPREL_NMOD_POSS : pass == 1 ? base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD : base == TRUCE_DEPREL_NMOD;
      if (!fits || (pass == 1 && helped(coder, child))) continue;
      bool through = pass == 1; /* "Hamas mortar fire", "strikes by Syrian planes" */
      if (pass == 2) {
        const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
        if (preposition == TRUCE_NONE || (!tr_lemma_is(coder, preposition, "of") && !tr_lemma_is(coder, preposition, "by") && !tr_lemma_is(coder, preposition, "from"))) continue;
        if (!groups && !tr_word_in(coder, word, TR_CLASS_INSTRUMENT) && !tr_word_in(coder, word, TR_CLASS_FORCES) && tr_lemma_is(coder, preposition, "from") && tr_place_of(coder, child) != TRUCE_NONE) continue; /* "armed men from Chad" are not Chad, soldiers and fire are */
        through = tr_lemma_is(coder, preposition, "by");
      }
      uint32_t actor = tr_actor_of(coder, child, pass < 2 && (groups || !is_group_noun(coder, child)));
      if (actor == TRUCE_NONE && through && tr_word(coder, child)->child_count) actor = owner_of(coder, child, groups);
      if (actor != TRUCE_NONE) return actor;
    }
  return TRUCE_NONE;
}

uint32_t tr_owner_of(tr_coder *coder, uint32_t word) { return owner_of(coder, word, true); }

/* The place that a noun stands in ("70 targets in Gaza"), as an actor. */
static uint32_t place_around(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) != TRUCE_DEPREL_NMOD) continue;
    const uint32_t place = tr_place_of(coder, child);
    if (place != TRUCE_NONE) return tr_actor_of_place(coder, place, child);
  }
  return TRUCE_NONE;
}

/* "Hamas gunmen", "Azerbaijani artillery": who they belong to says more than what they are. */
static bool belongs_to_a_side(const tr_coder *coder, uint32_t word, uint32_t actor) {
  if (!tr_word_in(coder, word, TR_CLASS_FIGHTER) && !tr_word_in(coder, word, TR_CLASS_INSTRUMENT) && !tr_lemma_is(coder, word, "member") && !tr_lemma_is(coder, word, "man") && !tr_lemma_is(coder, word, "fighter")) return false;
  return actor == TRUCE_NONE || !coder->reading->actors[actor].roster_id.size;
}

/* "a drone flown by the Movement": who uses it, or TRUCE_NONE: a weapon does nothing of its own. */
static uint32_t used_by(const tr_coder *coder, uint32_t weapon) {
  const truce_word *w = tr_word(coder, weapon);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL) continue;
    const truce_word *use = tr_word(coder, w->children[i]);
    for (uint32_t k = 0; k < use->child_count; k++) {
      const uint32_t by = tr_child_by(coder, use->children[k], TRUCE_DEPREL_CASE);
      if (tr_base(coder, use->children[k]) == TRUCE_DEPREL_OBL && by != TRUCE_NONE && tr_lemma_is(coder, by, "by")) return use->children[k];
    }
  }
  return TRUCE_NONE;
}

/* "Syrian rebels", "Libyan militias": they are not Syria, nor Libya; "Syrian troops" are. */
static bool irregular(const tr_coder *coder, uint32_t word) {
  return tr_word_in(coder, word, TR_CLASS_FIGHTER) && (!tr_word_in(coder, word, TR_CLASS_FORCES) || tr_lemma_is(coder, word, "militia")) && !tr_lemma_is(coder, word, "fighter");
}

bool tr_is_state(const tr_coder *coder, uint32_t actor) {
  const truce_kind kind = coder->reading->actors[actor].kind;
  return kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT;
}

uint32_t tr_party_of(tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_of(coder, word, true);
  if (belongs_to_a_side(coder, word, actor)) {
    const uint32_t side = owner_of(coder, word, false);
    if (side != TRUCE_NONE && coder->reading->actors[side].kind != TRUCE_PLACE && !(irregular(coder, word) && tr_is_state(coder, side))) return side;
    const uint32_t user = tr_word_in(coder, word, TR_CLASS_WEAPON) ? used_by(coder, word) : word;
    if (user != word) return user == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, user, true);
  }
  if (actor != TRUCE_NONE) return actor;
  if (tr_word(coder, word)->upos == TRUCE_PRON || tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("private")))) return TRUCE_NONE;
  const uint32_t owner = tr_owner_of(coder, word);
  if (owner != TRUCE_NONE) return owner;
  const truce_word *w = tr_word(coder, word); /* "its mediation efforts": the possessor one step further in */
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_NMOD || tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND) {
      const uint32_t inner = tr_owner_of(coder, w->children[i]);
      if (inner != TRUCE_NONE) return inner;
    }
  if (tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("target-noun")))) {
    const uint32_t named = tr_place_named(coder, word); /* "the town of Douma" */
    if (named != TRUCE_NONE) return tr_actor_of_place(coder, named, word);
    const uint32_t place = tr_plural(coder, word) || tr_lemma_is(coder, word, "target") ? place_around(coder, word) : TRUCE_NONE;
    if (place != TRUCE_NONE) return place;
    const bool vague = tr_lemma_is(coder, word, "target") || tr_lemma_is(coder, word, "position") || tr_lemma_is(coder, word, "site") || tr_lemma_is(coder, word, "area") || tr_lemma_is(coder, word, "post");
    return vague ? TRUCE_NONE : make_group(coder, word);
  }
  return place_around(coder, word);
}

static bool number_word(truce_span word) {
  static const char *const words[] = {"a", "an", "the", "some", "at", "least", "about", "over", "more", "than", "around", "estimated", "nearly", "almost", "two", "three", "four", "five", "six", "seven",
                                      "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "several", "many", "another", "one"};
  if (word.size && word.data[0] >= '0' && word.data[0] <= '9') return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_equal_fold(word, tr_span(words[i]))) return true;
  return false;
}

bool tr_unnamed(const truce_actor *actor) { return !actor->name.size || (actor->name.data[0] >= 'a' && actor->name.data[0] <= 'z'); }

/* A group is called by what it is, not by how many there were: "15 militants," → "militants". */
void tr_actors_name(tr_coder *coder) {
  for (size_t i = 0; i < coder->reading->actor_count; i++) {
    truce_actor *actor = &coder->reading->actors[i];
    if (actor->roster_id.size) continue;
    truce_span rest = actor->name, word;
    while (rest.size && (rest.data[rest.size - 1] == ',' || rest.data[rest.size - 1] == '.')) rest.size--;
    truce_span kept = rest;
    while (tr_split(&rest, ' ', &word) && rest.size && number_word(word)) kept = rest;
    actor->name = kept;
  }
}

static bool third_person(const tr_coder *coder, uint32_t word) {
  return tr_lemma_is(coder, word, "they") || tr_lemma_is(coder, word, "it") || tr_lemma_is(coder, word, "he") || tr_lemma_is(coder, word, "she");
}

static bool first_person(const tr_coder *coder, uint32_t word) {
  return tr_lemma_is(coder, word, "we") || tr_lemma_is(coder, word, "i") || tr_lemma_is(coder, word, "us") || tr_lemma_is(coder, word, "our") || tr_lemma_is(coder, word, "my");
}

/* The subject of the saying verb whose content a pronoun's clause is, or TRUCE_NONE. */
static uint32_t sayer(const tr_coder *coder, uint32_t pronoun) {
  uint32_t word = tr_word(coder, pronoun)->head;
  if (tr_base(coder, pronoun) != TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  for (int up = 0; up < 4 && word != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (head == TRUCE_NONE) return TRUCE_NONE;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CCOMP && tr_word_in(coder, head, TR_CLASS_SPEECH)) return tr_child_by(coder, head, TRUCE_DEPREL_NSUBJ);
    if (base != TRUCE_DEPREL_CONJ && base != TRUCE_DEPREL_XCOMP && base != TRUCE_DEPREL_CCOMP) return TRUCE_NONE;
    word = head;
  }
  return TRUCE_NONE;
}

static void add_named(tr_coder *coder, uint32_t word, tr_ids *ids) {
  const uint32_t actor = tr_actor_of(coder, word, false);
  if (actor == TRUCE_NONE || coder->reading->actors[actor].kind == TRUCE_PERSON) return;
  if (!tr_unnamed(&coder->reading->actors[actor]) || tr_is_state(coder, actor)) tr_ids_add(ids, actor);
}

/* Does it tell whose the many are: "French ministers", "Hamas officials", "negotiators of the government"? */
static bool tells_whose(const tr_coder *coder, uint32_t child, uint32_t word) {
  const truce_deprel base = tr_base(coder, child);
  if (child < word) return base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || tr_word(coder, child)->relation == TRUCE_DEPREL_NMOD_POSS;
  const uint32_t preposition = base == TRUCE_DEPREL_NMOD ? tr_child_by(coder, child, TRUCE_DEPREL_CASE) : TRUCE_NONE;
  return preposition != TRUCE_NONE && (tr_lemma_is(coder, preposition, "of") || tr_lemma_is(coder, preposition, "from"));
}

/* "French and German ministers", "Hamas and Fatah officials", "negotiators of the government and the rebels": two that stand behind the many. */
static bool each_side(tr_coder *coder, uint32_t word, tr_ids *ids) {
  const truce_word *w = tr_word(coder, word);
  tr_ids named = {.count = 0};
  bool joined = false;
  const bool plural = tr_plural(coder, word) || tr_ends(w->lower, TR_SPAN("s")) || tr_word_in(coder, word, TR_CLASS_FORCES);
  for (uint32_t i = 0; w->upos == TRUCE_NOUN && plural && i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (!tells_whose(coder, child, word)) continue;
    add_named(coder, child, &named);
    joined |= tr_child_by(coder, child, TRUCE_DEPREL_CC) != TRUCE_NONE;
    for (uint32_t k = 0; k < tr_word(coder, child)->child_count; k++) {
      const uint32_t other = tr_word(coder, child)->children[k];
      if (tr_base(coder, other) != TRUCE_DEPREL_CONJ || (child < word && other > word)) continue;
      add_named(coder, other, &named);
      joined |= tr_child_by(coder, other, TRUCE_DEPREL_CC) != TRUCE_NONE;
    }
  }
  for (size_t i = 0; joined && named.count > 1 && i < named.count; i++) tr_ids_add(ids, named.ids[i]);
  return joined && named.count > 1;
}

void tr_parties_of(tr_coder *coder, uint32_t word, tr_ids *ids) {
  if (tr_word(coder, word)->upos != TRUCE_PRON) {
    if (!each_side(coder, word, ids)) tr_ids_add(ids, tr_party_of(coder, word));
    return;
  }
  const uint32_t subject = third_person(coder, word) ? sayer(coder, word) : TRUCE_NONE;
  if (subject != TRUCE_NONE && tr_word(coder, subject)->upos != TRUCE_PRON) {
    const size_t before = ids->count;
    if (!each_side(coder, subject, ids)) tr_ids_add(ids, tr_party_of(coder, subject));
    for (uint32_t i = 0; i < tr_word(coder, subject)->child_count; i++)
      if (tr_base(coder, tr_word(coder, subject)->children[i]) == TRUCE_DEPREL_CONJ) tr_ids_add(ids, tr_party_of(coder, tr_word(coder, subject)->children[i]));
    if (ids->count > before) return;
  }
  const uint32_t sentence = tr_word(coder, word)->sentence;
  if (first_person(coder, word))
    for (const uint32_t *i = tr_group_begin(&coder->quotes, sentence); i < tr_group_end(&coder->quotes, sentence); i++) {
      const truce_quote *quote = &coder->reading->quotes[*i];
      if (quote->speaker != TRUCE_NONE && quote->where.start <= tr_word(coder, word)->where.start && quote->where.end >= tr_word(coder, word)->where.end) {
        tr_ids_add(ids, quote->speaker);
        return;
      }
    }
  tr_ids_add(ids, tr_party_of(coder, word));
}

uint32_t tr_sponsor_in(const tr_coder *coder, uint32_t word) {
  const truce_span form = tr_word(coder, word)->form;
  const char *hyphen = form.size ? memrchr(form.data, '-', form.size) : NULL;
  if (!hyphen || hyphen == form.data) return TRUCE_NONE;
  const truce_span name = {form.data, (size_t)(hyphen - form.data)};
  for (size_t i = 0; i < coder->reading->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[i];
    if (m->actor != TRUCE_NONE && tr_equal_fold(tr_slice(coder->reading->report->text, m->where), name)) return m->actor;
  }
  return actor_named(coder, name);
}
