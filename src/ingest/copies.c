/* Copies: runs of words, the index over sampled runs, and the judgement. An index takes about 1.5 kB a report of 400 words. */
#include "ingest/copies.h"

#define XXH_INLINE_ALL
#include <stdlib.h>
#include <xxhash.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "ingest/word_hashes.h"

enum { RUN_WORDS = 4, SAMPLE_ONE_IN = 4, LEAST_SHARED_RUNS = 10, QUOTED_WORDS = 25, LONGEST_QUOTE = 60, LONGEST_CHAIN = 256, CANDIDATES = 12 };
static const double NEAR_SHARE = 0.5, COPY_SHARE = 0.3, WIRE_SHARE = 0.15, QUOTE_SHARE = 0.6;

/* -- words and runs -------------------------------------------------------------------------------------------------------------------- */

/* Never 0, which marks what is free. */
static uint32_t run_hash(const uint32_t *words) {
  const uint32_t hash = (uint32_t)(XXH3_64bits(words, RUN_WORDS * sizeof *words) >> 16);
  return hash ? hash : 1;
}

/* Where a run stands, or would stand. */
static size_t place_in_set(const tr_runs *runs, uint32_t run) {
  size_t at = run & (runs->set_size - 1);
  while (runs->set[at] && runs->set[at] != run) at = (at + 1) & (runs->set_size - 1);
  return at;
}

static bool holds(const tr_runs *runs, uint32_t run) { return runs->set[place_in_set(runs, run)] == run; }

void tr_runs_make(truce_arena *arena, truce_span text, tr_runs *runs) {
  tr_hashes words = {0};
  tr_word_hashes(arena, text, &words);
  *runs = (tr_runs){.exact = XXH3_64bits(words.items, words.count * sizeof *words.items), .words = (uint32_t)words.count};
  runs->count = words.count < RUN_WORDS ? 0 : words.count - RUN_WORDS + 1;
  for (runs->set_size = 1; runs->set_size < runs->count * 2 + 1;) runs->set_size *= 2;
  runs->set = TR_NEW_ARRAY(arena, uint32_t, runs->set_size);
  uint32_t *in_order = TR_NEW_ARRAY(arena, uint32_t, runs->count);
  for (size_t i = 0; i < runs->count; i++) {
    in_order[i] = run_hash(words.items + i);
    uint32_t *place = &runs->set[place_in_set(runs, in_order[i])];
    runs->different += *place == 0;
    *place = in_order[i];
  }
  runs->in_order = in_order;
}

/* -- credit ---------------------------------------------------------------------------------------------------------------------------- */

/* Agencies as they are credited. The first word is the canonical name; it is matched as a whole word. */
static const char *const agencies[][4] = {
    {"reuters"},
    {"ap", "associated press", "apnews"},
    {"afp", "agence france-presse", "agence france presse"},
    {"xinhua"},
    {"tass", "itar-tass"},
    {"interfax"},
    {"efe"},
    {"ansa"},
    {"dpa"},
    {"anadolu", "anadolu agency"},
    {"upi", "united press international"},
    {"ians"},
    {"pti", "press trust of india"},
    {"kyodo"},
    {"yonhap"},
    {"wam"},
    {"spa", "saudi press agency"},
    {"petra"},
    {"mena"},
    {"sana"},
    {"kuna"},
    {"irna"},
    {"wafa"},
    {"ria", "ria novosti"},
    {"ukrinform"},
    {"pa", "press association", "pa media"},
    {"bernama"},
    {"antara"},
    {"apa"},
    {"ntb"},
    {"sda", "keystone-sda"},
    {"bloomberg"},
    {"caj"},
    {"suna"},
    {"nan", "news agency of nigeria"},
    {"panapress"},
    {"ena"},
    {"gna"},
    {"prensa latina"},
    {"notimex"},
    {"lusa"},
};
enum { AGENCY_COUNT = sizeof agencies / sizeof *agencies };

/* The agency whose name stands in `text` as a whole word. Short names count in capitals only. */
static const char *agency_in(truce_span text) {
  for (int a = 0; a < AGENCY_COUNT; a++)
    for (int n = 0; n < 4 && agencies[a][n]; n++) {
      truce_span name = tr_span(agencies[a][n]);
      for (size_t at = 0; at + name.size <= text.size; at++) {
        if ((at > 0 && tr_ascii_alphanumeric(text.data[at - 1])) || (at + name.size < text.size && tr_ascii_alphanumeric(text.data[at + name.size]))) continue;
        truce_span here = {text.data + at, name.size};
        bool capitals = name.size > 5 || (here.data[0] < 'a' && here.data[name.size - 1] < 'a') || tr_equal_string(name, "efe");
        if (capitals && tr_equal_fold(here, name) && here.data[0] < 'a') return agencies[a][0];
      }
    }
  return NULL;
}

