/* Finds what is said, thought or wanted by whom: content, cue and speaker, from the tree and from quotation marks.
 * Clauses under a word of data/quotes/cues.tsv first; then stretches in quotation marks that no such clause covers, which go to the nearest
 * reporting verb, or to whoever spoke last in the paragraph. */
#include "world/quotes.h"

#include <stdlib.h>

#include "world/scene.h"

typedef struct stretch { /* a stretch in quotation marks: words [first, end) */
  uint32_t first, end;
  truce_range where;
  bool covered;
} stretch;

typedef TR_ARRAY(truce_quote) quote_list;

typedef struct finder {
  tr_scene *scene;
  const truce_reading *reading;
  uint32_t *left, *right; /* first word and end of each word's subtree */
  bool *quoted;           /* per word: inside quotation marks */
  TR_ARRAY(stretch) stretches;
  quote_list quotes;
} finder;

/* ---- quotation marks ---- */

typedef enum mark_kind { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT, MARK_SINGLE_OPEN, MARK_SINGLE_CLOSE } mark_kind;

static bool wordy(truce_span text, size_t at) {
  if (at >= text.size) return false;
  unsigned char c = (unsigned char)text.data[at];
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 128 && c != 0xE2 && c != 0xC2);
}

/* The mark at a byte and its size. Single marks count only where a word cannot be the reason (no letter on the outer side). */
static mark_kind mark_at(truce_span text, size_t at, size_t *size) {
  const unsigned char *s = (const unsigned char *)text.data + at;
  size_t left = text.size - at;
  *size = 1;
  if (s[0] == '"') return MARK_STRAIGHT;
  if (s[0] == '\'' && left > 1 && s[1] == '\'') return *size = 2, MARK_STRAIGHT;
  if (s[0] == '`' && left > 1 && s[1] == '`') return *size = 2, MARK_OPEN;
  if (s[0] == 0xC2 && left > 1 && (s[1] == 0xAB || s[1] == 0xBB)) return *size = 2, s[1] == 0xAB ? MARK_OPEN : MARK_CLOSE;
  if (s[0] == 0xE2 && left > 2 && s[1] == 0x80) {
    *size = 3;
    if (s[2] == 0x9C || s[2] == 0x9E) return MARK_OPEN;
    if (s[2] == 0x9D) return MARK_CLOSE;
    if (s[2] == 0x98) return wordy(text, at + 3) && (at == 0 || !wordy(text, at - 1)) ? MARK_SINGLE_OPEN : MARK_NONE;
    if (s[2] == 0x99) return !wordy(text, at + 3) && at > 0 ? MARK_SINGLE_CLOSE : MARK_NONE;
    return MARK_NONE;
  }
  if (s[0] == '\'') return at > 0 && !wordy(text, at + 1) ? MARK_SINGLE_CLOSE : (at == 0 || text.data[at - 1] == ' ' || text.data[at - 1] == '\n') && wordy(text, at + 1) ? MARK_SINGLE_OPEN : MARK_NONE;
  return MARK_NONE;
}

static uint32_t word_from(const truce_reading *reading, uint32_t byte) { /* first word that ends behind a byte */
  size_t low = 0, high = reading->word_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (reading->words[middle].where.end <= byte) low = middle + 1;
    else high = middle;
  }
  return (uint32_t)low;
}

static void add_stretch(finder *f, size_t start, size_t end, bool single) {
  const truce_reading *reading = f->reading;
  stretch s = {.where = {(uint32_t)start, (uint32_t)end}, .first = word_from(reading, (uint32_t)start)};
  uint32_t words = 0;
  for (s.end = s.first; s.end < reading->word_count && reading->words[s.end].where.start < end; s.end++) words += reading->words[s.end].upos != TRUCE_PUNCT;
  if (words == 0 || (single && words < 3)) return;
  for (uint32_t i = s.first; i < s.end; i++) f->quoted[i] = true;
  TR_PUSH(f->scene->arena, &f->stretches, s);
}

