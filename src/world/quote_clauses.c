/* What a reporting word reports, by the tree: the clause, infinitive, object or phrase under a verb or adjective of data/quotes/cues.tsv, and the
 * sentence around "according to". */
#include "world/quote_finder.h"

static bool semicolon(const truce_reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (tr_equal_string(reading->words[i].form, ";")) return true;
  return false;
}

/* "Mali, he said, had left": where the verb of saying hangs on the subject before it, the clause is that of the subject's own verb. */
static uint32_t clause_around(const truce_reading *reading, uint32_t verb) {
  const uint32_t head = reading->words[verb].head;
  if (head == TRUCE_NONE || head > verb || truce_deprel_base(reading->words[head].relation) != TRUCE_DEPREL_NSUBJ) return head;
  return reading->words[head].head != TRUCE_NONE && reading->words[head].head > verb ? reading->words[head].head : head;
}

/* "X, he said": the clause that a postposed or interposed verb of saying reports: its sentence without the verb's own phrase. */
static void add_parataxis(tr_finder *f, uint32_t verb, uint32_t speaker) {
  const truce_reading *reading = f->reading;
  const truce_sentence *sentence = &reading->sentences[reading->words[verb].sentence];
  const uint32_t head = clause_around(reading, verb);
  if (head == TRUCE_NONE) return;
  uint32_t first = f->left[head], end = f->right[head];
  if (first < sentence->first) first = sentence->first;
  const uint32_t before = f->left[verb] < verb ? f->left[verb] : verb, behind = f->right[verb];
  if (head == reading->words[verb].head) {
    if (head < verb) end = f->left[verb] > head ? f->left[verb] : verb;
    else first = behind <= head ? behind : verb + 1;
  } else end = before;
  if (semicolon(reading, head < verb ? head : verb, head < verb ? verb : head)) return; /* "Mali offered troops; Niger did not answer" */
  if (speaker != TRUCE_NONE && speaker >= first && speaker < end) return;               /* no aside: its subject stands in what would be said */
  tr_quote_add(f, first, end, verb, verb + 1, verb, speaker);
  if (before < f->right[head] && behind < f->right[head] && (head < verb || end == before) && !semicolon(reading, behind, behind + 1))
    tr_quote_add(f, behind, f->right[head], verb, verb + 1, verb, speaker);
}

static bool first_person(const truce_reading *reading, uint32_t word) {
  truce_span l = reading->words[word].lower;
  return tr_listed(l, "i you we");
}

static bool says_if(const truce_reading *reading, uint32_t clause) {
  uint32_t mark = tr_scene_child(reading, clause, TRUCE_DEPREL_MARK);
  return mark != TRUCE_NONE && tr_listed(reading->words[mark].lower, "if whether");
}

static bool to_infinitive(const truce_reading *reading, uint32_t clause) {
  uint32_t mark = tr_scene_child(reading, clause, TRUCE_DEPREL_MARK);
  return mark != TRUCE_NONE && tr_equal_string(reading->words[mark].lower, "to");
}

/* What hangs on a verb: the clause it reports, the infinitive, the object. */
typedef struct frame {
  uint32_t verb, speaker, clause, open, object;
} frame;

/* Who spoke last before the word in its sentence, outside quotation marks. */
static uint32_t last_speaker(const tr_finder *f, uint32_t word) {
  const truce_reading *reading = f->reading;
  for (size_t i = f->quotes.count; i-- > 0;) {
    const truce_quote *q = &f->quotes.items[i];
    if (q->cue_word == TRUCE_NONE || q->cue_word > word) continue;
    if (reading->words[q->cue_word].sentence != reading->words[word].sentence) break; /* quotes come in the order of their words */
    if (reading->words[q->cue_word].upos == TRUCE_VERB && q->speaker_word != TRUCE_NONE && !f->quoted[q->cue_word]) return q->speaker_word;
  }
  return TRUCE_NONE;
}

/* Whose the letter, statement, advertisement is that a participle describes ("issued a statement condemning"): its owner, or who issues it. */
static uint32_t author_of(const tr_finder *f, uint32_t noun) {
  const truce_reading *reading = f->reading;
  if (noun == TRUCE_NONE || !(tr_cue_classes(&f->scene->world->words, reading->words[noun].lemma) & TR_CUE_DOCUMENT)) return TRUCE_NONE;
  uint32_t owner = tr_quote_child(reading, noun, TRUCE_DEPREL_NMOD_POSS);
  if (owner != TRUCE_NONE) return owner;
  const truce_word *w = &reading->words[noun];
  return truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ && w->head != TRUCE_NONE ? tr_quote_subject(reading, w->head) : TRUCE_NONE;
}

