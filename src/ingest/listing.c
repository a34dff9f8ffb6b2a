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
  struct {
    dev_t device;
    ino_t number;
  } above[DEEPEST_FOLDER + 1]; /* the folders that lead here */
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

static void pass_on(walk *w, const char *path) {
  w->count++;
  w->stopped = !w->sink(w->self, path);
}

/* A link may lead back to a folder that leads here. */
static bool leads_here(walk *w, int depth, const struct stat *folder) {
  for (int i = 0; i < depth; i++)
    if (w->above[i].device == folder->st_dev && w->above[i].number == folder->st_ino) return true;
  w->above[depth].device = folder->st_dev;
  w->above[depth].number = folder->st_ino;
  return false;
}

static truce_status walk_folder(walk *w, const char *path, int depth, truce_error *error);

/* A folder that cannot be read and a link that leads nowhere are passed on, too: whoever opens them tells why they cannot be. */
static void walk_entry(walk *w, const char *path, int depth) {
  struct stat about;
  if (stat(path, &about) != 0)
    pass_on(w, path);
  else if (S_ISDIR(about.st_mode) && depth < DEEPEST_FOLDER && !leads_here(w, depth, &about) && walk_folder(w, path, depth, NULL))
    pass_on(w, path);
  else if (S_ISREG(about.st_mode))
    pass_on(w, path);
}

static truce_status walk_folder(walk *w, const char *path, int depth, truce_error *error) {
  struct dirent **entries;
  int count = scandir(path, &entries, may_be_report, by_name);
  if (count < 0) return tr_fail(error, TRUCE_UNREADABLE, path, -1, "The folder cannot be read: %s.", strerror(errno));
  for (int i = 0; i < count; i++) {
    char inner[4096];
    int size = snprintf(inner, sizeof inner, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", entries[i]->d_name);
    free(entries[i]);
    if (!w->stopped && size < (int)sizeof inner) walk_entry(w, inner, depth + 1);
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
  walk w = {.sink = sink, .self = self};
  leads_here(&w, 0, &about);
  truce_status status = walk_folder(&w, path, 0, error);
  if (status == TRUCE_OK && w.count == 0) return tr_fail(error, TRUCE_EMPTY, path, -1, "The folder holds no file that could be read.");
  return status;
}
