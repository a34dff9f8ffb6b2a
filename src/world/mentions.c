/* Finds the words that point to somebody: names of the model and of the roster, nation words, descriptions headed by an agent noun.
 * Reads words, trees and names; writes scene->mentions and scene->found. Who is meant is decided in actors.c and the files it calls. */
#include <stdlib.h>
#include <unicode/uchar.h>

#include "world/fold.h"
#include "world/scene.h"

enum { LONGEST_NAME = 8, LONGEST_AGENT = 6 };

truce_range tr_scene_range(const truce_reading *reading, uint32_t first, uint32_t end) {
  return (truce_range){reading->words[first].where.start, reading->words[end - 1].where.end};
}

truce_span tr_words_text(const truce_reading *reading, uint32_t first, uint32_t end) { return tr_slice(reading->report->text, tr_scene_range(reading, first, end)); }

uint32_t tr_words_head(const truce_reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = end; i-- > first;) {
    uint32_t head = reading->words[i].head;
    if ((head == TRUCE_NONE || head < first || head >= end) && reading->words[i].upos != TRUCE_PUNCT && reading->words[i].relation != TRUCE_DEPREL_CASE) return i;
  }
  return end - 1;
}

bool tr_capital_start(truce_span form) {
  if (!form.size) return false;
  if ((unsigned char)form.data[0] < 128) return form.data[0] >= 'A' && form.data[0] <= 'Z';
  size_t at = 0;
  return u_isupper((UChar32)tr_utf8_next(form, &at));
}

uint32_t tr_scene_child(const truce_reading *reading, uint32_t word, truce_deprel base) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (truce_deprel_base(reading->words[w->children[i]].relation) == base) return w->children[i];
  return TRUCE_NONE;
}

truce_span tr_case_of(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *child = &reading->words[w->children[i]];
    if (child->relation == TRUCE_DEPREL_CASE && w->children[i] < word && child->upos != TRUCE_PART) return child->lower;
  }
  return (truce_span){0};
}

static bool all_capitals(const truce_reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    for (size_t k = 0; k < reading->words[i].form.size; k++)
      if (reading->words[i].form.data[k] >= 'a' && reading->words[i].form.data[k] <= 'z') return false;
  return true;
}

/* A word without letter or digit: marks of any tag. */
static bool silent_word(const truce_word *word) {
  char key[TR_FOLD_LIMIT];
  return tr_fold(word->form, key) == 0;
}

static bool clitic(const truce_reading *reading, uint32_t word) {
  truce_span form = reading->words[word].form;
  return word > 0 && !reading->words[word - 1].space_after && form.size > 1 && (form.data[0] == '\'' || tr_starts(form, TR_SPAN("\xE2\x80\x99")));
}

static size_t fold_words(const truce_reading *reading, uint32_t first, uint32_t end, char out[TR_FOLD_LIMIT]) {
  size_t size = 0;
  for (uint32_t i = first; i < end; i++) {
    truce_span form = reading->words[i].form;
    if (i > first && clitic(reading, i)) { /* "People's" is one word of the name */
      char tail[TR_FOLD_LIMIT];
      size_t more = tr_fold(form, tail);
      if (size + more <= TR_FOLD_LIMIT) memcpy(out + size, tail, more), size += more;
      continue;
    }
    size = tr_fold_more(form, out, size);
  }
  return size;
}

/* How well an alias of several actors fits: the user's own first, then whoever lives and holds office on the day. */
static int fitness(const tr_scene *scene, const tr_alias *alias, bool one_word) {
  const tr_roster *roster = &scene->world->roster;
  const tr_known *known = &roster->known.items[alias->known];
  int score = alias->own ? 100 : 0;
  score += tr_known_on(known, scene->day) ? 20 : 0;
  score += alias->use == TR_USE_NAME ? 6 : alias->use == TR_USE_SEAT ? 5 : alias->use == TR_USE_ADJECTIVE || alias->use == TR_USE_PEOPLE ? 4 : 0;
  score += known->kind == TRUCE_STATE ? 4 : 0;
  if (known->kind != TRUCE_PERSON) return score;
  if (tr_roster_office_of(roster, alias->known, scene->day)) return score + 8;
  return one_word && known->terms != TRUCE_NONE && !memchr(known->name.data, ' ', known->name.size) ? score - 15 : score; /* Paris who governed in 1957 is not the capital */
}

