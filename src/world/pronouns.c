/* Pronouns and bare descriptions ("the group") that can be given to an actor of the report without much doubt; all others stay open.
 * Where the model has a coreference head its links are followed instead. */
#include "world/fold.h"
#include "world/scene.h"

typedef struct pronoun {
  const char *form;
  char kind; /* h he, s she, i it, t they, w who/which */
} pronoun;
static const pronoun pronouns[] = {
    {"he", 'h'}, {"him", 'h'}, {"his", 'h'}, {"himself", 'h'}, {"she", 's'}, {"her", 's'}, {"hers", 's'}, {"herself", 's'}, {"it", 'i'}, {"its", 'i'},
    {"itself", 'i'}, {"they", 't'}, {"them", 't'}, {"their", 't'}, {"themselves", 't'}, {"who", 'w'}, {"which", 'w'}, {"that", 'w'}, {"whom", 'w'},
    {"whose", 'w'},
};

static char pronoun_kind(const truce_word *word) {
  if (word->upos != TRUCE_PRON && word->upos != TRUCE_DET) return 0;
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (tr_equal_string(word->lower, pronouns[i].form)) return pronouns[i].kind;
  return 0;
}

static bool kind_allows(char kind, const tr_draft *draft) {
  truce_kind k = draft->actor.kind;
  if (kind == 'h' || kind == 's') return k == TRUCE_PERSON && !draft->actor.plural && (!draft->gender || draft->gender == kind);
  if (kind == 'i')
    return !draft->actor.plural &&
           TR_ONE_OF(k, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_BODY, TRUCE_ORGANISATION, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_OUTLET);
  return draft->actor.plural || TR_ONE_OF(k, TRUCE_ARMED_GROUP, TRUCE_BODY, TRUCE_ORGANISATION, TRUCE_POPULATION, TRUCE_PARTY, TRUCE_STATE);
}

uint32_t tr_linked_draft(const tr_scene *scene, uint32_t word) {
  uint32_t at = scene->reading->words[word].antecedent;
  for (int steps = 0; at != TRUCE_NONE && at < word && steps < 40; steps++) {
    uint32_t mention = scene->mention_of[at];
    if (mention != TRUCE_NONE) {
      const tr_found *found = &scene->found.items[mention];
      bool inside = scene->mentions.items[mention].head == at || (at >= found->first && at < found->end);
      if (inside && scene->mentions.items[mention].actor != TRUCE_NONE) return scene->mentions.items[mention].actor;
    }
    uint32_t next = scene->reading->words[at].antecedent;
    if (next == TRUCE_NONE || next >= at) break;
    at = next;
  }
  return TRUCE_NONE;
}

static bool subject(const truce_reading *reading, uint32_t word) { return truce_deprel_base(reading->words[word].relation) == TRUCE_DEPREL_NSUBJ; }

/* "the return of the migrants, which Libya criticised": "which" is nobody, people are "who". */
static bool stands_for(const tr_scene *scene, uint32_t word, uint32_t actor) {
  const truce_actor *who = &scene->drafts.items[actor].actor;
  return !tr_equal_string(scene->reading->words[word].lower, "which") || (who->kind != TRUCE_PERSON && who->kind != TRUCE_POPULATION);
}