/* Marks pair within a paragraph; an opening mark that is not closed there runs to the paragraph's end. */
static void find_stretches(finder *f) {
  truce_span text = f->reading->report->text;
  size_t open = SIZE_MAX, single = SIZE_MAX, size;
  for (size_t at = 0; at < text.size; at += size) {
    mark_kind m = mark_at(text, at, &size);
    if (text.data[at] == '\n') {
      if (open != SIZE_MAX && at > open) add_stretch(f, open, at, false);
      open = single = SIZE_MAX;
    } else if (m == MARK_OPEN || (m == MARK_STRAIGHT && open == SIZE_MAX)) {
      open = at + size;
    } else if ((m == MARK_CLOSE || m == MARK_STRAIGHT) && open != SIZE_MAX) {
      add_stretch(f, open, at, false);
      open = SIZE_MAX;
    } else if (m == MARK_SINGLE_OPEN && open == SIZE_MAX && single == SIZE_MAX) {
      single = at + size;
    } else if (m == MARK_SINGLE_CLOSE && single != SIZE_MAX && open == SIZE_MAX) {
      add_stretch(f, single, at, true);
      single = SIZE_MAX;
    }
  }
  if (open != SIZE_MAX && open < text.size) add_stretch(f, open, text.size, false);
}

/* ---- the tree ---- */

static void find_subtrees(finder *f) {
  const truce_reading *reading = f->reading;
  for (uint32_t i = 0; i < reading->word_count; i++) f->left[i] = i, f->right[i] = i + 1;
  for (uint32_t i = 0; i < reading->word_count; i++) {
    uint32_t at = reading->words[i].head;
    for (int steps = 0; at != TRUCE_NONE && steps < 200; steps++, at = reading->words[at].head) {
      if (i < f->left[at]) f->left[at] = i;
      if (i + 1 > f->right[at]) f->right[at] = i + 1;
    }
  }
}

static uint32_t child_with(const truce_reading *reading, uint32_t word, truce_deprel relation) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (reading->words[w->children[i]].relation == relation) return w->children[i];
  return TRUCE_NONE;
}

/* Who does what a verb says: its subject, or that of the verb it leans on, or the noun it describes. */
static uint32_t subject_of(const truce_reading *reading, uint32_t verb) {
  for (int steps = 0; verb != TRUCE_NONE && steps < 6; steps++) {
    const truce_word *w = &reading->words[verb];
    uint32_t subject = tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ);
    if (subject != TRUCE_NONE && reading->words[subject].relation == TRUCE_DEPREL_NSUBJ_PASS) {
      uint32_t agent = child_with(reading, verb, TRUCE_DEPREL_OBL_AGENT);
      return agent;
    }
    if (subject != TRUCE_NONE) return subject;
    switch (truce_deprel_base(w->relation)) {
      case TRUCE_DEPREL_ACL: return w->head;
      case TRUCE_DEPREL_XCOMP: { /* "asked X to say": the object; "wants to say": the subject */
        uint32_t object = w->head == TRUCE_NONE ? TRUCE_NONE : tr_scene_child(reading, w->head, TRUCE_DEPREL_OBJ);
        if (object != TRUCE_NONE && object < verb) return object;
        verb = w->head;
        break;
      }
      case TRUCE_DEPREL_CONJ:
      case TRUCE_DEPREL_ADVCL:
      case TRUCE_DEPREL_PARATAXIS:
      case TRUCE_DEPREL_CCOMP:
      case TRUCE_DEPREL_COP:
      case TRUCE_DEPREL_AUX: verb = w->head; break;
      default: return TRUCE_NONE;
    }
  }
  return TRUCE_NONE;
}

/* ---- claimants ---- */

static uint32_t mention_of_word(const finder *f, uint32_t word) {
  if (word == TRUCE_NONE) return TRUCE_NONE;
  uint32_t at = f->scene->mention_of[word];
  return at;
}

