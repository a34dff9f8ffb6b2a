/* Any bytes as text through the world stage: words parted by blanks, every word a name, a noun or a verb by its first letter, trees as the bytes fall. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "truce/world.h"

static truce_world *world; /* opened once: it never changes */

static void add_word(truce_arena *arena, truce_reading *reading, truce_span text, size_t start, size_t end, uint32_t first) {
  static const truce_upos tags[] = {TRUCE_PROPN, TRUCE_NOUN, TRUCE_VERB, TRUCE_ADJ, TRUCE_ADP, TRUCE_PRON, TRUCE_PUNCT, TRUCE_DET};
  static const truce_deprel relations[] = {
      TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_APPOS, TRUCE_DEPREL_CCOMP,
      TRUCE_DEPREL_CASE,
  };
  uint32_t at = (uint32_t)reading->word_count++;
  unsigned char seed = (unsigned char)(text.data[start] + text.data[end - 1]);
  truce_word *w = &reading->words[at];
  *w = (truce_word){.where = {(uint32_t)start, (uint32_t)end},
                    .form = {text.data + start, end - start},
                    .upos = tags[seed % 8],
                    .relation = relations[seed / 8 % 8],
                    .head = first + seed % (at - first + 1),
                    .sentence = (uint32_t)reading->sentence_count,
                    .name = TRUCE_NONE,
                    .mention = TRUCE_NONE,
                    .antecedent = seed % 5 ? TRUCE_NONE : first,
                    .realis = NAN};
  if (w->head == at) w->head = TRUCE_NONE;
  char *lower = tr_arena_string(arena, w->form);
  for (char *c = lower; *c; c++)
    if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
  w->lower = w->lemma = (truce_span){lower, w->form.size};
}

static void end_sentence(truce_reading *reading, uint32_t first) {
  uint32_t end = (uint32_t)reading->word_count;
  if (end == first) return;
  reading->sentences[reading->sentence_count++] =
      (truce_sentence){.where = {reading->words[first].where.start, reading->words[end - 1].where.end}, .first = first, .end = end, .root = first};
}

static void add_children(truce_arena *arena, truce_reading *reading) {
  for (uint32_t i = 0; i < reading->word_count; i++) {
    uint32_t *list = TR_NEW_ARRAY(arena, uint32_t, 64), count = 0;
    for (uint32_t k = i; k < reading->word_count && k < i + 60; k++)
      if (reading->words[k].head == i) list[count++] = k;
    reading->words[i].children = list;
    reading->words[i].child_count = count;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const truce_world_options options = {.data_folder = "data"};
  truce_error error;
  if (size > 20000 || (!world && truce_world_open(&options, &world, &error))) return 0;
  truce_arena *arena = truce_arena_new();
  truce_report report = {.text = tr_arena_copy(arena, (truce_span){(const char *)data, size}), .published = {size % 2 ? TRUCE_NO_DAY : 19000}};
  truce_reading reading = {.report = &report, .words = TR_NEW_ARRAY(arena, truce_word, size + 1), .sentences = TR_NEW_ARRAY(arena, truce_sentence, size + 1)};
  uint32_t first = 0;
  for (size_t at = 0; at < size;) {
    size_t end = at;
    while (end < size && report.text.data[end] != ' ' && report.text.data[end] != '\n') end++;
    if (end > at) add_word(arena, &reading, report.text, at, end, first);
    if (end < size && report.text.data[end] == '\n') end_sentence(&reading, first), first = (uint32_t)reading.word_count;
    at = end + 1;
  }
  end_sentence(&reading, first);
  add_children(arena, &reading);
  truce_world_resolve(world, &reading, arena);
  truce_arena_delete(arena);
  return 0;
}
