/* Reports as JSON lines. */
#include "cli/report_json.h"

#include <jansson.h>
#include <stdio.h>

#include "base/dates.h"
#include "base/json_form.h"

static json_t *json_of(truce_span text) { return text.size ? json_stringn(text.data, text.size) : json_null(); }

static json_t *dropped_json(const truce_report *report) {
  json_t *list = json_array();
  for (size_t i = 0; i < report->dropped_count; i++)
    json_array_append_new(list, json_pack("{s:s, s:o}", "why", truce_dropped_why_names[report->dropped[i].why], "text", json_of(report->dropped[i].text)));
  return list;
}

void tr_print_report_json(const truce_report *report, truce_span copy_of) {
  char day[16] = "";
  bool dated = report->published_basis != TRUCE_DATE_UNKNOWN;
  if (dated) tr_day_print(report->published, day);
  json_t *object = json_object();
  json_object_set_new(object, "id", json_of(report->id));
  json_object_set_new(object, "origin", json_of(report->origin));
  json_object_set_new(object, "title", json_of(report->title));
  json_object_set_new(object, "author", json_of(report->author));
  json_object_set_new(object, "published", dated ? json_string(day) : json_null());
  json_object_set_new(object, "published_basis", json_string(truce_date_basis_names[report->published_basis]));
  json_object_set_new(object, "source", json_of(report->source));
  json_object_set_new(object, "url", json_of(report->url));
  json_object_set_new(object, "language", json_of(report->language));
  json_object_set_new(object, "text", json_of(report->text));
  json_object_set_new(object, "copy_of", json_of(copy_of));
  json_object_set_new(object, "dropped", dropped_json(report));
  json_dumpf(object, stdout, TR_JSON_FORM);
  putchar('\n');
  json_decref(object);
}
