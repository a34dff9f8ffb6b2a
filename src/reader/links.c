/* From scores to spans and links: names, mentions, roles, antecedents, and the candidate lines of the model's line heads. */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "reader/window.h"

static const float hint_least = 0.25f, link_least = 0.3f; /* the codebook weighs candidates: show it also doubtful ones */
/* A word whose score for no role is this much above all others, or that fills a role with this chance, is left to the head; train/valency.py has the same. */
static const float role_doubt = 1.5f, role_sure = 0.98f;

static float sigmoid(float x) { return 1.0f / (1.0f + expf(-x)); }

/* The best sequence of labels under the head's transitions, or the best label of each word. */
static void best_tags(truce_reader *r, const tr_head *head, const float *scores, size_t row, const tr_unit *unit) {
  size_t labels = head->label_count, count = unit->end - unit->first, wide = labels + 1;
  uint32_t *tags = r->tags + unit->first;
  scores += unit->first * row;
  if (!head->transition) {
    for (size_t w = 0; w < count; w++) tags[w] = (uint32_t)tr_argmax(scores + w * row, labels);
    return;
  }
  for (size_t w = 0; w < count; w++)
    for (size_t l = 0; l < labels; l++) {
      size_t best = 0;
      double most = w ? -1e30 : (double)head->transition[labels * wide + l];
      for (size_t p = 0; w && p < labels; p++) {
        double value = r->path[(w - 1) * labels + p] + (double)head->transition[p * wide + l];
        if (value > most) most = value, best = p;
      }
      r->path[w * labels + l] = most + (double)scores[w * row + l];
      r->back[w * labels + l] = (uint16_t)best;
    }
  size_t best = 0;
  const double *end = r->path + (count - 1) * labels;
  for (size_t l = 1; l < labels; l++)
    if (end[l] + (double)head->transition[l * wide + labels] > end[best] + (double)head->transition[best * wide + labels]) best = l;
  for (size_t w = count; w-- > 0; best = r->back[w * labels + best]) tags[w] = (uint32_t)best;
}

uint32_t tr_head_word(const truce_word *words, uint32_t first, uint32_t end) {
  for (uint32_t w = first; w < end; w++)
    if (words[w].head == TRUCE_NONE || words[w].head < first || words[w].head >= end) return w;
  return end - 1;
}

static float least(const float *chances, uint32_t first, uint32_t end) {
  float sure = 1;
  for (uint32_t w = first; w < end; w++) sure = fminf(sure, chances[w]);
  return sure;
}

static void add_name(truce_reader *r, tr_reading_draft *draft, uint32_t first, uint32_t end, uint8_t meaning) {
  truce_word *words = draft->reading->words;
  uint32_t a = r->first_word + first, b = r->first_word + end;
  truce_name name = {
      .where = {words[a].where.start, words[b - 1].where.end},
      .first = a,
      .end = b,
      .head = tr_head_word(words, a, b),
      .class_ = (truce_name_class)meaning,
      .sure = least(r->chances, first, end),
  };
  for (uint32_t w = a; w < b; w++) words[w].name = (uint32_t)draft->names.count;
  TR_PUSH(draft->arena, &draft->names, name);
}

/* "[The ceasefire held through the night]": a mention that has swallowed its verb ends before it. */
static uint32_t end_before_verb(const truce_word *words, uint32_t first, uint32_t end) {
  const uint32_t head = tr_head_word(words, first, end);
  if (words[head].upos != TRUCE_VERB) return end;
  uint32_t stop = end;
  for (uint32_t w = first; w < head; w++) {
    if (words[w].head != head) continue;
    if (truce_deprel_base(words[w].relation) == TRUCE_DEPREL_NSUBJ) stop = head;
    else if (words[w].upos == TRUCE_AUX && stop == head) return w;
  }
  return stop;
}

