/* ICEWS: the columns of its yearly event files (tabs, one header), CAMEO codes of the nearest kind. */
#include "export/event_rows.h"

#define TEXT(name, object, key) \
  static void name(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, tr_row_text(object, key)); }
TEXT(actor, r->actor, "name")
TEXT(actor_country, r->actor, "country")
TEXT(recipient, r->recipient, "name")
TEXT(recipient_country, r->recipient, "country")
TEXT(place, r->place, "name")
TEXT(place_country, r->place, "country")
TEXT(publisher, r->entry, "source")
static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%lld", (long long)json_integer_value(json_object_get(r->entry, "id")) * 100 + (long long)(r->number % 100)); }
static void date(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y-M-D", out); }
static void actor_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->actor, "sectors"), ",", out); }
static void recipient_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->recipient, "sectors"), ",", out); }
static void event_text(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  tr_buffer_add_string(out, codes ? codes->cameo_name : r->type);
}
static void cameo(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_add_string(out, codes->cameo);
}
static void intensity(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%g", codes->goldstein);
}
static void story(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%lld", (long long)json_integer_value(json_object_get(r->entry, "line"))); }
static void latitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "latitude", out); }
static void longitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "longitude", out); }

static const tr_event_column columns[] = {
    {"Event ID", id}, {"Event Date", date}, {"Source Name", actor}, {"Source Sectors", actor_sectors}, {"Source Country", actor_country}, {"Event Text", event_text}, {"CAMEO Code", cameo},
    {"Intensity", intensity}, {"Target Name", recipient}, {"Target Sectors", recipient_sectors}, {"Target Country", recipient_country}, {"Story ID", story}, {"Sentence Number", NULL},
    {"Publisher", publisher}, {"City", place}, {"District", NULL}, {"Province", NULL}, {"Country", place_country}, {"Latitude", latitude}, {"Longitude", longitude}};
static bool both_told(const tr_event_row *row) { return row->actor && row->recipient; }
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .header = true, .only_actual = true, .wanted = both_told};

static void begin(tr_buffer *out) { tr_event_table_begin(&table, out); }
static bool write(const json_t *entry, bool first, tr_buffer *out) { return (void)first, tr_event_table_write(&table, entry, out); }
static void end(tr_buffer *out) { (void)out; }

const tr_export_form tr_form_icews = {"icews", "text/tab-separated-values; charset=utf-8", "truce.icews.tab",
                                      "Only events that happened, with both sides told; PLOVER's sixteen types become one CAMEO code each; modes, tolls, words and merged sources are left out.", begin,
                                      write, end};