static uint32_t speaker_of(const tr_finder *f, uint32_t verb, uint32_t classes) {
  uint32_t last =
      (classes & (TR_CUE_SAY | TR_CUE_OBJECT | TR_CUE_ABOUT)) && !f->quoted[verb] && tr_quote_trails(f->reading, verb) ? last_speaker(f, verb) : TRUCE_NONE;
  if (last != TRUCE_NONE) return last;
  if (truce_deprel_base(f->reading->words[verb].relation) == TRUCE_DEPREL_ACL) last = author_of(f, f->reading->words[verb].head);
  if (last != TRUCE_NONE) return last;
  return classes & TR_CUE_SAY ? tr_quote_speaker(f->reading, verb) : tr_quote_subject(f->reading, verb);
}

static frame frame_of(const truce_reading *reading, uint32_t verb, uint32_t speaker, uint32_t classes) {
  frame f = {.verb = verb,
             .speaker = speaker,
             .clause = tr_scene_child(reading, verb, TRUCE_DEPREL_CCOMP),
             .open = tr_scene_child(reading, verb, TRUCE_DEPREL_XCOMP),
             .object = tr_scene_child(reading, verb, TRUCE_DEPREL_OBJ)};
  if (f.object == TRUCE_NONE && !(classes & (TR_CUE_SAY | TR_CUE_ASK)))
    f.object = tr_scene_child(reading, verb, TRUCE_DEPREL_IOBJ); /* "accused the army of lying" */
  const truce_word *w = &reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (truce_deprel_base(reading->words[child].relation) != TRUCE_DEPREL_ADVCL || child < verb) continue;
    if (f.clause == TRUCE_NONE && says_if(reading, child)) f.clause = child;
    if (f.open == TRUCE_NONE && f.object != TRUCE_NONE && to_infinitive(reading, child)) f.open = child;
  }
  return f;
}

/* Where what hangs on a verb of saying besides the reported clause ends: "said on Friday", "said Kelen, an envoy". */
static uint32_t aside_end(const tr_finder *f, const frame *r) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[r->verb];
  uint32_t end = r->verb + 1;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] > r->verb && w->children[i] != r->clause && reading->words[w->children[i]].upos != TRUCE_PUNCT && f->right[w->children[i]] > end)
      end = f->right[w->children[i]];
  return end;
}

static bool parts_off(const truce_word *word) { return word->upos == TRUCE_PUNCT && !tr_equal_string(word->form, "-"); }

static bool holds_subject(const truce_reading *reading, uint32_t clause, uint32_t first, uint32_t end) {
  uint32_t subject = tr_scene_child(reading, clause, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && subject >= first && subject < end;
}

/* "As the envoy said, the truce holds": the clause that it hangs on, without it. */
static bool report_as(tr_finder *f, const frame *r) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[r->verb];
  uint32_t mark = tr_scene_child(reading, r->verb, TRUCE_DEPREL_MARK);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_ADVCL || w->head == TRUCE_NONE || r->speaker == TRUCE_NONE || mark == TRUCE_NONE ||
      !tr_equal_string(reading->words[mark].lower, "as"))
    return false;
  if (r->clause != TRUCE_NONE || r->object != TRUCE_NONE || r->open != TRUCE_NONE) return false;
  if (r->verb < w->head) tr_quote_add(f, f->right[r->verb], f->right[w->head], r->verb, r->verb + 1, r->verb, r->speaker);
  if (r->verb > w->head || holds_subject(reading, w->head, f->left[w->head], f->left[r->verb]))
    tr_quote_add(f, f->left[w->head], f->left[r->verb], r->verb, r->verb + 1, r->verb, r->speaker);
  return true;
}

/* Around a verb inside what it reports ("The test, the minister said on Friday, was its biggest"): both sides if marks part it off, else the side of the
 * clause's head ("On Friday the minister said the test was its biggest"). */
