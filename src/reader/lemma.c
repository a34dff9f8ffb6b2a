/* Lemmas: the table first, then suffix rules. The rules stand in train/lemmas.py too, which writes the table of their exceptions. */
#include "reader/lemma.h"

#include "base/one_of.h"
#include "base/text.h"

enum { LONGEST = 60 }; /* longer words are their own lemma */

static bool ends(truce_span w, const char *suffix) { return tr_ends(w, tr_span(suffix)); }
static bool ends_in_any(truce_span w, const char *const *suffixes) {
  for (; *suffixes; suffixes++)
    if (ends(w, *suffixes)) return true;
  return false;
}
static truce_span less(truce_span w, size_t letters) { return (truce_span){w.data, w.size - letters}; }
static char last(truce_span w) { return w.size ? w.data[w.size - 1] : 0; }
static bool vowel(char c) { return c && strchr("aeiou", c); }

/* stem + letters, in the arena. */
static truce_span plus(truce_arena *arena, truce_span stem, const char *letters) {
  size_t more = strlen(letters);
  char *text = tr_arena_allocate(arena, stem.size + more + 1);
  memcpy(text, stem.data, stem.size);
  memcpy(text + stem.size, letters, more);
  return (truce_span){text, stem.size + more};
}

static bool is_verb(const tr_language *language, truce_span stem, const char *letters) {
  char word[LONGEST + 8];
  size_t more = strlen(letters);
  memcpy(word, stem.data, stem.size);
  memcpy(word + stem.size, letters, more);
  return tr_table_has(&language->words, (truce_span){word, stem.size + more});
}

/* The verb behind a stem left by -ed, -ing: as it is, with e, without its doubled letter. */
static truce_span verb_base(const tr_language *language, truce_span stem, truce_arena *arena) {
  static const char *const want_e[] = {"at", "iz", "is", "uc", "ag", "rg", "dg", "rc", "nc", "bl", "tl", "dl", "kl", "zl", "pl", "gl", "ut", "ur", "ib", NULL};
  if (is_verb(language, stem, "")) return stem;
  if (is_verb(language, stem, "e")) return plus(arena, stem, "e");
  bool doubled = stem.size > 2 && last(stem) == stem.data[stem.size - 2] && !vowel(last(stem));
  if (doubled && (is_verb(language, less(stem, 1), "") || !strchr("lsfz", last(stem)))) return less(stem, 1);
  if (stem.size > 2 && (strchr("vuz", last(stem)) || ends_in_any(stem, want_e))) return plus(arena, stem, "e");
  return stem;
}

static truce_span without_s(truce_span w, truce_arena *arena) {
  static const char *const drop_es[] = {"sses", "shes", "ches", "xes", "zzes", "oes", NULL}, *const keep[] = {"ss", "us", "is", NULL};
  if (w.size > 4 && ends(w, "ies")) return plus(arena, less(w, 3), "y");
  if (ends_in_any(w, drop_es)) return less(w, 2);
  if (w.size > 2 && last(w) == 's' && !ends_in_any(w, keep)) return less(w, 1);
  return w;
}

static truce_span verb_lemma(const tr_language *language, truce_span w, truce_arena *arena) {
  if (is_verb(language, w, "")) return w;
  if (w.size > 4 && ends(w, "ing")) return verb_base(language, less(w, 3), arena);
  if (w.size > 4 && ends(w, "ied")) return plus(arena, less(w, 3), "y");
  if (w.size > 3 && ends(w, "ed")) return verb_base(language, less(w, 2), arena);
  return without_s(w, arena);
}

/* larger → large, bigger → big, easier → easy */
static truce_span adjective_lemma(truce_span w, const truce_features *features, truce_arena *arena) {
  size_t cut = features->degree == TRUCE_COMPARATIVE && ends(w, "er") ? 2 : features->degree == TRUCE_SUPERLATIVE && ends(w, "est") ? 3 : 0;
  if (!cut || w.size < cut + 3) return w;
  truce_span stem = less(w, cut);
  if (last(stem) == 'i') return plus(arena, less(stem, 1), "y");
  if (last(stem) == stem.data[stem.size - 2] && !strchr("ls", last(stem))) return less(stem, 1);
  return strchr("cgsv", last(stem)) && !ends(stem, "ng") && !ends(stem, "ss") ? plus(arena, stem, "e") : stem;
}

/* ’s as 's, for the table. */
static truce_span plain_apostrophe(truce_span w, char buffer[LONGEST + 1]) {
  size_t at = tr_find(w, tr_span("\xE2\x80\x99"), 0);
  if (at == SIZE_MAX) return w;
  memcpy(buffer, w.data, at);
  buffer[at] = '\'';
  memcpy(buffer + at + 1, w.data + at + 3, w.size - at - 3);
  return (truce_span){buffer, w.size - 2};
}

/* Iranians, Americans, Iraqis, New Yorkers */
static bool names_people(truce_span w) { return ends(w, "ans") || ends(w, "is") || ends(w, "ers"); }

truce_span tr_lemma(const tr_language *language, truce_span lower, truce_upos upos, const truce_features *features, truce_arena *arena) {
  char key[LONGEST + 16], buffer[LONGEST + 1];
  if (!lower.size || lower.size > LONGEST || TR_ONE_OF(upos, TRUCE_PUNCT, TRUCE_SYM, TRUCE_NUM)) return lower;
  truce_span plain = plain_apostrophe(lower, buffer);
  const char *tag = truce_upos_names[upos];
  size_t size = plain.size, tag_size = strlen(tag);
  memcpy(key, plain.data, size);
  key[size++] = '/';
  memcpy(key + size, tag, tag_size);
  truce_span known = tr_language_lemma(language, (truce_span){key, size + tag_size});
  if (known.size) return known;
  switch (upos) {
    case TRUCE_NOUN: return features->number == TRUCE_SINGULAR ? lower : without_s(lower, arena);
    case TRUCE_PROPN: return features->number == TRUCE_PLURAL && names_people(lower) ? less(lower, 1) : lower;
    case TRUCE_VERB: case TRUCE_AUX: return verb_lemma(language, lower, arena);
    case TRUCE_ADJ: case TRUCE_ADV: return adjective_lemma(lower, features, arena);
    default: return lower;
  }
}