/* Who a relative pronoun stands for: the noun its clause hangs on. */
static uint32_t relative_antecedent(const tr_scene *scene, uint32_t word) {
  const truce_reading *reading = scene->reading;
  uint32_t at = reading->words[word].head;
  for (int steps = 0; at != TRUCE_NONE && steps < 5; steps++, at = reading->words[at].head) {
    if (reading->words[at].relation != TRUCE_DEPREL_ACL_RELCL) continue;
    uint32_t noun = reading->words[at].head, mention = noun == TRUCE_NONE || noun > word ? TRUCE_NONE : scene->mention_of[noun];
    const uint32_t actor = mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor;
    return actor != TRUCE_NONE && stands_for(scene, word, actor) ? actor : TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* Points of a mention as antecedent: subjects and recent ones first. */
static int salience(const tr_scene *scene, uint32_t mention, uint32_t sentence) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[mention];
  int distance = (int)sentence - (int)reading->words[m->head].sentence;
  int score = 10 - 4 * distance;
  if (subject(reading, m->head)) score += 5;
  if (scene->found.items[mention].form == TR_FORM_NAME) score += 2;
  if (truce_deprel_base(reading->words[m->head].relation) == TRUCE_DEPREL_NMOD || reading->words[m->head].relation == TRUCE_DEPREL_COMPOUND ||
      reading->words[m->head].relation == TRUCE_DEPREL_AMOD)
    score -= 3;
  return score;
}

typedef struct contest {
  uint32_t best;
  int best_score, second;
} contest;

static void enter(contest *c, uint32_t actor, int score) {
  if (actor == c->best) {
    if (score > c->best_score) c->best_score = score;
  } else if (score > c->best_score) {
    c->second = c->best_score;
    c->best_score = score;
    c->best = actor;
  } else if (score > c->second) {
    c->second = score;
  }
}

/* Per word: between quotation marks of its paragraph. */
static const bool *words_in_marks(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  bool *inside = TR_NEW_ARRAY(scene->arena, bool, reading->word_count + 1), open = false;
  for (uint32_t i = 0; i < reading->word_count; i++) {
    const truce_word *w = &reading->words[i];
    if (i && reading->sentences[w->sentence].paragraph != reading->sentences[reading->words[i - 1].sentence].paragraph) open = false;
    if (tr_equal_string(w->form, "“")) open = true;
    else if (tr_equal_string(w->form, "”")) open = false;
    else if (tr_equal_string(w->form, "\"")) open = !open;
    inside[i] = open;
  }
  return inside;
}

/* "he" of "…, he said": whoever speaks does not name himself in his own words. */
static bool reports_speech(const tr_scene *scene, uint32_t word) {
  const truce_word *w = &scene->reading->words[word];
  return subject(scene->reading, word) && w->head != TRUCE_NONE && (tr_cue_classes(&scene->world->words, scene->reading->words[w->head].lemma) & TR_CUE_SAY);
}

/* "As our correspondent John Murdock reports, …": whoever tells the report is nobody in it. */
static bool tells_the_report(const tr_scene *scene, uint32_t word) {
  const truce_reading *reading = scene->reading;
  const uint32_t verb = reading->words[word].head;
  if (!reports_speech(scene, word) || truce_deprel_base(reading->words[verb].relation) != TRUCE_DEPREL_ADVCL) return false;
  for (uint32_t c = 0; c < reading->words[verb].child_count; c++) {
    const truce_word *child = &reading->words[reading->words[verb].children[c]];
    if (truce_deprel_base(child->relation) == TRUCE_DEPREL_MARK && tr_equal_string(child->lower, "as")) return true;
  }
  return false;
}

/* The sentence from which to look back: of who says a long quote behind it, the one in which the quote begins. */
static uint32_t look_from(const tr_scene *scene, uint32_t word, const bool *in_marks) {
  enum { NEAR = 3 };
  uint32_t i = word;
  while (i > 0 && i + NEAR > word && !in_marks[i - 1]) i--;
  while (i > 0 && in_marks[i - 1]) i--;
  return scene->reading->words[i].sentence;
}

/* Enters the mentions [from, to), which are in order of the text, from the last before `word` back to two sentences before, without the one `barred`. */
static void enter_mentions(const tr_scene *scene, uint32_t from, uint32_t to, uint32_t word, char kind, const bool *in_marks, uint32_t barred, contest *c) {
  const truce_reading *reading = scene->reading;
  const bool speaks = !in_marks[word] && reports_speech(scene, word);
  const uint32_t sentence = speaks ? look_from(scene, word, in_marks) : reading->words[word].sentence;
  uint32_t low = from, high = to;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (scene->mentions.items[middle].first < word) low = middle + 1;
    else high = middle;
  }
  for (uint32_t i = low; i-- > from;) {
    const truce_mention *m = &scene->mentions.items[i];
    if (reading->words[m->head].sentence + 2 < sentence) break;
    const bool out_of_reach = m->head == word || (speaks && in_marks[m->head]) || tells_the_report(scene, m->head);
    if (m->actor == TRUCE_NONE || m->actor == barred || out_of_reach || !kind_allows(kind, &scene->drafts.items[m->actor])) continue;
    enter(c, m->actor, salience(scene, i, sentence));
  }
}

