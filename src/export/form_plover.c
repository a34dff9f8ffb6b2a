/* PLOVER: one row an act between an actor and a recipient, in PLOVER's own words. Planned, possible and denied acts are told by their status and carry
 * the type that PLOVER's rules give them. */
#include "export/event_rows.h"

static void id(const tr_event_row *r, tr_buffer *out) { tr_buffer_printf(out, "%lld-%zu", tr_row_id(r), r->number); }

static const tr_event_column columns[] = {
    {"id", .write = id},
    {"date", .day = "Y-M-D"},
    {"type", .write = tr_row_type},
    {"mode", TR_ROW_FIELDS, .text = "mode"},
    {"contexts", TR_ROW_FIELDS, .list = "contexts"},
    {"status", TR_ROW_ENTRY, .text = "status"},
    {"actor", TR_ROW_ACTOR, .text = "name"},
    {"actor_country", TR_ROW_ACTOR, .text = "country"},
    {"actor_sectors", TR_ROW_ACTOR, .list = "sectors"},
    {"recipient", TR_ROW_RECIPIENT, .text = "name"},
    {"recipient_country", TR_ROW_RECIPIENT, .text = "country"},
    {"recipient_sectors", TR_ROW_RECIPIENT, .list = "sectors"},
    {"dead", TR_ROW_FIELDS, .number = "dead"},
    {"injured", TR_ROW_FIELDS, .number = "injured"},
    {"place", TR_ROW_PLACE, .text = "name"},
    {"country", TR_ROW_PLACE, .text = "country"},
    {"latitude", TR_ROW_PLACE, .number = "latitude"},
    {"longitude", TR_ROW_PLACE, .number = "longitude"},
    {"source", TR_ROW_ENTRY, .text = "source"},
    {"sources", TR_ROW_ENTRY, .number = "sources"},
    {"text", TR_ROW_ENTRY, .text = "says"},
};
static const tr_event_table table = {.columns = columns, .column_count = sizeof columns / sizeof *columns, .separator = '\t', .between = ";", .header = true};

const tr_export_form tr_form_plover = {
    "plover", "text/tab-separated-values; charset=utf-8", "truce.plover.tsv",
    "Events alone: proposals, stances, steps, journeys, calls, crossings, figures and deadlines are left out; so are clock times and who said it.",
    .events = &table};
