/* Language by function words. In running text a third to a half of all words are among the hundred commonest of its language, and hardly any other
 * language shares more than a few of them; a paragraph is enough. Scripts of one language need no words. The words stand in data/ingest/languages.tsv. */
#include "ingest/language.h"

#include "base/text.h"

enum { READ_BYTES = 2 * 1024, LEAST_WORDS = 4 };

/* Scripts: first and last code point, and the language where the script has (nearly) one alone. */
static const struct script {
  uint32_t first, last;
  const char *code;
} scripts[] = {
    {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x1100, 0x11FF, "ko"}, {0x4E00, 0x9FFF, "zh"}, {0x0590, 0x05FF, "he"}, {0x0370, 0x03FF, "el"},
    {0x0E00, 0x0E7F, "th"}, {0x0530, 0x058F, "hy"}, {0x10A0, 0x10FF, "ka"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"}, {0x0A80, 0x0AFF, "gu"}, {0x0A00, 0x0A7F, "pa"}, {0x0D00, 0x0D7F, "ml"}, {0x0C80, 0x0CFF, "kn"}, {0x0D80, 0x0DFF, "si"},
    {0x1200, 0x137F, "am"}, {0x1000, 0x109F, "my"}, {0x1780, 0x17FF, "km"}, {0x0E80, 0x0EFF, "lo"}, {0x0F00, 0x0FFF, "bo"}, {0x0600, 0x06FF, NULL},
    {0x0750, 0x077F, NULL}, {0x0400, 0x052F, NULL},
};
enum { SCRIPT_COUNT = sizeof scripts / sizeof *scripts };

static bool word_code(uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
  return c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) && c != 0xD7 && c != 0xF7 && c != 0x60C && c != 0x61B && c != 0x61F;
}

/* Lower case for Latin, Greek and Cyrillic as far as the tables need it. */
static uint32_t lower(uint32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x100 && c <= 0x17F && c != 0x130 && c != 0x131 && !(c >= 0x138 && c <= 0x148) && c < 0x178) return c | 1;
  if (c == 0x218 || c == 0x21A) return c + 1;
  return c == 0x2019 ? '\'' : c;
}

typedef struct tally {
  const tr_word_classes *languages;
  uint32_t hits[TR_MOST_WORD_CLASSES], by_script[SCRIPT_COUNT], words, letters;
} tally;

static void count_word(tally *t, truce_span word) {
  if (!word.size) return;
  t->words++;
  const uint64_t of = tr_word_classes_of(t->languages, word);
  for (size_t i = 0; i < t->languages->class_count; i++) t->hits[i] += (uint32_t)(of >> i & 1);
}

static void count_all(truce_span text, tally *t) {
  char word[80];
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t c = tr_utf8_next(text, &at);
    if (c == 0x2019) c = '\'';
    if (!word_code(c)) {
      count_word(t, (truce_span){word, size});
      size = 0;
      continue;
    }
    t->letters++;
    for (int i = 0; c >= 0x370 && i < SCRIPT_COUNT; i++) t->by_script[i] += c >= scripts[i].first && c <= scripts[i].last;
    if (size < sizeof word - 4) size += tr_utf8_put(lower(c), word + size);
  }
  count_word(t, (truce_span){word, size});
}

static const char *by_script(const tally *t) {
  uint32_t japanese = t->by_script[0];
  for (int i = 0; i < SCRIPT_COUNT; i++) {
    if (!scripts[i].code || t->by_script[i] * 2 < t->letters) continue;
    return tr_equal_string(tr_span(scripts[i].code), "zh") && japanese * 20 > t->letters ? "ja" : scripts[i].code;
  }
  return japanese * 10 > t->letters ? "ja" : NULL;
}

truce_span tr_language_of(const tr_word_classes *languages, truce_span text, truce_span declared) {
  const size_t count = languages->class_count;
  tally t = {.languages = languages};
  if (text.size > READ_BYTES) text.size = READ_BYTES;
  count_all(text, &t);
  const char *code = t.letters ? by_script(&t) : NULL;
  if (code) return tr_span(code);
  if (!count) return TR_SPAN("und");
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (t.hits[i] > t.hits[best]) best = i;
  uint32_t second = 0; /* hits */
  for (size_t i = 0; i < count; i++)
    if (i != best && t.hits[i] > second) second = t.hits[i];
  const bool enough = t.words >= LEAST_WORDS && t.hits[best] * 7 >= t.words && t.hits[best] >= 2;
  if (enough && t.hits[best] > second) return languages->names[best];
  for (size_t i = 0; i < count; i++)
    if (declared.size >= 2 && tr_equal_fold((truce_span){declared.data, 2}, languages->names[i]) && (t.hits[i] == t.hits[best] || t.words < 40))
      return languages->names[i];
  return enough ? languages->names[best] : TR_SPAN("und");
}