static void add_around(tr_finder *f, const frame *r, uint32_t first, uint32_t end) {
  const truce_reading *reading = f->reading;
  uint32_t aside = r->verb, behind = aside_end(f, r);
  if (r->speaker != TRUCE_NONE && r->speaker < r->verb && r->speaker > first && f->left[r->speaker] > first) aside = f->left[r->speaker];
  const bool parted =
      behind + 1 < end && parts_off(&reading->words[behind]) && parts_off(&reading->words[aside - 1]) && (!f->quoted[r->clause] || f->quoted[behind + 1]);
  if (r->verb > r->clause || (parted && holds_subject(reading, r->clause, first, aside)))
    tr_quote_add(f, first, aside, r->verb, r->verb + 1, r->verb, r->speaker);
  if (r->verb < r->clause || parted) tr_quote_add(f, parted ? behind : r->verb + 1, end, r->verb, r->verb + 1, r->verb, r->speaker);
}

static bool report_clause(tr_finder *f, const frame *r) {
  uint32_t verb = r->verb, first = f->left[r->clause], end = f->right[r->clause];
  const truce_word *w = &f->reading->words[r->clause];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_quote_resumed(f->reading, w->children[i]) == verb && f->left[w->children[i]] > r->clause && f->left[w->children[i]] < end)
      end = f->left[w->children[i]];
  uint32_t from;
  if (verb > first && tr_quote_named_before(f->reading, verb, &from) != TRUCE_NONE && from > first && from < end)
    end = from; /* "…, the minister, Ali Taha, said" */
  if (verb > first && verb < end) add_around(f, r, first, end);
  else tr_quote_add(f, first, verb < first ? tr_quote_content_end(f, first, end, false) : end, verb, verb + 1, verb, r->speaker);
  return true;
}

/* "called for both sides to stop": an infinitive right behind the phrase is what they are asked. */
static uint32_t asked_end(const tr_finder *f, uint32_t verb, uint32_t end) {
  const truce_word *w = &f->reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (f->left[w->children[i]] == end && to_infinitive(f->reading, w->children[i])) return f->right[w->children[i]];
  return end;
}

/* "complained about X", "called for X", "accused X of Y": the phrase behind the preposition. */
static bool report_about(tr_finder *f, const frame *r, uint32_t classes) {
  static const char *const calls[] = {"about", "for", "of", NULL};
  static const char *const all[] = {"about", "for", "of", "on", "against", "to", "over", "at", "with", "from", NULL};
  const uint32_t phrase = r->speaker == TRUCE_NONE ? TRUCE_NONE : tr_quote_phrase(f, r->verb, r->verb, classes & TR_CUE_ABOUT ? all : calls);
  if (phrase == TRUCE_NONE) return false;
  tr_quote_add(f, f->left[phrase] + 1, tr_quote_content_end(f, f->left[phrase] + 1, asked_end(f, r->verb, f->right[phrase]), true), r->verb, r->verb + 1,
               r->verb, r->speaker);
  return true;
}

/* Where an object with what is said of it ends: "described the plan as dead", "called the raid a crime", "accused Tarn of lying". */
static uint32_t object_end(const tr_finder *f, const frame *r) {
  static const char *const prepositions[] = {"as", "for", "of", "over", "against", "about", NULL};
  const truce_word *w = &f->reading->words[r->verb];
  uint32_t end = f->right[r->object];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (child < end) continue;
    const bool said =
        truce_deprel_base(f->reading->words[child].relation) == TRUCE_DEPREL_XCOMP || tr_quote_phrase(f, r->verb, child - 1, prepositions) == child;
    if (!said || f->left[child] > end) break;
    end = f->right[child];
  }
  return end;
}

