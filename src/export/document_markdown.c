/* A document as Markdown: headings, lists, a table for the matrix. */
#include "export/document.h"

/* Marks of Markdown in a text are no marks. */
static void plain(tr_buffer *out, truce_span text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (c == '\n') c = ' ';
    if (strchr("\\`*_[]<>|#", c) && c) tr_buffer_add_char(out, '\\');
    tr_buffer_add_char(out, c);
  }
}

static void write_proof(tr_buffer *out, const tr_proof *p) {
  if (!p->line) return;
  tr_buffer_add_string(out, "  >");
  if (p->says.size) {
    tr_buffer_add_string(out, " \xE2\x80\x9C");
    plain(out, p->says);
    tr_buffer_add_string(out, "\xE2\x80\x9D");
  }
  if (p->source.size) tr_buffer_add_char(out, ' ');
  plain(out, p->source);
  if (p->reports > 1) tr_buffer_printf(out, ", %lld reports, %lld source%s", (long long)p->reports, (long long)p->sources, p->sources == 1 ? "" : "s");
  tr_buffer_printf(out, " (line %lld%s)\n", (long long)p->line, tr_doubt(p->doubtful));
}

static void write_item(tr_buffer *out, const tr_item *it) {
  tr_buffer_add_string(out, "- ");
  if (it->mark.size) {
    tr_buffer_add_string(out, "**");
    plain(out, it->mark);
    tr_buffer_add_string(out, "** ");
  }
  plain(out, it->text);
  if (it->when.size) {
    if (it->text.size) tr_buffer_add_string(out, ", ");
    plain(out, it->when);
  }
  tr_buffer_add_char(out, '\n');
  for (size_t i = 0; i < it->notes.count; i++) {
    tr_buffer_add_string(out, "  - ");
    plain(out, it->notes.items[i]);
    tr_buffer_add_char(out, '\n');
  }
  write_proof(out, &it->proof);
}

static void write_matrix(tr_buffer *out, const tr_matrix *m) {
  tr_buffer_add_string(out, "| |");
  for (size_t c = 0; c < m->columns.count; c++) tr_buffer_add_char(out, ' '), plain(out, m->columns.items[c]), tr_buffer_add_string(out, " |");
  tr_buffer_add_string(out, "\n|---|");
  for (size_t c = 0; c < m->columns.count; c++) tr_buffer_add_string(out, "---|");
  for (size_t r = 0; r < m->rows.count; r++) {
    tr_buffer_add_string(out, "\n| ");
    plain(out, m->rows.items[r]);
    tr_buffer_add_string(out, " |");
    for (size_t c = 0; c < m->columns.count; c++) {
      const tr_cell *cell = &m->cells[r * m->columns.count + c];
      tr_buffer_add_char(out, ' ');
      if (cell->text.size) {
        plain(out, cell->text);
        if (cell->note.size) tr_buffer_add_string(out, ", "), plain(out, cell->note);
        if (cell->changed) tr_buffer_add_string(out, ", **changed**");
        tr_buffer_add_string(out, tr_doubt(cell->doubtful));
      }
      tr_buffer_add_string(out, " |");
    }
  }
  tr_buffer_add_char(out, '\n');
}

void tr_document_write_markdown(const tr_document *d, tr_buffer *out) {
  if (d->title.size) tr_buffer_add_string(out, "# "), plain(out, d->title), tr_buffer_add_string(out, "\n\n");
  if (d->subtitle.size) plain(out, d->subtitle), tr_buffer_add_string(out, "\n\n");
  for (size_t i = 0; i < d->sections.count; i++) {
    const tr_section *s = &d->sections.items[i];
    tr_buffer_add_string(out, "## ");
    plain(out, s->title);
    tr_buffer_add_string(out, "\n\n");
    if (s->matrix.rows.count) write_matrix(out, &s->matrix);
    else if (!s->items.count) plain(out, s->empty), tr_buffer_add_char(out, '\n');
    for (size_t k = 0; k < s->items.count; k++) write_item(out, &s->items.items[k]);
    if (s->left_out) tr_buffer_printf(out, "- and %zu more\n", s->left_out);
    tr_buffer_add_char(out, '\n');
  }
}