/* "wants to see him", "came and saw him", "left it, calling it a tool": does a verb have the subject of the one above? */
static bool shares_subject(const truce_reading *reading, uint32_t verb) {
  const truce_deprel base = truce_deprel_base(reading->words[verb].relation);
  const uint32_t above = reading->words[verb].head;
  if (base == TRUCE_DEPREL_ADVCL)
    return above != TRUCE_NONE && above < verb && tr_ends(reading->words[verb].lower, TR_SPAN("ing")) &&
           tr_scene_child(reading, verb, TRUCE_DEPREL_MARK) == TRUCE_NONE;
  if (base != TRUCE_DEPREL_XCOMP) return base == TRUCE_DEPREL_CONJ;
  return above != TRUCE_NONE && tr_scene_child(reading, above, TRUCE_DEPREL_OBJ) == TRUCE_NONE &&
         tr_scene_child(reading, above, TRUCE_DEPREL_IOBJ) == TRUCE_NONE;
}

/* "The envoy asked him", "the envoy wants to see him": who does it to "him" is not meant. */
static uint32_t not_meant(const tr_scene *scene, uint32_t word) {
  enum { DEPTH = 4 };
  const truce_reading *reading = scene->reading;
  const truce_deprel base = truce_deprel_base(reading->words[word].relation);
  if ((base != TRUCE_DEPREL_OBJ && base != TRUCE_DEPREL_IOBJ) || tr_ends(reading->words[word].lower, TR_SPAN("self")) ||
      tr_ends(reading->words[word].lower, TR_SPAN("selves")))
    return TRUCE_NONE;
  uint32_t verb = reading->words[word].head, subject_word = TRUCE_NONE;
  for (int up = 0; up < DEPTH && verb != TRUCE_NONE && subject_word == TRUCE_NONE; up++) {
    subject_word = tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ);
    verb = shares_subject(reading, verb) ? reading->words[verb].head : TRUCE_NONE;
  }
  const uint32_t mention = subject_word == TRUCE_NONE ? TRUCE_NONE : scene->mention_of[subject_word];
  return mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor;
}

/* "They stormed the parliament": who does it to the parliament is not the parliament. */
static uint32_t done_to(const tr_scene *scene, uint32_t word) {
  if (!subject(scene->reading, word)) return TRUCE_NONE;
  const uint32_t object = tr_scene_child(scene->reading, scene->reading->words[word].head, TRUCE_DEPREL_OBJ);
  const uint32_t mention = object == TRUCE_NONE || scene->reading->words[object].upos == TRUCE_PRON ? TRUCE_NONE : scene->mention_of[object];
  return mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor;
}

/* The actor a personal pronoun means: the best candidate of this and the two sentences before, if no other comes near. */
static uint32_t personal_antecedent(const tr_scene *scene, uint32_t base, uint32_t word, char kind, const bool *in_marks) {
  contest c = {.best = TRUCE_NONE};
  const uint32_t does = not_meant(scene, word), barred = kind == 'h' || kind == 's' ? does : TRUCE_NONE; /* of groups another is too easily taken instead */
  enter_mentions(scene, 0, base, word, kind, in_marks, barred, &c);
  enter_mentions(scene, base, (uint32_t)scene->mentions.count, word, kind, in_marks, barred, &c);
  int margin = kind == 'h' || kind == 's' ? 2 : 5;
  uint32_t linked = tr_linked_draft(scene, word);
  if (linked != TRUCE_NONE && linked != does) margin += linked == c.best ? -4 : 2; /* the model's coreference head agrees or not */
  return c.best_score >= 5 && c.best_score - c.second >= margin && c.best != does && c.best != done_to(scene, word) ? c.best : TRUCE_NONE;
}

/* The actor of the noun itself, if a pronoun of that kind can mean him. */
static uint32_t fitting(const tr_scene *scene, uint32_t noun, char kind) {
  const uint32_t mention = noun == TRUCE_NONE ? TRUCE_NONE : scene->mention_of[noun];
  const uint32_t actor = mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor;
  return actor != TRUCE_NONE && kind_allows(kind, &scene->drafts.items[actor]) ? actor : TRUCE_NONE;
}

/* "condemned the militia and its backers", "the army and its allies": whose they are stands just before the "and". */
static uint32_t owner_just_told(const tr_scene *scene, uint32_t word, char kind) {
  const truce_reading *reading = scene->reading;
  const uint32_t noun = reading->words[word].relation == TRUCE_DEPREL_NMOD_POSS ? reading->words[word].head : TRUCE_NONE;
  if (noun == TRUCE_NONE || truce_deprel_base(reading->words[noun].relation) != TRUCE_DEPREL_CONJ) return TRUCE_NONE;
  return reading->words[noun].head < word ? fitting(scene, reading->words[noun].head, kind) : TRUCE_NONE;
}

static bool has_lemma(const truce_reading *reading, uint32_t word, const char *lemmas) { return tr_listed(reading->words[word].lemma, lemmas); }

