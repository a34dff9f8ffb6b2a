/* Reads the words of page furniture: rows of what, where and words, parted by tabs. */
#include <stdio.h>

#include "base/files.h"
#include "base/text.h"
#include "ingest/furniture.h"

enum { FILE_LIMIT = 16 * 1024 * 1024, SHOWN = 80 };

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
    [TR_PART_READING] = {"reading", TR_REACH_ANY},
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

/* False: this is no row. */
static bool read_row(tr_furniture *furniture, truce_span what, truce_span where, truce_span field) {
  tr_reach reach;
  if (!field.size || !reach_named(where, &reach)) return false;
  const truce_span words = words_of(furniture->arena, field);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!tr_equal_string(what, kinds[i].what)) continue;
    TR_PUSH(furniture->arena, &furniture->phrases, ((tr_phrase){words, reach, kinds[i].kind}));
    return true;
  }
  for (int i = 0; i < TR_PART_COUNT; i++) {
    if (!tr_equal_string(what, parts[i].what) || parts[i].reach != reach) continue;
    TR_PUSH(furniture->arena, &furniture->parts[i], words);
    return true;
  }
  return false;
}

static truce_status read_rows(tr_furniture *furniture, truce_span rows, const char *path, truce_error *error) {
  truce_span line;
  for (long number = 1; tr_split(&rows, '\n', &line); number++) {
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    if (!line.size || line.data[0] == '#') continue;
    truce_span what, where = {NULL, 0}, rest = line;
    tr_split(&rest, '\t', &what);
    tr_split(&rest, '\t', &where);
    if (!read_row(furniture, what, where, rest))
      return tr_fail(error, TRUCE_BAD_DATA, path, number, "Line %ld: a row is what, where and words, as the head of the file tells, not '%.*s'.", number,
                     (int)(line.size < SHOWN ? line.size : SHOWN), line.data);
  }
  return TRUCE_OK;
}

truce_status tr_furniture_open(const char *data_folder, tr_furniture *furniture, truce_error *error) {
  char found[4096], path[4200];
  tr_file file;
  snprintf(path, sizeof path, "%s/ingest/furniture.tsv", data_folder ? data_folder : tr_data_folder(found));
  *furniture = (tr_furniture){0};
  truce_status status = tr_file_map(path, FILE_LIMIT, &file, error);
  if (status) return status;
  furniture->arena = truce_arena_new();
  status = furniture->arena ? read_rows(furniture, file.content, path, error) : tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  tr_file_unmap(&file);
  if (status) tr_furniture_close(furniture);
  return status;
}

void tr_furniture_close(tr_furniture *furniture) {
  truce_arena_delete(furniture->arena);
  *furniture = (tr_furniture){0};
}
