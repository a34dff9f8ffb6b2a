/* A document as text for a terminal: any width, wide letters counted, colour only if asked for. */
#include <stdio.h>

#include "export/document.h"

enum { LEAST_WIDTH = 40, MARK_WIDTH = 14, INDENT = 2, LEAST_CELL = 11, MOST_CELL = 18 };

typedef struct writing {
  tr_buffer *out;
  size_t width;
  bool colour;
} writing;

static const char *code_of(tr_tone tone) {
  static const char *const codes[] = {
      [TR_PLAIN] = "",           [TR_GOOD] = "\033[32m", [TR_BAD] = "\033[31m",
      [TR_MIXED] = "\033[33m", [TR_FAINT] = "\033[2m", [TR_STRONG] = "\033[1m",
  };
  return codes[tone];
}

static void toned(writing *w, tr_tone tone, truce_span text) {
  bool coloured = w->colour && tone != TR_PLAIN && text.size;
  if (coloured) tr_buffer_add_string(w->out, code_of(tone));
  tr_buffer_add(w->out, text);
  if (coloured) tr_buffer_add_string(w->out, "\033[0m");
}

static void blanks(writing *w, size_t count) {
  while (count--) tr_buffer_add_char(w->out, ' ');
}

/* `text` in `width` columns exactly, cut with a mark or filled up. */
static void fitted(writing *w, tr_tone tone, truce_span text, size_t width) {
  bool whole;
  truce_span shown = tr_display_cut(text, width, &whole);
  if (!whole) shown = tr_display_cut(text, width > 1 ? width - 1 : 0, NULL);
  toned(w, tone, shown);
  size_t used = tr_display_width(shown);
  if (!whole && width) tr_buffer_add_string(w->out, "\xE2\x80\xA6"), used++;
  if (used < width) blanks(w, width - used);
}

/* The next piece of `rest` that fits, broken at a blank where there is one. */
static truce_span next_line(truce_span *rest, size_t width) {
  bool whole;
  truce_span piece = tr_display_cut(*rest, width, &whole);
  if (!whole) {
    size_t at = piece.size;
    while (at > 0 && piece.data[at] != ' ' && piece.data[at - 1] != ' ') at--;
    if (at > 0) piece.size = at;
    if (!piece.size) piece = tr_display_cut(*rest, width < 2 ? 2 : width, NULL);
  }
  rest->data += piece.size;
  rest->size -= piece.size;
  *rest = tr_trim(*rest);
  return tr_trim(piece);
}

/* Wraps at `indent`; the first line goes on where the cursor is. Line feeds in the text are blanks. */
static void wrapped(writing *w, tr_tone tone, truce_span text, size_t indent) {
  char flat[4096];
  size_t size = text.size < sizeof flat ? text.size : sizeof flat - 1;
  for (size_t i = 0; i < size; i++) flat[i] = text.data[i] == '\n' || text.data[i] == '\t' ? ' ' : text.data[i];
  truce_span rest = tr_trim((truce_span){flat, size});
  size_t width = w->width > indent + 10 ? w->width - indent : 10;
  for (bool first = true; rest.size; first = false) {
    if (!first) {
      tr_buffer_add_char(w->out, '\n');
      blanks(w, indent);
    }
    toned(w, tone, next_line(&rest, width));
  }
  tr_buffer_add_char(w->out, '\n');
}

/* ---- items ---- */

static void write_proof(writing *w, const tr_proof *proof, size_t indent) {
  if (!proof->line) return;
  char counted[64] = "";
  const long long reports = (long long)proof->reports, sources = (long long)proof->sources;
  if (reports > 1) snprintf(counted, sizeof counted, ", %lld reports, %lld source%s", reports, sources, sources == 1 ? "" : "s");
  tr_buffer text = {0};
  bool whole;
  truce_span says = tr_display_cut(proof->says, 220, &whole);
  if (says.size) tr_buffer_printf(&text, "\"%.*s%s\" ", (int)says.size, says.data, whole ? "" : "\xE2\x80\xA6");
  tr_buffer_printf(&text, "%.*s%s [%lld]%s", S(proof->source), counted, (long long)proof->line, tr_doubt(proof->doubtful));
  blanks(w, indent);
  wrapped(w, TR_FAINT, tr_buffer_span(&text), indent);
  tr_buffer_free(&text);
}

