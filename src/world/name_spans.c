/* Finds where names stand: the model's, and the roster's (roster_match.c), the longer of two that overlap. */
#include "world/name_spans.h"

#include "world/place_spans.h"

/* A roster name may start here: a capital, the particle of an Arabic name, a noun or adjective in small letters. */
static bool may_start(const truce_word *word) {
  const bool particle = word->form.size > 3 && word->form.data[2] == '-';
  return word->upos != TRUCE_PUNCT && (tr_capital_start(word->form) || particle || TR_ONE_OF(word->upos, TRUCE_NOUN, TRUCE_ADJ));
}

static bool is_determiner(const truce_word *word) {
  return tr_equal_fold(word->form, TR_SPAN("the")) || tr_equal_fold(word->form, TR_SPAN("a")) || tr_equal_fold(word->form, TR_SPAN("an"));
}

/* "in Nasir", "from Hama": a single name behind such a word is not the person whom the roster knows by it, if the gazetteer knows a place. */
static bool stands_as_place(const tr_scene *scene, uint32_t first, uint32_t end) {
  static const char *const before[] = {"in", "at", "near", "from", "outside", "inside", "around", "into", "of", NULL};
  if (end - first != 1 || first == 0 ||
      (tr_equal_string(scene->reading->words[first - 1].lower, "of") && (first < 2 || !tr_equal_string(scene->reading->words[first - 2].lower, "out"))))
    return false;
  bool place = false;
  for (const char *const *word = before; *word && !place; word++) place = tr_equal_string(scene->reading->words[first - 1].lower, *word);
  tr_spot spot;
  return place && tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, first, end), &spot, 1) == 1;
}

static truce_name_class class_of_kind(truce_kind kind) {
  return kind == TRUCE_PERSON ? TRUCE_PER : TR_ONE_OF(kind, TRUCE_STATE, TRUCE_PLACE, TRUCE_ACCESS_POINT) ? TRUCE_LOC : TRUCE_ORG;
}

/* "Norwegian Foreign Minister Ida Berg" marked as one name: the name begins behind the office. */
static uint32_t behind_titles(const tr_scene *scene, const truce_name *name) {
  uint32_t first = name->first, end;
  if (tr_match_words(scene, name->first, name->end)) return first;
  for (uint32_t i = name->first; i + 1 < name->end; i++) {
    const tr_agent *agent = tr_agent_at(scene, i, name->end - 1, &end);
    if (!agent || !TR_ONE_OF(agent->class_, TR_AGENT_OFFICE, TR_AGENT_TITLE, TR_AGENT_VOICE)) continue;
    first = end;
    i = end - 1;
  }
  return first;
}

/* Does the tree tie a word to a name that begins at `first`, as one more word of it? */
static bool more_of_name(const truce_reading *reading, uint32_t first, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool near = w->head != TRUCE_NONE && w->head + 3 >= first && w->head <= word + 1;
  return w->upos == TRUCE_PROPN && w->name == TRUCE_NONE && TR_ONE_OF(base, TRUCE_DEPREL_FLAT, TRUCE_DEPREL_COMPOUND) && near;
}

/* The end of a person's name with the words that the model left out: "Khalid al-Thawadi". */
static uint32_t whole_name(const truce_reading *reading, uint32_t first, uint32_t end, uint32_t limit) {
  while (end < limit && end < first + TR_LONGEST_NAME) {
    const bool hyphen =
        tr_equal_string(reading->words[end].form, "-") && end + 1 < limit && reading->words[end].where.start == reading->words[end - 1].where.end;
    if (!more_of_name(reading, first, hyphen ? end + 1 : end)) break;
    end += hyphen ? 2 : 1;
  }
  return end;
}

/* "Khalid al-Thawadi" is not the Khalid whom the roster knows. */
static bool one_of_many(const tr_scene *scene, const tr_name_span *known, uint32_t limit) {
  const bool person = known->known != TRUCE_NONE && scene->world->roster.known.items[known->known].kind == TRUCE_PERSON;
  return person && known->end == known->first + 1 && whole_name(scene->reading, known->first, known->end, limit) > known->end;
}