/* Whom a verb asks something of or blames, of those that a pronoun of the kind can mean; TRUCE_NONE if nobody. */
static uint32_t addressed(const tr_scene *scene, uint32_t verb, char kind) {
  const truce_reading *reading = scene->reading;
  const truce_word *v = &reading->words[verb];
  if (v->upos != TRUCE_VERB || !tr_is_actor_word(&reading->world->words, v->lemma, TR_ACTOR_ADDRESSES)) return TRUCE_NONE;
  for (uint32_t i = 0; i < v->child_count; i++)
    if (reading->words[v->children[i]].relation == TRUCE_DEPREL_NSUBJ_PASS) return fitting(scene, v->children[i], kind);
  const uint32_t indirect = tr_scene_child(reading, verb, TRUCE_DEPREL_IOBJ),
                 object = indirect != TRUCE_NONE ? indirect : tr_scene_child(reading, verb, TRUCE_DEPREL_OBJ);
  if (object != TRUCE_NONE) return fitting(scene, object, kind);
  if (!has_lemma(reading, verb, "appeal call")) return TRUCE_NONE;
  return fitting(scene, tr_scene_child(reading, verb, TRUCE_DEPREL_OBL), kind);
}

/* "The elders asked the rebels to stop. They agreed to …": he who answers is he who was asked in the sentence before. */
static uint32_t who_answers(const tr_scene *scene, uint32_t word, char kind) {
  const truce_reading *reading = scene->reading;
  const uint32_t verb = reading->words[word].head, here = reading->words[word].sentence;
  if (!here || !subject(reading, word) || verb == TRUCE_NONE || reading->sentences[here].root != verb) return TRUCE_NONE;
  if (!tr_is_actor_word(&reading->world->words, reading->words[verb].lemma, TR_ACTOR_ANSWERS)) return TRUCE_NONE;
  for (uint32_t w = reading->sentences[here - 1].end; w-- > reading->sentences[here - 1].first;) {
    const uint32_t actor = addressed(scene, w, kind);
    if (actor != TRUCE_NONE) return actor;
  }
  return TRUCE_NONE;
}

/* Whom the grammar around a personal pronoun tells. */
static uint32_t told_by_grammar(const tr_scene *scene, uint32_t word, char kind) {
  const uint32_t owner = owner_just_told(scene, word, kind);
  return owner != TRUCE_NONE ? owner : who_answers(scene, word, kind);
}

static void add_pronoun(tr_scene *scene, uint32_t word, uint32_t actor) {
  truce_mention mention = {
      .where = scene->reading->words[word].where,
      .first = word,
      .end = word + 1,
      .head = word,
      .antecedent = TRUCE_NONE,
      .actor = actor,
      .place = TRUCE_NONE,
      .pronoun = true,
  };
  tr_found found = {.form = TR_FORM_PRONOUN, .first = word, .end = word + 1, .owner = TRUCE_NONE, .known = TRUCE_NONE, .busy = true};
  for (uint32_t i = (uint32_t)scene->mentions.count; i-- > 0;)
    if (scene->mentions.items[i].actor == actor && scene->mentions.items[i].first < word) {
      mention.antecedent = i;
      break;
    }
  scene->mention_of[word] = (uint32_t)scene->mentions.count;
  TR_PUSH(scene->arena, &scene->mentions, mention);
  TR_PUSH(scene->arena, &scene->found, found);
}

void tr_resolve_pronouns(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  tr_sort_mentions(scene);
  const bool *in_marks = words_in_marks(scene);
  uint32_t base = (uint32_t)scene->mentions.count; /* pronouns are added behind, in order too */
  for (uint32_t i = 0; i < reading->word_count; i++) {
    char kind = scene->mention_of[i] == TRUCE_NONE ? pronoun_kind(&reading->words[i]) : 0;
    if (!kind) continue;
    if (kind == 'i' && reading->words[i].relation == TRUCE_DEPREL_EXPL) continue;
    uint32_t actor = kind == 'w' ? relative_antecedent(scene, i) : told_by_grammar(scene, i, kind);
    if (actor == TRUCE_NONE && kind != 'w') actor = personal_antecedent(scene, base, i, kind, in_marks);
    if (actor == TRUCE_NONE) continue;
    add_pronoun(scene, i, actor);
    if (kind == 'h' || kind == 's') scene->drafts.items[actor].gender = kind;
  }
  tr_sort_mentions(scene);
}
