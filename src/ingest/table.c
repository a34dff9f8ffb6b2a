/* Tables: quoted fields with line breaks, doubled quotes; comma, semicolon, tab or bar as the header line uses. */
#include "ingest/table.h"

#include "base/text.h"
#include "ingest/decode.h"
#include "ingest/records.h"

enum { MOST_COLUMNS = 512 };

typedef TR_ARRAY(truce_span) cells;

static char separator_of(truce_span header) {
  static const char signs[] = "\t,;|";
  char best = 0;
  size_t most = 0;
  for (size_t s = 0; signs[s]; s++) {
    size_t count = 0;
    for (size_t i = 0; i < header.size; i++) count += header.data[i] == signs[s];
    if (count > most) most = count, best = signs[s];
  }
  return best;
}

/* A quoted field starts behind its quote; doubled quotes become one. Moves *at behind the field. */
static truce_span quoted(truce_arena *arena, truce_span text, size_t *at, bool *open) {
  size_t start = ++*at, end = start, doubled = 0;
  for (*open = true; end < text.size; end++) {
    if (text.data[end] != '"') continue;
    if (end + 1 < text.size && text.data[end + 1] == '"') {
      doubled++;
      end++;
      continue;
    }
    *open = false;
    break;
  }
  truce_span raw = {text.data + start, end - start};
  *at = end + (*open ? 0 : 1);
  if (!doubled) return raw;
  char *out = tr_arena_allocate(arena, raw.size + 1);
  size_t size = 0;
  for (size_t i = 0; i < raw.size; i++) {
    out[size++] = raw.data[i];
    if (raw.data[i] == '"') i++;
  }
  return (truce_span){out, size};
}

/* Reads one row; false at the end of the text. `open`: a quote was never closed. */
static bool read_row(truce_arena *arena, truce_span text, char separator, size_t *at, cells *row, bool *open) {
  row->count = 0;
  *open = false;
  if (*at >= text.size) return false;
  for (;;) {
    truce_span cell;
    if (*at < text.size && text.data[*at] == '"') {
      cell = quoted(arena, text, at, open);
    } else {
      size_t start = *at;
      while (*at < text.size && text.data[*at] != separator && text.data[*at] != '\n' && text.data[*at] != '\r') ++*at;
      cell = (truce_span){text.data + start, *at - start};
    }
    while (*at < text.size && text.data[*at] != separator && text.data[*at] != '\n') ++*at; /* what stands behind a closing quote */
    if (row->count < MOST_COLUMNS) TR_PUSH(arena, row, cell);
    if (*at >= text.size || text.data[(*at)++] == '\n') return true;
  }
}

static truce_span first_line(truce_span text) {
  truce_span rest = text, line = {NULL, 0};
  tr_split(&rest, '\n', &line);
  return line;
}

bool tr_table_fits(truce_span head, truce_span name, const truce_ingest_options *options) {
  truce_span header = tr_trim(first_line(head));
  char separator = separator_of(header);
  bool table = tr_ends(name, TR_SPAN(".csv")) || tr_ends(name, TR_SPAN(".tsv")), text = false;
  size_t known = 0, columns = 0, words = 0;
  if (!separator || header.size > 4096) return false;
  for (truce_span rest = header, cell; tr_split(&rest, separator, &cell); columns++) {
    int rank;
    cell = tr_trim(cell);
    if (cell.size > 1 && cell.data[0] == '"') cell = (truce_span){cell.data + 1, cell.size - 2};
    tr_field_name field = tr_field_for(cell, options ? options->map : NULL, &rank);
    known += field < TR_FIELD_COUNT;
    text |= field == TR_FIELD_TEXT;
    words += memchr(cell.data, ' ', cell.size) != NULL;
  }
  return columns >= 2 && words * 2 <= columns && (table || (text && known >= 2));
}

void tr_table_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  truce_arena *whole = truce_arena_new(), *parts = truce_arena_new();
  truce_span text;
  cells header = {0}, row = {0};
  bool open, has_text = false;
  size_t at = 0, number = 1;
  if (!whole || !parts || !tr_decode(whole, bytes, context->charset, &text)) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Starts like a table, but is no text.");
    goto done;
  }
  char separator = separator_of(first_line(text));
  read_row(whole, text, separator, &at, &header, &open);
  tr_field_name fields[MOST_COLUMNS];
  int ranks[MOST_COLUMNS];
  for (size_t i = 0; i < header.count; i++) has_text |= (fields[i] = tr_field_for(header.items[i], in->options->map, &ranks[i])) == TR_FIELD_TEXT;
  if (!has_text) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, 1, "No column holds text; name it: --map text=COLUMN.");
    goto done;
  }
  for (row = (cells){0}; !in->stopped && read_row(parts, text, separator, &at, &row, &open); row = (cells){0}) {
    tr_record_fields record = {0};
    int best[TR_FIELD_COUNT];
    tr_context own = *context;
    own.origin = tr_origin_part(parts, context->origin, ++number);
    for (size_t i = 0; i < row.count && i < header.count; i++) {
      if (fields[i] == TR_FIELD_COUNT || !row.items[i].size || (record.values[fields[i]].size && best[fields[i]] <= ranks[i])) continue;
      record.values[fields[i]] = row.items[i];
      best[fields[i]] = ranks[i];
    }
    if (open) tr_intake_problem(in, TRUCE_BAD_DATA, own.origin, (int64_t)number, "A quote is never closed; the rest of the file was taken as this row.");
    if (row.count > 1 || row.items[0].size) tr_record_deliver(in, &record, &own);
    truce_arena_clear(parts);
  }
done:
  truce_arena_delete(whole);
  truce_arena_delete(parts);
}
