/* What form bytes have, told from the bytes. Names break ties only. */
#include "base/text.h"
#include "ingest/forms.h"

enum { REACH = 4096 };

static bool has_tag(truce_span head) {
  static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div", "<article", "<p>", "<h1", "<table", "<section", "<main"};
  for (size_t i = 0; i < head.size; i++) {
    if (head.data[i] != '<') continue;
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
      truce_span tag = tr_span(tags[t]);
      if (head.size - i >= tag.size && tr_equal_fold((truce_span){head.data + i, tag.size}, tag)) return true;
    }
  }
  return false;
}

/* A page starts with a tag, or holds one early on; prose that mentions "<p>" does not. */
static bool is_html(truce_span head) {
  truce_span start = tr_trim(head);
  while (tr_starts(start, TR_SPAN("<!--"))) {
    size_t end = tr_find(start, TR_SPAN("-->"), 0);
    if (end == SIZE_MAX) return has_tag(head);
    start = tr_trim((truce_span){start.data + end + 3, start.size - end - 3});
  }
  if (start.size && start.data[0] == '<') return has_tag(start);
  return tr_find(head, TR_SPAN("<html"), 0) != SIZE_MAX || tr_find(head, TR_SPAN("<body"), 0) != SIZE_MAX || tr_find(head, TR_SPAN("<!DOCTYPE html"), 0) != SIZE_MAX;
}

tr_form tr_form_of(truce_span bytes, truce_span name) {
  (void)name;
  truce_span head = {bytes.data, bytes.size < REACH ? bytes.size : REACH};
  if (tr_starts(head, TR_SPAN("\xEF\xBB\xBF"))) head.data += 3, head.size -= 3;
  return is_html(head) ? TR_FORM_HTML : TR_FORM_TEXT;
}