static truce_claimant claimant_of(const finder *f, uint32_t mention) {
  const tr_scene *scene = f->scene;
  if (mention == TRUCE_NONE) return TRUCE_ANONYMOUS;
  const tr_found *found = &scene->found.items[mention];
  uint32_t draft = scene->mentions.items[mention].actor;
  if (found->form == TR_FORM_AGENT) {
    if (found->agent->class_ == TR_AGENT_OFFICE && draft != TRUCE_NONE && scene->drafts.items[draft].known != TRUCE_NONE) return TRUCE_NAMED;
    return found->agent->as;
  }
  if (draft == TRUCE_NONE) return TRUCE_OFFICIAL;
  const tr_draft *d = &scene->drafts.items[draft];
  if (d->actor.kind == TRUCE_PERSON) {
    if (!d->agent || d->known != TRUCE_NONE) {
      for (size_t i = 0; i < d->mentions.count; i++) { /* "analyst Jane Doe" */
        const tr_agent *agent = scene->found.items[d->mentions.items[i]].agent;
        if (agent && agent->as == TRUCE_ANALYST) return TRUCE_ANALYST;
      }
      return TRUCE_NAMED;
    }
    return d->agent->as;
  }
  if (d->agent) return d->agent->as;
  return d->actor.kind == TRUCE_OUTLET ? TRUCE_OUTLET_CLAIM : TRUCE_OFFICIAL;
}

/* ---- adding ---- */

static bool covers_half(const finder *f, const stretch *s, uint32_t first, uint32_t end) {
  uint32_t inside = 0, all = 0;
  for (uint32_t i = s->first; i < s->end; i++) {
    if (f->reading->words[i].upos == TRUCE_PUNCT) continue;
    all++;
    inside += i >= first && i < end;
  }
  return all && inside * 2 >= all;
}

static truce_quote_form form_of(const finder *f, uint32_t first, uint32_t end) {
  uint32_t inside = 0, all = 0;
  for (uint32_t i = first; i < end; i++) {
    if (f->reading->words[i].upos == TRUCE_PUNCT || f->reading->words[i].relation == TRUCE_DEPREL_MARK) continue;
    all++;
    inside += f->quoted[i];
  }
  return inside == all ? TRUCE_DIRECT : inside ? TRUCE_MIXED : TRUCE_INDIRECT;
}

static bool edge_mark(const truce_word *word) {
  return word->upos == TRUCE_PUNCT && word->form.size && !(word->form.size == 1 && (word->form.data[0] == '$' || word->form.data[0] == '%'));
}

/* The word that stands for a speaker: the last of a name (the surname), else the head itself. */
static uint32_t name_end(const finder *f, uint32_t speaker, uint32_t mention) {
  if (mention == TRUCE_NONE) return speaker;
  const tr_found *found = &f->scene->found.items[mention];
  return found->form == TR_FORM_NAME && speaker >= f->scene->mentions.items[mention].first && speaker < found->end ? found->end - 1 : speaker;
}

static void add_quote(finder *f, uint32_t first, uint32_t end, uint32_t cue_first, uint32_t cue_end, uint32_t cue, uint32_t speaker) {
  const truce_reading *reading = f->reading;
  while (first < end && edge_mark(&reading->words[first])) first++;
  while (end > first && edge_mark(&reading->words[end - 1])) end--;
  if (first >= end) return;
  for (size_t i = 0; i < f->quotes.count; i++) { /* the same content twice: the first reading stays */
    const truce_quote *q = &f->quotes.items[i];
    if (q->where.start == reading->words[first].where.start && q->where.end == reading->words[end - 1].where.end) return;
  }
  uint32_t mention = mention_of_word(f, speaker);
  truce_quote quote = {.where = tr_scene_range(reading, first, end), .cue = cue_end > cue_first ? tr_scene_range(reading, cue_first, cue_end) : (truce_range){0, 0}, .cue_word = cue, .speaker_word = speaker,
                       .speaker = mention == TRUCE_NONE ? TRUCE_NONE : f->scene->mentions.items[mention].actor, .as = claimant_of(f, mention), .form = form_of(f, first, end), .within = TRUCE_NONE};
  if (speaker != TRUCE_NONE) {
    quote.source_head = reading->words[name_end(f, speaker, mention)].where;
    quote.source = mention != TRUCE_NONE && speaker >= f->scene->mentions.items[mention].first && speaker < f->scene->mentions.items[mention].end ? f->scene->mentions.items[mention].where : quote.source_head;
  }
  TR_PUSH(f->scene->arena, &f->quotes, quote);
  for (size_t i = 0; i < f->stretches.count; i++)
    if (f->stretches.items[i].first < end && f->stretches.items[i].end > first && covers_half(f, &f->stretches.items[i], first, end)) f->stretches.items[i].covered = true;
}