/* Between brackets or before the dash of a dateline: "GENEVA, June 11 (Agency) — …", "(Agency)", "AGENCY - …". */
static truce_span dateline_agency(truce_span text) {
  truce_span head = {text.data, text.size < 100 ? text.size : 100};
  size_t open = tr_find(head, TR_SPAN("("), 0), close = open == SIZE_MAX ? SIZE_MAX : tr_find(head, TR_SPAN(")"), open);
  if (close != SIZE_MAX && close - open < 40) {
    truce_span inside = {head.data + open + 1, close - open - 1}, rest = tr_trim((truce_span){head.data + close + 1, head.size - close - 1});
    const char *known = agency_in(inside);
    if (known) return tr_span(known);
    return rest.size && (rest.data[0] == '-' || tr_starts(rest, TR_SPAN("–")) || tr_starts(rest, TR_SPAN("—"))) ? tr_trim(inside) : (truce_span){NULL, 0};
  }
  static const char *const dashes[] = {" - ", " — ", " – ", " -- "};
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    size_t dash = tr_find(head, tr_span(dashes[i]), 0);
    const char *agency = dash != SIZE_MAX && dash < 60 ? agency_in((truce_span){head.data, dash}) : NULL;
    if (agency) return tr_span(agency);
  }
  return (truce_span){NULL, 0};
}

truce_span tr_wire_credit(const truce_report *report) {
  truce_span dateline = dateline_agency(report->text);
  const char *agency = NULL;
  if (dateline.size) return dateline;
  if (report->author.size) agency = agency_in(report->author);
  if (!agency && report->source.size) agency = agency_in(report->source);
  for (size_t i = 0; !agency && i < report->dropped_count; i++)
    if (report->dropped[i].why == TRUCE_DROPPED_FURNITURE && report->dropped[i].text.size < 80) agency = agency_in(report->dropped[i].text);
  if (!agency && report->text.size > 60) { /* "(Reuters)" or "With material of AFP" at the very end */
    size_t last = report->text.size;
    while (last > 0 && report->text.data[last - 1] != '\n') last--;
    truce_span tail = {report->text.data + last, report->text.size - last};
    if (tail.size < 80) agency = agency_in(tail);
  }
  return tr_span(agency);
}

/* -- sketches -------------------------------------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

void tr_sketch_of_runs(truce_arena *arena, const truce_report *report, const tr_runs *runs, tr_sketch *sketch) {
  tr_hashes sampled = {0};
  for (size_t i = 0; i < runs->set_size; i++)
    if (runs->set[i] && runs->set[i] % SAMPLE_ONE_IN == 0) TR_PUSH(arena, &sampled, runs->set[i]);
  if (sampled.count) qsort(sampled.items, sampled.count, sizeof *sampled.items, by_value);
  *sketch = (tr_sketch){
      .exact = runs->exact, .words = runs->words, .published = report->published, .runs = sampled.items, .run_count = (uint32_t)sampled.count};
  truce_span wire = tr_wire_credit(report);
  for (size_t i = 0; i < wire.size && i + 1 < sizeof sketch->wire; i++) sketch->wire[i] = tr_ascii_lower(wire.data[i]);
}

void tr_sketch_make(truce_arena *arena, const truce_report *report, tr_sketch *sketch) {
  tr_runs runs;
  tr_runs_make(arena, report->text, &runs);
  tr_sketch_of_runs(arena, report, &runs, sketch);
}

/* -- one pair -------------------------------------------------------------------------------------------------------------------------- */

static uint32_t common(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
  uint32_t both = 0;
  for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
    if (a[i] == b[j])
      both++, i++, j++;
    else if (a[i] < b[j])
      i++;
    else
      j++;
  }
  return both;
}

/* `same_words`: they differ in case, blanks and punctuation only; `same_wire`: both credit one agency. */
static tr_copy_kind kind_of(const tr_pair *pair, uint32_t shared_runs, bool same_words, bool same_wire) {
  double most = pair->of_first > pair->of_second ? pair->of_first : pair->of_second, least = pair->of_first + pair->of_second - most;
  if (same_words) return TR_COPY_EXACT;
  bool one_passage = pair->longest && pair->longest <= LONGEST_QUOTE && (pair->longest - RUN_WORDS + 1) * 10 >= shared_runs * 8;
  if (one_passage && most < QUOTE_SHARE) return pair->longest >= QUOTED_WORDS ? TR_COPY_QUOTES : TR_COPY_NONE;
  bool enough = shared_runs >= LEAST_SHARED_RUNS;
  if (enough && least >= NEAR_SHARE) return TR_COPY_NEAR;
  if (enough && most >= COPY_SHARE) return TR_COPY_PART;
  if (enough && most >= WIRE_SHARE && same_wire) return TR_COPY_WIRE;
  return pair->longest >= QUOTED_WORDS ? TR_COPY_QUOTES : TR_COPY_NONE;
}

