/* Reads the roster: rows of tab-separated text, each beginning with what it is (state, actor, term, agent, minority, leads, heads, generic, source).
 * About 15,000 actors and 50,000 names in some 15 ms. Two passes: actors first, then what refers to them. */
#include "world/roster_loader.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/files.h"

enum { ROSTER_LIMIT = 64 * 1024 * 1024 };

static truce_status read_rows(tr_roster_loader *l, const char *file, truce_span content) {
  truce_span text;
  size_t bad;
  if (!l->terms && !tr_utf8_valid(content, &bad)) {
    int64_t line = 1;
    for (size_t i = 0; i < bad; i++) line += content.data[i] == '\n';
    return tr_fail(l->error, TRUCE_BAD_DATA, file, line, "Line %lld: not valid UTF-8.", (long long)line);
  }
  content = tr_behind_mark(content);
  for (int64_t line = 1; tr_split(&content, '\n', &text); line++) {
    if (text.size && text.data[text.size - 1] == '\r') text.size--;
    if (!text.size || text.data[0] == '#') continue;
    if (l->terms && text.data[0] != 't' && text.data[0] != 's' && text.data[0] != 'l') continue; /* the second pass reads terms, what leads, and sources only */
    tr_roster_row r = {.file = file, .line = line};
    while (tr_split(&text, '\t', &r.field[r.count]))
      if (++r.count == TR_ROSTER_FIELDS) break;
    truce_status status = tr_roster_read_row(l, &r);
    if (status) return status;
  }
  return TRUCE_OK;
}

typedef struct source_file {
  char *path;
  truce_span content;
  bool own;
} source_file;
typedef TR_ARRAY(source_file) file_list;

static int by_path(const void *a, const void *b) { return strcmp(((const source_file *)a)->path, ((const source_file *)b)->path); }

/* Files are copied: rows live as long as the roster, whatever happens to the file. */
static truce_status add_file(tr_roster *roster, file_list *files, const char *path, bool own, truce_error *error) {
  tr_file file;
  truce_status status = tr_file_map(path, ROSTER_LIMIT, &file, error);
  if (status) return status;
  source_file entry = {.path = tr_arena_string(roster->arena, tr_span(path)), .content = tr_arena_copy(roster->arena, file.content), .own = own};
  tr_file_unmap(&file);
  TR_PUSH(roster->arena, files, entry);
  return TRUCE_OK;
}

static truce_status list_files(tr_roster *roster, const char *folder, file_list *files, truce_error *error) {
  DIR *dir = opendir(folder);
  if (!dir) return tr_fail(error, TRUCE_NOT_FOUND, folder, -1, "The roster folder cannot be opened.");
  truce_status status = TRUCE_OK;
  for (struct dirent *entry; !status && (entry = readdir(dir));) {
    char path[4608];
    if (entry->d_name[0] == '.' || !tr_ends(tr_span(entry->d_name), TR_SPAN(".tsv")) || strcmp(entry->d_name, "words.tsv") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    status = add_file(roster, files, path, false, error);
  }
  closedir(dir);
  if (files->count > 1) qsort(files->items, files->count, sizeof *files->items, by_path);
  return status;
}

truce_status tr_roster_open(tr_roster *roster, truce_arena *arena, const char *folder, const char *const *own, size_t own_count, truce_error *error) {
  *roster = (tr_roster){.arena = arena};
  file_list files = {0};
  truce_status status = list_files(roster, folder, &files, error);
  size_t bytes = 0;
  for (size_t i = 0; i < files.count; i++) bytes += files.items[i].content.size;
  size_t names = 4096;
  while (names < bytes / 24) names *= 2;
  roster->by_alias.expected = names;
  roster->by_id.expected = names / 4;
  roster->known.items = TR_NEW_ARRAY(arena, tr_known, roster->known.capacity = bytes / 120 + 16); /* a row takes some 100 bytes, a name 30 */
  roster->aliases.items = TR_NEW_ARRAY(arena, tr_alias, roster->aliases.capacity = bytes / 40 + 16);
  for (size_t i = 0; !status && i < own_count; i++) status = add_file(roster, &files, own[i], true, error);
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; !status && i < files.count; i++) {
      tr_roster_loader l = {.roster = roster, .error = error, .own = files.items[i].own, .terms = pass == 1, .source = tr_file_name(files.items[i].path)};
      status = read_rows(&l, files.items[i].path, files.items[i].content);
    }
  return status;
}

void tr_roster_close(tr_roster *roster) { *roster = (tr_roster){0}; }