static const tr_land *land_of(const tr_scene *scene, const char *code) {
  for (size_t i = 0; i < scene->lands.count; i++)
    if (!strcmp(scene->lands.items[i].code, code)) return &scene->lands.items[i];
  return NULL;
}

/* Whether the report speaks of the land of a group with such a loose name, or of one beside it. A report that names no land does not tell. */
static bool land_allows(const tr_scene *scene, const tr_known *known) {
  if (!scene->lands.count) return true;
  if (!tr_gazetteer_country(&scene->world->gazetteer, known->country)) return known->country[0] != 0; /* of several lands */
  bool allowed = land_of(scene, known->country) != NULL;
  for (size_t i = 0; i < scene->lands.count && !allowed; i++) allowed = tr_neighbours(&scene->world->gazetteer, scene->lands.items[i].code, known->country);
  return allowed;
}

const tr_alias *tr_match_words(const tr_scene *scene, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  char key[TR_FOLD_LIMIT];
  size_t size = fold_words(reading, first, end, key);
  if (!size) return NULL;
  const tr_alias *best = NULL;
  int best_score = -1;
  bool capitals = all_capitals(reading, first, end);
  for (const tr_alias *alias = tr_roster_alias(&scene->world->roster, tr_hash(key, size)); alias; alias = tr_roster_alias_next(&scene->world->roster, alias)) {
    if (alias->use == TR_USE_SURNAME || (alias->acronym && !capitals)) continue;
    const tr_known *known = &scene->world->roster.known.items[alias->known];
    if (alias->loose && !land_allows(scene, known)) continue;
    int score = fitness(scene, alias, !memchr(key, ' ', size));
    if (alias->loose && land_of(scene, known->country)) score += 15;
    if (score > best_score) best = alias, best_score = score;
  }
  return best;
}

/* A roster name may start here: a capital, or the particle of an Arabic name. */
static bool may_start(const truce_word *word) {
  return word->upos != TRUCE_PUNCT && (tr_capital_start(word->form) || (word->form.size > 3 && word->form.data[2] == '-') || word->upos == TRUCE_NOUN || word->upos == TRUCE_ADJ);
}

/* Small letters are allowed for bodies of several words ("security council"); one word needs a capital. */
static bool case_allows(const tr_scene *scene, const tr_alias *alias, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const tr_known *known = &scene->world->roster.known.items[alias->known];
  bool capital = false;
  for (uint32_t i = first; i < end; i++) capital |= tr_capital_start(reading->words[i].form);
  if (!capital) return end - first > 1 && known->kind == TRUCE_BODY && alias->use == TR_USE_NAME;
  if (end - first > 1) return true;
  const truce_word *word = &reading->words[first];
  if (word->upos == TRUCE_VERB || word->upos == TRUCE_ADV || word->upos == TRUCE_ADP || word->upos == TRUCE_AUX) return alias->acronym && word->upos != TRUCE_AUX;
  return true;
}

typedef struct span {
  uint32_t first, end, known;
  tr_use use;
  truce_name_class class_;
  truce_kind kind;
  bool by_model, marked, loose;
} span;
typedef TR_ARRAY(span) span_list;

static bool is_determiner(const truce_word *word) { return tr_equal_fold(word->form, TR_SPAN("the")) || tr_equal_fold(word->form, TR_SPAN("a")) || tr_equal_fold(word->form, TR_SPAN("an")); }

static bool roster_match(const tr_scene *scene, uint32_t first, uint32_t limit, span *out) {
  const truce_reading *reading = scene->reading;
  for (uint32_t length = limit - first < LONGEST_NAME ? limit - first : LONGEST_NAME; length; length--) {
    uint32_t end = first + length;
    if (reading->words[end - 1].upos == TRUCE_PUNCT || tr_equal(reading->words[end - 1].form, TR_SPAN(".")) || (length > 1 && clitic(reading, end - 1))) continue;
    const tr_alias *alias = tr_match_words(scene, first, end);
    if (!alias || !case_allows(scene, alias, first, end)) continue;
    *out = (span){.first = first, .end = end, .known = alias->known, .use = alias->use, .class_ = TRUCE_OTH, .loose = alias->loose};
    return true;
  }
  return false;
}

