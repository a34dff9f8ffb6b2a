/* Which column or key holds the title, the text, the day …: by a user's map, else by usual names; and the report made of one record. */
#include "ingest/records.h"

#include "base/text.h"
#include "ingest/dateline.h"

static const char *const field_names[TR_FIELD_COUNT] = {"text", "title", "published", "author", "source", "url", "language"};

/* Common names of columns and keys, most usual first. */
static const char *const common[TR_FIELD_COUNT][16] = {
    {"text", "body", "content", "maintext", "article", "full_text", "fulltext", "article_text", "story", "articlebody", "content_text", "content_html",
     "description", "summary", NULL},
    {"title", "headline", "head", "subject", NULL},
    {"published", "date", "pub_date", "pubdate", "date_publish", "publish_date", "published_at", "publishedat", "date_published", "datepublished",
     "publication_date", "datetime", "timestamp", "created_at", NULL},
    {"author", "authors", "byline", "creator", "by", NULL},
    {"source", "outlet", "publisher", "publication", "source_domain", "site", "domain", "newspaper", NULL},
    {"url", "link", "uri", "href", "address", NULL},
    {"language", "lang", NULL},
};

static bool mapped(const char *map, tr_field_name field, truce_span *column) {
  truce_span rest = tr_span(map), pair;
  while (map && tr_split(&rest, ',', &pair)) {
    const char *sign = pair.size ? memchr(pair.data, '=', pair.size) : NULL;
    if (!sign || !tr_equal_string(tr_trim((truce_span){pair.data, (size_t)(sign - pair.data)}), field_names[field])) continue;
    *column = tr_trim((truce_span){sign + 1, pair.size - (size_t)(sign + 1 - pair.data)});
    return true;
  }
  return false;
}

truce_status tr_map_check(const char *map, truce_error *error) {
  truce_span rest = tr_span(map), pair;
  while (map && tr_split(&rest, ',', &pair)) {
    const char *sign = pair.size ? memchr(pair.data, '=', pair.size) : NULL;
    bool known = false;
    for (int f = 0; sign && f < TR_FIELD_COUNT; f++) known |= tr_equal_string(tr_trim((truce_span){pair.data, (size_t)(sign - pair.data)}), field_names[f]);
    if (!known || sign + 1 == pair.data + pair.size)
      return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1,
                     "The map has '%.*s'; it wants field=column with a field of text, title, published, author, source, url, language.", (int)pair.size,
                     pair.data);
  }
  return TRUCE_OK;
}

tr_field_name tr_field_for(truce_span column, const char *map, int *rank) {
  truce_span wanted;
  column = tr_trim(column);
  for (int f = 0; f < TR_FIELD_COUNT; f++)
    if (mapped(map, (tr_field_name)f, &wanted) && tr_equal(column, wanted)) return *rank = 0, (tr_field_name)f;
  for (int f = 0; f < TR_FIELD_COUNT; f++)
    for (int i = 0; common[f][i]; i++)
      if (!mapped(map, (tr_field_name)f, &wanted) && tr_equal_fold(column, tr_span(common[f][i]))) return *rank = i, (tr_field_name)f;
  return TR_FIELD_COUNT;
}

void tr_record_deliver(tr_intake *in, const tr_record_fields *record, const tr_context *context) {
  tr_context own = *context;
  own.title = record->values[TR_FIELD_TITLE];
  own.author = record->values[TR_FIELD_AUTHOR];
  if (record->values[TR_FIELD_SOURCE].size) own.source = record->values[TR_FIELD_SOURCE];
  if (record->values[TR_FIELD_URL].size) own.url = record->values[TR_FIELD_URL];
  own.language = record->values[TR_FIELD_LANGUAGE];
  tr_written_day written;
  const truce_span day = record->values[TR_FIELD_PUBLISHED];
  if (tr_day_field(day, &own.published))
    own.basis = tr_day_find(day, false, &written) && written.ambiguous ? TRUCE_DATE_GUESSED : TRUCE_DATE_METADATA; /* 03/04/2016: the month first, at a guess */
  if (!tr_trim(record->values[TR_FIELD_TEXT]).size) {
    tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "Has no text (a map may be wanted: --map text=COLUMN).");
    return;
  }
  tr_body_read(in, record->values[TR_FIELD_TEXT], &own);
}
