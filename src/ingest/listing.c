/* Which files a path stands for: itself, or those in the folder, by name. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/text.h"
#include "truce/ingest.h"

enum { DEEPEST_FOLDER = 64 };

typedef struct walk {
  truce_path_sink sink;
  void *self;
  size_t count;
  bool stopped;
} walk;

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

/* A hidden file is no report, nor is the store that stands in the same folder. */
static int may_be_report(const struct dirent *entry) {
  static const char *const stores[] = {".db", ".db-wal", ".db-shm", ".db-journal"};
  const truce_span name = tr_span(entry->d_name);
  for (size_t i = 0; i < sizeof stores / sizeof *stores; i++)
    if (tr_ends(name, tr_span(stores[i]))) return 0;
  return entry->d_name[0] != '.';
}

static truce_status walk_folder(walk *w, const char *path, int depth, truce_error *error) {
  struct dirent **entries;
  int count = scandir(path, &entries, may_be_report, by_name);
  if (count < 0) return tr_fail(error, TRUCE_UNREADABLE, path, -1, "The folder cannot be read: %s.", strerror(errno));
  for (int i = 0; i < count; i++) {
    char inner[4096];
    struct stat about;
    int size = snprintf(inner, sizeof inner, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", entries[i]->d_name);
    free(entries[i]);
    if (w->stopped || size >= (int)sizeof inner || stat(inner, &about) != 0) continue;
    if (S_ISDIR(about.st_mode) && depth < DEEPEST_FOLDER)
      walk_folder(w, inner, depth + 1, NULL);
    else if (S_ISREG(about.st_mode)) {
      w->count++;
      w->stopped = !w->sink(w->self, inner);
    }
  }
  free(entries);
  return TRUCE_OK;
}

truce_status truce_ingest_list(const char *path, truce_path_sink sink, void *self, truce_error *error) {
  struct stat about;
  if (strcmp(path, "-") == 0) return sink(self, path), TRUCE_OK;
  if (stat(path, &about) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return tr_fail(error, TRUCE_NOT_FOUND, path, -1, "No such file or folder.");
    return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be looked at: %s.", strerror(errno));
  }
  if (!S_ISDIR(about.st_mode)) return sink(self, path), TRUCE_OK;
  walk w = {sink, self, 0, false};
  truce_status status = walk_folder(&w, path, 0, error);
  if (status == TRUCE_OK && w.count == 0) return tr_fail(error, TRUCE_EMPTY, path, -1, "The folder holds no file that could be read.");
  return status;
}