static void report_verb(tr_finder *f, uint32_t verb, uint32_t classes) {
  const truce_reading *reading = f->reading;
  const frame r = frame_of(reading, verb, speaker_of(f, verb, classes), classes);
  if (f->quoted[verb] && (r.speaker == TRUCE_NONE || first_person(reading, r.speaker))) return;
  if (r.clause != TRUCE_NONE && (classes & (TR_CUE_SAY | TR_CUE_SHOW | TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT)) && report_clause(f, &r)) return;
  if (r.open != TRUCE_NONE && (classes & (TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT))) {
    bool asked = r.object != TRUCE_NONE && r.object > verb && r.object < r.open;
    tr_quote_add(f, asked ? f->left[r.object] : f->left[r.open], tr_quote_content_end(f, f->left[r.open], f->right[r.open], false), verb, verb + 1, verb,
                 r.speaker);
    return;
  }
  if ((classes & TR_CUE_SAY) && report_as(f, &r)) return;
  if ((classes & TR_CUE_SAY) && reading->words[verb].relation == TRUCE_DEPREL_PARATAXIS && tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ) != TRUCE_NONE) {
    add_parataxis(f, verb, r.speaker);
    return;
  }
  uint32_t passive = tr_quote_child(reading, verb, TRUCE_DEPREL_NSUBJ_PASS), agent = tr_quote_child(reading, verb, TRUCE_DEPREL_OBL_AGENT);
  if ((classes & TR_CUE_OBJECT) && passive != TRUCE_NONE && agent != TRUCE_NONE) {
    tr_quote_add(f, f->left[passive], f->right[passive], verb, verb + 1, verb, agent);
    return;
  }
  bool object = (classes & TR_CUE_OBJECT) && r.object != TRUCE_NONE && r.object > verb && r.speaker != TRUCE_NONE;
  bool pronoun = object && reading->words[r.object].upos == TRUCE_PRON;
  if (object && (!pronoun || object_end(f, &r) > f->right[r.object])) {
    const uint32_t first = f->left[r.object];
    tr_quote_add(f, first, tr_quote_content_end(f, first, object_end(f, &r), true), verb, verb + 1, verb, r.speaker);
  }
  if (pronoun || classes & (TR_CUE_ABOUT | TR_CUE_ASK)) report_about(f, &r, classes);
}

/* "is sure that …", "supportive of the plan" */
static void report_adjective(tr_finder *f, uint32_t adjective) {
  const truce_reading *reading = f->reading;
  frame r = frame_of(reading, adjective, tr_quote_subject(reading, adjective), TR_CUE_ADJECTIVE);
  if (r.speaker == TRUCE_NONE || reading->words[adjective].relation == TRUCE_DEPREL_AMOD) return;
  if (r.clause == TRUCE_NONE) r.clause = r.open;
  if (r.clause == TRUCE_NONE) {
    uint32_t clause = tr_scene_child(reading, adjective, TRUCE_DEPREL_ADVCL);
    if (clause != TRUCE_NONE && clause > adjective) r.clause = clause;
  }
  if (r.clause != TRUCE_NONE && r.clause > adjective) tr_quote_add(f, f->left[r.clause], f->right[r.clause], adjective, adjective + 1, adjective, r.speaker);
  else report_about(f, &r, TR_CUE_ABOUT);
}

/* "according to X": X and the clause it stands in. */
static void according_to(tr_finder *f, uint32_t word) {
  const truce_reading *reading = f->reading;
  const truce_sentence *sentence = &reading->sentences[reading->words[word].sentence];
  uint32_t speaker = reading->words[word].head;
  if (speaker == TRUCE_NONE || speaker < word) { /* some trees hang the source under "according" */
    speaker = tr_scene_child(reading, word, TRUCE_DEPREL_OBL);
    if (speaker == TRUCE_NONE) return;
  }
  uint32_t phrase_first = word, phrase_end = f->right[speaker] > speaker ? f->right[speaker] : speaker + 1;
  uint32_t first = sentence->first, end = phrase_first;
  if (phrase_first <= sentence->first + 1) first = phrase_end, end = sentence->end;
  tr_quote_add(f, first, end, word, word + 2 <= sentence->end ? word + 2 : word + 1, word, speaker);
}

void tr_quote_report(tr_finder *f, uint32_t word) {
  const truce_word *w = &f->reading->words[word];
  if (tr_equal_string(w->lower, "according") && word + 1 < f->reading->word_count && tr_equal_string(f->reading->words[word + 1].lower, "to")) {
    according_to(f, word);
    return;
  }
  if (w->upos != TRUCE_VERB && w->upos != TRUCE_NOUN && w->upos != TRUCE_ADJ) return;
  uint32_t classes = tr_cue_classes(&f->scene->world->words, w->lemma);
  if (w->upos == TRUCE_VERB && classes) report_verb(f, word, classes);
  else if (w->upos == TRUCE_ADJ && (classes & TR_CUE_ADJECTIVE)) report_adjective(f, word);
  else if (w->upos == TRUCE_NOUN) tr_quote_report_noun(f, word, classes);
}