static void add_mention(truce_reader *r, tr_reading_draft *draft, uint32_t first, uint32_t end, uint8_t meaning) {
  truce_word *words = draft->reading->words;
  uint32_t a = r->first_word + first, b = end_before_verb(words, a, r->first_word + end), head = tr_head_word(words, a, b);
  truce_mention mention = {
      .where = {words[a].where.start, words[b - 1].where.end},
      .first = a,
      .end = b,
      .head = head,
      .kind = (truce_kind)meaning,
      .antecedent = TRUCE_NONE,
      .actor = TRUCE_NONE,
      .place = TRUCE_NONE,
      .pronoun = words[head].upos == TRUCE_PRON,
  };
  words[head].mention = (uint32_t)draft->mentions.count;
  TR_PUSH(draft->arena, &draft->mentions, mention);
}

/* The spans of one unit's tags; an I- behind a foreign tag begins a span. */
static void take_spans(truce_reader *r, const tr_spans_head *spans, const tr_unit *unit, tr_reading_draft *draft,
                       void (*add)(truce_reader *, tr_reading_draft *, uint32_t, uint32_t, uint8_t)) {
  uint32_t start = UINT32_MAX;
  uint8_t meaning = 0;
  for (uint32_t w = unit->first; w <= unit->end; w++) {
    char mark = w < unit->end ? spans->mark[r->tags[w]] : 'O';
    uint8_t its = w < unit->end ? spans->meaning[r->tags[w]] : 0;
    if (start != UINT32_MAX && (mark != 'I' || its != meaning)) {
      add(r, draft, start, w, meaning);
      start = UINT32_MAX;
    }
    if (start == UINT32_MAX && mark != 'O') start = w, meaning = its;
  }
}

static void decode_spans(truce_reader *r, const tr_spans_head *spans, tr_reading_draft *draft,
                         void (*add)(truce_reader *, tr_reading_draft *, uint32_t, uint32_t, uint8_t)) {
  size_t row;
  if (!spans->head) return;
  const float *scores = tr_head_tag(&r->heads, spans->head, &row);
  for (size_t u = 0; u < r->unit_count; u++) {
    best_tags(r, spans->head, scores, row, &r->units[u]);
    for (uint32_t w = r->units[u].first; w < r->units[u].end; w++) r->chances[w] = tr_chance(scores + w * row, spans->head->label_count, r->tags[w]);
    take_spans(r, spans, &r->units[u], draft, add);
  }
}

void tr_decode_spans(truce_reader *r, tr_reading_draft *draft) {
  decode_spans(r, &r->model->names, draft, add_name);
  size_t before = draft->mentions.count;
  decode_spans(r, &r->model->mention, draft, add_mention);
  for (size_t i = before; i < draft->mentions.count; i++) { /* a name takes the kind of the mention it stands in */
    const truce_mention *mention = &draft->mentions.items[i];
    uint32_t name = draft->reading->words[mention->head].name;
    if (name != TRUCE_NONE) draft->names.items[name].kind = mention->kind;
  }
}

/* Asks a head about pairs and hands each pair's scores to `take`. */
typedef void (*pair_taker)(truce_reader *r, tr_reading_draft *draft, tr_pair pair, const float *scores);
static void ask(truce_reader *r, tr_reading_draft *draft, const tr_head *head, size_t count, pair_taker take) {
  size_t row;
  const float *scores = tr_head_pairs(&r->heads, head, r->pairs, count, &row);
  for (size_t p = 0; p < count; p++) take(r, draft, r->pairs[p], scores + p * row);
}

/* All words of each unit against its words with marked[w] set. */
static void ask_units(truce_reader *r, tr_reading_draft *draft, const tr_head *head, pair_taker take) {
  size_t count = 0;
  tr_head_project(&r->heads, head);
  for (size_t u = 0; u < r->unit_count; u++)
    for (uint32_t i = r->units[u].first; i < r->units[u].end; i++)
      for (uint32_t j = r->units[u].first; j < r->units[u].end; j++) {
        if (!r->marked[j]) continue;
        r->pairs[count++] = (tr_pair){i, j};
        if (count == TR_PAIRS_MOST) ask(r, draft, head, count, take), count = 0;
      }
  if (count) ask(r, draft, head, count, take);
}