/* ---- clauses ---- */

/* "X, he said": the clause that a postposed or interposed verb of saying reports: its sentence without the verb's own phrase. */
static void add_parataxis(finder *f, uint32_t verb, uint32_t speaker) {
  const truce_reading *reading = f->reading;
  const truce_sentence *sentence = &reading->sentences[reading->words[verb].sentence];
  uint32_t head = reading->words[verb].head;
  if (head == TRUCE_NONE) return;
  uint32_t first = f->left[head], end = f->right[head];
  if (first < sentence->first) first = sentence->first;
  if (head < verb) end = f->left[verb] > head ? f->left[verb] : verb;
  else first = f->right[verb] <= head ? f->right[verb] : verb + 1;
  add_quote(f, first, end, verb, verb + 1, verb, speaker);
  if (head < verb && f->right[verb] < f->right[head]) add_quote(f, f->right[verb], f->right[head], verb, verb + 1, verb, speaker);
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
  frame f = {.verb = verb, .speaker = subject_of(reading, verb), .clause = tr_scene_child(reading, verb, TRUCE_DEPREL_CCOMP), .open = tr_scene_child(reading, verb, TRUCE_DEPREL_XCOMP), .object = tr_scene_child(reading, verb, TRUCE_DEPREL_OBJ)};
  const truce_word *w = &reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++) {
    uint32_t child = w->children[i];
    if (truce_deprel_base(reading->words[child].relation) != TRUCE_DEPREL_ADVCL || child < verb) continue;
    if (f.clause == TRUCE_NONE && says_if(reading, child)) f.clause = child;
    if (f.open == TRUCE_NONE && f.object != TRUCE_NONE && to_infinitive(reading, child)) f.open = child;
  }
  return f;
}

static bool report_clause(finder *f, const frame *r) {
  uint32_t verb = r->verb, first = f->left[r->clause], end = f->right[r->clause];
  if (verb > first && verb < end) { /* interposed: take the side of the clause's head */
    if (verb > r->clause) end = r->speaker != TRUCE_NONE && r->speaker < verb && r->speaker > first ? f->left[r->speaker] : verb;
    else first = verb + 1;
  }
  add_quote(f, first, end, verb, verb + 1, verb, r->speaker);
  return true;
}

/* "complained about X", "called for X", "accused X of Y": the phrase behind the preposition. */
static bool report_about(finder *f, const frame *r, uint32_t classes) {
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
        add_quote(f, f->left[child] + 1, f->right[child], r->verb, r->verb + 1, r->verb, r->speaker);
        return true;
      }
  }
  return false;
}

