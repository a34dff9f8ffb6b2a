/* The codebook: opening its folder. Classes are read first, then frames, which name them, then tables, which name frames. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/files.h"
#include "record/calibration.h"
#include "record/coder.h"
#include "record/meant.h"

static const char *const class_names[TR_CLASS_COUNT] = {
#define X(id, name) name,
    TR_CLASS_TABLE(X)
#undef X
};

typedef struct named_file {
  char *name;
  truce_span content;
} named_file;

static int by_name(const void *a, const void *b) { return strcmp(((const named_file *)a)->name, ((const named_file *)b)->name); }

static truce_status read_file(truce_arena *arena, const char *folder, const char *name, truce_span *content, truce_error *error) {
  char path[4352];
  tr_file file;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  const truce_status status = tr_file_map(path, 16u << 20, &file, error);
  if (status) return status;
  *content = tr_arena_copy(arena, tr_behind_mark(file.content));
  tr_file_unmap(&file);
  size_t where;
  if (!tr_utf8_valid(*content, &where)) return tr_fail(error, TRUCE_BAD_DATA, path, (int64_t)where, "byte %zu is not UTF-8.", where);
  return TRUCE_OK;
}

static bool wanted(const char *name) {
  const truce_span n = tr_span(name);
  return name[0] != '.' && (tr_ends(n, TR_SPAN(".classes")) || tr_ends(n, TR_SPAN(".frames")) || tr_ends(n, TR_SPAN(".tsv")));
}

typedef struct file_list {
  TR_ARRAY(named_file) items;
} file_list;

static truce_status read_folder(truce_arena *arena, const char *folder, file_list *files, truce_error *error) {
  DIR *dir = opendir(folder);
  if (!dir) return tr_fail(error, TRUCE_NOT_FOUND, folder, -1, "the folder of the codebook cannot be opened.");
  for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
    if (wanted(entry->d_name)) TR_PUSH(arena, &files->items, ((named_file){tr_arena_string(arena, tr_span(entry->d_name)), {0}}));
  closedir(dir);
  if (!files->items.count) return tr_fail(error, TRUCE_EMPTY, folder, -1, "no *.frames file is in the folder.");
  qsort(files->items.items, files->items.count, sizeof *files->items.items, by_name);
  for (size_t i = 0; i < files->items.count; i++) {
    const truce_status status = read_file(arena, folder, files->items.items[i].name, &files->items.items[i].content, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

static void set_version(truce_codebook *codebook, const file_list *files) {
  TR_ARRAY(truce_span) parts = {0};
  char sum[72], text[64];
  for (size_t i = 0; i < files->items.count; i++) TR_PUSH(codebook->arena, &parts, files->items.items[i].content);
  tr_sha256(parts.items, parts.count, sum);
  snprintf(text, sizeof text, "%zu frames, %.12s", codebook->frames.items.count, sum + 7);
  codebook->version = tr_arena_string(codebook->arena, tr_span(text));
}

static void note_classes(truce_codebook *codebook) {
  for (int i = 0; i < TR_CLASS_COUNT; i++) codebook->classes[i] = tr_lexicon_class(&codebook->lexicon, tr_span(class_names[i]));
  for (size_t i = 0; i < codebook->lexicon.class_count; i++)
    if (tr_starts(codebook->lexicon.class_names[i], TR_SPAN("context."))) TR_PUSH(codebook->arena, &codebook->contexts, (uint16_t)i);
}

static truce_status open_parts(truce_codebook *codebook, const char *folder, truce_error *error) {
  file_list files = {{0}};
  truce_status status = read_folder(codebook->arena, folder, &files, error);
  codebook->lexicon.arena = codebook->arena;
  static const char *const order[] = {".classes", ".frames", ".tsv"};
  for (int pass = 0; pass < 3 && !status; pass++)
    for (size_t i = 0; i < files.items.count && !status; i++) {
      const named_file *file = &files.items.items[i];
      if (!tr_ends(tr_span(file->name), tr_span(order[pass]))) continue;
      if (pass == 0) status = tr_lexicon_read(&codebook->lexicon, file->name, file->content, error);
      else if (pass == 1) status = tr_frames_read(&codebook->frames, &codebook->lexicon, tr_span(file->name), file->content, error);
      else if (!strcmp(file->name, "meant.tsv")) status = tr_weights_read(codebook->arena, file->name, file->content, &codebook->meant, error);
      else status = tr_calibration_read(codebook->arena, file->name, file->content, &codebook->calibration, error);
    }
  if (!status && !codebook->calibration) status = tr_calibration_read(codebook->arena, "sure.tsv", (truce_span){0}, &codebook->calibration, error);
  if (!status && !codebook->meant) status = tr_weights_read(codebook->arena, "meant.tsv", (truce_span){0}, &codebook->meant, error);
  if (status) return status;
  note_classes(codebook);
  set_version(codebook, &files);
  return TRUCE_OK;
}

truce_status truce_codebook_open(const char *folder, truce_codebook **out, truce_error *error) {
  truce_arena *arena = truce_arena_new();
  if (!arena) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  truce_codebook *codebook = TR_NEW(arena, truce_codebook);
  codebook->arena = arena;
  const truce_status status = open_parts(codebook, folder, error);
  if (status) {
    truce_arena_delete(arena);
    return status;
  }
  *out = codebook;
  return TRUCE_OK;
}

void truce_codebook_close(truce_codebook *codebook) {
  if (codebook) truce_arena_delete(codebook->arena);
}

const char *truce_codebook_version(const truce_codebook *codebook) { return codebook->version; }