/* Could the word fill a role at all? Label 0 is `_`. */
static bool may_fill(const tr_head *head, const float *scores) {
  return head->label_count > 1 && scores[1 + tr_argmax(scores + 1, head->label_count - 1)] + role_doubt > scores[0];
}

/* The head's chances of the roles, and of none, from those of its labels. */
static void chances_of_roles(const tr_labelled *role, const float *scores, float chances[TR_VALENCY_ROLES]) {
  const size_t labels = role->head->label_count;
  const float most = scores[tr_argmax(scores, labels)];
  float sum = 0;
  memset(chances, 0, TR_VALENCY_ROLES * sizeof *chances);
  for (size_t l = 0; l < labels; l++) {
    const float part = expf(scores[l] - most);
    chances[role->meaning[l]] += part;
    sum += part;
  }
  for (size_t i = 0; i < TR_VALENCY_ROLES; i++) chances[i] /= sum;
}

/* What treebanks tell of a word that stands so, beside the head's chances. */
static truce_role weighed_role(const truce_reader *r, const truce_reading *reading, tr_pair pair, const float chances[TR_VALENCY_ROLES], float *sure) {
  const uint32_t word = r->first_word + pair.dependent, end = r->first_word + (uint32_t)r->batch.word_count;
  const truce_sentence *sentence = &reading->sentences[reading->words[word].sentence];
  const tr_valency_place place = {
      reading->words, sentence->first > r->first_word ? sentence->first : r->first_word, sentence->end < end ? sentence->end : end, word,
      r->first_word + pair.candidate,
  };
  return tr_valency_role(&r->model->language.valency, &place, chances, sure);
}

static void take_role(truce_reader *r, tr_reading_draft *draft, tr_pair pair, const float *scores) {
  if (pair.dependent == pair.candidate || !may_fill(r->model->role.head, scores)) return;
  float chances[TR_VALENCY_ROLES], sure;
  chances_of_roles(&r->model->role, scores, chances);
  truce_role role = (truce_role)tr_argmax(chances, TRUCE_ROLE_COUNT);
  sure = chances[role];
  if (sure <= role_sure) role = weighed_role(r, draft->reading, pair, chances, &sure);
  if (role == TRUCE_ROLE_COUNT) return;
  truce_role_link link = {r->first_word + pair.candidate, r->first_word + pair.dependent, role, sure};
  TR_PUSH(draft->arena, &draft->roles, link);
}

/* Where the surest filler of a core role is kept; NULL for the other roles. */
static uint32_t *core_role(truce_reader *r, const truce_role_link *link) {
  return (size_t)link->role < TR_CORE_ROLES ? &r->core_roles[(link->predicate - r->first_word) * TR_CORE_ROLES + (size_t)link->role] : NULL;
}

/* Of several fillers of one core role of a predicate only the surest stays. */
static void keep_surest(truce_reader *r, tr_reading_draft *draft, size_t first) {
  truce_role_link *roles = draft->roles.items;
  size_t kept = first;
  for (size_t i = 0; i < r->batch.word_count * TR_CORE_ROLES; i++) r->core_roles[i] = TRUCE_NONE;
  for (size_t i = first; i < draft->roles.count; i++) {
    uint32_t *best = core_role(r, &roles[i]);
    if (best && (*best == TRUCE_NONE || roles[i].sure > roles[*best].sure)) *best = (uint32_t)i;
  }
  for (size_t i = first; i < draft->roles.count; i++) {
    const uint32_t *best = core_role(r, &roles[i]);
    if (!best || *best == i) roles[kept++] = roles[i];
  }
  draft->roles.count = kept;
}

static void decode_roles(truce_reader *r, tr_reading_draft *draft) {
  size_t first = draft->roles.count;
  if (!r->model->role.head || !r->model->predicate) return;
  for (size_t w = 0; w < r->batch.word_count; w++) r->marked[w] = draft->reading->words[r->first_word + w].predicate;
  ask_units(r, draft, r->model->role.head, take_role);
  if (draft->roles.count > first) keep_surest(r, draft, first);
}

