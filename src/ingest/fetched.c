/* Proof of a report: the bytes it was read from, as they were fetched. */
#include <unistd.h>

#include "base/files.h"
#include "ingest/pages.h"
#include "truce/fetch.h"

bool truce_fetched_find(const char *path, const char *report_id, truce_fetched *fetched) {
  tr_pages *pages;
  int64_t version;
  char charset[64], hash[72];
  tr_buffer bytes = {0};
  if (!path) path = "truce-pages.db";
  if (access(path, R_OK) != 0 || tr_pages_open(path, &pages, NULL) != TRUCE_OK) return false; /* opening would make the file */
  bool found = tr_pages_of_report(pages, report_id, fetched->url, sizeof fetched->url, &version, &fetched->fetched_s, fetched->hash);
  fetched->intact = false;
  if (found && tr_pages_bytes(pages, fetched->url, version, &bytes, charset)) {
    truce_span kept = tr_buffer_span(&bytes);
    tr_sha256(&kept, 1, hash);
    fetched->intact = strcmp(hash, fetched->hash) == 0;
  }
  tr_buffer_free(&bytes);
  tr_pages_close(pages);
  return found;
}
