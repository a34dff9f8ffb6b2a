/* What the files that find quotes share: the report's quotes so far, its stretches in quotation marks, and who says what a verb says. */
#ifndef TR_WORLD_QUOTE_FINDER_H
#define TR_WORLD_QUOTE_FINDER_H

#include "world/scene.h"

typedef struct tr_stretch { /* a stretch in quotation marks: words [first, end) */
  uint32_t first, end;
  truce_range where;
  bool covered; /* the content of a quote */
} tr_stretch;

typedef struct tr_finder {
  tr_scene *scene;
  const truce_reading *reading;
  uint32_t *left, *right; /* first word and end of each word's subtree */
  bool *quoted;           /* per word: inside quotation marks */
  TR_ARRAY(tr_stretch) stretches;
  TR_ARRAY(truce_quote) quotes;
} tr_finder;

/* Adds the content [first, end) without the marks at its edges, reported by the words [cue_first, cue_end) and said by `speaker` (a word, or TRUCE_NONE).
 * The same content twice: the first stays. */
void tr_quote_add(tr_finder *f, uint32_t first, uint32_t end, uint32_t cue_first, uint32_t cue_end, uint32_t cue, uint32_t speaker);

/* "…, adding that": a participle behind a mark, without a subject of its own. */
bool tr_quote_trails(const truce_reading *reading, uint32_t verb);
/* Where the report takes up its own voice again behind reported words [first, end): "…, adding that", of an object also ", who …". */
uint32_t tr_quote_content_end(const tr_finder *f, uint32_t first, uint32_t end, bool object);
/* The first phrase or clause under a word and behind `from` that one of the prepositions (NULL at the end) begins; or TRUCE_NONE. */
uint32_t tr_quote_phrase(const tr_finder *f, uint32_t word, uint32_t from, const char *const *prepositions);

/* ---- quote_sources.c ---- */

/* "He said he would go and warned …": the verb of saying that a verb in the past goes on from, though the tree joins it to the reported clause. */
uint32_t tr_quote_resumed(const truce_reading *reading, uint32_t verb);
/* The nearest child with exactly this relation, or TRUCE_NONE. */
uint32_t tr_quote_child(const truce_reading *reading, uint32_t word, truce_deprel relation);
/* Who does what a verb says: its subject, or that of the verb it leans on, or the noun it describes; of a passive its agent. */
uint32_t tr_quote_subject(const truce_reading *reading, uint32_t verb);
/* The same of a verb of saying: the words between a comma and the verb come first, where the verb closes its clause (", the envoy often says, "). */
uint32_t tr_quote_speaker(const truce_reading *reading, uint32_t verb);
/* "…, the foreign minister, Salem Jaber, said": the name between commas before a verb of saying, and where the words for him begin; or TRUCE_NONE. */
uint32_t tr_quote_named_before(const truce_reading *reading, uint32_t verb, uint32_t *from);
truce_claimant tr_quote_claimant(const tr_finder *f, uint32_t mention);
/* The word that stands for a speaker: the last of a name (the surname), else the head itself. */
uint32_t tr_quote_head(const tr_finder *f, uint32_t speaker, uint32_t mention);

/* ---- quote_clauses.c ---- */

/* What a word of data/quotes/cues.tsv, or "according to", reports. */
void tr_quote_report(tr_finder *f, uint32_t word);

/* ---- quote_nouns.c ---- */

/* What a noun of speech reports, of the classes noun and matter. */
void tr_quote_report_noun(tr_finder *f, uint32_t noun, uint32_t classes);

/* ---- quote_edges.c ---- */

/* Speech at the edges of a sentence that the tree did not tell: "Envoy: truce near", "…, a diplomat said.", "Merrill says Tarn …". */
void tr_quote_edges(tr_finder *f, const truce_sentence *sentence);

/* ---- quote_marks.c ---- */

void tr_quote_find_marks(tr_finder *f);
/* Stretches that are no quote's content go to the nearest reporting verb, or to whoever spoke last in the paragraph. */
void tr_quote_attach_marks(tr_finder *f);

#endif