static bool one_agency(const char *first, const char *second) { return *first && strcmp(first, second) == 0; }

tr_pair tr_pair_judge(const tr_runs *first, const char *first_wire, const tr_runs *second, const char *second_wire) {
  uint32_t both = 0, longest = 0, here = 0;
  for (size_t i = 0; i < first->set_size; i++) both += first->set[i] && holds(second, first->set[i]);
  for (size_t i = 0; both && i < first->count; i++) {
    here = holds(second, first->in_order[i]) ? here + 1 : 0;
    if (here > longest) longest = here;
  }
  tr_pair pair = {
      TR_COPY_NONE, both ? (double)both / first->different : 0, both ? (double)both / second->different : 0, longest ? longest + RUN_WORDS - 1 : 0,
  };
  const bool same_words = first->exact == second->exact && first->words == second->words && first->words;
  pair.kind = kind_of(&pair, both, same_words, one_agency(first_wire, second_wire));
  return pair;
}

/* The same from the sketches alone; the longest passage is unknown. */
static tr_pair estimate(const tr_sketch *a, const tr_sketch *b) {
  uint32_t both = common(a->runs, a->run_count, b->runs, b->run_count);
  tr_pair pair = {TR_COPY_NONE, a->run_count ? (double)both / a->run_count : 0, b->run_count ? (double)both / b->run_count : 0, 0};
  pair.kind = kind_of(&pair, both * SAMPLE_ONE_IN, a->exact == b->exact && a->words == b->words && a->words, one_agency(a->wire, b->wire));
  return pair;
}

/* -- the index ------------------------------------------------------------------------------------------------------------------------- */

/* Sampled run → reports that hold it, as chains through one array; slots by open addressing. */
typedef struct link {
  uint32_t report, next; /* next: 0 = end, else index + 1 */
} link;
typedef struct slot {
  uint32_t run, first, count; /* first: 0 = free, else index of the newest link + 1 */
} slot;

struct tr_copies {
  slot *slots;
  size_t slot_count, used; /* slot_count: a power of two */
  link *links;
  size_t link_count, link_capacity;
  tr_sketch *sketches;
  uint32_t count, capacity;
  uint32_t *hits, *touched; /* scratch, one a report */
};

static void *must(void *memory) {
  if (!memory) abort(); /* an index of a few MB cannot be had */
  return memory;
}

tr_copies *tr_copies_new(void) {
  tr_copies *copies = calloc(1, sizeof *copies);
  if (!copies) return NULL;
  copies->slot_count = 1 << 12;
  copies->slots = must(calloc(copies->slot_count, sizeof *copies->slots));
  return copies;
}

void tr_copies_delete(tr_copies *copies) {
  if (!copies) return;
  for (uint32_t i = 0; i < copies->count; i++) free((void *)(uintptr_t)copies->sketches[i].runs);
  free(copies->slots);
  free(copies->links);
  free(copies->sketches);
  free(copies->hits);
  free(copies->touched);
  free(copies);
}

static slot *find_slot(slot *slots, size_t count, uint32_t run) {
  size_t at = (run * 2654435769u >> 7) & (count - 1);
  while (slots[at].first && slots[at].run != run) at = (at + 1) & (count - 1);
  return &slots[at];
}

static void grow_slots(tr_copies *copies) {
  size_t count = copies->slot_count * 2;
  slot *slots = must(calloc(count, sizeof *slots));
  for (size_t i = 0; i < copies->slot_count; i++)
    if (copies->slots[i].first) *find_slot(slots, count, copies->slots[i].run) = copies->slots[i];
  free(copies->slots);
  copies->slots = slots;
  copies->slot_count = count;
}

static void add_run(tr_copies *copies, uint32_t run, uint32_t report) {
  if (copies->used * 10 >= copies->slot_count * 7) grow_slots(copies);
  slot *s = find_slot(copies->slots, copies->slot_count, run);
  if (s->count >= LONGEST_CHAIN) return; /* a stock phrase tells nothing more */
  if (copies->link_count == copies->link_capacity) {
    copies->link_capacity = copies->link_capacity ? copies->link_capacity * 2 : 4096;
    copies->links = must(realloc(copies->links, copies->link_capacity * sizeof *copies->links));
  }
  if (!s->first) copies->used++;
  copies->links[copies->link_count++] = (link){report, s->first};
  *s = (slot){run, (uint32_t)copies->link_count, s->count + 1};
}

