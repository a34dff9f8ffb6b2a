/* Replays a fuzz corpus in the ordinary test run: every file of the folders named is given to LLVMFuzzerTestOneInput once. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replay(const char *path) {
  tr_file file;
  if (tr_file_map(path, 0, &file, NULL) != TRUCE_OK) return;
  uint8_t *copy = malloc(file.content.size + 1); /* on the heap, so that the sanitizer sees reads beyond it */
  if (copy) {
    memcpy(copy, file.content.data, file.content.size);
    LLVMFuzzerTestOneInput(copy, file.content.size);
  }
  free(copy);
  tr_file_unmap(&file);
}

int main(int argc, char **argv) {
  int count = 0;
  for (int i = 1; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    if (!folder) return fprintf(stderr, "%s: no such folder\n", argv[i]), 1;
    for (struct dirent *entry; (entry = readdir(folder));) {
      if (entry->d_name[0] == '.') continue;
      char path[4096];
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      replay(path);
      count++;
    }
    closedir(folder);
  }
  printf("%d inputs replayed\n", count);
  return count == 0;
}
