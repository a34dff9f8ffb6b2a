/* POLECAT: the columns of the weekly files of that data set (tabs, one header). */
#include "export/event_rows.h"

#define TEXT(name, object, key) \
  static void name(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, tr_row_text(object, key)); }
TEXT(mode, r->fields, "mode")
TEXT(actor, r->actor, "name")
TEXT(actor_country, r->actor, "country")
TEXT(recipient, r->recipient, "name")
TEXT(recipient_country, r->recipient, "country")
TEXT(place, r->place, "name")
TEXT(place_country, r->place, "country")
TEXT(source, r->entry, "source")
TEXT(published, r->entry, "published")
static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "truce-%lld-%zu", (long long)json_integer_value(json_object_get(r->entry, "id")), r->number); }
static void date(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y-M-D", out); }
static void type(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, r->type); }
static void contexts(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->fields, "contexts"), "; ", out); }
static void actor_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->actor, "sectors"), "; ", out); }
static void recipient_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->recipient, "sectors"), "; ", out); }
static void first_of(const json_t *list, tr_buffer *out) {
  if (json_is_string(json_array_get(list, 0))) tr_buffer_add_string(out, json_string_value(json_array_get(list, 0)));
}
static void actor_sector(const tr_event_row *r, tr_buffer *out) { first_of(json_object_get(r->actor, "sectors"), out); }
static void recipient_sector(const tr_event_row *r, tr_buffer *out) { first_of(json_object_get(r->recipient, "sectors"), out); }
static void latitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "latitude", out); }
static void longitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "longitude", out); }
static void intensity(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%.1f", codes->goldstein);
}
static void quad(const tr_event_row *r, tr_buffer *out) {
  static const char *const names[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_add_string(out, names[codes->quad]);
}
static void language(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_string(out, "eng"); }
static void version(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_string(out, "truce " TRUCE_VERSION); }

static const tr_event_column columns[] = {
    {"Event ID", id}, {"Event Date", date}, {"Event Type", type}, {"Event Mode", mode}, {"Intensity", intensity}, {"Quad Code", quad}, {"Contexts", contexts}, {"Actor Name", actor},
    {"Actor Country", actor_country}, {"Actor COW", NULL}, {"Primary Actor Sector", actor_sector}, {"Actor Sectors", actor_sectors}, {"Actor Title", NULL}, {"Actor Name Raw", actor},
    {"Wikipedia Actor ID", NULL}, {"Recipient Name", recipient}, {"Recipient Country", recipient_country}, {"Recipient COW", NULL}, {"Primary Recipient Sector", recipient_sector},
    {"Recipient Sectors", recipient_sectors}, {"Recipient Title", NULL}, {"Recipient Name Raw", recipient}, {"Wikipedia Recipient ID", NULL}, {"Placename", place}, {"City", NULL},
    {"District", NULL}, {"Province", NULL}, {"Country", place_country}, {"Latitude", latitude}, {"Longitude", longitude}, {"GeoNames ID", NULL}, {"Raw Placename", place}, {"Feature Type", NULL},
    {"Source", source}, {"Publication Date", published}, {"Story People", NULL}, {"Story Organizations", NULL}, {"Story Locations", NULL}, {"Language", language}, {"Version", version}};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .header = true};

static void begin(tr_buffer *out) { tr_event_table_begin(&table, out); }
static bool write(const json_t *entry, bool first, tr_buffer *out) { return (void)first, tr_event_table_write(&table, entry, out); }
static void end(tr_buffer *out) { (void)out; }

const tr_export_form tr_form_polecat = {"polecat", "text/tab-separated-values; charset=utf-8", "truce.polecat.tsv",
                                        "Events alone, without status (what has not happened has PLOVER's type for it); COW codes, Wikipedia ids, titles, districts and story lists stay empty; tolls and words are left out.",
                                        begin, write, end};
