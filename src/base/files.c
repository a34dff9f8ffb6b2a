/* Files: mapping, the data folder. */
#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

static truce_status fail_open(const char *path, truce_error *error) {
  if (errno == ENOENT || errno == ENOTDIR) return tr_fail(error, TRUCE_NOT_FOUND, path, -1, "No such file or folder.");
  return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be opened: %s.", strerror(errno));
}

truce_status tr_file_map(const char *path, size_t limit, tr_file *file, truce_error *error) {
  *file = (tr_file){{"", 0}};
  int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (handle < 0) return fail_open(path, error);
  struct stat about;
  truce_status status = TRUCE_OK;
  if (fstat(handle, &about) != 0)
    status = fail_open(path, error);
  else if (!S_ISREG(about.st_mode))
    status = tr_fail(error, TRUCE_UNREADABLE, path, -1, S_ISDIR(about.st_mode) ? "Is a folder." : "Is not a regular file.");
  else if (limit && (size_t)about.st_size > limit)
    status = tr_fail(error, TRUCE_TOO_LARGE, path, -1, "Is %lld MB; the limit is %zu MB.", (long long)about.st_size >> 20, limit >> 20);
  else if (about.st_size > 0) {
    void *map = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, handle, 0);
    if (map == MAP_FAILED)
      status = tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be mapped: %s.", strerror(errno));
    else
      file->content = (truce_span){map, (size_t)about.st_size};
  }
  close(handle);
  return status;
}

void tr_file_unmap(tr_file *file) {
  if (file->content.size) munmap((void *)(uintptr_t)file->content.data, file->content.size);
  *file = (tr_file){{"", 0}};
}

truce_span tr_file_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return tr_span(slash ? slash + 1 : path);
}

static bool has_codebook(const char *folder) {
  char path[4200];
  snprintf(path, sizeof path, "%s/codebook", folder);
  return access(path, R_OK) == 0;
}

const char *tr_data_folder(char out[4096]) {
  const char *chosen = getenv("TRUCE_DATA");
  if (chosen && *chosen) {
    snprintf(out, 4096, "%s", chosen);
    return out;
  }
  ssize_t size = readlink("/proc/self/exe", out, 4000);
  if (size > 0) {
    out[size] = 0;
    char *slash = strrchr(out, '/');
    if (slash) {
      static const char *const near[] = {"/../data", "/../share/truce", "/data"};
      for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        snprintf(slash, 64, "%s", near[i]);
        if (has_codebook(out)) return out;
      }
    }
  }
  snprintf(out, 4096, "%s", has_codebook(TRUCE_DATA_DIR) ? TRUCE_DATA_DIR : TRUCE_INSTALLED_DATA_DIR);
  return out;
}