static void report_verb(finder *f, uint32_t verb, uint32_t classes) {
  const truce_reading *reading = f->reading;
  const frame r = frame_of(reading, verb);
  if (f->quoted[verb] && (r.speaker == TRUCE_NONE || first_person(reading, r.speaker))) return;
  if (r.clause != TRUCE_NONE && (classes & (TR_CUE_SAY | TR_CUE_SHOW | TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT)) && report_clause(f, &r)) return;
  if (r.open != TRUCE_NONE && (classes & (TR_CUE_WANT | TR_CUE_ASK | TR_CUE_OBJECT))) {
    bool asked = r.object != TRUCE_NONE && r.object > verb && r.object < r.open;
    add_quote(f, asked ? f->left[r.object] : f->left[r.open], f->right[r.open], verb, verb + 1, verb, r.speaker);
    return;
  }
  if ((classes & TR_CUE_SAY) && reading->words[verb].relation == TRUCE_DEPREL_PARATAXIS && tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ) != TRUCE_NONE) {
    add_parataxis(f, verb, r.speaker);
    return;
  }
  uint32_t passive = child_with(reading, verb, TRUCE_DEPREL_NSUBJ_PASS), agent = child_with(reading, verb, TRUCE_DEPREL_OBL_AGENT);
  if ((classes & TR_CUE_OBJECT) && passive != TRUCE_NONE && agent != TRUCE_NONE) {
    add_quote(f, f->left[passive], f->right[passive], verb, verb + 1, verb, agent);
    return;
  }
  bool object = (classes & TR_CUE_OBJECT) && r.object != TRUCE_NONE && r.object > verb && r.speaker != TRUCE_NONE;
  if (object && reading->words[r.object].upos != TRUCE_PRON) add_quote(f, f->left[r.object], f->right[r.object], verb, verb + 1, verb, r.speaker);
  if (classes & (TR_CUE_ABOUT | TR_CUE_ASK) || (object && reading->words[r.object].upos == TRUCE_PRON)) report_about(f, &r, classes);
}

/* "is sure that …", "supportive of the plan" */
static void report_adjective(finder *f, uint32_t adjective) {
  const truce_reading *reading = f->reading;
  frame r = frame_of(reading, adjective);
  if (r.speaker == TRUCE_NONE || reading->words[adjective].relation == TRUCE_DEPREL_AMOD) return;
  if (r.clause == TRUCE_NONE) r.clause = r.open;
  if (r.clause == TRUCE_NONE) {
    uint32_t clause = tr_scene_child(reading, adjective, TRUCE_DEPREL_ADVCL);
    if (clause != TRUCE_NONE && clause > adjective) r.clause = clause;
  }
  if (r.clause != TRUCE_NONE && r.clause > adjective) add_quote(f, f->left[r.clause], f->right[r.clause], adjective, adjective + 1, adjective, r.speaker);
  else report_about(f, &r, TR_CUE_ABOUT);
}

/* "Envoy: truce near": a heading or a script whose first words name who speaks. */
static void report_colon(finder *f, const truce_sentence *sentence) {
  const truce_reading *reading = f->reading;
  uint32_t colon = sentence->first;
  while (colon < sentence->end && colon < sentence->first + 8 && !tr_equal_string(reading->words[colon].form, ":")) {
    truce_upos upos = reading->words[colon].upos;
    if (upos == TRUCE_VERB || upos == TRUCE_AUX || upos == TRUCE_PRON || upos == TRUCE_PUNCT) return;
    colon++;
  }
  if (colon >= sentence->end || colon == sentence->first || !tr_equal_string(reading->words[colon].form, ":") || colon + 3 >= sentence->end) return;
  uint32_t head = tr_words_head(reading, sentence->first, colon);
  if (f->scene->mention_of[head] == TRUCE_NONE && reading->words[head].upos != TRUCE_PROPN) return;
  add_quote(f, colon + 1, sentence->end, colon, colon + 1, colon, head);
}

static bool closes(truce_span word) {
  static const char *const verbs[] = {"said", "says", "added", "adds", "confirmed", "reported", "told", "announced", "stated"};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (tr_equal_string(word, verbs[i])) return true;
  return false;
}

