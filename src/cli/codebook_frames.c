/* Lists frames, shows them as they are written, runs their examples. */
#include "cli/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/examples.h"

static void print_evokers(const tr_frame *frame, size_t most) {
  static const char *const by[] = {"", " (noun)", " (light noun)", " (adjective)", " (event)"};
  for (size_t i = 0; i < frame->evokers.count && i < most; i++)
    printf("%s%.*s%s", i ? ", " : "", (int)frame->evokers.items[i].size, frame->evokers.items[i].data, by[frame->evoked_by.items[i]]);
  if (frame->evokers.count > most) printf(" …");
}

int tr_codebook_list(const truce_codebook *codebook, const tr_texts *names) {
  (void)names;
  for (size_t i = 0; i < codebook->frames.items.count; i++) {
    const tr_frame *frame = &codebook->frames.items.items[i];
    printf("%-34.*s ", (int)frame->id.size, frame->id.data);
    print_evokers(frame, 6);
    putchar('\n');
  }
  printf("%s\n", truce_codebook_version(codebook));
  return 0;
}

/* `only`: the number of an example, 0 for the whole frame as it is written. */
static void show_frame(const tr_frame *frame, size_t only) {
  if (!only) {
    printf("%.*s, line %lld\n%.*s\n\n", (int)frame->file.size, frame->file.data, (long long)frame->line, (int)frame->source.size, frame->source.data);
    return;
  }
  const tr_example *example = &frame->examples.items[only - 1];
  printf("%.*s, line %lld\n%s %.*s\n", (int)frame->file.size, frame->file.data, (long long)example->line, example->near ? "near" : "example",
         (int)example->text.size, example->text.data);
  for (size_t k = 0; k < example->expected.count; k++) printf("gives %.*s\n", (int)example->expected.items[k].text.size, example->expected.items[k].text.data);
}

static void tell_no_frame(const char *name) {
  fprintf(stderr, "truce codebook: %s '%s'; 'truce codebook list' tells the frames\n",
          strchr(name, '#') ? "no frame has the example" : "no frame's name begins with", name);
}

/* A name is the beginning of frames' names ("stance."), or the id of one example ("stance.reject#2"). */
static size_t show_named(const tr_frames *frames, const char *name) {
  const char *sharp = strchr(name, '#');
  const truce_span wanted = {name, sharp ? (size_t)(sharp - name) : strlen(name)};
  const size_t only = sharp ? (size_t)strtoul(sharp + 1, NULL, 10) : 0;
  size_t shown = 0;
  for (size_t i = 0; i < frames->items.count; i++) {
    const tr_frame *frame = &frames->items.items[i];
    const bool meant = sharp ? tr_equal(frame->id, wanted) && only && only <= frame->examples.count : tr_starts(frame->id, wanted);
    if (meant) show_frame(frame, only), shown++;
  }
  if (!shown) tell_no_frame(name);
  return shown;
}

int tr_codebook_show(const truce_codebook *codebook, const tr_texts *names) {
  int missing = 0;
  for (size_t n = 1; n < names->count; n++) missing |= !show_named(&codebook->frames, names->items[n]);
  return missing;
}

/* ---- check ---- */

typedef struct tally {
  size_t run, near;
} tally;

static void tell_example(void *self, const tr_frame *frame, const tr_example *example, truce_span what) {
  tally *t = self;
  t->run++;
  t->near += example->near;
  if (!what.size) return;
  printf("%.*s, line %lld: %.*s: %.*s\n  %.*s\n", (int)frame->file.size, frame->file.data, (long long)example->line, (int)frame->id.size, frame->id.data,
         (int)example->text.size, example->text.data, (int)what.size, what.data);
}

static size_t frames_named(const tr_frames *frames, const char *name) {
  size_t count = 0;
  for (size_t i = 0; i < frames->items.count; i++) count += tr_starts(frames->items.items[i].id, tr_span(name));
  if (!count) tell_no_frame(name);
  return count;
}

int tr_codebook_check(const truce_engine *engine, const tr_texts *names) {
  tally t = {0};
  size_t frames = 0, failed = 0;
  int missing = 0;
  for (size_t n = 1; n < names->count || n == 1; n++) {
    const char *name = n < names->count ? names->items[n] : "";
    const size_t here = frames_named(&truce_engine_codebook(engine)->frames, name);
    if (here) failed += tr_examples_run(engine, name, tell_example, &t);
    else missing = 1;
    frames += here;
  }
  printf("%zu frame%s, %zu example%s, %zu near miss%s, %zu failed\n", frames, frames == 1 ? "" : "s", t.run - t.near, t.run - t.near == 1 ? "" : "s", t.near,
         t.near == 1 ? "" : "es", failed);
  return failed || missing;
}
