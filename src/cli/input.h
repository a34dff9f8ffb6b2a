/* One input of a command as one span: a file, or standard input for "-". */
#ifndef TR_CLI_INPUT_H
#define TR_CLI_INPUT_H

#include "base/files.h"
#include "base/text.h"

typedef struct tr_input {
  truce_span content;
  tr_file file;
  tr_buffer buffer;
} tr_input;

/* What tr_file_map gives; TRUCE_UNREADABLE where standard input fails. Close with tr_input_close. */
truce_status tr_input_open(const char *path, tr_input *input, truce_error *error);
void tr_input_close(tr_input *input);

#endif
