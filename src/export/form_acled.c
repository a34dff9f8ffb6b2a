/* ACLED: the columns of its data export (CSV, one header), for acts that ACLED knows: violence, protests, coercion, and what it calls strategic
 * developments (agreements, withdrawals, arrests). */
#include "export/event_rows.h"

static const struct kind_of_event {
  const char *type, *mode, *disorder, *event, *sub_event;
} kinds[] = {{"ASSAULT", "aerial", "Political violence", "Explosions/Remote violence", "Air/drone strike"},
             {"ASSAULT", "heavy-weapons", "Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack"},
             {"ASSAULT", "explosives", "Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED"},
             {"ASSAULT", "suicide-attack", "Political violence", "Explosions/Remote violence", "Suicide bomb"},
             {"ASSAULT", "abduct", "Political violence", "Violence against civilians", "Abduction/forced disappearance"},
             {"ASSAULT", NULL, "Political violence", "Battles", "Armed clash"},
             {"PROTEST", "riot", "Demonstrations", "Riots", "Violent demonstration"},
             {"PROTEST", NULL, "Demonstrations", "Protests", "Peaceful protest"},
             {"COERCE", "arrest", "Strategic developments", "Strategic developments", "Arrests"},
             {"COERCE", NULL, "Strategic developments", "Strategic developments", "Other"},
             {"AGREE", NULL, "Strategic developments", "Strategic developments", "Agreement"},
             {"CONCEDE", NULL, "Strategic developments", "Strategic developments", "Agreement"},
             {"RETREAT", NULL, "Strategic developments", "Strategic developments", "Non-violent transfer of territory"},
             {"MOBILIZE", NULL, "Strategic developments", "Strategic developments", "Change to group/activity"}};

/* How an attack was made, by its words, where the record has no mode for it. */
static const char *mode_told(const char *says) {
  static const char *const ways[][2] = {
      {"suicide bomb", "suicide-attack"},
      {"airstrike", "aerial"},
      {"air strike", "aerial"},
      {"air raid", "aerial"},
      {"drone", "aerial"},
      {"warplane", "aerial"},
      {"from the air", "aerial"},
      {"shelling", "heavy-weapons"},
      {"shelled", "heavy-weapons"},
      {"mortar", "heavy-weapons"},
      {"artillery", "heavy-weapons"},
      {"rocket", "heavy-weapons"},
      {"missile", "heavy-weapons"},
      {"roadside bomb", "explosives"},
      {"landmine", "explosives"},
      {"car bomb", "explosives"},
      {"booby-trap", "explosives"},
  };
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
    if (strcasestr(says, ways[i][0])) return ways[i][1];
  return "";
}

static const struct kind_of_event *kind_of(const tr_event_row *r) {
  const char *told = tr_text_in(r->fields, "mode"), *mode = *told ? told : mode_told(tr_text_in(r->entry, "says"));
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (!strcmp(kinds[i].type, r->type) && (!kinds[i].mode || !strcmp(kinds[i].mode, mode))) return &kinds[i];
  return NULL;
}
static bool known(const tr_event_row *row) { return kind_of(row) != NULL; }

static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "TRU%lld-%zu", tr_row_id(r), r->number); }
static void precision(const tr_event_row *r, tr_buffer *out) {
  const char *told = tr_text_in(json_object_get(r->entry, "date"), "precision");
  tr_buffer_add_char(out, !strcmp(told, "week") ? '2' : !strcmp(told, "month") || !strcmp(told, "year") ? '3' : '1');
}
static void disorder(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->disorder); }
static void event(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->event); }
static void sub_event(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->sub_event); }
static void civilians(const tr_event_row *r, tr_buffer *out) {
  if (!strcmp(tr_text_in(r->recipient, "kind"), "population") && !strcmp(r->type, "ASSAULT")) tr_buffer_add_string(out, "Civilian targeting");
}
static void fatalities(const tr_event_row *r, tr_buffer *out) {
  if (r->number == 0 && json_is_number(json_object_get(r->fields, "dead"))) tr_row_number(r->fields, "dead", out); /* once, not for each pair */
  else tr_buffer_add_char(out, '0');
}

static const tr_event_column columns[] = {
    {"event_id_cnty", .write = id},
    {"event_date", .day = "Y-M-D"},
    {"year", .day = "Y"},
    {"time_precision", .write = precision},
    {"disorder_type", .write = disorder},
    {"event_type", .write = event},
    {"sub_event_type", .write = sub_event},
    {"actor1", TR_ROW_ACTOR, .text = "name"},
    {.name = "assoc_actor_1"}, {.name = "inter1"},
    {"actor2", TR_ROW_RECIPIENT, .text = "name"},
    {.name = "assoc_actor_2"}, {.name = "inter2"}, {.name = "interaction"},
    {"civilian_targeting", .write = civilians},
    {.name = "iso"}, {.name = "region"},
    {"country", TR_ROW_PLACE, .text = "country"},
    {.name = "admin1"}, {.name = "admin2"}, {.name = "admin3"},
    {"location", TR_ROW_PLACE, .text = "name"},
    {"latitude", TR_ROW_PLACE, .number = "latitude"},
    {"longitude", TR_ROW_PLACE, .number = "longitude"},
    {.name = "geo_precision"},
    {"source", TR_ROW_ENTRY, .text = "source"},
    {.name = "source_scale"},
    {"notes", TR_ROW_ENTRY, .text = "says"},
    {"fatalities", .write = fatalities},
    {.name = "tags"}, {.name = "timestamp"},
};
static const tr_event_table table = {
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .separator = ',',
    .header = true,
    .sides_alike = true,
    .only_dated = true,
    .only_actual = true,
    .wanted = known,
};

const tr_export_form tr_form_acled = {
    "acled", "text/csv; charset=utf-8", "truce.acled.csv",
    "Only dated acts that ACLED knows (violence, protests, coercion, agreements, withdrawals) and that happened; "
    "interaction codes, regions, districts and scales stay empty; statements and diplomacy are left out.",
    .events = &table};