/* "in Nasir", "from Hama": a single name behind such a word is not the person whom the roster knows by it, if the gazetteer knows a place. */
static bool stands_as_place(const tr_scene *scene, uint32_t first, uint32_t end) {
  static const char *const before[] = {"in", "at", "near", "from", "outside", "inside", "around", "into", "of", NULL};
  if (end - first != 1 || first == 0 || (tr_equal_string(scene->reading->words[first - 1].lower, "of") && (first < 2 || !tr_equal_string(scene->reading->words[first - 2].lower, "out")))) return false;
  bool place = false;
  for (const char *const *word = before; *word && !place; word++) place = tr_equal_string(scene->reading->words[first - 1].lower, *word);
  tr_spot spot;
  return place && tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, first, end), &spot, 1) == 1;
}

static truce_name_class class_of_kind(truce_kind kind) {
  return kind == TRUCE_PERSON ? TRUCE_PER : kind == TRUCE_STATE || kind == TRUCE_PLACE || kind == TRUCE_ACCESS_POINT ? TRUCE_LOC : TRUCE_ORG;
}

/* "UN-led", "Russian-sponsored" as one word: the actor before the hyphen. */
static const tr_alias *match_prefix(const tr_scene *scene, uint32_t word) {
  truce_span form = scene->reading->words[word].form;
  const char *hyphen = form.size ? memchr(form.data, '-', form.size) : NULL;
  if (!hyphen || hyphen == form.data || hyphen + 1 == form.data + form.size || !(hyphen[1] >= 'a' && hyphen[1] <= 'z')) return NULL;
  char key[TR_FOLD_LIMIT];
  truce_span before = {form.data, (size_t)(hyphen - form.data)};
  size_t size = tr_fold(before, key);
  for (const tr_alias *alias = size ? tr_roster_alias(&scene->world->roster, tr_hash(key, size)) : NULL; alias; alias = tr_roster_alias_next(&scene->world->roster, alias))
    if (alias->use != TR_USE_SURNAME && alias->use != TR_USE_CAPITAL && (!alias->acronym || (before.data[0] >= 'A' && before.data[before.size - 1] <= 'Z'))) return alias;
  return NULL;
}

/* The agent phrase that starts at a word; its end in *end. Tries the form as it stands, then the lemma of its last word. */
static const tr_agent *agent_at(const tr_scene *scene, uint32_t first, uint32_t limit, uint32_t *end) {
  const truce_reading *reading = scene->reading;
  for (uint32_t length = limit - first < LONGEST_AGENT ? limit - first : LONGEST_AGENT; length; length--) {
    char key[TR_FOLD_LIMIT];
    if (reading->words[first].upos == TRUCE_PUNCT || silent_word(&reading->words[first + length - 1]) || (length > 1 && clitic(reading, first + length - 1))) continue;
    size_t size = fold_words(reading, first, first + length, key);
    const tr_agent *agent = size ? tr_roster_agent(&scene->world->roster, tr_hash(key, size)) : NULL;
    if (!agent) continue;
    *end = first + length;
    return agent;
  }
  return NULL;
}

/* "Norwegian Foreign Minister Ida Berg" marked as one name: the name begins behind the office. */
static uint32_t behind_titles(const tr_scene *scene, const truce_name *name) {
  uint32_t first = name->first, end;
  if (tr_match_words(scene, name->first, name->end)) return first;
  for (uint32_t i = name->first; i + 1 < name->end; i++) {
    const tr_agent *agent = agent_at(scene, i, name->end - 1, &end);
    if (!agent || (agent->class_ != TR_AGENT_OFFICE && agent->class_ != TR_AGENT_TITLE && agent->class_ != TR_AGENT_VOICE)) continue;
    first = end;
    i = end - 1;
  }
  return first;
}

/* Does the tree tie a word to a name that begins at `first`, as one more word of it? */
static bool more_of_name(const truce_reading *reading, uint32_t first, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_deprel base = truce_deprel_base(w->relation);
  return w->upos == TRUCE_PROPN && w->name == TRUCE_NONE && (base == TRUCE_DEPREL_FLAT || base == TRUCE_DEPREL_COMPOUND) && w->head != TRUCE_NONE && w->head + 3 >= first && w->head <= word + 1;
}

