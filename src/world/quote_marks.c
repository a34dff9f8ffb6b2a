/* Stretches in quotation marks: finds them, and who says those that no reporting clause covers. */
#include "base/ascii.h"
#include "world/quote_finder.h"

/* ---- finding ---- */

typedef enum mark_kind { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT, MARK_SINGLE_OPEN, MARK_SINGLE_CLOSE } mark_kind;

static bool wordy(truce_span text, size_t at) {
  if (at >= text.size) return false;
  unsigned char c = (unsigned char)text.data[at];
  return tr_ascii_alphanumeric(c) || (c >= 128 && c != 0xE2 && c != 0xC2);
}

/* The mark at a byte and its size. Single marks count only where a word cannot be the reason (no letter on the outer side). */
static mark_kind mark_at(truce_span text, size_t at, size_t *size) {
  const unsigned char *s = (const unsigned char *)text.data + at;
  size_t left = text.size - at;
  *size = 1;
  if (s[0] == '"') return MARK_STRAIGHT;
  if (s[0] == '\'' && left > 1 && s[1] == '\'') return *size = 2, MARK_STRAIGHT;
  if (s[0] == '`' && left > 1 && s[1] == '`') return *size = 2, MARK_OPEN;
  if (s[0] == 0xC2 && left > 1 && (s[1] == 0xAB || s[1] == 0xBB)) return *size = 2, s[1] == 0xAB ? MARK_OPEN : MARK_CLOSE;
  if (s[0] == 0xE2 && left > 2 && s[1] == 0x80) {
    *size = 3;
    if (s[2] == 0x9C || s[2] == 0x9E) return MARK_OPEN;
    if (s[2] == 0x9D) return MARK_CLOSE;
    if (s[2] == 0x98) return wordy(text, at + 3) && (at == 0 || !wordy(text, at - 1)) ? MARK_SINGLE_OPEN : MARK_NONE;
    if (s[2] == 0x99) return !wordy(text, at + 3) && at > 0 ? MARK_SINGLE_CLOSE : MARK_NONE;
    return MARK_NONE;
  }
  if (s[0] != '\'') return MARK_NONE;
  const bool before_word = wordy(text, at + 1), after_blank = at == 0 || text.data[at - 1] == ' ' || text.data[at - 1] == '\n';
  if (before_word) return after_blank ? MARK_SINGLE_OPEN : MARK_NONE;
  return at > 0 ? MARK_SINGLE_CLOSE : MARK_NONE;
}

static void add_stretch(tr_finder *f, size_t start, size_t end, bool single) {
  const truce_reading *reading = f->reading;
  tr_stretch s = {.where = {(uint32_t)start, (uint32_t)end}, .first = truce_word_at(reading, (uint32_t)start)};
  uint32_t words = 0;
  for (s.end = s.first; s.end < reading->word_count && reading->words[s.end].where.start < end; s.end++) words += reading->words[s.end].upos != TRUCE_PUNCT;
  if (words == 0 || (single && words < 3)) return;
  for (uint32_t i = s.first; i < s.end; i++) f->quoted[i] = true;
  TR_PUSH(f->scene->arena, &f->stretches, s);
}

/* Marks pair within a paragraph; an opening mark that is not closed there runs to the paragraph's end. */
void tr_quote_find_marks(tr_finder *f) {
  truce_span text = f->reading->report->text;
  size_t open = SIZE_MAX, single = SIZE_MAX, size;
  for (size_t at = 0; at < text.size; at += size) {
    mark_kind m = mark_at(text, at, &size);
    if (text.data[at] == '\n') {
      if (open != SIZE_MAX && at > open) add_stretch(f, open, at, false);
      open = single = SIZE_MAX;
    } else if (m == MARK_OPEN || (m == MARK_STRAIGHT && open == SIZE_MAX)) {
      open = at + size;
    } else if ((m == MARK_CLOSE || m == MARK_STRAIGHT) && open != SIZE_MAX) {
      add_stretch(f, open, at, false);
      open = SIZE_MAX;
    } else if (m == MARK_SINGLE_OPEN && open == SIZE_MAX && single == SIZE_MAX) {
      single = at + size;
    } else if (m == MARK_SINGLE_CLOSE && single != SIZE_MAX && open == SIZE_MAX) {
      add_stretch(f, single, at, true);
      single = SIZE_MAX;
    }
  }
  if (open != SIZE_MAX && open < text.size) add_stretch(f, open, text.size, false);
}

/* ---- stretches without a clause of their own ---- */

static bool thing_pronoun(truce_span word) {
  return tr_listed(word, "it that what which this");
}

/* A reporting verb of the sentence outside quotation marks, the nearest to the stretch. */
static uint32_t nearest_cue(const tr_finder *f, const tr_stretch *s, uint32_t sentence) {
  const truce_reading *reading = f->reading;
  uint32_t best = TRUCE_NONE, best_distance = UINT32_MAX;
  for (uint32_t i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++) {
    if (f->quoted[i] || reading->words[i].upos != TRUCE_VERB) continue;
    uint32_t classes = tr_cue_classes(&f->scene->world->words, reading->words[i].lemma);
    if (!classes) continue;
    uint32_t distance = i < s->first ? s->first - i : i - s->end + 1;
    if (!(classes & TR_CUE_SAY)) distance += 6;
    if (reading->words[i].relation == TRUCE_DEPREL_ACL_RELCL) distance += 6;
    uint32_t subject = distance < best_distance ? tr_quote_subject(reading, i) : TRUCE_NONE;
    if (subject == TRUCE_NONE || (f->quoted[subject] && !f->quoted[i])) continue;
    if (reading->words[subject].upos == TRUCE_PRON && thing_pronoun(reading->words[subject].lower)) distance += 8;
    if (distance < best_distance) best = i, best_distance = distance;
  }
  return best;
}

