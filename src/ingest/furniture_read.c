/* Reads the words of page furniture: rows of what, where and words, parted by tabs. */
#include "base/rows.h"
#include "base/text.h"
#include "ingest/furniture.h"

typedef struct reading {
  tr_furniture *furniture;
  truce_arena *arena;
} reading;

static const char *const reaches[TR_REACH_COUNT] = {[TR_REACH_WHOLE] = "whole", [TR_REACH_START] = "start", [TR_REACH_ANY] = "any"};

static const struct {
  const char *what;
  tr_line_kind kind;
} kinds[] = {{"furniture", TR_LINE_FURNITURE}, {"links", TR_LINE_LINKS}, {"caption", TR_LINE_CAPTION}};

/* Each is sought in one way only. */
static const struct {
  const char *what;
  tr_reach reach;
} parts[TR_PART_COUNT] = {
    [TR_PART_DATE] = {"date", TR_REACH_START},     [TR_PART_DAY] = {"day", TR_REACH_START},         [TR_PART_CHANGE] = {"change", TR_REACH_ANY},
    [TR_PART_BYLINE] = {"byline", TR_REACH_START}, [TR_PART_PICTURE] = {"picture", TR_REACH_START}, [TR_PART_ORIGIN] = {"origin", TR_REACH_ANY},
    [TR_PART_READING] = {"reading", TR_REACH_ANY}, [TR_PART_OUTLET] = {"outlet", TR_REACH_WHOLE},   [TR_PART_WIRE] = {"wire", TR_REACH_WHOLE},
};

static bool reach_named(truce_span name, tr_reach *reach) {
  for (int i = 0; i < TR_REACH_COUNT; i++)
    if (tr_equal_string(name, reaches[i])) return *reach = (tr_reach)i, true;
  return false;
}

/* A copy in which each _ is a blank. */
static truce_span words_of(truce_arena *arena, truce_span field) {
  char *copy = tr_arena_string(arena, field);
  for (char *c = copy; *c; c++)
    if (*c == '_') *c = ' ';
  return (truce_span){copy, field.size};
}

/* False: it is no row. */
static bool take(const reading *r, truce_span what, truce_span where, truce_span field) {
  tr_reach reach;
  if (!field.size || !reach_named(where, &reach)) return false;
  const truce_span words = words_of(r->arena, field);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!tr_equal_string(what, kinds[i].what)) continue;
    TR_PUSH(r->arena, &r->furniture->phrases, ((tr_phrase){words, reach, kinds[i].kind}));
    return true;
  }
  for (int i = 0; i < TR_PART_COUNT; i++) {
    if (!tr_equal_string(what, parts[i].what) || parts[i].reach != reach) continue;
    TR_PUSH(r->arena, &r->furniture->parts[i], words);
    return true;
  }
  return false;
}

static truce_status read_row(void *self, truce_span row, const tr_row_place *place) {
  truce_span what, where = {NULL, 0}, words = row;
  tr_split(&words, '\t', &what);
  tr_split(&words, '\t', &where);
  if (take(self, what, where, words)) return TRUCE_OK;
  return tr_row_fault(place, "a row is what, where and words, as the head of the file tells, not", row);
}

truce_status tr_furniture_read(tr_furniture *furniture, truce_arena *arena, const char *path, truce_error *error) {
  reading r = {furniture, arena};
  *furniture = (tr_furniture){0};
  return tr_rows_read(path, read_row, &r, error);
}
