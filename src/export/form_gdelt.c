/* GDELT 2.0 events: sixty-one columns parted by tabs, no header, as its fifteen-minute files have them. */
#include "export/event_rows.h"

static void code_of(const json_t *party, tr_buffer *out) {
  tr_buffer_add_string(out, tr_text_in(party, "country"));
  tr_row_first(party, "sectors", out);
}
static void actor_code(const tr_event_row *r, tr_buffer *out) { code_of(r->actor, out); }
static void recipient_code(const tr_event_row *r, tr_buffer *out) { code_of(r->recipient, out); }
static void root_event(const tr_event_row *r, tr_buffer *out) { (void)r, tr_buffer_add_char(out, '1'); }
static void root_code(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%.2s", codes->cameo);
}
static void quad(const tr_event_row *r, tr_buffer *out) {
  const tr_type_codes *codes = tr_type_codes_of(r->type);
  if (codes) tr_buffer_printf(out, "%d", codes->quad);
}

static const tr_event_column columns[] = {
    {"GLOBALEVENTID", .write = tr_row_digits},
    {"SQLDATE", .day = "YMD"},
    {"MonthYear", .day = "YM"},
    {"Year", .day = "Y"},
    {.name = "FractionDate"},
    {"Actor1Code", .write = actor_code},
    {"Actor1Name", TR_ROW_ACTOR, .text = "name"},
    {"Actor1CountryCode", TR_ROW_ACTOR, .text = "country"},
    {.name = "Actor1KnownGroupCode"}, {.name = "Actor1EthnicCode"}, {.name = "Actor1Religion1Code"},
    {.name = "Actor1Religion2Code"},
    {"Actor1Type1Code", TR_ROW_ACTOR, .first = "sectors"},
    {.name = "Actor1Type2Code"}, {.name = "Actor1Type3Code"},
    {"Actor2Code", .write = recipient_code},
    {"Actor2Name", TR_ROW_RECIPIENT, .text = "name"},
    {"Actor2CountryCode", TR_ROW_RECIPIENT, .text = "country"},
    {.name = "Actor2KnownGroupCode"}, {.name = "Actor2EthnicCode"}, {.name = "Actor2Religion1Code"},
    {.name = "Actor2Religion2Code"},
    {"Actor2Type1Code", TR_ROW_RECIPIENT, .first = "sectors"},
    {.name = "Actor2Type2Code"}, {.name = "Actor2Type3Code"},
    {"IsRootEvent", .write = root_event},
    {"EventCode", .write = tr_row_cameo},
    {"EventBaseCode", .write = tr_row_cameo},
    {"EventRootCode", .write = root_code},
    {"QuadClass", .write = quad},
    {"GoldsteinScale", .write = tr_row_goldstein},
    {"NumMentions", TR_ROW_ENTRY, .number = "lines_count"},
    {"NumSources", TR_ROW_ENTRY, .number = "sources"},
    {"NumArticles", TR_ROW_ENTRY, .number = "reports"},
    {.name = "AvgTone"}, {.name = "Actor1Geo_Type"}, {.name = "Actor1Geo_FullName"},
    {.name = "Actor1Geo_CountryCode"}, {.name = "Actor1Geo_ADM1Code"}, {.name = "Actor1Geo_ADM2Code"},
    {.name = "Actor1Geo_Lat"}, {.name = "Actor1Geo_Long"}, {.name = "Actor1Geo_FeatureID"},
    {.name = "Actor2Geo_Type"}, {.name = "Actor2Geo_FullName"}, {.name = "Actor2Geo_CountryCode"},
    {.name = "Actor2Geo_ADM1Code"}, {.name = "Actor2Geo_ADM2Code"}, {.name = "Actor2Geo_Lat"},
    {.name = "Actor2Geo_Long"}, {.name = "Actor2Geo_FeatureID"}, {.name = "ActionGeo_Type"},
    {"ActionGeo_FullName", TR_ROW_PLACE, .text = "name"},
    {"ActionGeo_CountryCode", TR_ROW_PLACE, .text = "country"},
    {.name = "ActionGeo_ADM1Code"}, {.name = "ActionGeo_ADM2Code"},
    {"ActionGeo_Lat", TR_ROW_PLACE, .number = "latitude"},
    {"ActionGeo_Long", TR_ROW_PLACE, .number = "longitude"},
    {.name = "ActionGeo_FeatureID"}, {.name = "DATEADDED"},
    {"SOURCEURL", TR_ROW_ENTRY, .text = "report"},
};
static const tr_event_table table = {
    .columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .only_dated = true, .only_actual = true};

const tr_export_form tr_form_gdelt = {
    "gdelt", "text/tab-separated-values; charset=utf-8", "truce.gdelt.export.tsv",
    "Only events that happened, on a day that is told; one CAMEO code for each of PLOVER's types, ISO countries in place of FIPS; "
    "tone, religion, ethnicity and the actors' own places stay empty; SOURCEURL holds the report's id.",
    .events = &table};