/* The group of head `detail` that refines a kind of line ("event" types …), or NULL. */
static const tr_group *detail_of(const tr_head *detail, const char *kind) {
  for (size_t g = 0; detail && g < detail->group_count; g++)
    if (strcmp(detail->groups[g].name, kind) == 0) return &detail->groups[g];
  return NULL;
}

/* "event.ASSAULT", "stance.accepts", or the kind alone. */
static truce_span hint_label(truce_arena *arena, const char *kind, const char *detail) {
  if (!detail || strcmp(detail, "_") == 0) return tr_arena_copy(arena, tr_span(kind));
  char text[128];
  size_t a = strnlen(kind, 60), b = strnlen(detail, 60);
  memcpy(text, kind, a);
  text[a] = '.';
  memcpy(text + a + 1, detail, b);
  return tr_arena_copy(arena, (truce_span){text, a + 1 + b});
}

static void decode_hints(truce_reader *r, tr_reading_draft *draft) {
  size_t row, first = draft->hints.count;
  const tr_head *line = r->model->line, *detail = r->model->detail;
  memset(r->marked, 0, r->batch.word_count * sizeof *r->marked);
  if (!line) return;
  const float *scores = tr_head_tag(&r->heads, line, &row);
  for (uint32_t w = 0; w < r->batch.word_count; w++)
    for (size_t l = 0; l < line->label_count; l++) {
      float sure = sigmoid(scores[w * row + l]);
      if (sure < hint_least) continue;
      truce_hint hint = {r->first_word + w, tr_span(line->labels[l]), sure};
      TR_PUSH(draft->arena, &draft->hints, hint);
      r->marked[w] = 1;
    }
  if (!detail || first == draft->hints.count) return;
  scores = tr_head_tag(&r->heads, detail, &row);
  for (size_t i = first; i < draft->hints.count; i++) {
    truce_hint *hint = &draft->hints.items[i];
    const char *kind = hint->label.data; /* labels of the header end with a NUL */
    const tr_group *group = detail_of(detail, kind);
    const char *chosen = NULL;
    if (group) {
      const float *logits = scores + (hint->trigger - r->first_word) * row + group->first;
      chosen = detail->labels[group->first + tr_argmax(logits, group->count)];
    }
    hint->label = hint_label(draft->arena, kind, chosen);
  }
}

/* Does the word trigger a line of the kind before the label's full stop? Labels without one ("speaker") fit every line. */
static bool label_fits(const tr_reading_draft *draft, uint32_t trigger, const char *label) {
  const char *stop = strchr(label, '.');
  if (!stop) return true;
  truce_span kind = {label, (size_t)(stop - label)};
  for (size_t i = draft->hints.count; i-- > 0 && draft->hints.items[i].trigger + 1024 > trigger;) {
    const truce_hint *hint = &draft->hints.items[i];
    if (hint->trigger == trigger && tr_starts(hint->label, kind) && (hint->label.size == kind.size || hint->label.data[kind.size] == '.')) return true;
  }
  return false;
}

static void take_hint_link(truce_reader *r, tr_reading_draft *draft, tr_pair pair, const float *scores) {
  const tr_head *head = r->model->line_role;
  for (size_t l = 0; l < head->label_count; l++) {
    float sure = sigmoid(scores[l]);
    if (sure < link_least || !label_fits(draft, r->first_word + pair.candidate, head->labels[l])) continue;
    truce_hint_link link = {r->first_word + pair.candidate, r->first_word + pair.dependent, tr_arena_copy(draft->arena, tr_span(head->labels[l])), sure};
    TR_PUSH(draft->arena, &draft->hint_links, link);
  }
}

void tr_decode_links(truce_reader *r, tr_reading_draft *draft) {
  decode_roles(r, draft);
  decode_hints(r, draft);
  if (r->model->line_role) ask_units(r, draft, r->model->line_role, take_hint_link);
}
