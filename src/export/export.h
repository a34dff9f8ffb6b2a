/* Entries as files for other programs. One writer a form; each says what its form cannot carry. */
#ifndef TR_EXPORT_EXPORT_H
#define TR_EXPORT_EXPORT_H

#include "store/query.h"

typedef struct tr_export_form {
  const char *name;       /* csv */
  const char *type;       /* media type */
  const char *file_name;
  const char *leaves_out; /* what it cannot carry, a sentence for people */
  void (*begin)(tr_buffer *out);
  /* One Entry (docs/openapi.yaml); writes nothing where the form has no place for it. `first` = nothing was written before. */
  bool (*write)(const json_t *entry, bool first, tr_buffer *out);
  void (*end)(tr_buffer *out);
  const struct tr_event_table *events; /* a table of acts, in place of the three functions */
} tr_export_form;

/* NULL if there is none of that name; by index NULL behind the last. */
const tr_export_form *tr_export_form_named(const char *name);
const tr_export_form *tr_export_form_at(size_t index);

/* Appends all entries that fit the filter (its limit and cursor are not looked at). TRUCE_BAD_USAGE: no such form, or a filter that cannot be used. */
truce_status tr_export(truce_store *store, const char *form, const tr_filter *filter, tr_buffer *out, truce_error *error);

#endif