/* The end of a person's name with the words that the model left out: "Khalid al-Thawadi". */
static uint32_t whole_name(const truce_reading *reading, uint32_t first, uint32_t end, uint32_t limit) {
  while (end < limit && end < first + LONGEST_NAME) {
    const bool hyphen = tr_equal_string(reading->words[end].form, "-") && end + 1 < limit && reading->words[end].where.start == reading->words[end - 1].where.end;
    if (!more_of_name(reading, first, hyphen ? end + 1 : end)) break;
    end += hyphen ? 2 : 1;
  }
  return end;
}

/* "Khalid al-Thawadi" is not the Khalid whom the roster knows. */
static bool one_of_many(const tr_scene *scene, const span *known, uint32_t limit) {
  const bool person = known->known != TRUCE_NONE && scene->world->roster.known.items[known->known].kind == TRUCE_PERSON;
  return person && known->end == known->first + 1 && whole_name(scene->reading, known->first, known->end, limit) > known->end;
}

/* "ASEAN envoy Zainal Rahimi": a name right behind an office that the model took for none; its end, or 0. */
static uint32_t unread_person(const tr_scene *scene, uint32_t at, uint32_t start, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[at];
  const truce_deprel base = truce_deprel_base(w->relation);
  if (w->upos != TRUCE_PROPN || w->name != TRUCE_NONE || !tr_capital_start(w->form) || all_capitals(reading, at, at + 1) || (base != TRUCE_DEPREL_FLAT && base != TRUCE_DEPREL_APPOS && reading->words[at].head <= at)) return 0;
  for (uint32_t first = at > start + LONGEST_AGENT ? at - LONGEST_AGENT : start; first < at; first++) {
    uint32_t end = 0;
    const tr_agent *agent = agent_at(scene, first, at, &end);
    const bool one = agent && (agent->class_ == TR_AGENT_OFFICE || agent->class_ == TR_AGENT_TITLE || agent->class_ == TR_AGENT_VOICE ||
                               ((agent->class_ == TR_AGENT_STANDS || agent->class_ == TR_AGENT_PEOPLE) && !tr_ends(reading->words[at - 1].form, TR_SPAN("s"))));
    if (!one || end != at) continue;
    const uint32_t office = at - 1;
    const bool tied = (w->head >= first && w->head < at) || (reading->words[office].head == at) || (reading->words[office].head == w->head && base == TRUCE_DEPREL_FLAT);
    return tied ? whole_name(reading, at, at + 1, limit) : 0;
  }
  return 0;
}