/* "…, a diplomat in Juba said on Friday." at the end of a sentence that the parser did not see through: all before the comma is what was said. */
static void report_close(finder *f, const truce_sentence *sentence) {
  enum { SPEAKER_MOST = 9, AFTER_MOST = 4 };
  const truce_reading *reading = f->reading;
  uint32_t verb = sentence->end;
  while (verb > sentence->first && verb + SPEAKER_MOST + AFTER_MOST > sentence->end && !closes(reading->words[verb - 1].lower)) verb--;
  if (verb-- <= sentence->first + 4 || !closes(reading->words[verb].lower) || f->quoted[verb] || verb + AFTER_MOST + 1 < sentence->end) return;
  for (size_t i = 0; i < f->quotes.count; i++)
    if (f->quotes.items[i].cue_word == verb) return;
  uint32_t comma = verb;
  while (comma > sentence->first && comma + SPEAKER_MOST > verb && reading->words[comma].upos != TRUCE_PUNCT) comma--;
  if (comma + 1 >= verb || !tr_equal_string(reading->words[comma].form, ",") || comma < sentence->first + 3) return;
  for (uint32_t i = comma + 1; i < verb; i++) /* a noun phrase, no clause */
    if (reading->words[i].upos == TRUCE_VERB || reading->words[i].upos == TRUCE_CCONJ || reading->words[i].upos == TRUCE_SCONJ) return;
  uint32_t speaker = comma + 1;
  while (speaker + 1 < verb && reading->words[speaker].upos != TRUCE_NOUN && reading->words[speaker].upos != TRUCE_PROPN && reading->words[speaker].upos != TRUCE_PRON) speaker++;
  while (speaker + 1 < verb && (reading->words[speaker + 1].upos == TRUCE_NOUN || reading->words[speaker + 1].upos == TRUCE_PROPN)) speaker++;
  add_quote(f, sentence->first, comma, verb, verb + 1, verb, speaker);
}

static bool any_cue(const finder *f, uint32_t verb) {
  for (size_t i = 0; i < f->quotes.count; i++)
    if (f->quotes.items[i].cue_word == verb) return true;
  return false;
}

/* "Merrill says Tarn promised to leave.", where the parser took another verb for the head: all behind the verb of saying is what was said. */
static void report_open(finder *f, const truce_sentence *sentence) {
  enum { CONTENT_LEAST = 4 };
  const truce_reading *reading = f->reading;
  uint32_t end = sentence->end;
  while (end > sentence->first && reading->words[end - 1].upos == TRUCE_PUNCT) end--;
  for (uint32_t verb = sentence->first + 1; verb + CONTENT_LEAST < end; verb++) {
    const truce_upos before = reading->words[verb - 1].upos;
    if ((!closes(reading->words[verb].lower) && !tr_equal_string(reading->words[verb].lower, "say")) || f->quoted[verb] || any_cue(f, verb)) continue;
    if (before != TRUCE_NOUN && before != TRUCE_PROPN && before != TRUCE_PRON) continue;
    uint32_t first = verb + 1;
    if (reading->words[first].upos == TRUCE_PUNCT || reading->words[first].upos == TRUCE_ADP || reading->words[first].upos == TRUCE_CCONJ) continue;
    bool clause = false;
    for (uint32_t i = first; i < end && !clause; i++) clause = (reading->words[i].upos == TRUCE_VERB || reading->words[i].upos == TRUCE_AUX) && i > first;
    if (!clause) continue;
    add_quote(f, first, end, verb, verb + 1, verb, verb - 1);
    return;
  }
}

/* "the claim that …", "Tarn's demand to …": whose it is stands before it, or is the subject of its verb. */
static void report_noun(finder *f, uint32_t noun) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[noun];
  uint32_t clause = tr_scene_child(reading, noun, TRUCE_DEPREL_ACL);
  if (clause == TRUCE_NONE) clause = tr_scene_child(reading, noun, TRUCE_DEPREL_CCOMP);
  if (clause == TRUCE_NONE || clause < noun || reading->words[clause].relation == TRUCE_DEPREL_ACL_RELCL || tr_scene_child(reading, clause, TRUCE_DEPREL_MARK) == TRUCE_NONE) return;
  uint32_t speaker = child_with(reading, noun, TRUCE_DEPREL_NMOD_POSS);
  for (uint32_t i = 0; speaker == TRUCE_NONE && i < w->child_count; i++)
    if (reading->words[w->children[i]].relation == TRUCE_DEPREL_NMOD && (tr_equal_string(tr_case_of(reading, w->children[i]), "by") || tr_equal_string(tr_case_of(reading, w->children[i]), "from") || tr_equal_string(tr_case_of(reading, w->children[i]), "of"))) speaker = w->children[i];
  if (speaker == TRUCE_NONE && w->head != TRUCE_NONE && (truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ || truce_deprel_base(w->relation) == TRUCE_DEPREL_OBL)) speaker = subject_of(reading, w->head);
  add_quote(f, f->left[clause], f->right[clause], noun, noun + 1, noun, speaker);
}

