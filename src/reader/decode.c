/* From scores to words: part of speech, features, lemma, whether it happened; and trees. */
#include <math.h>
#include <stdlib.h>
#include <strings.h>

#include "base/text.h"
#include "reader/lemma.h"
#include "reader/window.h"

float tr_chance(const float *logits, size_t count, size_t at) {
  float sum = 0;
  for (size_t i = 0; i < count; i++) sum += expf(logits[i] - logits[at]);
  return 1.0f / sum;
}

static void apply(tr_feature feature, truce_features *f) {
  switch (feature) {
    case TR_FEATURE_NONE: break;
    case TR_FEATURE_PAST: f->tense = TRUCE_PAST; break;
    case TR_FEATURE_PRESENT: f->tense = TRUCE_PRESENT; break;
    case TR_FEATURE_FINITE: f->verb_form = TRUCE_FINITE; break;
    case TR_FEATURE_INFINITIVE: f->verb_form = TRUCE_INFINITIVE; break;
    case TR_FEATURE_PARTICIPLE: f->verb_form = TRUCE_PARTICIPLE; break;
    case TR_FEATURE_GERUND: f->verb_form = TRUCE_GERUND; break;
    case TR_FEATURE_INDICATIVE: f->mood = TRUCE_INDICATIVE; break;
    case TR_FEATURE_IMPERATIVE: f->mood = TRUCE_IMPERATIVE; break;
    case TR_FEATURE_SUBJUNCTIVE: f->mood = TRUCE_SUBJUNCTIVE; break;
    case TR_FEATURE_SINGULAR: f->number = TRUCE_SINGULAR; break;
    case TR_FEATURE_PLURAL: case TR_FEATURE_PLURALE_TANTUM: f->number = TRUCE_PLURAL; break;
    case TR_FEATURE_FIRST: f->person = 1; break;
    case TR_FEATURE_SECOND: f->person = 2; break;
    case TR_FEATURE_THIRD: f->person = 3; break;
    case TR_FEATURE_PASSIVE: f->passive = true; break;
    case TR_FEATURE_NEGATIVE: f->negative = true; break;
    case TR_FEATURE_POSSESSIVE: f->possessive = true; break;
    case TR_FEATURE_POSITIVE: f->degree = TRUCE_POSITIVE; break;
    case TR_FEATURE_COMPARATIVE: f->degree = TRUCE_COMPARATIVE; break;
    case TR_FEATURE_SUPERLATIVE: f->degree = TRUCE_SUPERLATIVE; break;
  }
}

/* "Mood=Ind|Number=Sing" of chosen labels, made once per combination in a report. */
static truce_span morphology_of(const tr_head *head, const uint8_t *chosen, tr_reading_draft *draft) {
  truce_span key = {(const char *)chosen, head->group_count < 256 ? head->group_count : 256};
  uint32_t known = tr_table_find(&draft->morphologies, key, UINT32_MAX);
  if (known != UINT32_MAX) return draft->morphology.items[known];
  char text[1024];
  size_t size = 0;
  uint8_t order[256]; /* as UD sorts features: without regard to case, Number before NumType */
  for (size_t i = 0; i < key.size; i++) {
    size_t at = i;
    for (; at > 0 && strcasecmp(head->groups[order[at - 1]].name, head->groups[i].name) > 0; at--) order[at] = order[at - 1];
    order[at] = (uint8_t)i;
  }
  for (size_t i = 0; i < key.size; i++) {
    const size_t g = order[i];
    const char *label = head->labels[head->groups[g].first + chosen[g]], *name = head->groups[g].name;
    size_t more = strlen(name) + strlen(label) + 2;
    if (strcmp(label, "_") == 0 || size + more > sizeof text) continue;
    if (size) text[size++] = '|';
    size += (size_t)(stpcpy(stpcpy(stpcpy(text + size, name), "="), label) - (text + size));
  }
  truce_span made = size ? tr_arena_copy(draft->arena, (truce_span){text, size}) : (truce_span){NULL, 0};
  if (tr_table_put(&draft->morphologies, tr_arena_copy(draft->arena, key), (uint32_t)draft->morphology.count)) TR_PUSH(draft->arena, &draft->morphology, made);
  return made;
}

