/* A page → sheet: tree, blocks, metadata, body. A live blog gives one report an entry. */
#include "ingest/blocks.h"
#include "ingest/body.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/metadata.h"

enum { LEAST_UPDATES = 2, DATELINE_PARAGRAPHS = 3 };

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

static bool page_sheet(truce_arena *arena, truce_span bytes, const tr_context *context, tr_sheet *sheet, tr_linked_data *linked) {
  truce_span text;
  if (!tr_decode(arena, bytes, context->charset, &text)) return false;
  *sheet = tr_sheet_new(context->origin);
  tr_dom dom;
  tr_blocks blocks;
  tr_dom_open(arena, text, &dom);
  tr_blocks_make(arena, &dom, &blocks);
  tr_metadata_fill(arena, &dom, &blocks, context, sheet, linked);
  tr_body_add(arena, &dom, &blocks, sheet->title, sheet);
  read_dateline(sheet);
  tr_context_apply(context, sheet);
  tr_dom_close(&dom);
  return true;
}

bool tr_page_sheet(truce_arena *arena, truce_span bytes, const tr_context *context, tr_sheet *sheet) {
  tr_linked_data linked;
  return page_sheet(arena, bytes, context, sheet, &linked);
}

void tr_markup_add(truce_arena *arena, truce_span markup, tr_sheet *sheet) {
  tr_dom dom;
  tr_blocks blocks;
  tr_dom_open(arena, markup, &dom);
  tr_blocks_make(arena, &dom, &blocks);
  tr_body_add_all(arena, &dom, &blocks, sheet);
  tr_dom_close(&dom);
}

/* One entry of a live blog, with what the page tells of the whole. */
static void deliver_update(tr_intake *in, const tr_sheet *page, const tr_linked_entry *entry, size_t number) {
  tr_sheet sheet = tr_sheet_new(tr_origin_part(in->arena, page->origin, number));
  truce_day day;
  sheet.title = entry->headline.size ? entry->headline : page->title;
  sheet.author = page->author;
  sheet.source = page->source;
  sheet.url = page->url;
  sheet.language = page->language;
  if (tr_day_field(entry->published, &day)) tr_sheet_date(&sheet, day, TRUCE_DATE_METADATA);
  if (sheet.basis == TRUCE_DATE_UNKNOWN) tr_sheet_date(&sheet, page->published, page->basis);
  tr_markup_add(in->arena, entry->body, &sheet);
  tr_intake_deliver(in, &sheet);
}

void tr_page_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  tr_sheet sheet;
  tr_linked_data linked;
  truce_arena_clear(in->arena);
  if (!page_sheet(in->arena, bytes, context, &sheet, &linked)) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Looks like a page, but is no text.");
    return;
  }
  if (linked.updates.count < LEAST_UPDATES) tr_intake_deliver(in, &sheet);
  for (size_t i = 0; linked.updates.count >= LEAST_UPDATES && i < linked.updates.count && !in->stopped; i++)
    deliver_update(in, &sheet, &linked.updates.items[i], i + 1);
}
