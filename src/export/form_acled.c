/* ACLED: the columns of its data export (CSV, one header), for acts that ACLED knows: violence, protests, coercion, and what it calls strategic
 * developments (agreements, withdrawals, arrests). */
#include "export/event_rows.h"

#define TEXT(name, object, key) \
  static void name(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, tr_row_text(object, key)); }
TEXT(actor, r->actor, "name")
TEXT(recipient, r->recipient, "name")
TEXT(place, r->place, "name")
TEXT(country, r->place, "country")
TEXT(source, r->entry, "source")
TEXT(notes, r->entry, "says")

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

static const struct kind_of_event *kind_of(const tr_event_row *r) {
  const char *mode = tr_row_text(r->fields, "mode");
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (!strcmp(kinds[i].type, r->type) && (!kinds[i].mode || !strcmp(kinds[i].mode, mode))) return &kinds[i];
  return NULL;
}
static bool known(const tr_event_row *row) { return kind_of(row) != NULL && row->day.days != TRUCE_NO_DAY; }

static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "TRU%lld-%zu", (long long)json_integer_value(json_object_get(r->entry, "id")), r->number); }
static void date(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y-M-D", out); }
static void year(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y", out); }
static void precision(const tr_event_row *r, tr_buffer *out) {
  const char *told = tr_row_text(json_object_get(r->entry, "date"), "precision");
  tr_buffer_add_char(out, !strcmp(told, "week") ? '2' : !strcmp(told, "month") || !strcmp(told, "year") ? '3' : '1');
}
static void disorder(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->disorder); }
static void event(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->event); }
static void sub_event(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, kind_of(r)->sub_event); }
static void civilians(const tr_event_row *r, tr_buffer *out) {
  if (!strcmp(tr_row_text(r->recipient, "kind"), "population") && !strcmp(r->type, "ASSAULT")) tr_buffer_add_string(out, "Civilian targeting");
}
static void latitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "latitude", out); }
static void longitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "longitude", out); }
static void fatalities(const tr_event_row *r, tr_buffer *out) {
  if (r->number == 0 && json_is_number(json_object_get(r->fields, "dead"))) tr_row_number(r->fields, "dead", out); /* once, not for each pair */
  else tr_buffer_add_char(out, '0');
}

static const tr_event_column columns[] = {
    {"event_id_cnty", id}, {"event_date", date}, {"year", year}, {"time_precision", precision}, {"disorder_type", disorder}, {"event_type", event}, {"sub_event_type", sub_event},
    {"actor1", actor}, {"assoc_actor_1", NULL}, {"inter1", NULL}, {"actor2", recipient}, {"assoc_actor_2", NULL}, {"inter2", NULL}, {"interaction", NULL}, {"civilian_targeting", civilians},
    {"iso", NULL}, {"region", NULL}, {"country", country}, {"admin1", NULL}, {"admin2", NULL}, {"admin3", NULL}, {"location", place}, {"latitude", latitude}, {"longitude", longitude},
    {"geo_precision", NULL}, {"source", source}, {"source_scale", NULL}, {"notes", notes}, {"fatalities", fatalities}, {"tags", NULL}, {"timestamp", NULL}};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = ',', .header = true, .only_actual = true, .wanted = known};

static void begin(tr_buffer *out) { tr_event_table_begin(&table, out); }
static bool write(const json_t *entry, bool first, tr_buffer *out) { return (void)first, tr_event_table_write(&table, entry, out); }
static void end(tr_buffer *out) { (void)out; }

const tr_export_form tr_form_acled = {"acled", "text/csv; charset=utf-8", "truce.acled.csv",
                                      "Only dated acts that ACLED knows (violence, protests, coercion, agreements, withdrawals) and that happened; interaction codes, regions, districts and scales stay empty; statements and diplomacy are left out.",
                                      begin, write, end};