/* "ASEAN envoy Zainal Rahimi": a name right behind an office that the model took for none; its end, or 0. */
static uint32_t unread_person(const tr_scene *scene, uint32_t at, uint32_t start, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[at];
  const truce_deprel base = truce_deprel_base(w->relation);
  if (w->upos != TRUCE_PROPN || w->name != TRUCE_NONE || !tr_capital_start(w->form) || tr_all_capitals(reading, at, at + 1)) return 0;
  if (base != TRUCE_DEPREL_FLAT && base != TRUCE_DEPREL_APPOS && w->head <= at) return 0;
  for (uint32_t first = at > start + TR_LONGEST_AGENT ? at - TR_LONGEST_AGENT : start; first < at; first++) {
    uint32_t end = 0;
    const tr_agent *agent = tr_agent_at(scene, first, at, &end);
    const bool one = agent && (TR_ONE_OF(agent->class_, TR_AGENT_OFFICE, TR_AGENT_TITLE, TR_AGENT_VOICE) ||
                               ((agent->class_ == TR_AGENT_STANDS || agent->class_ == TR_AGENT_PEOPLE) && !tr_ends(reading->words[at - 1].form, TR_SPAN("s"))));
    if (!one || end != at) continue;
    const uint32_t office = at - 1;
    const bool tied =
        (w->head >= first && w->head < at) || (reading->words[office].head == at) || (reading->words[office].head == w->head && base == TRUCE_DEPREL_FLAT);
    return tied ? whole_name(reading, at, at + 1, limit) : 0;
  }
  return 0;
}

/* "Sweden's Karin Holm urged": two capitals that act, right behind whose they are; their end, or 0. */
static uint32_t unread_subject(const tr_scene *scene, uint32_t at, uint32_t start, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[at];
  if (at < start + 2 || at + 2 >= limit || w->upos != TRUCE_PROPN || w->name != TRUCE_NONE || w->relation != TRUCE_DEPREL_NSUBJ) return 0;
  const truce_word *owner = &reading->words[at - 2], *second = &reading->words[at + 1];
  if (!tr_listed(reading->words[at - 1].lower, "'s ’s") || owner->upos != TRUCE_PROPN || owner->head != at) return 0;
  if (second->upos != TRUCE_PROPN || second->head != at || second->relation != TRUCE_DEPREL_FLAT || second->name != TRUCE_NONE) return 0;
  if (!tr_capital_start(w->form) || !tr_capital_start(second->form) || tr_all_capitals(reading, at, at + 1)) return 0;
  return w->head != TRUCE_NONE && reading->words[w->head].upos == TRUCE_VERB ? whole_name(reading, at, at + 2, limit) : 0;
}

/* "RAMBOUILLET, France": capitals at the head of a dateline are a town that the gazetteer knows, whatever the model takes them for. */
static bool heads_dateline(const tr_scene *scene, const truce_sentence *sentence, const truce_name *name) {
  const truce_reading *reading = scene->reading;
  tr_spot spot;
  if (name->first != sentence->first || name->end >= sentence->end || !tr_all_capitals(reading, name->first, name->end) ||
      !tr_listed(reading->words[name->end].form, ", ( - -- – —"))
    return false;
  return tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(reading, name->first, name->end), &spot, 1) == 1;
}

static bool is_marked(const truce_name *name) { return name->class_ == TRUCE_LOC && name->sure >= 1.0f; }

/* A walk over the names of a report: one place of a sentence after the other. */
typedef struct walk {
  const tr_scene *scene;
  tr_name_spans *out;
  const truce_sentence *sentence;
  uint32_t next_name;       /* the first name of the reading that begins at this place or behind it */
  truce_name place;         /* the name at this place where it is a place, whole */
  const truce_name *titled; /* a person's name that begins behind its title, at titled_first; or NULL */
  uint32_t titled_first;
} walk;

/* The name that the model found at a place, or NULL; that of a person waits until its titles are passed. */
static const truce_name *name_at(walk *w, uint32_t at, bool *town) {
  const truce_reading *reading = w->scene->reading;
  while (w->next_name < reading->name_count && reading->names[w->next_name].first < at) w->next_name++;
  const truce_name *name = w->next_name < reading->name_count && reading->names[w->next_name].first == at ? &reading->names[w->next_name] : NULL;
  if (name && name->end > w->sentence->end) name = NULL;
  const truce_name *next = !name && w->next_name < reading->name_count ? &reading->names[w->next_name] : NULL;
  if (next && !is_marked(next) && next->end <= w->sentence->end && tr_opens_place(w->scene, at, next)) name = next;
  *town = name && name->class_ == TRUCE_PER && heads_dateline(w->scene, w->sentence, name);
  if (name && !*town && !is_marked(name)) {
    const truce_name whole = tr_whole_place(w->scene, name, w->sentence->end);
    if (whole.class_ == TRUCE_LOC) w->place = whole, w->place.first = at, name = &w->place;
  }
  if (name && name->class_ == TRUCE_PER && !*town && (w->titled_first = behind_titles(w->scene, name)) > at) w->titled = name, name = NULL;
  if (w->titled && w->titled_first == at) name = w->titled, w->titled = NULL;
  return name;
}