static void take_features(const tr_labelled *features, const float *logits, truce_word *word, tr_reading_draft *draft) {
  uint8_t chosen[256];
  size_t groups = features->head->group_count < 256 ? features->head->group_count : 256;
  for (size_t g = 0; g < groups; g++) {
    const tr_group *group = &features->head->groups[g];
    chosen[g] = (uint8_t)tr_argmax(logits + group->first, group->count);
    apply((tr_feature)features->meaning[group->first + chosen[g]], &word->features);
  }
  word->morphology = morphology_of(features->head, chosen, draft);
}

static void take_status(const tr_labelled *status, const float *logits, truce_word *word) {
  for (size_t l = 0; l < status->head->label_count; l++)
    if (status->meaning[l] < TRUCE_STATUS_COUNT) word->status[status->meaning[l]] = tr_chance(logits, status->head->label_count, l);
}

/* A finite past form is a verb, whatever the part-of-speech head says of it: in a short sentence read alone it may call "withdrew" a number. */
static bool past_tense_form(const truce_word *word) {
  if (word->features.tense != TRUCE_PAST || word->features.verb_form != TRUCE_FINITE || word->lower.size < 3) return false;
  switch (word->upos) {
    case TRUCE_NOUN: return word->lower.size > 4 && tr_ends(word->lower, TR_SPAN("ed"));
    case TRUCE_SYM: case TRUCE_CCONJ: case TRUCE_NUM: case TRUCE_PART: case TRUCE_ADV: case TRUCE_DET: case TRUCE_X: case TRUCE_PRON: return true;
    default: return false;
  }
}

/* The head's tag where it is sure of it with this chance; train/evidence.py has the same. */
static const float sure_tag = 0.99f;

static truce_upos weighed_tag(const truce_model *m, const tr_tagging_place *place, size_t at, const float *scores) {
  const size_t labels = m->upos.head->label_count;
  float chances[TRUCE_UPOS_COUNT];
  const float best = tr_chance(scores, labels, tr_argmax(scores, labels));
  if (best > sure_tag) return place->words[at].upos;
  for (size_t i = 0; i < TRUCE_UPOS_COUNT; i++) chances[i] = -INFINITY;
  for (size_t l = 0; l < labels; l++) chances[m->upos.meaning[l]] = logf(tr_chance(scores, labels, l));
  return tr_tag(&m->language.tagging, place, at, chances);
}

/* Words are weighed among the tags that the head gave their neighbours. */
static void weigh_tags(truce_reader *r, truce_word *words, const float *scores, size_t row) {
  for (size_t u = 0; u < r->unit_count; u++) {
    const tr_unit *unit = &r->units[u];
    const tr_tagging_place place = {words + unit->first, unit->end - unit->first, tr_capitals(words + unit->first, unit->end - unit->first)};
    for (uint32_t w = unit->first; w < unit->end; w++) r->tags[w] = weighed_tag(r->model, &place, w - unit->first, scores + w * row);
  }
  for (size_t w = 0; w < r->batch.word_count; w++) words[w].upos = (truce_upos)r->tags[w];
}

