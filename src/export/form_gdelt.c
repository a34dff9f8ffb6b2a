/* GDELT 2.0 events: sixty-one columns parted by tabs, no header, as its fifteen-minute files have them. */
#include "export/event_rows.h"

#define TEXT(name, object, key) \
  static void name(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, tr_row_text(object, key)); }
TEXT(actor_name, r->actor, "name")
TEXT(actor_country, r->actor, "country")
TEXT(recipient_name, r->recipient, "name")
TEXT(recipient_country, r->recipient, "country")
TEXT(place, r->place, "name")
TEXT(place_country, r->place, "country")
TEXT(report, r->entry, "report")
static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%lld", (long long)json_integer_value(json_object_get(r->entry, "id")) * 100 + (long long)(r->number % 100)); }
static void day(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "YMD", out); }
static void month(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "YM", out); }
static void year(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y", out); }
static void first_of(const json_t *list, tr_buffer *out) {
  if (json_is_string(json_array_get(list, 0))) tr_buffer_add_string(out, json_string_value(json_array_get(list, 0)));
}
static void actor_code(const tr_event_row *r, tr_buffer *out) {
  tr_buffer_add_string(out, tr_row_text(r->actor, "country"));
  first_of(json_object_get(r->actor, "sectors"), out);
}
static void recipient_code(const tr_event_row *r, tr_buffer *out) {
  tr_buffer_add_string(out, tr_row_text(r->recipient, "country"));
  first_of(json_object_get(r->recipient, "sectors"), out);
}
static void actor_type(const tr_event_row *r, tr_buffer *out) { first_of(json_object_get(r->actor, "sectors"), out); }
static void recipient_type(const tr_event_row *r, tr_buffer *out) { first_of(json_object_get(r->recipient, "sectors"), out); }
static void root_event(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_char(out, '1'); }
static const char *cameo(const tr_event_row *r) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  return codes ? codes->cameo : "";
}
static void code(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, cameo(r)); }
static void base_code(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, cameo(r)); }
static void root_code(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%.2s", cameo(r)); }
static void quad(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%d", codes->quad);
}
static void goldstein(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%.1f", codes->goldstein);
}
static void mentions(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->entry, "lines_count", out); }
static void sources(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->entry, "sources", out); }
static void articles(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->entry, "reports", out); }
static void latitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "latitude", out); }
static void longitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "longitude", out); }

static const tr_event_column columns[] = {
    {"GLOBALEVENTID", id}, {"SQLDATE", day}, {"MonthYear", month}, {"Year", year}, {"FractionDate", NULL},
    {"Actor1Code", actor_code}, {"Actor1Name", actor_name}, {"Actor1CountryCode", actor_country}, {"Actor1KnownGroupCode", NULL}, {"Actor1EthnicCode", NULL}, {"Actor1Religion1Code", NULL},
    {"Actor1Religion2Code", NULL}, {"Actor1Type1Code", actor_type}, {"Actor1Type2Code", NULL}, {"Actor1Type3Code", NULL},
    {"Actor2Code", recipient_code}, {"Actor2Name", recipient_name}, {"Actor2CountryCode", recipient_country}, {"Actor2KnownGroupCode", NULL}, {"Actor2EthnicCode", NULL},
    {"Actor2Religion1Code", NULL}, {"Actor2Religion2Code", NULL}, {"Actor2Type1Code", recipient_type}, {"Actor2Type2Code", NULL}, {"Actor2Type3Code", NULL},
    {"IsRootEvent", root_event}, {"EventCode", code}, {"EventBaseCode", base_code}, {"EventRootCode", root_code}, {"QuadClass", quad}, {"GoldsteinScale", goldstein},
    {"NumMentions", mentions}, {"NumSources", sources}, {"NumArticles", articles}, {"AvgTone", NULL},
    {"Actor1Geo_Type", NULL}, {"Actor1Geo_FullName", NULL}, {"Actor1Geo_CountryCode", NULL}, {"Actor1Geo_ADM1Code", NULL}, {"Actor1Geo_ADM2Code", NULL}, {"Actor1Geo_Lat", NULL},
    {"Actor1Geo_Long", NULL}, {"Actor1Geo_FeatureID", NULL},
    {"Actor2Geo_Type", NULL}, {"Actor2Geo_FullName", NULL}, {"Actor2Geo_CountryCode", NULL}, {"Actor2Geo_ADM1Code", NULL}, {"Actor2Geo_ADM2Code", NULL}, {"Actor2Geo_Lat", NULL},
    {"Actor2Geo_Long", NULL}, {"Actor2Geo_FeatureID", NULL},
    {"ActionGeo_Type", NULL}, {"ActionGeo_FullName", place}, {"ActionGeo_CountryCode", place_country}, {"ActionGeo_ADM1Code", NULL}, {"ActionGeo_ADM2Code", NULL}, {"ActionGeo_Lat", latitude},
    {"ActionGeo_Long", longitude}, {"ActionGeo_FeatureID", NULL}, {"DATEADDED", NULL}, {"SOURCEURL", report}};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .only_actual = true};

static void begin(tr_buffer *out) { tr_event_table_begin(&table, out); }
static bool write(const json_t *entry, bool first, tr_buffer *out) { return (void)first, tr_event_table_write(&table, entry, out); }
static void end(tr_buffer *out) { (void)out; }

const tr_export_form tr_form_gdelt = {"gdelt", "text/tab-separated-values; charset=utf-8", "truce.gdelt.export.tsv",
                                      "Only events that happened; one CAMEO code for each of PLOVER's types, ISO countries in place of FIPS; tone, religion, ethnicity and the actors' own places stay empty; SOURCEURL holds the report's id.",
                                      begin, write, end};