/* How far a name of the roster may run: not into a marked place, nor into a name behind its titles. */
static uint32_t limit_at(const walk *w, uint32_t at) {
  const truce_reading *reading = w->scene->reading;
  uint32_t limit = w->sentence->end;
  for (uint32_t k = w->next_name; k < reading->name_count && reading->names[k].first < at + TR_LONGEST_NAME; k++) {
    const truce_name *name = &reading->names[k];
    if (name->first > at && is_marked(name) && name->first < limit) limit = name->first;
  }
  return w->titled && w->titled_first < limit ? w->titled_first : limit;
}

/* The roster's name at a place. One of a person that stands as a place does is nobody's. */
static bool known_at(const walk *w, uint32_t at, uint32_t limit, const truce_name *name, tr_name_span *known) {
  if (!may_start(&w->scene->reading->words[at]) || !tr_roster_match(w->scene, at, limit, known)) return false;
  const bool person = w->scene->world->roster.known.items[known->known].kind == TRUCE_PERSON;
  if (person && !(name && name->class_ == TRUCE_PER) && stands_as_place(w->scene, at, known->end)) known->known = TRUCE_NONE;
  return name || !one_of_many(w->scene, known, limit);
}

/* The model's name, with whom the roster knows by it. Gives the place behind it. */
static uint32_t take_name(const walk *w, uint32_t at, uint32_t limit, const truce_name *name, bool town) {
  const tr_scene *scene = w->scene;
  const truce_word *words = scene->reading->words;
  uint32_t first = at;
  while (first + 1 < name->end && is_determiner(&words[first])) first++;
  uint32_t end = name->class_ == TRUCE_PER && !town ? whole_name(scene->reading, first, name->end, limit) : name->end;
  while (end > first + 1 && tr_equal(words[end - 1].lower, TR_SPAN("'s"))) end--;
  const tr_alias *alias = tr_match_words(scene, first, end);
  if (alias && name->class_ != TRUCE_PER && scene->world->roster.known.items[alias->known].kind == TRUCE_PERSON && stands_as_place(scene, first, end))
    alias = NULL;
  if (!alias && end - first == 1) alias = tr_match_prefix(scene, first);
  tr_name_span made = {
      .first = first,
      .end = end,
      .known = TRUCE_NONE,
      .use = TR_USE_NAME,
      .class_ = town ? TRUCE_LOC : name->class_,
      .kind = town ? TRUCE_PLACE : name->kind,
      .by_model = true,
      .marked = is_marked(name),
  };
  if (alias) made.known = alias->known, made.use = alias->use, made.loose = alias->loose, made.shared = tr_borne_by_others(scene, made.first, made.end);
  TR_PUSH(scene->arena, w->out, made);
  return end > name->end ? end : name->end;
}

static uint32_t take_known(const walk *w, tr_name_span known, const truce_name *name) {
  known.class_ = name ? name->class_ : known.known == TRUCE_NONE ? TRUCE_LOC : class_of_kind(w->scene->world->roster.known.items[known.known].kind);
  known.by_model = name != NULL;
  TR_PUSH(w->scene->arena, w->out, known);
  return known.end;
}

static uint32_t take_unread(const walk *w, uint32_t at, uint32_t limit) {
  const uint32_t office = unread_person(w->scene, at, w->sentence->first, limit),
                 end = office ? office : unread_subject(w->scene, at, w->sentence->first, limit);
  if (!end) return at + 1;
  TR_PUSH(w->scene->arena, w->out,
          ((tr_name_span){.first = at, .end = end, .known = TRUCE_NONE, .use = TR_USE_NAME, .class_ = TRUCE_PER, .kind = TRUCE_PERSON, .by_model = true}));
  return end;
}

/* Takes what is named at a place, if anything is; gives the next place. */
static uint32_t step(walk *w, uint32_t at) {
  const truce_word *word = &w->scene->reading->words[at];
  if (memchr(word->form.data, '$', word->form.size)) return at + 1; /* "US$": money, no state */
  bool town;
  tr_name_span known;
  const truce_name *name = name_at(w, at, &town);
  const uint32_t limit = limit_at(w, at);
  const bool hit = known_at(w, at, limit, name, &known);
  if (name && (!hit || known.end < name->end || is_marked(name))) return take_name(w, at, limit, name, town);
  return hit ? take_known(w, known, name) : take_unread(w, at, limit);
}

void tr_find_name_spans(const tr_scene *scene, tr_name_spans *out) {
  walk w = {.scene = scene, .out = out};
  for (size_t s = 0; s < scene->reading->sentence_count; s++) {
    w.sentence = &scene->reading->sentences[s];
    w.titled = NULL;
    for (uint32_t at = w.sentence->first; at < w.sentence->end;) at = step(&w, at);
  }
}
