/* Speech at the edges of a sentence that the tree did not tell, by its words alone. */
#include "world/quote_finder.h"

/* "Envoy: truce near": a heading or a script whose first words name who speaks. */
static void report_colon(tr_finder *f, const truce_sentence *sentence) {
  const truce_reading *reading = f->reading;
  uint32_t colon = sentence->first;
  while (colon < sentence->end && colon < sentence->first + 8 && !tr_equal_string(reading->words[colon].form, ":")) {
    truce_upos upos = reading->words[colon].upos;
    if (upos == TRUCE_VERB || upos == TRUCE_AUX || upos == TRUCE_PRON || upos == TRUCE_PUNCT) return;
    colon++;
  }
  if (colon >= sentence->end || colon == sentence->first || !tr_equal_string(reading->words[colon].form, ":") || colon + 3 >= sentence->end) return;
  uint32_t head = tr_words_head(reading, sentence->first, colon);
  const uint32_t mention = f->scene->mention_of[head], name = reading->words[head].name;
  if (mention == TRUCE_NONE && reading->words[head].upos != TRUCE_PROPN) return;
  const bool nobody = mention == TRUCE_NONE || f->scene->mentions.items[mention].actor == TRUCE_NONE;
  if (nobody && name != TRUCE_NONE && reading->names[name].class_ == TRUCE_LOC) return; /* "Kathmandu: …" tells where */
  tr_quote_add(f, colon + 1, sentence->end, colon, colon + 1, colon, head);
}

static bool closes(truce_span word) {
  return tr_listed(word, "said says added adds confirmed reported told announced stated");
}

/* "…, a diplomat in Juba said on Friday." at the end of a sentence that the parser did not see through: all before the comma is what was said. */
static void report_close(tr_finder *f, const truce_sentence *sentence) {
  enum { SPEAKER_MOST = 9, AFTER_MOST = 4 };
  const truce_reading *reading = f->reading;
  uint32_t verb = sentence->end;
  while (verb > sentence->first && verb + SPEAKER_MOST + AFTER_MOST > sentence->end && !closes(reading->words[verb - 1].lower)) verb--;
  if (verb-- <= sentence->first + 4 || !closes(reading->words[verb].lower) || f->quoted[verb] || verb + AFTER_MOST + 1 < sentence->end) return;
  for (size_t i = 0; i < f->quotes.count; i++)
    if (f->quotes.items[i].cue_word == verb) return;
  uint32_t comma = verb;
  while (comma > sentence->first && comma + SPEAKER_MOST > verb && reading->words[comma].upos != TRUCE_PUNCT) comma--;
  if (comma + 1 >= verb || !tr_equal_string(reading->words[comma].form, ",") || comma < sentence->first + 3) return;
  for (uint32_t i = comma + 1; i < verb; i++) /* a noun phrase, no clause */
    if (reading->words[i].upos == TRUCE_VERB || reading->words[i].upos == TRUCE_CCONJ || reading->words[i].upos == TRUCE_SCONJ) return;
  uint32_t speaker = comma + 1;
  while (speaker + 1 < verb && reading->words[speaker].upos != TRUCE_NOUN && reading->words[speaker].upos != TRUCE_PROPN &&
         reading->words[speaker].upos != TRUCE_PRON)
    speaker++;
  while (speaker + 1 < verb && (reading->words[speaker + 1].upos == TRUCE_NOUN || reading->words[speaker + 1].upos == TRUCE_PROPN)) speaker++;
  tr_quote_add(f, sentence->first, comma, verb, verb + 1, verb, speaker);
}

static bool any_cue(const tr_finder *f, uint32_t verb) {
  for (size_t i = 0; i < f->quotes.count; i++)
    if (f->quotes.items[i].cue_word == verb) return true;
  return false;
}

/* "an alliance of gangs that holds the port said": the noun that all words before the verb hang on. */
static uint32_t phrase_head(const truce_reading *reading, uint32_t word, uint32_t verb) {
  for (int steps = 0; steps < 12 && reading->words[word].head != TRUCE_NONE && reading->words[word].head < verb; steps++) word = reading->words[word].head;
  return word;
}

/* "Merrill says Tarn promised to leave.", where the parser took another verb for the head: all behind the verb of saying is what was said. */
static void report_open(tr_finder *f, const truce_sentence *sentence) {
  enum { CONTENT_LEAST = 4 };
  const truce_reading *reading = f->reading;
  uint32_t end = sentence->end;
  while (end > sentence->first && reading->words[end - 1].upos == TRUCE_PUNCT) end--;
  for (uint32_t verb = sentence->first + 1; verb + CONTENT_LEAST < end; verb++) {
    const truce_upos before = reading->words[verb - 1].upos;
    if ((!closes(reading->words[verb].lower) && !tr_equal_string(reading->words[verb].lower, "say")) || f->quoted[verb] || any_cue(f, verb)) continue;
    if (before != TRUCE_NOUN && before != TRUCE_PROPN && before != TRUCE_PRON) continue;
    uint32_t first = verb + 1;
    if (reading->words[first].upos == TRUCE_PUNCT || reading->words[first].upos == TRUCE_ADP || reading->words[first].upos == TRUCE_CCONJ) continue;
    bool clause = false;
    for (uint32_t i = first; i < end && !clause; i++) clause = (reading->words[i].upos == TRUCE_VERB || reading->words[i].upos == TRUCE_AUX) && i > first;
    if (!clause) continue;
    tr_quote_add(f, first, end, verb, verb + 1, verb, phrase_head(reading, verb - 1, verb));
    return;
  }
}

void tr_quote_edges(tr_finder *f, const truce_sentence *sentence) {
  report_colon(f, sentence);
  report_close(f, sentence);
  report_open(f, sentence);
}
