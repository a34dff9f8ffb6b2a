/* places.tsv (200,000 places, some 13 MB) is never loaded: its lines are sorted by folded name, so a look-up is a binary search over the mapped text, about a
 * microsecond. Its second line holds the size of all that follows; a file that was edited since is checked line by line (sorted, nine columns), so that a fault
 * is told with its place; else only some pages are looked at. */
#include "world/gazetteer_files.h"

truce_span tr_place_key(truce_span line) {
  const char *tab = memchr(line.data, '\t', line.size);
  return (truce_span){line.data, tab ? (size_t)(tab - line.data) : line.size};
}

static truce_status check_places(truce_span lines, int64_t number, const char *path, truce_error *error) {
  truce_span line, before = {0};
  for (; tr_split(&lines, '\n', &line); number++) {
    if (!line.size) continue;
    truce_span f[TR_PLACE_COLUMNS + 1];
    size_t count = tr_columns_of(line, f, TR_PLACE_COLUMNS + 1);
    if (count != TR_PLACE_COLUMNS && !(count == 3 && f[1].size && f[1].data[0] == '>'))
      return tr_gazetteer_fault(error, path, number, "needs nine columns, or three with > for another name");
    if (tr_compare(before, f[0]) > 0) return tr_gazetteer_fault(error, path, number, "the names are not in order (sort the lines by bytes)");
    if (!tr_utf8_valid(line, NULL)) return tr_gazetteer_fault(error, path, number, "not valid UTF-8");
    before = f[0];
  }
  return TRUCE_OK;
}

/* Start of the line that holds byte `at`. */
static size_t line_start(truce_span lines, size_t at) {
  while (at > 0 && lines.data[at - 1] != '\n') at--;
  return at;
}

truce_span tr_place_line(truce_span lines, size_t start) {
  const char *end = memchr(lines.data + start, '\n', lines.size - start);
  return (truce_span){lines.data + start, end ? (size_t)(end - lines.data) - start : lines.size - start};
}

/* Whether lines here and there in the file follow each other. */
static bool samples_ordered(truce_span lines) {
  truce_span before = {0};
  for (size_t i = 0; i < 64 && lines.size; i++) {
    truce_span key = tr_place_key(tr_place_line(lines, line_start(lines, lines.size / 64 * i)));
    if (tr_compare(before, key) > 0) return false;
    before = key;
  }
  return true;
}

truce_status tr_places_open(tr_gazetteer *g, const char *path, truce_error *error) {
  truce_status status = tr_file_map(path, TR_GAZETTEER_LIMIT, &g->places, error);
  if (status) return status;
  truce_span rest = g->places.content, line, sum = {0};
  int64_t number = 1;
  while (rest.size && rest.data[0] == '#') {
    if (!tr_split(&rest, '\n', &line)) break;
    if (tr_starts(line, TR_SPAN("# size "))) sum = (truce_span){line.data + 7, line.size - 7};
    number++;
  }
  g->lines = rest;
  if (!rest.size) return tr_fail(error, TRUCE_EMPTY, path, -1, "Holds no place.");
  double size;
  return tr_number(tr_trim(sum), &size) && (size_t)size == rest.size && samples_ordered(rest) ? TRUCE_OK : check_places(rest, number, path, error);
}

/* Offset of the first line whose key is not before `key`. */
size_t tr_places_from(truce_span lines, truce_span key) {
  size_t low = 0, high = lines.size;
  while (low < high) {
    size_t start = line_start(lines, low + (high - low) / 2);
    truce_span line = tr_place_line(lines, start);
    if (tr_compare(tr_place_key(line), key) < 0) low = start + line.size + 1;
    else high = start;
  }
  return low < lines.size ? low : lines.size;
}
