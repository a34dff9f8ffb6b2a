/* Maps files, reads standard input whole. */
#include "cli/input.h"

#include <errno.h>
#include <stdio.h>

truce_status tr_input_open(const char *path, tr_input *input, truce_error *error) {
  *input = (tr_input){{"", 0}, {{"", 0}}, {0}};
  if (strcmp(path, "-") != 0) {
    truce_status status = tr_file_map(path, 0, &input->file, error);
    input->content = input->file.content;
    return status;
  }
  char block[65536];
  size_t size;
  while ((size = fread(block, 1, sizeof block, stdin)) > 0) tr_buffer_add(&input->buffer, (truce_span){block, size});
  input->content = tr_buffer_span(&input->buffer);
  return ferror(stdin) ? tr_fail(error, TRUCE_UNREADABLE, "standard input", -1, "Cannot be read: %s.", strerror(errno)) : TRUCE_OK;
}

void tr_input_close(tr_input *input) {
  tr_file_unmap(&input->file);
  tr_buffer_free(&input->buffer);
}
