/* truce/ingest.h: files, pages, feeds and archives → clean reports. */
#ifndef TRUCE_INGEST_H
#define TRUCE_INGEST_H

#include "truce/report.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What truce knows of pages and of languages: the files in the data folder's ingest/. Never changes once open, so threads share it. */
typedef struct truce_ingest truce_ingest;
/* `data_folder` NULL: $TRUCE_DATA, else beside the program, else where it was built or installed. TRUCE_NOT_FOUND, TRUCE_UNREADABLE, TRUCE_BAD_DATA (a row
 * that is none, with its line), TRUCE_NO_SPACE; *ingest is NULL then. Close with truce_ingest_close, which takes NULL. */
truce_status truce_ingest_open(const char *data_folder, truce_ingest **ingest, truce_error *error);
void truce_ingest_close(truce_ingest *ingest);

/* All zeros means the defaults. */
typedef struct truce_ingest_options {
  const char *map;    /* column map "text=body,published=date" for JSON lines, CSV, TSV; NULL = guess by common names */
  size_t file_limit;  /* bytes of one file or archive member, 0 = 64 MiB */
  size_t total_limit; /* bytes unpacked from one archive, 0 = 2 GiB */
} truce_ingest_options;

/* Receives one report; it and its text live until the sink returns (copy what shall stay). Return false to stop. */
typedef bool (*truce_report_sink)(void *self, const truce_report *report);
/* Receives one part that could not be read (a member of an archive, a row); the rest goes on. */
typedef void (*truce_problem_sink)(void *self, const truce_error *problem);

/* Reads one file of any known form (told by content, not by name) and hands each report in it to `sink`. `arena` is cleared by the
 * callee between reports. TRUCE_OK if the file could be read, even if parts of it were handed to `problem` (may be NULL);
 * else the status of the file itself: TRUCE_NOT_FOUND, TRUCE_UNREADABLE, TRUCE_TOO_LARGE, TRUCE_EMPTY, TRUCE_BAD_DATA.
 * Thread-safe with one arena a thread. path "-" is standard input. */
truce_status truce_ingest_file(const truce_ingest *ingest, const char *path, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink,
                               truce_problem_sink problem, void *self, truce_error *error);
/* The same for bytes in memory that hold one report (a page, a text); `origin` names it. The report lives in `arena`. `options` may be NULL in both. */
truce_status truce_ingest_bytes(const truce_ingest *ingest, truce_span bytes, const char *origin, const truce_ingest_options *options, truce_arena *arena,
                                truce_report *report, truce_error *error);

/* Lists the files that reading `path` would read, folders walked in order of names, hidden files left out. A link that leads nowhere and
 * a folder within that cannot be read are listed, too: reading them tells why not. A folder without any file that could hold reports gives TRUCE_EMPTY. The
 * sink gets each path; it returns false to stop. */
typedef bool (*truce_path_sink)(void *self, const char *path);
truce_status truce_ingest_list(const char *path, truce_path_sink sink, void *self, truce_error *error);

#ifdef __cplusplus
}
#endif
#endif