static void write_item(writing *w, const tr_item *item) {
  bool narrow = w->width < 60;
  size_t indent = narrow ? INDENT + 2 : INDENT + MARK_WIDTH + 1;
  tr_buffer line = {0};
  blanks(w, INDENT);
  if (narrow && item->mark.size) {
    tr_buffer_printf(&line, "%.*s: ", (int)item->mark.size, item->mark.data);
  } else if (!narrow) {
    size_t wide = tr_display_width(item->mark);
    toned(w, item->tone, item->mark);
    if (wide > MARK_WIDTH) { /* a long mark has a line of its own */
      tr_buffer_add_char(w->out, '\n');
      blanks(w, indent);
    } else {
      blanks(w, MARK_WIDTH - wide + 1);
    }
  }
  tr_buffer_add(&line, item->text);
  if (item->when.size) tr_buffer_printf(&line, "%s%.*s", item->text.size ? ", " : "", (int)item->when.size, item->when.data);
  if (!line.size) tr_buffer_add_char(&line, '-');
  wrapped(w, TR_PLAIN, tr_buffer_span(&line), indent);
  tr_buffer_free(&line);
  for (size_t i = 0; i < item->notes.count; i++) {
    blanks(w, indent);
    wrapped(w, TR_PLAIN, item->notes.items[i], indent + 2);
  }
  write_proof(w, &item->proof, indent);
}

/* ---- the matrix ---- */

static void write_legend(writing *w, const tr_matrix *m) {
  for (size_t c = 0; c < m->columns.count; c++) {
    char number[32];
    snprintf(number, sizeof number, "%zu ", c + 1);
    blanks(w, INDENT);
    toned(w, TR_STRONG, tr_span(number));
    wrapped(w, TR_PLAIN, m->columns.items[c], INDENT + strlen(number));
  }
}

/* Too narrow for columns: one line a cell. */
static void write_matrix_list(writing *w, const tr_matrix *m) {
  for (size_t r = 0; r < m->rows.count; r++)
    for (size_t c = 0; c < m->columns.count; c++) {
      const tr_cell *cell = &m->cells[r * m->columns.count + c];
      if (!cell->text.size) continue;
      tr_buffer text = {0};
      const char *changed = cell->changed ? " changed" : "";
      tr_buffer_printf(&text, "%.*s %.*s %.*s (%.*s)%s [%lld]%s", S(m->rows.items[r]), S(cell->text), S(m->columns.items[c]), S(cell->note), changed,
                       (long long)cell->line, tr_doubt(cell->doubtful));
      blanks(w, INDENT);
      wrapped(w, TR_PLAIN, tr_buffer_span(&text), INDENT + 2);
      tr_buffer_free(&text);
    }
}

static void write_row(writing *w, const tr_matrix *m, size_t r, size_t first, size_t end, size_t name_width, size_t cell_width) {
  blanks(w, INDENT);
  fitted(w, TR_PLAIN, m->rows.items[r], name_width);
  for (size_t c = first; c < end; c++) {
    const tr_cell *cell = &m->cells[r * m->columns.count + c];
    blanks(w, 1);
    if (cell->changed) {
      toned(w, TR_STRONG, TR_SPAN("*"));
      fitted(w, cell->tone, cell->text, cell_width - 1);
    } else {
      fitted(w, cell->text.size ? cell->tone : TR_FAINT, cell->text.size ? cell->text : TR_SPAN("\xC2\xB7"), cell_width);
    }
  }
  tr_buffer_add_char(w->out, '\n');
  blanks(w, INDENT + name_width);
  for (size_t c = first; c < end; c++) {
    const tr_cell *cell = &m->cells[r * m->columns.count + c];
    char note[48] = "";
    if (cell->text.size) snprintf(note, sizeof note, "%.*s%s", S(cell->note), cell->doubtful ? " ?" : "");
    blanks(w, 1);
    fitted(w, TR_FAINT, tr_span(note), cell_width);
  }
  tr_buffer_add_char(w->out, '\n');
}

static bool row_has_cells(const tr_matrix *m, size_t r, size_t first, size_t end) {
  for (size_t c = first; c < end; c++)
    if (m->cells[r * m->columns.count + c].text.size) return true;
  return false;
}

