/* Files: mapping, reading whole, finding the data folder. */
#ifndef TR_BASE_FILES_H
#define TR_BASE_FILES_H

#include "truce/base.h"

typedef struct tr_file {
  truce_span content; /* mapped read-only */
} tr_file;

/* Maps a regular file. TRUCE_NOT_FOUND, TRUCE_UNREADABLE (also: a folder, a device), TRUCE_TOO_LARGE above `limit` bytes (0 = none).
 * An empty file maps to an empty span. Unmap with tr_file_unmap. */
truce_status tr_file_map(const char *path, size_t limit, tr_file *file, truce_error *error);
void tr_file_unmap(tr_file *file);
/* What a path ends in, without its folders. */
truce_span tr_file_name(const char *path);
/* The folder with codebook, roster, gazetteer, model: $TRUCE_DATA, else beside the program, else where it was built or installed.
 * Fills `out` (PATH_MAX) and returns it. */
const char *tr_data_folder(char out[4096]);
/* "sha256:" and 64 hex digits of a text, NUL-ended: 72 bytes. Several parts count as one text, each preceded by its size. */
void tr_sha256(const truce_span *parts, size_t count, char out[72]);

#endif
