/* Reads a folder into memory, packed once, sorted by path. */
#include "server/folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/files.h"

enum { FILE_LIMIT = 32 << 20, FILES = 2000, DEPTH = 6, LEVEL = 9 };

struct tr_folder {
  tr_folder_file *files;
  size_t count;
};

static const struct {
  const char *ending, *type;
  bool text;
} types[] = {
    {".html", "text/html; charset=utf-8", true},   {".js", "text/javascript; charset=utf-8", true}, {".css", "text/css; charset=utf-8", true},
    {".json", "application/json", true},           {".yaml", "application/yaml", true},             {".svg", "image/svg+xml", true},
    {".webmanifest", "application/manifest+json", true}, {".txt", "text/plain; charset=utf-8", true}, {".png", "image/png", false},
    {".ico", "image/x-icon", false},               {".woff2", "font/woff2", false},
};
enum { TYPES = sizeof types / sizeof *types };

static size_t type_of(truce_span path) {
  for (size_t i = 0; i < TYPES; i++)
    if (tr_ends(path, tr_span(types[i].ending))) return i;
  return TYPES;
}

static void add_file(tr_folder *folder, const char *file_path, const char *path) {
  tr_file file;
  const size_t type = type_of(tr_span(path));
  if (type == TYPES || folder->count == FILES || tr_file_map(file_path, FILE_LIMIT, &file, NULL)) return;
  tr_buffer body = {0};
  char hash[72];
  tr_buffer_add(&body, file.content);
  tr_file_unmap(&file);
  const truce_span content = tr_buffer_span(&body);
  tr_sha256(&content, 1, hash);
  tr_folder_file *added = &folder->files[folder->count];
  added->blob = tr_blob_new(&body, types[type].text ? LEVEL : 0);
  added->path = strdup(path);
  if (!added->blob || !added->path) return;
  added->blob->content_type = types[type].type;
  added->lasting = tr_starts(tr_span(path), TR_SPAN("/assets/"));
  snprintf(added->etag, sizeof added->etag, "\"%.16s\"", hash + 7);
  folder->count++;
}

static void walk(tr_folder *folder, const char *root, const char *below, int depth) {
  char path[8192];
  snprintf(path, sizeof path, "%s%s", root, below);
  DIR *listing = depth < DEPTH ? opendir(path) : NULL;
  if (!listing) return;
  for (const struct dirent *item; (item = readdir(listing));) {
    char inner[4096];
    struct stat about;
    if (item->d_name[0] == '.') continue;
    if (snprintf(inner, sizeof inner, "%s/%s", below, item->d_name) >= (int)sizeof inner) continue;
    if (snprintf(path, sizeof path, "%s%s", root, inner) >= (int)sizeof path || stat(path, &about) != 0) continue;
    if (S_ISDIR(about.st_mode))
      walk(folder, root, inner, depth + 1);
    else if (S_ISREG(about.st_mode))
      add_file(folder, path, inner);
  }
  closedir(listing);
}

static int by_path(const void *a, const void *b) { return strcmp(((const tr_folder_file *)a)->path, ((const tr_folder_file *)b)->path); }

truce_status tr_folder_open(const char *root, tr_folder **out, truce_error *error) {
  tr_folder *folder = calloc(1, sizeof *folder);
  if (folder) folder->files = calloc(FILES, sizeof *folder->files);
  if (!folder || !folder->files) {
    free(folder);
    return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  }
  walk(folder, root, "", 0);
  qsort(folder->files, folder->count, sizeof *folder->files, by_path);
  if (!tr_folder_find(folder, TR_SPAN("/index.html"))) {
    tr_folder_close(folder);
    return tr_fail(error, TRUCE_NOT_FOUND, root, -1, "The page is not built: run 'make web' (it needs Node.js 18 or newer: apt-get install nodejs npm).");
  }
  *out = folder;
  return TRUCE_OK;
}

void tr_folder_close(tr_folder *folder) {
  if (!folder) return;
  for (size_t i = 0; i < folder->count; i++) {
    free(folder->files[i].path);
    tr_blob_release(folder->files[i].blob);
  }
  free(folder->files);
  free(folder);
}

static const tr_folder_file *exactly(const tr_folder *folder, truce_span path) {
  for (size_t low = 0, high = folder->count; low < high;) {
    const size_t middle = (low + high) / 2;
    const int order = tr_compare(path, tr_span(folder->files[middle].path));
    if (!order) return &folder->files[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

const tr_folder_file *tr_folder_find(const tr_folder *folder, truce_span path) {
  const tr_folder_file *file = exactly(folder, path);
  const bool names_a_file = memrchr(path.data, '.', path.size) != NULL || tr_starts(path, TR_SPAN("/assets/"));
  return file || names_a_file ? file : exactly(folder, TR_SPAN("/index.html"));
}
