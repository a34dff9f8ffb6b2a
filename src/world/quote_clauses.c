/* What a reporting word reports, by the tree: the clause, infinitive, object or phrase under a verb, adjective or noun of data/quotes/cues.tsv,
 * and the sentence around "according to". */
#include "world/quote_finder.h"

/* "X, he said": the clause that a postposed or interposed verb of saying reports: its sentence without the verb's own phrase. */
static void add_parataxis(tr_finder *f, uint32_t verb, uint32_t speaker) {
  const truce_reading *reading = f->reading;
  const truce_sentence *sentence = &reading->sentences[reading->words[verb].sentence];
  uint32_t head = reading->words[verb].head;
  if (head == TRUCE_NONE) return;
  uint32_t first = f->left[head], end = f->right[head];
  if (first < sentence->first) first = sentence->first;
  if (head < verb) end = f->left[verb] > head ? f->left[verb] : verb;
  else first = f->right[verb] <= head ? f->right[verb] : verb + 1;
  tr_quote_add(f, first, end, verb, verb + 1, verb, speaker);
  if (head < verb && f->right[verb] < f->right[head]) tr_quote_add(f, f->right[verb], f->right[head], verb, verb + 1, verb, speaker);
}

static bool first_person(const truce_reading *reading, uint32_t word) {
  truce_span l = reading->words[word].lower;
  return tr_equal_string(l, "i") || tr_equal_string(l, "you") || tr_equal_string(l, "we");
}

static bool says_if(const truce_reading *reading, uint32_t clause) {
  uint32_t mark = tr_scene_child(reading, clause, TRUCE_DEPREL_MARK);
  return mark != TRUCE_NONE && (tr_equal_string(reading->words[mark].lower, "if") || tr_equal_string(reading->words[mark].lower, "whether"));
}

static bool to_infinitive(const truce_reading *reading, uint32_t clause) {
  uint32_t mark = tr_scene_child(reading, clause, TRUCE_DEPREL_MARK);
  return mark != TRUCE_NONE && tr_equal_string(reading->words[mark].lower, "to");
}

/* What hangs on a verb: the clause it reports, the infinitive, the object. */
typedef struct frame {
  uint32_t verb, speaker, clause, open, object;
} frame;

static frame frame_of(const truce_reading *reading, uint32_t verb) {
  frame f = {.verb = verb, .speaker = tr_quote_subject(reading, verb), .clause = tr_scene_child(reading, verb, TRUCE_DEPREL_CCOMP), .open = tr_scene_child(reading, verb, TRUCE_DEPREL_XCOMP), .object = tr_scene_child(reading, verb, TRUCE_DEPREL_OBJ)};
  const truce_word *w = &reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (truce_deprel_base(reading->words[child].relation) != TRUCE_DEPREL_ADVCL || child < verb) continue;
    if (f.clause == TRUCE_NONE && says_if(reading, child)) f.clause = child;
    if (f.open == TRUCE_NONE && f.object != TRUCE_NONE && to_infinitive(reading, child)) f.open = child;
  }
  return f;
}

static bool report_clause(tr_finder *f, const frame *r) {
  uint32_t verb = r->verb, first = f->left[r->clause], end = f->right[r->clause];
  if (verb > first && verb < end) { /* interposed: take the side of the clause's head */
    if (verb > r->clause) end = r->speaker != TRUCE_NONE && r->speaker < verb && r->speaker > first ? f->left[r->speaker] : verb;
    else first = verb + 1;
  }
  tr_quote_add(f, first, end, verb, verb + 1, verb, r->speaker);
  return true;
}

/* "complained about X", "called for X", "accused X of Y": the phrase behind the preposition. */
static bool report_about(tr_finder *f, const frame *r, uint32_t classes) {
  static const char *const prepositions[] = {"about", "for", "of", "on", "against", "to", "over", "at", "with", "from"};
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[r->verb];
  if (r->speaker == TRUCE_NONE) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    truce_deprel base = truce_deprel_base(reading->words[child].relation);
    if (child < r->verb || (base != TRUCE_DEPREL_OBL && base != TRUCE_DEPREL_ADVCL)) continue;
    truce_span preposition = tr_case_of(reading, child);
    uint32_t mark = tr_scene_child(reading, child, TRUCE_DEPREL_MARK);
    if (!preposition.size && mark != TRUCE_NONE) preposition = reading->words[mark].lower;
    size_t limit = classes & TR_CUE_ABOUT ? 10 : 3;
    for (size_t k = 0; k < limit; k++)
      if (tr_equal_string(preposition, prepositions[k]) && f->right[child] > f->left[child] + 1) {
        tr_quote_add(f, f->left[child] + 1, f->right[child], r->verb, r->verb + 1, r->verb, r->speaker);
        return true;
      }
  }
  return false;
}

