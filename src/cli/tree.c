/* Draws a dependency tree with branches; roles of predicates stand beside their words. */
#include "cli/tree.h"

#include <math.h>
#include <string.h>

#include "export/document.h"

enum { DEEPEST = 40, WORD_COLUMN = 46 };

static bool is_marked(truce_range where, const truce_range *marked, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (where.start < marked[i].end && where.end > marked[i].start) return true;
  return false;
}

static void write_roles(tr_buffer *out, const truce_reading *r, uint32_t word) {
  for (size_t i = 0; i < r->role_count; i++)
    if (r->roles[i].argument == word)
      tr_buffer_printf(out, " %s of %.*s", truce_role_names[r->roles[i].role], (int)r->words[r->roles[i].predicate].form.size,
                       r->words[r->roles[i].predicate].form.data);
}

static void write_word(tr_buffer *out, const truce_reading *r, uint32_t word, const char *branches, const truce_range *marked, size_t count) {
  const truce_word *w = &r->words[word];
  size_t from = out->size;
  tr_buffer_printf(out, "  %s%s%.*s", branches, is_marked(w->where, marked, count) ? "*" : "", (int)w->form.size, w->form.data);
  size_t width = tr_display_width((truce_span){out->data + from, out->size - from});
  do tr_buffer_add_char(out, ' ');
  while (++width < WORD_COLUMN);
  tr_buffer_printf(out, "%-6s%-14s", truce_upos_names[w->upos], truce_deprel_names[w->relation]);
  if (w->predicate) {
    tr_buffer_add_string(out, " predicate");
    if (w->predicate && !isnan(w->realis)) tr_buffer_printf(out, " (happened %+.1f)", (double)w->realis);
  }
  write_roles(out, r, word);
  tr_buffer_add_char(out, '\n');
}

/* `branches` holds the lines that lead to this word, `tail` those that lead to its children. */
static void write_below(tr_buffer *out, const truce_reading *r, uint32_t word, char *tail, size_t depth, const truce_range *marked, size_t count) {
  const truce_word *w = &r->words[word];
  size_t size = strlen(tail);
  if (depth == DEEPEST) return;
  for (uint32_t i = 0; i < w->child_count; i++) {
    bool last = i + 1 == w->child_count;
    memcpy(tail + size, last ? "\xE2\x94\x94 " : "\xE2\x94\x9C ", 5);
    write_word(out, r, w->children[i], tail, marked, count);
    memcpy(tail + size, last ? "  \0\0" : "\xE2\x94\x82 ", last ? 3 : 5);
    write_below(out, r, w->children[i], tail, depth + 1, marked, count);
    tail[size] = 0;
  }
}

void tr_tree_write(tr_buffer *out, const truce_reading *reading, size_t sentence, const truce_range *marked, size_t count) {
  char tail[DEEPEST * 4 + 8] = "";
  uint32_t root = reading->sentences[sentence].root;
  if (root == TRUCE_NONE || root >= reading->word_count) return;
  write_word(out, reading, root, "", marked, count);
  write_below(out, reading, root, tail, 0, marked, count);
}