/* Adds the model's names and the roster's, the longer first where they overlap; both in order of the text. */
static void collect_names(const tr_scene *scene, span_list *out) {
  const truce_reading *reading = scene->reading;
  uint32_t next_name = 0;
  for (size_t s = 0; s < reading->sentence_count; s++) {
    const truce_sentence *sentence = &reading->sentences[s];
    const truce_name *titled = NULL; /* a person's name that begins behind its title, at titled_first */
    uint32_t titled_first = 0;
    for (uint32_t i = sentence->first; i < sentence->end;) {
      if (memchr(reading->words[i].form.data, '$', reading->words[i].form.size)) { /* "US$": money, no state */
        i++;
        continue;
      }
      while (next_name < reading->name_count && reading->names[next_name].first < i) next_name++;
      const truce_name *name = next_name < reading->name_count && reading->names[next_name].first == i ? &reading->names[next_name] : NULL;
      span known;
      if (name && name->end > sentence->end) name = NULL;
      if (name && name->class_ == TRUCE_PER && (titled_first = behind_titles(scene, name)) > i) titled = name, name = NULL;
      if (titled && titled_first == i) name = titled, titled = NULL;
      uint32_t limit = sentence->end; /* a roster name does not run into a marked place */
      for (uint32_t k = next_name; k < reading->name_count && reading->names[k].first < i + LONGEST_NAME; k++)
        if (reading->names[k].first > i && reading->names[k].sure >= 1.0f && reading->names[k].class_ == TRUCE_LOC && reading->names[k].first < limit) limit = reading->names[k].first;
      if (titled && titled_first < limit) limit = titled_first;
      bool hit = may_start(&reading->words[i]) && roster_match(scene, i, limit, &known);
      if (hit && scene->world->roster.known.items[known.known].kind == TRUCE_PERSON && !(name && name->class_ == TRUCE_PER) && stands_as_place(scene, i, known.end)) {
        known.known = TRUCE_NONE;
      }
      if (hit && !name && one_of_many(scene, &known, limit)) hit = false;
      bool marked = name && name->class_ == TRUCE_LOC && name->sure >= 1.0f;
      if (name && (!hit || known.end < name->end || marked)) {
        uint32_t first = i;
        while (first + 1 < name->end && is_determiner(&reading->words[first])) first++;
        uint32_t end = name->class_ == TRUCE_PER ? whole_name(reading, first, name->end, limit) : name->end;
        while (end > first + 1 && tr_equal(reading->words[end - 1].lower, TR_SPAN("'s"))) end--;
        const tr_alias *alias = tr_match_words(scene, first, end);
        if (alias && name->class_ != TRUCE_PER && scene->world->roster.known.items[alias->known].kind == TRUCE_PERSON && stands_as_place(scene, first, end)) alias = NULL;
        if (!alias && end - first == 1) alias = match_prefix(scene, first);
        span made = {.first = first, .end = end, .known = alias ? alias->known : TRUCE_NONE, .use = alias ? alias->use : TR_USE_NAME, .class_ = name->class_, .kind = name->kind, .by_model = true, .marked = marked, .loose = alias && alias->loose};
        TR_PUSH(scene->arena, out, made);
        i = end > name->end ? end : name->end;
      } else if (hit) {
        known.class_ = name ? name->class_ : known.known == TRUCE_NONE ? TRUCE_LOC : class_of_kind(scene->world->roster.known.items[known.known].kind);
        known.by_model = name != NULL;
        TR_PUSH(scene->arena, out, known);
        i = known.end;
      } else {
        const uint32_t end = name ? 0 : unread_person(scene, i, sentence->first, limit);
        if (end) TR_PUSH(scene->arena, out, ((span){.first = i, .end = end, .known = TRUCE_NONE, .use = TR_USE_NAME, .class_ = TRUCE_PER, .kind = TRUCE_PERSON, .by_model = true}));
        i = end ? end : i + 1;
      }
    }
  }
}

static void add_land(tr_scene *scene, const char *code, bool named) {
  if (tr_roster_state(&scene->world->roster, code) == TRUCE_NONE) return;
  for (size_t i = 0; i < scene->lands.count; i++)
    if (!strcmp(scene->lands.items[i].code, code)) {
      scene->lands.items[i].named += named;
      scene->lands.items[i].told++;
      return;
    }
  tr_land land = {.named = named, .told = 1};
  memcpy(land.code, code, sizeof land.code);
  TR_PUSH(scene->arena, &scene->lands, land);
}

/* The lands of the states, persons, bodies and places that are named. */
static void collect_lands(tr_scene *scene, const span_list *names) {
  enum { TOWN = 30000 };
  for (size_t i = 0; i < names->count; i++) {
    const span *s = &names->items[i];
    const tr_known *known = s->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[s->known];
    tr_spot spot;
    if (known && known->kind != TRUCE_PERSON && !s->loose) add_land(scene, known->country, known->kind == TRUCE_STATE && s->use != TR_USE_ADJECTIVE && s->use != TR_USE_PEOPLE);
    else if (!known && s->class_ == TRUCE_LOC && tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, s->first, s->end), &spot, 1) == 1 && spot.population > TOWN) add_land(scene, spot.country, false);
  }
}

static uint32_t add_mention(tr_scene *scene, tr_found found, uint32_t first, uint32_t end, uint32_t head) {
  truce_mention mention = {.where = tr_scene_range(scene->reading, first, end), .first = first, .end = end, .head = head, .antecedent = TRUCE_NONE, .actor = TRUCE_NONE, .place = TRUCE_NONE};
  uint32_t at = (uint32_t)scene->mentions.count;
  TR_PUSH(scene->arena, &scene->mentions, mention);
  TR_PUSH(scene->arena, &scene->found, found);
  for (uint32_t i = first; i < end; i++)
    if (scene->mention_of[i] == TRUCE_NONE || (i >= found.first && i < found.end)) scene->mention_of[i] = at;
  return at;
}

