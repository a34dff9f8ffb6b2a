/* A page → sheet: tree, blocks, metadata, body. A live blog gives one report an entry, and one of what stands around them. */
#include "ingest/blocks.h"
#include "ingest/body.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/live.h"
#include "ingest/metadata.h"
#include "ingest/shape.h"

enum { LEAST_UPDATES = 2, DATELINE_PARAGRAPHS = 3, LEAST_AROUND = 40 };

/* A page being read. */
typedef struct page {
  tr_dom dom;
  tr_blocks blocks;
  tr_linked_data linked;
  tr_sheet sheet; /* its fields; no paragraphs yet */
} page;

/* False: this is no text. */
static bool open_page(truce_arena *arena, const truce_ingest *known, truce_span bytes, const tr_context *context, page *p) {
  truce_span text;
  if (!tr_decode(arena, bytes, context->charset, &text)) return false;
  p->sheet = tr_sheet_new(context->origin);
  tr_dom_open(arena, text, &p->dom);
  tr_blocks_make(arena, known, &p->dom, &p->blocks);
  tr_metadata_fill(arena, &p->dom, &p->blocks, context, &p->sheet, &p->linked);
  return true;
}

/* Where nothing else tells the day, the first paragraphs may: a standfirst can come before the dateline. */
static void read_dateline(tr_sheet *sheet) {
  tr_written_day found;
  if (sheet->basis != TRUCE_DATE_UNKNOWN && sheet->basis != TRUCE_DATE_GUESSED) return;
  for (size_t i = 0, looked = 0; i < sheet->paragraphs.count && looked < DATELINE_PARAGRAPHS; i++) {
    const tr_paragraph *p = &sheet->paragraphs.items[i];
    if (!p->kept || p->heading) continue;
    bool dated = tr_day_of_dateline(p->text, &found) && !found.ambiguous && (looked == 0 || found.where.start == 0);
    if (dated) tr_sheet_date(sheet, found.day, TRUCE_DATE_STATED);
    looked++;
  }
}

static void add_body(truce_arena *arena, page *p, const tr_context *context) {
  tr_body_add(arena, &p->dom, &p->blocks, p->sheet.title, &p->sheet);
  read_dateline(&p->sheet);
  tr_context_apply(context, &p->sheet);
}

bool tr_page_sheet(truce_arena *arena, const truce_ingest *known, truce_span bytes, const tr_context *context, tr_sheet *sheet) {
  page p;
  if (!open_page(arena, known, bytes, context, &p)) return false;
  add_body(arena, &p, context);
  *sheet = p.sheet;
  tr_dom_close(&p.dom);
  return true;
}

void tr_markup_add(truce_arena *arena, const truce_ingest *known, truce_span markup, tr_sheet *sheet) {
  tr_dom dom;
  tr_blocks blocks;
  tr_dom_open(arena, markup, &dom);
  tr_blocks_make(arena, known, &dom, &blocks);
  tr_body_add_all(arena, &dom, &blocks, sheet);
  tr_dom_close(&dom);
}

/* -- live blogs ---------------------------------------------------------------------------------------------------------------------------- */

/* The sheet of one entry, with what the page tells of the whole. */
static tr_sheet entry_sheet(truce_arena *arena, const tr_sheet *whole, truce_span heading, truce_day day, size_t number) {
  tr_sheet sheet = tr_sheet_new(tr_origin_part(arena, whole->origin, number));
  sheet.title = heading.size ? heading : whole->title;
  sheet.author = whole->author;
  sheet.source = whole->source;
  sheet.url = whole->url;
  sheet.language = whole->language;
  if (day.days != TRUCE_NO_DAY) tr_sheet_date(&sheet, day, TRUCE_DATE_METADATA);
  if (sheet.basis == TRUCE_DATE_UNKNOWN) tr_sheet_date(&sheet, whole->published, whole->basis);
  return sheet;
}

/* Entries told by JSON-LD. */
static void deliver_updates(tr_intake *in, const page *p) {
  for (size_t i = 0; i < p->linked.updates.count && !in->stopped; i++) {
    const tr_linked_entry *entry = &p->linked.updates.items[i];
    truce_day day = {TRUCE_NO_DAY};
    if (!tr_day_field(entry->published, &day)) day.days = TRUCE_NO_DAY;
    tr_sheet sheet = entry_sheet(in->arena, &p->sheet, entry->headline, day, i + 1);
    if (tr_starts(entry->url, TR_SPAN("http"))) sheet.url = entry->url;
    tr_markup_add(in->arena, in->known, entry->body, &sheet);
    tr_intake_deliver(in, &sheet);
  }
}

static size_t kept_words(const tr_sheet *sheet) {
  size_t words = 0;
  for (size_t i = 0; i < sheet->paragraphs.count; i++) words += sheet->paragraphs.items[i].kept ? tr_word_count(sheet->paragraphs.items[i].text) : 0;
  return words;
}

/* "https://gazette.example/live#entry-7" */
static truce_span with_anchor(truce_arena *arena, truce_span url, truce_span anchor) {
  truce_span rest = url, page_url;
  tr_split(&rest, '#', &page_url);
  char *out = tr_arena_allocate(arena, page_url.size + anchor.size + 1);
  memcpy(out, page_url.data, page_url.size);
  out[page_url.size] = '#';
  memcpy(out + page_url.size + 1, anchor.data, anchor.size);
  return (truce_span){out, page_url.size + 1 + anchor.size};
}

/* Entries told by the build of the page; first what stands around them, if it says anything. */
static void deliver_entries(tr_intake *in, page *p, const tr_live *live) {
  tr_sheet around = p->sheet;
  tr_blocks *parts = tr_live_blocks(in->arena, &p->blocks, live);
  tr_body_add_part(in->arena, &p->dom, &parts[0], around.title, &around);
  if (kept_words(&around) >= LEAST_AROUND) tr_intake_deliver(in, &around);
  for (size_t i = 0; i < live->entries.count && !in->stopped; i++) {
    const tr_live_entry *entry = &live->entries.items[i];
    tr_sheet sheet = entry_sheet(in->arena, &p->sheet, entry->heading, entry->day, i + 1);
    if (entry->anchor.size && sheet.url.size) sheet.url = with_anchor(in->arena, sheet.url, entry->anchor);
    tr_body_add_part(in->arena, &p->dom, &parts[i + 1], sheet.title, &sheet);
    tr_intake_deliver(in, &sheet);
  }
}

/* -- the whole ----------------------------------------------------------------------------------------------------------------------------- */

void tr_page_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  page p;
  tr_live live = {0};
  truce_arena_clear(in->arena);
  if (!open_page(in->arena, in->known, bytes, context, &p)) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Looks like a page, but is no text.");
    return;
  }
  bool told = p.linked.updates.count >= LEAST_UPDATES;
  if (!told) tr_live_find(in->arena, &p.dom, &p.blocks, p.sheet.title, p.sheet.url, &live);
  if (told || live.entries.count) tr_context_apply(context, &p.sheet);
  if (told)
    deliver_updates(in, &p);
  else if (live.entries.count)
    deliver_entries(in, &p, &live);
  else {
    add_body(in->arena, &p, context);
    tr_intake_deliver(in, &p.sheet);
  }
  tr_dom_close(&p.dom);
}
