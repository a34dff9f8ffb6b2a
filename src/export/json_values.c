/* Values of a line's fields → JSON, one writer a type: a new field needs no code here, a new type a row in `writers`. */
#include "export/json_values.h"

#include "export/json_pieces.h"

typedef void value_writer(tr_buffer *out, const truce_value *value);

static void write_text(tr_buffer *out, const truce_value *v) { tr_json_text_or_null(out, v->text); }
static void write_number(tr_buffer *out, const truce_value *v) { tr_json_number(out, v->number); }
static void write_flag(tr_buffer *out, const truce_value *v) { tr_buffer_add_string(out, v->number != 0 ? "true" : "false"); }
static void write_date(tr_buffer *out, const truce_value *v) { tr_json_date(out, &v->date); }

static void write_texts(tr_buffer *out, const truce_value *v) { TR_JSON_ITEMS(out, v->count, tr_json_text(out, v->words[i])); }

static void write_id(tr_buffer *out, const truce_value *v) { tr_json_id(out, v->count ? v->ids[0] : TRUCE_NONE); }

static void write_ids(tr_buffer *out, const truce_value *v) { TR_JSON_ITEMS(out, v->count, tr_json_whole(out, v->ids[i])); }

/* One range stands alone; several pieces, and conditions always, are a list. */
static void write_ranges(tr_buffer *out, const truce_value *v) {
  if (v->count == 1 && v->field != TRUCE_FIELD_CONDITIONS)
    tr_json_range(out, v->ranges[0]);
  else
    tr_json_ranges(out, v->ranges, v->count);
}

static void write_place(tr_buffer *out, const truce_value *v) {
  if (v->text.data) {
    tr_buffer_add_char(out, '{');
    tr_json_text_member(out, "name", v->text);
    tr_buffer_add_char(out, '}');
  } else if (v->count && v->ids) {
    tr_json_whole(out, v->ids[0]);
  } else {
    tr_buffer_add_string(out, "null");
  }
}

static void write_stage(tr_buffer *out, const truce_stage *stage) {
  tr_buffer_add_char(out, '{');
  tr_json_member(out, "number");
  tr_json_number(out, stage->number);
  tr_json_text_member(out, "text", stage->text);
  tr_json_member(out, "evidence");
  tr_json_ranges(out, &stage->evidence, 1);
  tr_buffer_add_char(out, '}');
}

static void write_stages(tr_buffer *out, const truce_value *v) { TR_JSON_ITEMS(out, v->count, write_stage(out, &v->stages[i])); }

static void write_about(tr_buffer *out, const truce_value *v) {
  if (v->number != 0)
    write_ranges(out, v);
  else
    write_id(out, v);
}

static value_writer *const writers[] = {
    [TRUCE_VALUE_WORD] = write_text,     [TRUCE_VALUE_WORDS] = write_texts,   [TRUCE_VALUE_ACTOR] = write_id,    [TRUCE_VALUE_ACTORS] = write_ids,
    [TRUCE_VALUE_PLACE] = write_place,   [TRUCE_VALUE_ABOUT] = write_about,   [TRUCE_VALUE_RANGES] = write_ranges, [TRUCE_VALUE_NUMBER] = write_number,
    [TRUCE_VALUE_DATE] = write_date,     [TRUCE_VALUE_FLAG] = write_flag,     [TRUCE_VALUE_TEXT] = write_text,   [TRUCE_VALUE_TEXTS] = write_texts,
    [TRUCE_VALUE_STAGES] = write_stages,
};

void tr_json_value(tr_buffer *out, const truce_value *value) { writers[truce_field_types[value->field]](out, value); }