void tr_decode_words(truce_reader *r, tr_reading_draft *draft) {
  const truce_model *m = r->model;
  truce_word *words = draft->reading->words + r->first_word;
  size_t row = 0, count = r->batch.word_count;
  const float *scores;
  if (m->upos.head) {
    scores = tr_head_tag(&r->heads, m->upos.head, &row);
    for (size_t w = 0; w < count; w++) words[w].upos = (truce_upos)m->upos.meaning[tr_argmax(scores + w * row, m->upos.head->label_count)];
    if (m->language.tagging.facts.count) weigh_tags(r, words, scores, row);
  }
  if (m->features.head) {
    scores = tr_head_tag(&r->heads, m->features.head, &row);
    for (size_t w = 0; w < count; w++) take_features(&m->features, scores + w * row, &words[w], draft);
  }
  for (size_t w = 0; w < count; w++)
    if (past_tense_form(&words[w])) words[w].upos = TRUCE_VERB;
  for (size_t w = 0; w < count; w++) words[w].lemma = tr_lemma(&m->language, words[w].lower, words[w].upos, &words[w].features, draft->arena);
  if (m->predicate) {
    scores = tr_head_tag(&r->heads, m->predicate, &row);
    for (size_t w = 0; w < count; w++) words[w].predicate = tr_argmax(scores + w * row, m->predicate->label_count) == m->predicate_label;
  }
  if (m->realis) {
    scores = tr_head_tag(&r->heads, m->realis, &row);
    for (size_t w = 0; w < count; w++) words[w].realis = fmaxf(-3.0f, fminf(3.0f, scores[w * row]));
  }
  if (m->status.head) {
    scores = tr_head_tag(&r->heads, m->status.head, &row);
    for (size_t w = 0; w < count; w++) take_status(&m->status, scores + w * row, &words[w]);
  }
}

/* Heads of the words of one unit, in the numbering of the reading. */
static void take_tree(truce_reader *r, const tr_unit *unit, tr_reading_draft *draft) {
  truce_sentence *sentence = &draft->reading->sentences[unit->sentence];
  truce_word *words = draft->reading->words + r->first_word + unit->first;
  for (uint32_t w = 0; w < unit->end - unit->first; w++) {
    uint32_t head = r->tree_heads[unit->first + w];
    if (head)
      words[w].head = r->first_word + unit->first + head - 1;
    else if (unit->continued)
      words[w].head = sentence->root;
    else {
      words[w].head = TRUCE_NONE;
      sentence->root = r->first_word + unit->first + w;
    }
  }
}

/* The best label of a word under a word, which is any but `root`. */
static truce_deprel best_relation(const truce_model *m, const float *scores) {
  size_t best = SIZE_MAX;
  for (size_t l = 0; l < m->relation.head->label_count; l++)
    if (l != m->root_label && (best == SIZE_MAX || scores[l] > scores[best])) best = l;
  return best == SIZE_MAX ? TRUCE_DEPREL_DEP : (truce_deprel)m->relation.meaning[best];
}

static void take_relations(truce_reader *r, tr_reading_draft *draft) {
  truce_word *words = draft->reading->words + r->first_word;
  size_t row, count = 0;
  for (size_t u = 0; u < r->unit_count; u++)
    for (uint32_t w = r->units[u].first; w < r->units[u].end; w++) {
      words[w].relation = words[w].head == TRUCE_NONE ? TRUCE_DEPREL_ROOT : TRUCE_DEPREL_PARATAXIS; /* parataxis: the root of a later part */
      if (r->tree_heads[w]) r->pairs[count++] = (tr_pair){w, r->units[u].first + r->tree_heads[w] - 1};
    }
  if (!r->model->relation.head || !count) return;
  tr_head_project(&r->heads, r->model->relation.head);
  for (size_t at = 0; at < count; at += TR_PAIRS_MOST) {
    size_t some = count - at < TR_PAIRS_MOST ? count - at : TR_PAIRS_MOST;
    const float *scores = tr_head_pairs(&r->heads, r->model->relation.head, r->pairs + at, some, &row);
    for (size_t p = 0; p < some; p++) words[r->pairs[at + p].dependent].relation = best_relation(r->model, scores + p * row);
  }
}

/* Without a tree head every word hangs on the first one of its unit. */
static void take_no_trees(truce_reader *r) {
  for (size_t u = 0; u < r->unit_count; u++)
    for (uint32_t w = r->units[u].first; w < r->units[u].end; w++) r->tree_heads[w] = w == r->units[u].first ? 0 : 1;
}

/* A word that the tree makes a predicate with a subject, and no copula, is a verb, whatever the part-of-speech head says of it in a short sentence read
 * alone ("sent" a noun, "found" a preposition). */
