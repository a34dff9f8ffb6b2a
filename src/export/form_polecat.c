/* POLECAT: the columns of the weekly files of that data set (tabs, one header). */
#include "export/event_rows.h"

static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "truce-%lld-%zu", tr_row_id(r), r->number); }
static void quad(const tr_event_row *r, tr_buffer *out) {
  static const char *const names[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_add_string(out, names[codes->quad]);
}
static void language(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_string(out, "eng"); }
static void version(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_string(out, "truce " TRUCE_VERSION); }

static const tr_event_column columns[] = {
    {"Event ID", .write = id},
    {"Event Date", .day = "Y-M-D"},
    {"Event Type", .write = tr_row_type},
    {"Event Mode", TR_ROW_FIELDS, .text = "mode"},
    {"Intensity", .write = tr_row_goldstein},
    {"Quad Code", .write = quad},
    {"Contexts", TR_ROW_FIELDS, .list = "contexts"},
    {"Actor Name", TR_ROW_ACTOR, .text = "name"},
    {"Actor Country", TR_ROW_ACTOR, .text = "country"},
    {.name = "Actor COW"},
    {"Primary Actor Sector", TR_ROW_ACTOR, .first = "sectors"},
    {"Actor Sectors", TR_ROW_ACTOR, .list = "sectors"},
    {.name = "Actor Title"},
    {"Actor Name Raw", TR_ROW_ACTOR, .text = "name"},
    {.name = "Wikipedia Actor ID"},
    {"Recipient Name", TR_ROW_RECIPIENT, .text = "name"},
    {"Recipient Country", TR_ROW_RECIPIENT, .text = "country"},
    {.name = "Recipient COW"},
    {"Primary Recipient Sector", TR_ROW_RECIPIENT, .first = "sectors"},
    {"Recipient Sectors", TR_ROW_RECIPIENT, .list = "sectors"},
    {.name = "Recipient Title"},
    {"Recipient Name Raw", TR_ROW_RECIPIENT, .text = "name"},
    {.name = "Wikipedia Recipient ID"},
    {"Placename", TR_ROW_PLACE, .text = "name"},
    {.name = "City"}, {.name = "District"}, {.name = "Province"},
    {"Country", TR_ROW_PLACE, .text = "country"},
    {"Latitude", TR_ROW_PLACE, .number = "latitude"},
    {"Longitude", TR_ROW_PLACE, .number = "longitude"},
    {.name = "GeoNames ID"},
    {"Raw Placename", TR_ROW_PLACE, .text = "name"},
    {.name = "Feature Type"},
    {"Source", TR_ROW_ENTRY, .text = "source"},
    {"Publication Date", TR_ROW_ENTRY, .text = "published"},
    {.name = "Story People"}, {.name = "Story Organizations"}, {.name = "Story Locations"},
    {"Language", .write = language},
    {"Version", .write = version},
};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .between = "; ", .header = true};

const tr_export_form tr_form_polecat = {
    "polecat", "text/tab-separated-values; charset=utf-8", "truce.polecat.tsv",
    "Events alone, without status (what has not happened has PLOVER's type for it); COW codes, Wikipedia ids, titles, districts and story lists stay empty; "
    "tolls and words are left out.",
    .events = &table};
