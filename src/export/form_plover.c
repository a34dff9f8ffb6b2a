/* PLOVER: one row an act between an actor and a recipient, in PLOVER's own words. Planned, possible and denied acts are told by their status and carry
 * the type that PLOVER's rules give them. */
#include "export/event_rows.h"

#define TEXT(name, object, key) \
  static void name(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, tr_row_text(object, key)); }
TEXT(mode, r->fields, "mode")
TEXT(status, r->entry, "status")
TEXT(actor, r->actor, "name")
TEXT(actor_country, r->actor, "country")
TEXT(recipient, r->recipient, "name")
TEXT(recipient_country, r->recipient, "country")
TEXT(place, r->place, "name")
TEXT(place_country, r->place, "country")
TEXT(source, r->entry, "source")
TEXT(says, r->entry, "says")
static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%lld-%zu", (long long)json_integer_value(json_object_get(r->entry, "id")), r->number); }
static void date(const tr_event_row *r, tr_buffer *out) { tr_row_day(r, "Y-M-D", out); }
static void type(const tr_event_row *r, tr_buffer *out) { tr_buffer_add_string(out, r->type); }
static void contexts(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->fields, "contexts"), ";", out); }
static void actor_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->actor, "sectors"), ";", out); }
static void recipient_sectors(const tr_event_row *r, tr_buffer *out) { tr_row_list(json_object_get(r->recipient, "sectors"), ";", out); }
static void dead(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->fields, "dead", out); }
static void injured(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->fields, "injured", out); }
static void latitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "latitude", out); }
static void longitude(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->place, "longitude", out); }
static void sources(const tr_event_row *r, tr_buffer *out) { tr_row_number(r->entry, "sources", out); }

static const tr_event_column columns[] = {
    {"id", id}, {"date", date}, {"type", type}, {"mode", mode}, {"contexts", contexts}, {"status", status}, {"actor", actor}, {"actor_country", actor_country},
    {"actor_sectors", actor_sectors}, {"recipient", recipient}, {"recipient_country", recipient_country}, {"recipient_sectors", recipient_sectors}, {"dead", dead}, {"injured", injured},
    {"place", place}, {"country", place_country}, {"latitude", latitude}, {"longitude", longitude}, {"source", source}, {"sources", sources}, {"text", says}};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .header = true};

static void begin(tr_buffer *out) { tr_event_table_begin(&table, out); }
static bool write(const json_t *entry, bool first, tr_buffer *out) { return (void)first, tr_event_table_write(&table, entry, out); }
static void end(tr_buffer *out) { (void)out; }

const tr_export_form tr_form_plover = {"plover", "text/tab-separated-values; charset=utf-8", "truce.plover.tsv",
                                       "Events alone: proposals, stances, steps, journeys, calls, crossings, figures and deadlines are left out; so are clock times and who said it.", begin, write, end};
