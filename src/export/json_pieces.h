/* The small pieces that every writer of JSON in truce shares. Nothing is allocated but what the buffer grows by. */
#ifndef TR_EXPORT_JSON_PIECES_H
#define TR_EXPORT_JSON_PIECES_H

#include "base/text.h"
#include "truce/record.h"

/* Writes `text` as a JSON string with its quotation marks. Bytes that are no UTF-8 become U+FFFD. */
void tr_json_text(tr_buffer *out, truce_span text);
/* The same, or null where the span is none. */
void tr_json_text_or_null(tr_buffer *out, truce_span text);
/* Shortest decimal that reads back as the same number; null for NaN and infinities. */
void tr_json_number(tr_buffer *out, double number);
void tr_json_whole(tr_buffer *out, uint64_t number);
/* An index into a list of the report; null for TRUCE_NONE. */
void tr_json_id(tr_buffer *out, uint32_t id);
/* "2024-06-10", or null. */
void tr_json_day(tr_buffer *out, truce_day day);
/* {"from","to","precision","basis"}: `to` is the first day after it; with a clock time both are that moment. */
void tr_json_date(tr_buffer *out, const truce_date *date);
/* {"start","end"}; a list of them. */
void tr_json_range(tr_buffer *out, truce_range where);
void tr_json_ranges(tr_buffer *out, const truce_range *list, size_t count);

/* Before an item of a list, but not before the first. */
void tr_json_comma(tr_buffer *out, size_t index);
/* Opens a member: a comma where one is due, the name, a colon. */
void tr_json_member(tr_buffer *out, const char *name);
/* Whole members: a word; a text, or null where the span is none; where something stands. */
void tr_json_word_member(tr_buffer *out, const char *name, const char *word);
void tr_json_text_member(tr_buffer *out, const char *name, truce_span text);
void tr_json_where_members(tr_buffer *out, truce_range where);

/* `[` item, item … `]`; the item is number i. */
#define TR_JSON_ITEMS(out, count, write_item)                                 \
  do {                                                                        \
    tr_buffer_add_char(out, '[');                                             \
    for (size_t i = 0; i < (count); i++) tr_json_comma(out, i), (write_item); \
    tr_buffer_add_char(out, ']');                                             \
  } while (0)
/* The same as a member. */
#define TR_JSON_LIST(out, name, count, write_item) \
  do {                                             \
    tr_json_member(out, name);                     \
    TR_JSON_ITEMS(out, count, write_item);         \
  } while (0)

#endif