static bool attached_inside(const truce_reading *reading, uint32_t word, uint32_t end) {
  uint32_t head = reading->words[word].head;
  return head != TRUCE_NONE && head > word && head < end;
}

/* Where the phrase that ends in [first, end) begins: adjectives, numbers, nouns and possessors to the left that hang on it. */
static uint32_t phrase_start(const tr_scene *scene, uint32_t first, uint32_t end, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  while (first > limit) {
    const truce_word *before = &reading->words[first - 1];
    bool modifier = before->upos == TRUCE_ADJ || before->upos == TRUCE_NOUN || before->upos == TRUCE_PROPN || before->upos == TRUCE_NUM || before->upos == TRUCE_PART ||
                    before->upos == TRUCE_VERB || before->upos == TRUCE_ADV || (before->upos == TRUCE_PUNCT && tr_equal_string(before->form, "-"));
    if (before->upos == TRUCE_PART && tr_equal(before->lower, TR_SPAN("to"))) break;
    bool possessive = tr_equal(before->lower, TR_SPAN("'s")) || tr_equal(before->lower, TR_SPAN("\xE2\x80\x99s")) || tr_equal(before->lower, TR_SPAN("'")) || tr_equal(before->lower, TR_SPAN("\xE2\x80\x99"));
    if (possessive) {
      uint32_t owner = before->head, named = first - 1 > limit ? scene->mention_of[first - 2] : TRUCE_NONE;
      if (named != TRUCE_NONE && scene->found.items[named].form == TR_FORM_NAME && scene->found.items[named].first >= limit) { /* "South Sudan's": a name is whole whatever its tree */
        first = scene->found.items[named].first;
        continue;
      }
      if (owner == TRUCE_NONE || owner >= first || owner < limit || !attached_inside(reading, owner, end)) break;
      first--;
      continue;
    }
    if (!modifier || !attached_inside(reading, first - 1, end)) break;
    first--;
  }
  while (first < end - 1 && (silent_word(&reading->words[first]) || reading->words[first].upos == TRUCE_PART || reading->words[first].upos == TRUCE_DET || reading->words[first].upos == TRUCE_ADV)) first++;
  return first;
}

static bool has_definite(const truce_reading *reading, uint32_t first) { return first > 0 && tr_equal_fold(reading->words[first - 1].form, TR_SPAN("the")); }

/* "Egyptian President" before a name: the agent phrase that ends where the name begins. */
static const tr_agent *title_before(const tr_scene *scene, uint32_t limit, uint32_t first, uint32_t *title_first) {
  for (uint32_t start = first > limit + LONGEST_AGENT ? first - LONGEST_AGENT : limit; start < first; start++) {
    uint32_t end;
    const tr_agent *agent = agent_at(scene, start, first, &end);
    if (!agent || end != first) {
      if (agent && end + 1 == first && scene->reading->words[end].upos == TRUCE_PUNCT && tr_equal_string(scene->reading->words[end].form, ".")) return *title_first = start, agent;
      continue;
    }
    *title_first = start;
    return agent;
  }
  return NULL;
}

/* The mention to the left, inside [first, stop), that owns the phrase: the last one before it. */
static uint32_t owner_left(const tr_scene *scene, uint32_t first, uint32_t stop) {
  for (uint32_t i = stop; i-- > first;)
    if (scene->mention_of[i] != TRUCE_NONE) return scene->mention_of[i];
  return TRUCE_NONE;
}

static void add_name(tr_scene *scene, const span *s, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  const tr_known *known = s->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[s->known];
  tr_found found = {.form = TR_FORM_NAME, .first = s->first, .end = s->end, .owner = TRUCE_NONE, .known = s->known, .use = s->use, .class_ = known && known->kind == TRUCE_PERSON ? TRUCE_PER : s->class_};
  uint32_t first = s->first;
  found.marked = s->marked;
  found.loose = s->loose;
  if (known && (s->use == TR_USE_ADJECTIVE || s->use == TR_USE_PEOPLE)) {
    found.form = TR_FORM_NATION;
    found.plural = reading->words[s->end - 1].features.number == TRUCE_PLURAL || (s->use == TR_USE_PEOPLE && reading->words[s->end - 1].upos != TRUCE_ADJ);
  } else if (found.class_ == TRUCE_PER) {
    uint32_t title;
    const tr_agent *agent = title_before(scene, limit, s->first, &title);
    if (agent) {
      found.agent = agent;
      first = phrase_start(scene, title, s->end, limit);
      if (first > title) first = title;
      found.owner = owner_left(scene, first, title);
    }
  }
  found.definite = has_definite(reading, first);
  add_mention(scene, found, first, s->end, tr_words_head(reading, first, s->end));
}

