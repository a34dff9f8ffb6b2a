/* The tables behind truce/reading.h: names of enumerations, relations and their bases; and what stands at a byte of the text. */
#include "base/text.h"
#include "truce/reading.h"

const char *const truce_upos_names[] = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};
const char *const truce_line_status_names[] = {"actual", "planned", "possible", "negated", "requested"};
const char *const truce_name_class_names[] = {"PER", "LOC", "ORG", "OTH"};
const char *const truce_kind_names[] = {
    "none", "person", "state", "government", "body", "organisation", "armed_group", "party", "population", "place", "access_point", "proposal",
    "outlet", "other",
};
const char *const truce_role_names[] = {
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "TMP", "LOC", "MNR", "PRP", "CAU", "ADV", "DIR", "EXT", "NEG", "MOD", "DIS", "OTHER",
};
const char *const truce_time_type_names[] = {"date", "time", "duration", "set"};
const char *const truce_precision_names[] = {"instant", "day", "week", "month", "year"};
const char *const truce_claimant_names[] = {"named", "official", "anonymous", "analyst", "outlet"};
const char *const truce_quote_form_names[] = {"direct", "indirect", "mixed"};

const char *const truce_deprel_names[] = {
#define X(id, name, base) name,
    TRUCE_DEPREL_TABLE(X)
#undef X
};
static const truce_deprel bases[] = {
#define X(id, name, base) TRUCE_DEPREL_##base,
    TRUCE_DEPREL_TABLE(X)
#undef X
};
truce_deprel truce_deprel_base(truce_deprel relation) { return bases[relation]; }

truce_deprel truce_deprel_from(truce_span name) {
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; i < TRUCE_DEPREL_COUNT; i++)
      if (tr_equal_string(name, truce_deprel_names[i])) return (truce_deprel)i;
    const char *colon = name.size ? memchr(name.data, ':', name.size) : NULL;
    if (!colon) break;
    name.size = (size_t)(colon - name.data);
  }
  return TRUCE_DEPREL_DEP;
}

/* The first of `count` ranges, `stride` bytes apart, that ends behind the byte. */
static uint32_t first_behind(const truce_range *first, size_t stride, size_t count, uint32_t byte) {
  size_t low = 0, high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const truce_range *range = (const void *)((const char *)first + middle * stride);
    if (range->end > byte) high = middle;
    else low = middle + 1;
  }
  return (uint32_t)low;
}

uint32_t truce_word_at(const truce_reading *reading, uint32_t byte) {
  return reading->word_count ? first_behind(&reading->words->where, sizeof *reading->words, reading->word_count, byte) : 0;
}

uint32_t truce_sentence_at(const truce_reading *reading, uint32_t byte) {
  return reading->sentence_count ? first_behind(&reading->sentences->where, sizeof *reading->sentences, reading->sentence_count, byte) : 0;
}