static uint32_t any_verb(const tr_finder *f, const tr_stretch *s, uint32_t sentence) {
  const truce_reading *reading = f->reading;
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = reading->sentences[sentence].first; i < reading->sentences[sentence].end && i < s->first; i++)
    if (!f->quoted[i] && reading->words[i].upos == TRUCE_VERB && tr_quote_subject(reading, i) != TRUCE_NONE) best = i;
  return best;
}

/* "He accused the bloc of lying. “We kept our word.”": whoever speaks in the sentence before a quotation that is a sentence of its own, or TRUCE_NONE. */
static uint32_t speaks_before(const tr_finder *f, uint32_t sentence) {
  const truce_reading *reading = f->reading;
  if (sentence == 0 || reading->sentences[sentence - 1].paragraph + 1 < reading->sentences[sentence].paragraph) return TRUCE_NONE;
  const truce_sentence *before = &reading->sentences[sentence - 1];
  for (uint32_t i = before->first; i < before->end; i++) {
    if (reading->words[i].head != TRUCE_NONE || reading->words[i].upos != TRUCE_VERB || f->quoted[i]) continue;
    const uint32_t subject = tr_quote_subject(reading, i), classes = tr_cue_classes(&f->scene->world->words, reading->words[i].lemma);
    const uint32_t mention = subject == TRUCE_NONE ? TRUCE_NONE : f->scene->mention_of[subject];
    return (classes & (TR_CUE_SAY | TR_CUE_OBJECT)) && mention != TRUCE_NONE && f->scene->mentions.items[mention].actor != TRUCE_NONE ? subject : TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* "The envoy said: "We have heard. We shall answer."": what a clause reports goes on to the closing mark where it reaches the end of its sentence. */
static void run_on(tr_finder *f, const tr_stretch *s) {
  const truce_reading *reading = f->reading;
  const uint32_t sentence = reading->words[s->first].sentence;
  uint32_t last = s->end, stop = reading->sentences[sentence].end;
  while (last > s->first && reading->words[last - 1].upos == TRUCE_PUNCT) last--;
  while (stop > s->first && reading->words[stop - 1].upos == TRUCE_PUNCT) stop--;
  if (last <= stop || stop == s->first) return;
  for (size_t i = 0; i < f->quotes.count; i++) {
    truce_quote *quote = &f->quotes.items[i];
    const bool opens = quote->where.start == reading->words[s->first].where.start && quote->speaker_word != TRUCE_NONE &&
                       (quote->speaker_word < s->first || quote->speaker_word >= s->end);
    if (opens && quote->where.end == reading->words[stop - 1].where.end) quote->where.end = reading->words[last - 1].where.end;
  }
}

void tr_quote_attach_marks(tr_finder *f) {
  const truce_reading *reading = f->reading;
  uint32_t last_speaker = TRUCE_NONE, last_paragraph = TRUCE_NONE;
  for (size_t i = 0; i < f->stretches.count; i++) {
    tr_stretch *s = &f->stretches.items[i];
    uint32_t sentence = reading->words[s->first].sentence, last = reading->words[s->end - 1].sentence, paragraph = reading->sentences[sentence].paragraph;
    if (s->covered) run_on(f, s);
    if (s->covered) { /* who spoke in it may go on speaking in the next */
      for (size_t k = 0; k < f->quotes.count; k++) {
        const truce_quote *quote = &f->quotes.items[k];
        const bool holds = quote->where.start <= s->where.start + 1 && quote->where.end + 3 >= s->where.start;
        if (holds && quote->speaker_word != TRUCE_NONE) last_speaker = quote->speaker_word;
      }
      last_paragraph = paragraph;
      continue;
    }
    uint32_t words = 0;
    for (uint32_t k = s->first; k < s->end; k++) words += reading->words[k].upos != TRUCE_PUNCT;
    uint32_t cue = nearest_cue(f, s, last);
    if (cue == TRUCE_NONE && sentence != last) cue = nearest_cue(f, s, sentence);
    uint32_t speaker = cue == TRUCE_NONE ? TRUCE_NONE : tr_quote_subject(reading, cue);
    bool whole = s->first <= reading->sentences[sentence].first + 1 && s->end + 2 >= reading->sentences[last].end;
    if (speaker == TRUCE_NONE && whole) speaker = speaks_before(f, sentence);
    if (speaker == TRUCE_NONE && whole && last_paragraph != TRUCE_NONE && paragraph <= last_paragraph + 1) speaker = last_speaker;
    if (speaker == TRUCE_NONE && words < 3 && !whole) continue; /* scare quotes */
    if (speaker == TRUCE_NONE && !whole) {
      cue = any_verb(f, s, sentence);
      speaker = cue == TRUCE_NONE ? TRUCE_NONE : tr_quote_subject(reading, cue);
    }
    tr_quote_add(f, s->first, s->end, cue == TRUCE_NONE ? 0 : cue, cue == TRUCE_NONE ? 0 : cue + 1, cue, speaker);
    if (speaker != TRUCE_NONE) last_speaker = speaker, last_paragraph = paragraph;
  }
}