/* What the signs in cells mean, where there are any. */
static void write_signs(writing *w, const tr_matrix *m) {
  bool changed = false, doubtful = false;
  for (size_t i = 0; i < m->rows.count * m->columns.count; i++) {
    const tr_cell *cell = &m->cells[i];
    changed = changed || (cell->text.size && cell->changed);
    doubtful = doubtful || (cell->text.size && cell->doubtful);
  }
  if (!changed && !doubtful) return;
  blanks(w, INDENT);
  wrapped(w, TR_FAINT, tr_span(!doubtful ? "* changed" : !changed ? "? doubtful" : "* changed   ? doubtful"), INDENT);
}

/* As many columns as fit stand side by side; the rest follow below. */
static void write_matrix(writing *w, const tr_matrix *m) {
  if (w->width < 60) {
    write_matrix_list(w, m);
    return;
  }
  size_t name_width = 8;
  for (size_t r = 0; r < m->rows.count; r++)
    if (tr_display_width(m->rows.items[r]) > name_width) name_width = tr_display_width(m->rows.items[r]);
  if (name_width > w->width / 4) name_width = w->width / 4;
  size_t room = w->width - INDENT - name_width, share = room / (m->columns.count ? m->columns.count : 1);
  size_t cell_width = share < LEAST_CELL + 1 ? LEAST_CELL : share > MOST_CELL ? MOST_CELL : share - 1;
  size_t fits = room / (cell_width + 1);
  write_legend(w, m);
  for (size_t first = 0; first < m->columns.count; first += fits) {
    size_t end = first + fits < m->columns.count ? first + fits : m->columns.count;
    tr_buffer_add_char(w->out, '\n');
    blanks(w, INDENT + name_width);
    for (size_t c = first; c < end; c++) {
      char number[32];
      snprintf(number, sizeof number, "%zu", c + 1);
      blanks(w, 1);
      fitted(w, TR_STRONG, tr_span(number), cell_width);
    }
    tr_buffer_add_char(w->out, '\n');
    for (size_t r = 0; r < m->rows.count; r++)
      if (row_has_cells(m, r, first, end)) write_row(w, m, r, first, end, name_width, cell_width);
  }
  write_signs(w, m);
}

/* ---- sections ---- */

static void write_section(writing *w, const tr_section *s) {
  tr_buffer_add_char(w->out, '\n');
  toned(w, TR_STRONG, s->title);
  tr_buffer_add_char(w->out, '\n');
  if (s->matrix.rows.count) {
    write_matrix(w, &s->matrix);
    if (s->items.count) tr_buffer_add_char(w->out, '\n');
  }
  else if (!s->items.count) {
    blanks(w, INDENT);
    wrapped(w, TR_FAINT, s->empty, INDENT);
  }
  for (size_t i = 0; i < s->items.count; i++) write_item(w, &s->items.items[i]);
  if (s->left_out) {
    char more[96];
    snprintf(more, sizeof more, "and %zu more", s->left_out);
    blanks(w, INDENT);
    wrapped(w, TR_FAINT, tr_span(more), INDENT);
  }
}

/* Lines are filled with blanks only between columns: none stands at an end. */
static void strip_ends(tr_buffer *out, size_t from) {
  size_t kept = from;
  for (size_t i = from; i < out->size; i++) {
    if (out->data[i] == '\n')
      while (kept > from && out->data[kept - 1] == ' ') kept--;
    out->data[kept++] = out->data[i];
  }
  out->size = kept;
  if (out->data) out->data[kept] = 0;
}

void tr_document_write_text(const tr_document *d, const tr_text_style *style, tr_buffer *out) {
  size_t width = style->width ? style->width : 80, from = out->size;
  writing w = {.out = out, .width = width < LEAST_WIDTH ? LEAST_WIDTH : width, .colour = style->colour};
  if (d->title.size) wrapped(&w, TR_STRONG, d->title, 0);
  if (d->subtitle.size) wrapped(&w, TR_FAINT, d->subtitle, 0);
  for (size_t i = 0; i < d->sections.count; i++) write_section(&w, &d->sections.items[i]);
  strip_ends(out, from);
}