/* "West Bank" is no bank. */
static bool is_region(const tr_scene *scene, const span *s) {
  tr_spot spot;
  return s->class_ == TRUCE_LOC && tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, s->first, s->end), &spot, 1) == 1 && (spot.class_ == 'R' || spot.class_ == 'X');
}

/* A name whose last words are an agent phrase, the rest a known name: "Egyptian Foreign Ministry". */
static bool is_description(const tr_scene *scene, const span *s, uint32_t *agent_first, const tr_agent **agent, span *inner) {
  if (s->known != TRUCE_NONE || s->class_ == TRUCE_PER || s->marked || s->end - s->first < 2 || is_region(scene, s)) return false;
  for (uint32_t start = s->first + 1; start < s->end; start++) {
    uint32_t end;
    *agent = agent_at(scene, start, s->end, &end);
    if (!*agent || end != s->end) continue;
    const tr_alias *alias = tr_match_words(scene, s->first, start);
    if (!alias) return false;
    *agent_first = start;
    *inner = (span){.first = s->first, .end = start, .known = alias->known, .use = alias->use, .class_ = TRUCE_LOC};
    return true;
  }
  return false;
}

static bool agent_noun(const tr_scene *scene, const tr_agent *agent, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const truce_word *head = &reading->words[tr_words_head(reading, first, end)];
  if (head->upos != TRUCE_NOUN && head->upos != TRUCE_PROPN && !(head->upos == TRUCE_ADJ && end - first > 1)) return false;
  if (agent->class_ == TR_AGENT_TITLE && (end - first != 1 || !has_definite(reading, first) || reading->words[first].upos != TRUCE_NOUN || head->features.number == TRUCE_PLURAL || tr_capital_start(head->form))) return false; /* "the general" */
  /* a mere modifier ("rebel group" is its own phrase; "police station", "army base") is no actor, a possessor is */
  return head->relation != TRUCE_DEPREL_COMPOUND && head->relation != TRUCE_DEPREL_AMOD && head->relation != TRUCE_DEPREL_FLAT;
}

/* "of X", "for X" behind the noun: the mention that owns it, if it is found already. */
static uint32_t owner_right(const tr_scene *scene, uint32_t head, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[head];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (child < end || child > end + 6 || truce_deprel_base(reading->words[child].relation) != TRUCE_DEPREL_NMOD) continue;
    truce_span preposition = tr_case_of(reading, child);
    if ((tr_equal(preposition, TR_SPAN("of")) || tr_equal(preposition, TR_SPAN("for")) || tr_equal(preposition, TR_SPAN("from")) || tr_equal(preposition, TR_SPAN("to")) ||
         tr_equal(preposition, TR_SPAN("at")) || tr_equal(preposition, TR_SPAN("with"))) &&
        scene->mention_of[child] != TRUCE_NONE)
      return scene->mention_of[child];
  }
  return TRUCE_NONE;
}

static void add_agent(tr_scene *scene, const tr_agent *agent, uint32_t first, uint32_t end, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  uint32_t head = tr_words_head(reading, first, end), start = phrase_start(scene, first, end, limit);
  tr_found found = {.form = TR_FORM_AGENT, .first = first, .end = end, .agent = agent, .known = TRUCE_NONE, .class_ = TRUCE_OTH};
  found.plural = reading->words[head].features.number == TRUCE_PLURAL;
  found.definite = has_definite(reading, start);
  found.owner = owner_left(scene, start, first);
  add_mention(scene, found, start, end, head);
  for (uint32_t i = start; i < first; i++)
    if (found.owner != TRUCE_NONE && i >= scene->found.items[found.owner].first && i < scene->found.items[found.owner].end) scene->mention_of[i] = found.owner;
}

