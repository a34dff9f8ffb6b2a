/* The built page: every file of one folder, read at the start. What is not in the list does not exist, so no path leads out of it. */
#ifndef TR_SERVER_FOLDER_H
#define TR_SERVER_FOLDER_H

#include "server/cache.h"

typedef struct tr_folder tr_folder;

typedef struct tr_folder_file {
  char *path; /* "/assets/index-1f3a.js" */
  char etag[24];
  bool lasting; /* its name changes with its content */
  tr_blob *blob;
} tr_folder_file;

/* Reads `root`. TRUCE_NOT_FOUND when it is no folder or holds no index.html. */
truce_status tr_folder_open(const char *root, tr_folder **folder, truce_error *error);
void tr_folder_close(tr_folder *folder);
/* The file at a path; "/" and addresses of views ("/timeline") give index.html. NULL if there is none. */
const tr_folder_file *tr_folder_find(const tr_folder *folder, truce_span path);

#endif