static void report_verb(tr_finder *f, uint32_t verb, uint32_t classes) {
  const truce_reading *reading = f->reading;
  const frame r = frame_of(reading, verb);
  if (f->quoted[verb] && (r.speaker == TRUCE_NONE || first_person(reading, r.speaker))) return;
  if (r.clause != TRUCE_NONE && (classes & (TR_CUE_SAY | TR_CUE_SHOW | TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT)) && report_clause(f, &r)) return;
  if (r.open != TRUCE_NONE && (classes & (TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT))) {
    bool asked = r.object != TRUCE_NONE && r.object > verb && r.object < r.open;
    tr_quote_add(f, asked ? f->left[r.object] : f->left[r.open], f->right[r.open], verb, verb + 1, verb, r.speaker);
    return;
  }
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
  if (object && reading->words[r.object].upos != TRUCE_PRON) tr_quote_add(f, f->left[r.object], f->right[r.object], verb, verb + 1, verb, r.speaker);
  if (classes & (TR_CUE_ABOUT | TR_CUE_ASK) || (object && reading->words[r.object].upos == TRUCE_PRON)) report_about(f, &r, classes);
}

/* "is sure that …", "supportive of the plan" */
static void report_adjective(tr_finder *f, uint32_t adjective) {
  const truce_reading *reading = f->reading;
  frame r = frame_of(reading, adjective);
  if (r.speaker == TRUCE_NONE || reading->words[adjective].relation == TRUCE_DEPREL_AMOD) return;
  if (r.clause == TRUCE_NONE) r.clause = r.open;
  if (r.clause == TRUCE_NONE) {
    uint32_t clause = tr_scene_child(reading, adjective, TRUCE_DEPREL_ADVCL);
    if (clause != TRUCE_NONE && clause > adjective) r.clause = clause;
  }
  if (r.clause != TRUCE_NONE && r.clause > adjective) tr_quote_add(f, f->left[r.clause], f->right[r.clause], adjective, adjective + 1, adjective, r.speaker);
  else report_about(f, &r, TR_CUE_ABOUT);
}

/* "the claim that …", "Tarn's demand to …": whose it is stands before it, or is the subject of its verb. */
static void report_noun(tr_finder *f, uint32_t noun) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[noun];
  uint32_t clause = tr_scene_child(reading, noun, TRUCE_DEPREL_ACL);
  if (clause == TRUCE_NONE) clause = tr_scene_child(reading, noun, TRUCE_DEPREL_CCOMP);
  if (clause == TRUCE_NONE || clause < noun || reading->words[clause].relation == TRUCE_DEPREL_ACL_RELCL || tr_scene_child(reading, clause, TRUCE_DEPREL_MARK) == TRUCE_NONE) return;
  uint32_t speaker = tr_quote_child(reading, noun, TRUCE_DEPREL_NMOD_POSS);
  for (uint32_t i = 0; speaker == TRUCE_NONE && i < w->child_count; i++)
    if (reading->words[w->children[i]].relation == TRUCE_DEPREL_NMOD && (tr_equal_string(tr_case_of(reading, w->children[i]), "by") || tr_equal_string(tr_case_of(reading, w->children[i]), "from") || tr_equal_string(tr_case_of(reading, w->children[i]), "of"))) speaker = w->children[i];
  if (speaker == TRUCE_NONE && w->head != TRUCE_NONE && (truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ || truce_deprel_base(w->relation) == TRUCE_DEPREL_OBL)) speaker = tr_quote_subject(reading, w->head);
  tr_quote_add(f, f->left[clause], f->right[clause], noun, noun + 1, noun, speaker);
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
  uint32_t classes = tr_cue_classes(&f->scene->world->cues, w->lemma);
  if (w->upos == TRUCE_VERB && classes) report_verb(f, word, classes);
  else if (w->upos == TRUCE_ADJ && (classes & TR_CUE_ADJECTIVE)) report_adjective(f, word);
  else if (w->upos == TRUCE_NOUN && (classes & TR_CUE_NOUN)) report_noun(f, word);
}
