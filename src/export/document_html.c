/* A document as one HTML page: no script, its style inside, readable on paper and in the dark, colour never alone. */
#include "export/document.h"

static const char STYLE[] =
    ":root{color-scheme:light dark}body{font:16px/1.45 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #8886}ul{list-style:none;padding:0}li{margin:.7rem 0}"
    "b.mark{display:inline-block;min-width:7rem}b.good{color:#1a7f37}b.bad{color:#b42318}b.mixed{color:#9a6700}"
    "blockquote{margin:.2rem 0 .2rem 7.2rem;opacity:.75;font-size:.9rem}.note{margin-left:7.2rem;font-size:.93rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #8886;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "td small{display:block;opacity:.7}p.faint{opacity:.7}.wide{overflow-x:auto}"
    "@media(max-width:36rem){b.mark{display:block}blockquote,.note{margin-left:0}}"
    "@media(prefers-color-scheme:dark){b.good{color:#6fdd8b}b.bad{color:#ff9b8e}b.mixed{color:#e3b341}}@media print{body{max-width:none}}";

static void escaped(tr_buffer *out, truce_span text) {
  for (size_t i = 0; i < text.size; i++) switch (text.data[i]) {
      case '&': tr_buffer_add_string(out, "&amp;"); break;
      case '<': tr_buffer_add_string(out, "&lt;"); break;
      case '>': tr_buffer_add_string(out, "&gt;"); break;
      case '"': tr_buffer_add_string(out, "&quot;"); break;
      default: tr_buffer_add_char(out, text.data[i]);
    }
}

static const char *class_of(tr_tone tone) {
  static const char *const names[] = {[TR_PLAIN] = "", [TR_GOOD] = " good", [TR_BAD] = " bad", [TR_MIXED] = " mixed", [TR_FAINT] = "", [TR_STRONG] = ""};
  return names[tone];
}

static void element(tr_buffer *out, const char *open, truce_span text, const char *close) {
  tr_buffer_add_string(out, open);
  escaped(out, text);
  tr_buffer_add_string(out, close);
}

static void write_proof(tr_buffer *out, const tr_proof *p) {
  if (!p->line) return;
  tr_buffer_add_string(out, "<blockquote>");
  if (p->says.size) element(out, "<q>", p->says, "</q> ");
  element(out, "<cite>", p->source, "</cite>");
  if (p->reports > 1) tr_buffer_printf(out, ", %lld reports, %lld source%s", (long long)p->reports, (long long)p->sources, p->sources == 1 ? "" : "s");
  tr_buffer_printf(out, " [%lld]%s</blockquote>", (long long)p->line, tr_doubt(p->doubtful));
}

static void write_item(tr_buffer *out, const tr_item *it) {
  tr_buffer_printf(out, "<li><b class=\"mark%s\">", class_of(it->tone));
  escaped(out, it->mark);
  tr_buffer_add_string(out, "</b> ");
  escaped(out, it->text);
  if (it->when.size) element(out, it->text.size ? ", <time>" : "<time>", it->when, "</time>");
  for (size_t i = 0; i < it->notes.count; i++) element(out, "<div class=\"note\">", it->notes.items[i], "</div>");
  write_proof(out, &it->proof);
  tr_buffer_add_string(out, "</li>\n");
}

static void write_matrix(tr_buffer *out, const tr_matrix *m) {
  tr_buffer_add_string(out, "<div class=\"wide\"><table><thead><tr><td></td>");
  for (size_t c = 0; c < m->columns.count; c++) element(out, "<th scope=\"col\">", m->columns.items[c], "</th>");
  tr_buffer_add_string(out, "</tr></thead><tbody>\n");
  for (size_t r = 0; r < m->rows.count; r++) {
    element(out, "<tr><th scope=\"row\">", m->rows.items[r], "</th>");
    for (size_t c = 0; c < m->columns.count; c++) {
      const tr_cell *cell = &m->cells[r * m->columns.count + c];
      tr_buffer_printf(out, "<td><b class=\"%s\">", cell->text.size ? class_of(cell->tone) + (*class_of(cell->tone) == ' ') : "");
      escaped(out, cell->text);
      tr_buffer_add_string(out, "</b>");
      const char *changed = cell->changed ? ", changed" : "";
      if (cell->text.size) tr_buffer_printf(out, "<small>%.*s%s%s [%lld]</small>", S(cell->note), changed, tr_doubt(cell->doubtful), (long long)cell->line);
      tr_buffer_add_string(out, "</td>");
    }
    tr_buffer_add_string(out, "</tr>\n");
  }
  tr_buffer_add_string(out, "</tbody></table></div>\n");
}

void tr_document_write_html(const tr_document *d, tr_buffer *out) {
  truce_span title = d->title.size ? d->title : d->sections.count ? d->sections.items[0].title : TR_SPAN("truce");
  static const char begin[] = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">";
  tr_buffer_add_string(out, begin);
  element(out, "<title>", title, "</title>");
  tr_buffer_printf(out, "<style>%s</style></head><body><main>\n", STYLE);
  element(out, "<h1>", title, "</h1>\n");
  if (d->subtitle.size) element(out, "<p class=\"faint\">", d->subtitle, "</p>\n");
  for (size_t i = 0; i < d->sections.count; i++) {
    const tr_section *s = &d->sections.items[i];
    tr_buffer_add_string(out, "<section>");
    if (d->title.size) element(out, "<h2>", s->title, "</h2>\n");
    if (s->matrix.rows.count) write_matrix(out, &s->matrix);
    else if (!s->items.count) element(out, "<p class=\"faint\">", s->empty, "</p>\n");
    if (s->items.count) tr_buffer_add_string(out, "<ul>\n");
    for (size_t k = 0; k < s->items.count; k++) write_item(out, &s->items.items[k]);
    if (s->items.count) tr_buffer_add_string(out, "</ul>");
    if (s->left_out) tr_buffer_printf(out, "<p class=\"faint\">and %zu more</p>", s->left_out);
    tr_buffer_add_string(out, "</section>\n");
  }
  tr_buffer_add_string(out, "</main></body></html>\n");
}
