/* ICEWS: the columns of its yearly event files (tabs, one header), CAMEO codes of the nearest kind. */
#include "export/event_rows.h"

static void event_text(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  tr_buffer_add_string(out, codes ? codes->cameo_name : r->type);
}
static void intensity(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%g", codes->goldstein);
}
static bool both_told(const tr_event_row *row) { return row->actor && row->recipient; }

static const tr_event_column columns[] = {
    {"Event ID", .write = tr_row_digits},
    {"Event Date", .day = "Y-M-D"},
    {"Source Name", TR_ROW_ACTOR, .text = "name"},
    {"Source Sectors", TR_ROW_ACTOR, .list = "sectors"},
    {"Source Country", TR_ROW_ACTOR, .text = "country"},
    {"Event Text", .write = event_text},
    {"CAMEO Code", .write = tr_row_cameo},
    {"Intensity", .write = intensity},
    {"Target Name", TR_ROW_RECIPIENT, .text = "name"},
    {"Target Sectors", TR_ROW_RECIPIENT, .list = "sectors"},
    {"Target Country", TR_ROW_RECIPIENT, .text = "country"},
    {"Story ID", TR_ROW_ENTRY, .number = "line"},
    {.name = "Sentence Number"},
    {"Publisher", TR_ROW_ENTRY, .text = "source"},
    {"City", TR_ROW_PLACE, .text = "name"},
    {.name = "District"}, {.name = "Province"},
    {"Country", TR_ROW_PLACE, .text = "country"},
    {"Latitude", TR_ROW_PLACE, .number = "latitude"},
    {"Longitude", TR_ROW_PLACE, .number = "longitude"},
};
static const tr_event_table table = {
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .separator = '\t',
    .between = ",",
    .header = true,
    .only_dated = true,
    .only_actual = true,
    .wanted = both_told,
};

const tr_export_form tr_form_icews = {
    "icews", "text/tab-separated-values; charset=utf-8", "truce.icews.tab",
    "Only events that happened, on a day that is told and with both sides told; PLOVER's sixteen types become one CAMEO code each; "
    "modes, tolls, words and merged sources are left out.",
    .events = &table};
