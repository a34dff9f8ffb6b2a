/* Reading pages: a page of 120 kB as news sites send them (scripts, styles, menus, teasers, an article of 600 words), read to a report, against gumbo's parsing
 * of the same bytes alone. */
#include <gumbo.h>
#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/text.h"
#include "truce/ingest.h"

enum { ROUNDS = 200 };

static void write_page(tr_buffer *page) {
  tr_buffer_add_string(page, "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>River talks go on | Harbour Gazette</title>");
  for (int i = 0; i < 40; i++)
    tr_buffer_printf(page, "<script>window.part%d = {\"key\": \"%0400d\", \"list\": [1, 2, 3]};</script><style>.c%d { margin: 0 %dpx; }</style>\n", i, i, i, i);
  tr_buffer_add_string(page, "</head><body><nav><ul>");
  for (int i = 0; i < 80; i++)
    tr_buffer_printf(page, "<li class=\"menu-item menu-item-%d\" data-track=\"nav-%d\"><a href=\"/section/%d\" style=\"color:red\">Section %d</a></li>\n", i, i,
                     i, i);
  tr_buffer_add_string(page, "</ul></nav><main><article><h1>River talks go on</h1>");
  for (int i = 0; i < 30; i++)
    tr_buffer_printf(page,
                     "<p class=\"text\">The mediator of the talks said on day %d that the map was nearly done, and that both sides would meet again.</p>\n", i);
  tr_buffer_add_string(page, "</article></main><div class=more>");
  for (int i = 0; i < 300; i++)
    tr_buffer_printf(page,
                     "<div class=\"card card--%d\" data-id=\"%d\"><h3><a href=\"/story/%d\">Another story of the day, number %d</a></h3><p>A few words about "
                     "it.</p><svg><path d=\"M0 0L%d 10\"/></svg></div>\n",
                     i, i, i, i, i);
  tr_buffer_add_string(page, "</div></body></html>");
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(void) {
  tr_buffer page = {0};
  truce_arena *arena = truce_arena_new();
  truce_ingest *ingest;
  truce_error error;
  size_t words = 0;
  if (truce_ingest_open(NULL, &ingest, &error)) return fprintf(stderr, "%s: %s\n", error.file, error.message), 1;
  write_page(&page);
  double start = seconds();
  for (int i = 0; i < ROUNDS; i++) gumbo_destroy_output(&kGumboDefaultOptions, gumbo_parse_with_options(&kGumboDefaultOptions, page.data, page.size));
  double parsing = seconds() - start;
  start = seconds();
  for (int i = 0; i < ROUNDS; i++) {
    truce_report report;
    truce_arena_clear(arena);
    if (truce_ingest_bytes(ingest, tr_buffer_span(&page), "page", NULL, arena, &report, &error) == TRUCE_OK) words += report.text.size;
  }
  double reading = seconds() - start;
  printf("pages: %.0f a second of %zu kB, %.2f times as fast as gumbo parses them whole (%.0f a second); text of %zu bytes\n", ROUNDS / reading,
         page.size >> 10, parsing / reading, ROUNDS / parsing, words / ROUNDS);
  truce_ingest_close(ingest);
  truce_arena_delete(arena);
  tr_buffer_free(&page);
  return words == 0;
}