uint32_t tr_copies_add(tr_copies *copies, const tr_sketch *sketch) {
  if (copies->count == copies->capacity) {
    copies->capacity = copies->capacity ? copies->capacity * 2 : 256;
    copies->sketches = must(realloc(copies->sketches, copies->capacity * sizeof *copies->sketches));
    copies->hits = must(realloc(copies->hits, copies->capacity * sizeof *copies->hits));
    copies->touched = must(realloc(copies->touched, copies->capacity * sizeof *copies->touched));
    memset(copies->hits + copies->count, 0, (copies->capacity - copies->count) * sizeof *copies->hits);
  }
  uint32_t number = copies->count++, *runs = must(malloc((sketch->run_count + 1) * sizeof *runs));
  if (sketch->run_count) memcpy(runs, sketch->runs, sketch->run_count * sizeof *runs);
  copies->sketches[number] = *sketch;
  copies->sketches[number].runs = runs;
  for (uint32_t i = 0; i < sketch->run_count; i++) add_run(copies, runs[i], number);
  return number;
}

/* Counts common sampled runs with every report that has any; gives back how many have. */
static uint32_t count_hits(tr_copies *copies, const tr_sketch *sketch) {
  uint32_t touched = 0;
  for (uint32_t i = 0; i < sketch->run_count; i++)
    for (uint32_t at = find_slot(copies->slots, copies->slot_count, sketch->runs[i])->first; at; at = copies->links[at - 1].next) {
      uint32_t report = copies->links[at - 1].report;
      if (copies->hits[report]++ == 0) copies->touched[touched++] = report;
    }
  return touched;
}

/* The touched reports with most in common, relative to the shorter of the two, best first. */
static uint32_t best_candidates(const tr_copies *copies, const tr_sketch *sketch, uint32_t touched, uint32_t out[CANDIDATES]) {
  double scores[CANDIDATES];
  uint32_t count = 0;
  for (uint32_t i = 0; i < touched; i++) {
    uint32_t report = copies->touched[i],
             shorter = copies->sketches[report].run_count < sketch->run_count ? copies->sketches[report].run_count : sketch->run_count;
    double score = (double)copies->hits[report] / (shorter + 2.0) - (double)report * 1e-9; /* the earlier one where they are alike */
    uint32_t at = count < CANDIDATES ? count++ : CANDIDATES - 1;
    if (at == CANDIDATES - 1 && i >= CANDIDATES && score <= scores[at]) continue;
    for (; at > 0 && scores[at - 1] < score; at--) out[at] = out[at - 1], scores[at] = scores[at - 1];
    out[at] = report;
    scores[at] = score;
  }
  return count;
}

static bool is_better(const tr_pair *a, const tr_pair *b) {
  if (a->kind != b->kind) return a->kind > b->kind;
  return a->of_first + a->of_second > b->of_first + b->of_second + 1e-9;
}

tr_copy tr_copies_find(tr_copies *copies, truce_arena *arena, const tr_sketch *sketch, truce_span text, tr_copies_text text_of, void *self) {
  tr_copy best = {{TR_COPY_NONE, 0, 0, 0}, UINT32_MAX, false};
  uint32_t candidates[CANDIDATES], touched = count_hits(copies, sketch), count = best_candidates(copies, sketch, touched, candidates);
  tr_runs own = {.set_size = 0}, theirs;
  for (uint32_t i = 0; i < touched; i++) copies->hits[copies->touched[i]] = 0;
  for (uint32_t i = 0; i < count; i++) {
    const tr_sketch *other = &copies->sketches[candidates[i]];
    tr_pair pair = estimate(sketch, other);
    double rough = pair.of_first > pair.of_second ? pair.of_first : pair.of_second;
    if (pair.kind != TR_COPY_EXACT && rough < WIRE_SHARE / 3) continue;
    truce_span their_text = pair.kind != TR_COPY_EXACT && text_of ? text_of(self, candidates[i]) : (truce_span){NULL, 0};
    if (their_text.size && !own.set_size) tr_runs_make(arena, text, &own);
    if (their_text.size) tr_runs_make(arena, their_text, &theirs), pair = tr_pair_judge(&own, sketch->wire, &theirs, other->wire);
    if (pair.kind == TR_COPY_NONE || (best.of != UINT32_MAX && !is_better(&pair, &best.pair))) continue;
    bool dated = sketch->published.days != TRUCE_NO_DAY && other->published.days != TRUCE_NO_DAY;
    best = (tr_copy){pair, candidates[i], dated && sketch->published.days < other->published.days};
    if (pair.kind == TR_COPY_EXACT) break;
  }
  return best;
}