/* "according to X": X and the clause it stands in. */
static void according_to(finder *f, uint32_t word) {
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
  add_quote(f, first, end, word, word + 2 <= sentence->end ? word + 2 : word + 1, word, speaker);
}

/* ---- stretches without a clause of their own ---- */

static bool thing_pronoun(truce_span word) {
  return tr_equal_string(word, "it") || tr_equal_string(word, "that") || tr_equal_string(word, "what") || tr_equal_string(word, "which") || tr_equal_string(word, "this");
}

/* A reporting verb of the sentence outside quotation marks, the nearest to the stretch. */
static uint32_t nearest_cue(const finder *f, const stretch *s, uint32_t sentence) {
  const truce_reading *reading = f->reading;
  uint32_t best = TRUCE_NONE, best_distance = UINT32_MAX;
  for (uint32_t i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++) {
    if (f->quoted[i] || reading->words[i].upos != TRUCE_VERB) continue;
    uint32_t classes = tr_cue_classes(&f->scene->world->cues, reading->words[i].lemma);
    if (!classes) continue;
    uint32_t distance = i < s->first ? s->first - i : i - s->end + 1;
    if (!(classes & TR_CUE_SAY)) distance += 6;
    if (reading->words[i].relation == TRUCE_DEPREL_ACL_RELCL) distance += 6;
    uint32_t subject = distance < best_distance ? subject_of(reading, i) : TRUCE_NONE;
    if (subject == TRUCE_NONE || (f->quoted[subject] && !f->quoted[i])) continue;
    if (reading->words[subject].upos == TRUCE_PRON && thing_pronoun(reading->words[subject].lower)) distance += 8;
    if (distance < best_distance) best = i, best_distance = distance;
  }
  return best;
}

static uint32_t any_verb(const finder *f, const stretch *s, uint32_t sentence) {
  const truce_reading *reading = f->reading;
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = reading->sentences[sentence].first; i < reading->sentences[sentence].end && i < s->first; i++)
    if (!f->quoted[i] && reading->words[i].upos == TRUCE_VERB && subject_of(reading, i) != TRUCE_NONE) best = i;
  return best;
}

static void attach_stretches(finder *f) {
  const truce_reading *reading = f->reading;
  uint32_t last_speaker = TRUCE_NONE, last_paragraph = TRUCE_NONE;
  for (size_t i = 0; i < f->stretches.count; i++) {
    stretch *s = &f->stretches.items[i];
    uint32_t sentence = reading->words[s->first].sentence, last = reading->words[s->end - 1].sentence, paragraph = reading->sentences[sentence].paragraph;
    if (s->covered) { /* who spoke in it may go on speaking in the next */
      for (size_t k = 0; k < f->quotes.count; k++)
        if (f->quotes.items[k].where.start <= s->where.start + 1 && f->quotes.items[k].where.end + 3 >= s->where.start && f->quotes.items[k].speaker_word != TRUCE_NONE) last_speaker = f->quotes.items[k].speaker_word;
      last_paragraph = paragraph;
      continue;
    }
    uint32_t words = 0;
    for (uint32_t k = s->first; k < s->end; k++) words += reading->words[k].upos != TRUCE_PUNCT;
    uint32_t cue = nearest_cue(f, s, last);
    if (cue == TRUCE_NONE && sentence != last) cue = nearest_cue(f, s, sentence);
    uint32_t speaker = cue == TRUCE_NONE ? TRUCE_NONE : subject_of(reading, cue);
    bool whole = s->first <= reading->sentences[sentence].first + 1 && s->end + 2 >= reading->sentences[last].end;
    if (speaker == TRUCE_NONE && whole && last_paragraph != TRUCE_NONE && paragraph <= last_paragraph + 1) speaker = last_speaker;
    if (speaker == TRUCE_NONE && words < 3 && !whole) continue; /* scare quotes */
    if (speaker == TRUCE_NONE && !whole) {
      cue = any_verb(f, s, sentence);
      speaker = cue == TRUCE_NONE ? TRUCE_NONE : subject_of(reading, cue);
    }
    add_quote(f, s->first, s->end, cue == TRUCE_NONE ? 0 : cue, cue == TRUCE_NONE ? 0 : cue + 1, cue, speaker);
    if (speaker != TRUCE_NONE) last_speaker = speaker, last_paragraph = paragraph;
  }
}

