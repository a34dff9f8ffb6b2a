/* Makes mentions of the words that point to somebody: the names of name_spans.c, and descriptions headed by an agent noun.
 * Reads words, trees and names; writes scene->mentions and scene->found. Who is meant is decided in actors.c and the files it calls. */
#include "world/name_spans.h"

uint32_t tr_mention_push(tr_scene *scene, tr_found found, uint32_t first, uint32_t end, uint32_t head) {
  truce_mention mention = {
      .where = tr_scene_range(scene->reading, first, end),
      .first = first,
      .end = end,
      .head = head,
      .antecedent = TRUCE_NONE,
      .actor = TRUCE_NONE,
      .place = TRUCE_NONE,
  };
  TR_PUSH(scene->arena, &scene->mentions, mention);
  TR_PUSH(scene->arena, &scene->found, found);
  return (uint32_t)scene->mentions.count - 1;
}

static uint32_t add_mention(tr_scene *scene, tr_found found, uint32_t first, uint32_t end, uint32_t head) {
  const uint32_t at = tr_mention_push(scene, found, first, end, head);
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
    bool modifier = TR_ONE_OF(before->upos, TRUCE_ADJ, TRUCE_NOUN, TRUCE_PROPN, TRUCE_NUM, TRUCE_PART, TRUCE_VERB, TRUCE_ADV) ||
                    (before->upos == TRUCE_PUNCT && tr_equal_string(before->form, "-"));
    if (before->upos == TRUCE_PART && tr_equal(before->lower, TR_SPAN("to"))) break;
    bool possessive = tr_listed(before->lower, "'s ’s ' ’");
    if (possessive) {
      uint32_t owner = before->head, named = first - 1 > limit ? scene->mention_of[first - 2] : TRUCE_NONE;
      if (named != TRUCE_NONE && scene->found.items[named].form == TR_FORM_NAME &&
          scene->found.items[named].first >= limit) { /* "South Sudan's": a name is whole whatever its tree */
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
  while (first < end - 1 && (tr_silent_word(&reading->words[first]) || TR_ONE_OF(reading->words[first].upos, TRUCE_PART, TRUCE_DET, TRUCE_ADV))) first++;
  return first;
}

static bool has_definite(const truce_reading *reading, uint32_t first) { return first > 0 && tr_equal_fold(reading->words[first - 1].form, TR_SPAN("the")); }

/* "Egyptian President" before a name: the agent phrase that ends where the name begins. */
static const tr_agent *title_before(const tr_scene *scene, uint32_t limit, uint32_t first, uint32_t *title_first) {
  for (uint32_t start = first > limit + TR_LONGEST_AGENT ? first - TR_LONGEST_AGENT : limit; start < first; start++) {
    uint32_t end;
    const tr_agent *agent = tr_agent_at(scene, start, first, &end);
    if (!agent || end != first) {
      if (agent && end + 1 == first && scene->reading->words[end].upos == TRUCE_PUNCT && tr_equal_string(scene->reading->words[end].form, "."))
        return *title_first = start, agent;
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

static void add_name(tr_scene *scene, const tr_name_span *s, uint32_t limit) {
  const truce_reading *reading = scene->reading;
  const tr_known *known = s->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[s->known];
  tr_found found = {
      .form = TR_FORM_NAME,
      .first = s->first,
      .end = s->end,
      .owner = TRUCE_NONE,
      .known = s->known,
      .use = s->use,
      .class_ = known && known->kind == TRUCE_PERSON ? TRUCE_PER : s->class_,
  };
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
static bool is_region(const tr_scene *scene, const tr_name_span *s) {
  tr_spot spot;
  return s->class_ == TRUCE_LOC && tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, s->first, s->end), &spot, 1) == 1 &&
         (spot.class_ == 'R' || spot.class_ == 'X');
}

/* A name whose last words are an agent phrase, the rest a known name: "Egyptian Foreign Ministry". */
static bool is_description(const tr_scene *scene, const tr_name_span *s, uint32_t *agent_first, const tr_agent **agent, tr_name_span *inner) {
  if (s->known != TRUCE_NONE || s->class_ == TRUCE_PER || s->marked || s->end - s->first < 2 || is_region(scene, s)) return false;
  for (uint32_t start = s->first + 1; start < s->end; start++) {
    uint32_t end;
    *agent = tr_agent_at(scene, start, s->end, &end);
    if (!*agent || end != s->end) continue;
    const tr_alias *alias = tr_match_words(scene, s->first, start);
    if (!alias) return false;
    *agent_first = start;
    *inner = (tr_name_span){.first = s->first, .end = start, .known = alias->known, .use = alias->use, .class_ = TRUCE_LOC};
    return true;
  }
  return false;
}

/* A name that is an agent phrase as a whole: "the Senate", "National Assembly". */
static const tr_agent *office_name(const tr_scene *scene, const tr_name_span *s) {
  uint32_t end;
  if (s->known != TRUCE_NONE || s->class_ != TRUCE_ORG || s->marked) return NULL;
  const tr_agent *agent = tr_agent_at(scene, s->first, s->end, &end);
  return agent && end == s->end && TR_ONE_OF(agent->class_, TR_AGENT_BODY, TR_AGENT_GOVERNMENT, TR_AGENT_FORCE) ? agent : NULL;
}

/* "the general": a title that stands for its bearer, without his name. */
static bool title_alone(const truce_reading *reading, const truce_word *head, uint32_t first, uint32_t end) {
  return end - first == 1 && has_definite(reading, first) && reading->words[first].upos == TRUCE_NOUN && head->features.number != TRUCE_PLURAL &&
         !tr_capital_start(head->form);
}

static bool agent_noun(const tr_scene *scene, const tr_agent *agent, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const truce_word *head = &reading->words[tr_words_head(reading, first, end)];
  if (head->upos != TRUCE_NOUN && head->upos != TRUCE_PROPN && !(head->upos == TRUCE_ADJ && end - first > 1)) return false;
  if (agent->class_ == TR_AGENT_TITLE && !title_alone(reading, head, first, end)) return false;
  /* a mere modifier ("rebel group" is its own phrase; "police station", "army base") is no actor, a possessor is */
  return !TR_ONE_OF(head->relation, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_FLAT);
}

/* "of X", "for X" behind the noun: the mention that owns it, if it is found already. */
static uint32_t owner_right(const tr_scene *scene, uint32_t head, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[head];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (child < end || child > end + 6 || truce_deprel_base(reading->words[child].relation) != TRUCE_DEPREL_NMOD) continue;
    truce_span preposition = tr_case_of(reading, child);
    if (tr_listed(preposition, "of for from to at with") && scene->mention_of[child] != TRUCE_NONE) return scene->mention_of[child];
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

/* The end of the time that a word belongs to ("p.m." is no prime minister), or 0; `next` is the first time that may still come. */
static uint32_t time_end(const truce_reading *reading, uint32_t word, size_t *next) {
  while (*next < reading->time_count && reading->times[*next].end <= word) ++*next;
  return *next < reading->time_count && reading->times[*next].first <= word ? reading->times[*next].end : 0;
}

/* Descriptions of one sentence, where no name and no time stands. */
static void collect_agents(tr_scene *scene, const truce_sentence *sentence, size_t *next_time) {
  for (uint32_t i = sentence->first; i < sentence->end;) {
    uint32_t end = time_end(scene->reading, i, next_time);
    if (end || scene->mention_of[i] != TRUCE_NONE) {
      i = end ? end : i + 1;
      continue;
    }
    const tr_agent *agent = tr_agent_at(scene, i, sentence->end, &end);
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

void tr_find_mentions(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  scene->mention_of = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1);
  for (size_t i = 0; i < reading->word_count; i++) scene->mention_of[i] = TRUCE_NONE;
  tr_name_spans first = {0}, names = {0};
  tr_find_name_spans(scene, &first);
  tr_collect_lands(scene, &first);
  tr_find_name_spans(scene, &names);
  tr_name_halves(scene, &names);
  for (size_t i = 0; i < names.count; i++) {
    const tr_name_span *s = &names.items[i];
    uint32_t limit = reading->sentences[reading->words[s->first].sentence].first, agent_first;
    const tr_agent *agent = office_name(scene, s);
    tr_name_span inner;
    if (agent) {
      add_agent(scene, agent, s->first, s->end, limit);
    } else if (is_description(scene, s, &agent_first, &agent, &inner)) {
      add_name(scene, &inner, limit);
      add_agent(scene, agent, agent_first, s->end, limit);
    } else {
      add_name(scene, s, limit);
    }
  }
  size_t next_time = 0;
  for (size_t s = 0; s < reading->sentence_count; s++) collect_agents(scene, &reading->sentences[s], &next_time);
  for (size_t i = 0; i < scene->found.count; i++) {
    tr_found *found = &scene->found.items[i];
    if (found->owner == TRUCE_NONE && (found->form == TR_FORM_AGENT || found->agent))
      found->owner = owner_right(scene, scene->mentions.items[i].head, scene->mentions.items[i].end);
    if (found->owner == i) found->owner = TRUCE_NONE;
  }
  tr_sort_mentions(scene);
}