typedef struct company { bool subject, object, helper, nominal; } company;

static void keep_company(const truce_word *word, company *of_head) {
  switch (truce_deprel_base(word->relation)) {
    case TRUCE_DEPREL_NSUBJ: of_head->subject = true; break;
    case TRUCE_DEPREL_OBJ:
    case TRUCE_DEPREL_OBL:
    case TRUCE_DEPREL_CCOMP:
    case TRUCE_DEPREL_XCOMP: of_head->object = true; break;
    case TRUCE_DEPREL_AUX: of_head->helper = true; break;
    case TRUCE_DEPREL_COP:
    case TRUCE_DEPREL_DET:
    case TRUCE_DEPREL_CASE:
    case TRUCE_DEPREL_AMOD: of_head->nominal = true; break;
    default: break;
  }
}

static bool verb_by_tree(const truce_word *word, const company *its) {
  if (!its->subject || its->nominal || word->lower.size < 3) return false;
  switch (word->upos) {
    case TRUCE_ADP:
    case TRUCE_NUM:
    case TRUCE_X:
    case TRUCE_ADV:
    case TRUCE_PART:
    case TRUCE_SCONJ: return its->object || its->helper || tr_ends(word->lower, TR_SPAN("ed"));
    case TRUCE_NOUN:
      return its->object && (its->helper || word->features.tense == TRUCE_PAST || tr_ends(word->lower, TR_SPAN("ed")) || word->features.number != TRUCE_PLURAL);
    default: return false;
  }
}

static void verbs_by_trees(truce_reader *r, tr_reading_draft *draft) {
  truce_word *words = draft->reading->words + r->first_word;
  company *its = TR_NEW_ARRAY(draft->arena, company, r->batch.word_count + 1);
  for (uint32_t w = 0; w < r->batch.word_count; w++)
    if (words[w].head != TRUCE_NONE && words[w].head >= r->first_word && words[w].head < r->first_word + r->batch.word_count)
      keep_company(&words[w], &its[words[w].head - r->first_word]);
  for (uint32_t w = 0; w < r->batch.word_count; w++) {
    if (!verb_by_tree(&words[w], &its[w])) continue;
    words[w].upos = TRUCE_VERB;
    if (words[w].features.verb_form != TRUCE_PARTICIPLE) words[w].features.verb_form = its[w].helper ? TRUCE_INFINITIVE : TRUCE_FINITE;
    words[w].lemma = tr_lemma(&r->model->language, words[w].lower, TRUCE_VERB, &words[w].features, draft->arena);
  }
}

/* The best tree, and the best one again where facts about it weigh on doubtful arcs. */
static void find_tree(truce_reader *r, const tr_unit *unit, const truce_word *words, float *scores, size_t row) {
  const size_t count = unit->end - unit->first;
  uint32_t *heads = r->tree_heads + unit->first;
  tr_tree_find(&r->tree, scores, row, count, heads);
  const tr_attachment *attachment = &r->model->language.attachment;
  const tr_attachment_place place = {words, heads, count};
  if (attachment->facts.count && tr_attachment_weigh(attachment, &place, scores, row)) tr_tree_find(&r->tree, scores, row, count, heads);
}

void tr_decode_trees(truce_reader *r, tr_reading_draft *draft) {
  if (r->model->arc) {
    tr_head_project(&r->heads, r->model->arc);
    for (size_t u = 0; u < r->unit_count; u++) {
      size_t row;
      const tr_unit *unit = &r->units[u];
      float *scores = tr_head_grid(&r->heads, r->model->arc, 0, unit->first, unit->end, &row);
      find_tree(r, unit, draft->reading->words + r->first_word + unit->first, scores, row);
    }
  } else
    take_no_trees(r);
  for (size_t u = 0; u < r->unit_count; u++) take_tree(r, &r->units[u], draft);
  take_relations(r, draft);
  if (r->model->arc) verbs_by_trees(r, draft);
}
