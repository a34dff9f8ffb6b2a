/* What the readers of the roster share: files (roster_read.c), rows (roster_rows.c), names (roster_names.c). */
#ifndef TR_WORLD_ROSTER_LOADER_H
#define TR_WORLD_ROSTER_LOADER_H

#include "world/roster.h"

enum { TR_ROSTER_FIELDS = 14 };

typedef struct tr_roster_row {
  const char *file;
  int64_t line;
  truce_span field[TR_ROSTER_FIELDS];
  size_t count;
} tr_roster_row;

typedef struct tr_roster_loader {
  tr_roster *roster;
  truce_error *error;
  truce_span source;
  bool own, terms; /* user's file; second pass */
} tr_roster_loader;

/* Takes a row in, if it is one of this pass. A fault is told with file and line. */
truce_status tr_roster_read_row(tr_roster_loader *loader, const tr_roster_row *row);

/* A name of an actor; several, parted by |; the last word of a person's name, with its particle. */
void tr_roster_add_name(tr_roster_loader *loader, uint32_t known, truce_span name, tr_use use);
void tr_roster_add_names(tr_roster_loader *loader, uint32_t known, truce_span list, tr_use use);
void tr_roster_add_surname(tr_roster_loader *loader, uint32_t known, truce_span name);

#endif
