/* Reads the words of events, a row a type and mode. */
#include "process/acts.h"

#include "base/arena.h"
#include "base/rows.h"
#include "base/text.h"

typedef struct reading {
  tr_acts *acts;
  truce_arena *arena;
} reading;

static truce_status read_row(void *self, truce_span row, const tr_row_place *place) {
  const reading *r = self;
  const truce_span whole = row;
  tr_act act = {0};
  truce_span *const columns[] = {&act.type, &act.mode, &act.does, &act.they_do, &act.they_did, &act.noun};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    truce_span column;
    if (!tr_split(&row, '\t', &column) || !column.size) return tr_row_fault(place, "a row is a type, a mode and four ways to tell it, not", whole);
    *columns[i] = tr_arena_copy(r->arena, column);
  }
  TR_PUSH(r->arena, r->acts, act);
  return TRUCE_OK;
}

truce_status tr_acts_read(tr_acts *acts, truce_arena *arena, const char *path, truce_error *error) {
  *acts = (tr_acts){0};
  reading r = {acts, arena};
  return tr_rows_read(path, read_row, &r, error);
}

const tr_act *tr_act_of(const tr_acts *acts, const char *type, const char *mode) {
#define WORDS(text) {text, sizeof(text) - 1}
  static const tr_act unknown = {.does = WORDS("acts on"), .they_do = WORDS("act on"), .they_did = WORDS("acted on"), .noun = WORDS("act on")};
#undef WORDS
  for (size_t i = 0; i < acts->count; i++) {
    const tr_act *act = &acts->items[i];
    if (type && tr_equal_string(act->type, type) && (tr_equal_string(act->mode, "-") || (mode && tr_equal_string(act->mode, mode)))) return act;
  }
  return &unknown;
}