/* ---- order and chains ---- */

static int by_place(const void *a, const void *b) {
  const truce_quote *x = a, *y = b;
  if (x->where.start != y->where.start) return (x->where.start > y->where.start) - (x->where.start < y->where.start);
  if (x->where.end != y->where.end) return (x->where.end < y->where.end) - (x->where.end > y->where.end);
  return (x->cue.start > y->cue.start) - (x->cue.start < y->cue.start);
}

/* A quote stands in another where its content and its speaker's words lie in the other's content. */
static void link_chains(finder *f) {
  for (uint32_t i = 0; i < f->quotes.count; i++)
    for (uint32_t k = i; k-- > 0;) {
      const truce_quote *outer = &f->quotes.items[k];
      truce_quote *inner = &f->quotes.items[i];
      bool cue_inside = inner->cue_word != TRUCE_NONE && inner->cue.start >= outer->where.start && inner->cue.end <= outer->where.end;
      if (inner->where.start >= outer->where.start && inner->where.end <= outer->where.end && cue_inside) {
        inner->within = k;
        break;
      }
      if (outer->where.end + 20000 < inner->where.start) break;
    }
}

void tr_find_quotes(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  finder f = {.scene = scene, .reading = reading, .left = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1), .right = TR_NEW_ARRAY(scene->arena, uint32_t, reading->word_count + 1),
              .quoted = TR_NEW_ARRAY(scene->arena, bool, reading->word_count + 1)};
  find_subtrees(&f);
  find_stretches(&f);
  for (uint32_t i = 0; i < reading->word_count; i++) {
    const truce_word *w = &reading->words[i];
    if (tr_equal(w->lower, TR_SPAN("according")) && i + 1 < reading->word_count && tr_equal(reading->words[i + 1].lower, TR_SPAN("to"))) {
      according_to(&f, i);
      continue;
    }
    if (w->upos != TRUCE_VERB && w->upos != TRUCE_NOUN && w->upos != TRUCE_ADJ) continue;
    uint32_t classes = tr_cue_classes(&scene->world->cues, w->lemma);
    if (!classes) continue;
    if (w->upos == TRUCE_VERB) report_verb(&f, i, classes);
    else if (w->upos == TRUCE_ADJ && (classes & TR_CUE_ADJECTIVE)) report_adjective(&f, i);
    else if (w->upos == TRUCE_NOUN && (classes & TR_CUE_NOUN)) report_noun(&f, i);
  }
  for (size_t i = 0; i < reading->sentence_count; i++) report_colon(&f, &reading->sentences[i]), report_close(&f, &reading->sentences[i]), report_open(&f, &reading->sentences[i]);
  attach_stretches(&f);
  if (f.quotes.count > 1) qsort(f.quotes.items, f.quotes.count, sizeof *f.quotes.items, by_place);
  link_chains(&f);
  reading->quotes = f.quotes.items;
  reading->quote_count = f.quotes.count;
}