/* Descriptions of one sentence, where no name stands. */
static void collect_agents(tr_scene *scene, const truce_sentence *sentence) {
  for (uint32_t i = sentence->first; i < sentence->end;) {
    uint32_t end = i + 1;
    if (scene->mention_of[i] != TRUCE_NONE) {
      i++;
      continue;
    }
    const tr_agent *agent = agent_at(scene, i, sentence->end, &end);
    for (uint32_t k = i; agent && k < end; k++)
      if (scene->mention_of[k] != TRUCE_NONE) agent = NULL;
    if (agent && agent_noun(scene, agent, i, end)) {
      add_agent(scene, agent, i, end, sentence->first);
      i = end;
    } else {
      i++;
    }
  }
}

typedef struct sort_key {
  truce_range where;
  uint32_t at;
} sort_key;

static int by_start(const void *a, const void *b) {
  const sort_key *x = a, *y = b;
  if (x->where.start != y->where.start) return (x->where.start > y->where.start) - (x->where.start < y->where.start);
  if (x->where.end != y->where.end) return (x->where.end < y->where.end) - (x->where.end > y->where.end);
  return (x->at > y->at) - (x->at < y->at);
}

/* Sorts mentions by their place in the text, the longer first, and renames owners. */
void tr_sort_mentions(tr_scene *scene) {
  uint32_t count = (uint32_t)scene->mentions.count;
  sort_key *keys = TR_NEW_ARRAY(scene->arena, sort_key, count + 1);
  for (uint32_t i = 0; i < count; i++) keys[i] = (sort_key){scene->mentions.items[i].where, i};
  qsort(keys, count, sizeof *keys, by_start);
  truce_mention *mentions = TR_NEW_ARRAY(scene->arena, truce_mention, count + 1);
  tr_found *found = TR_NEW_ARRAY(scene->arena, tr_found, count + 1);
  uint32_t *place = TR_NEW_ARRAY(scene->arena, uint32_t, count + 1);
  for (uint32_t i = 0; i < count; i++) {
    mentions[i] = scene->mentions.items[keys[i].at];
    found[i] = scene->found.items[keys[i].at];
    place[keys[i].at] = i;
  }
  for (uint32_t i = 0; i < count; i++) {
    if (found[i].owner != TRUCE_NONE) found[i].owner = place[found[i].owner];
    if (mentions[i].antecedent != TRUCE_NONE) mentions[i].antecedent = place[mentions[i].antecedent];
  }
  for (size_t i = 0; i < scene->reading->word_count; i++)
    if (scene->mention_of[i] != TRUCE_NONE) scene->mention_of[i] = place[scene->mention_of[i]];
  scene->mentions.items = mentions;
  scene->mentions.capacity = count + 1;
  scene->found.items = found;
  scene->found.capacity = count + 1;
  for (size_t d = 0; d < scene->drafts.count; d++)
    for (size_t i = 0; i < scene->drafts.items[d].mentions.count; i++) scene->drafts.items[d].mentions.items[i] = place[scene->drafts.items[d].mentions.items[i]];
}

void tr_find_mentions(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  scene->mention_of = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1);
  for (size_t i = 0; i < reading->word_count; i++) scene->mention_of[i] = TRUCE_NONE;
  span_list first = {0}, names = {0};
  collect_names(scene, &first);
  collect_lands(scene, &first);
  collect_names(scene, &names);
  for (size_t i = 0; i < names.count; i++) {
    const span *s = &names.items[i];
    uint32_t limit = reading->sentences[reading->words[s->first].sentence].first, agent_first;
    const tr_agent *agent;
    span inner;
    if (is_description(scene, s, &agent_first, &agent, &inner)) {
      add_name(scene, &inner, limit);
      add_agent(scene, agent, agent_first, s->end, limit);
    } else {
      add_name(scene, s, limit);
    }
  }
  for (size_t s = 0; s < reading->sentence_count; s++) collect_agents(scene, &reading->sentences[s]);
  for (size_t i = 0; i < scene->found.count; i++) {
    tr_found *found = &scene->found.items[i];
    if (found->owner == TRUCE_NONE && (found->form == TR_FORM_AGENT || found->agent)) found->owner = owner_right(scene, scene->mentions.items[i].head, scene->mentions.items[i].end);
    if (found->owner == i) found->owner = TRUCE_NONE;
  }
  tr_sort_mentions(scene);
}
