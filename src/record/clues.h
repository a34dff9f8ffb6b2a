/* Clues: what speaks for and against a line being right, beside the frame that made it: what the model's heads see there, how the word stands in its
 * sentence, who acts and on whom, what else is told around it. */
#ifndef TR_RECORD_CLUES_H
#define TR_RECORD_CLUES_H

#include "record/draft.h"

/* Of those who act (or claim, travel, ask), and of those whom it is meant for: X(id, name). A kind of actor is a clue of its own, "who: state". */
#define TR_CLUE_PARTY_TABLE(X, P, p) \
  X(P##_NOBODY, p "nobody") \
  X(P##_SEVERAL, p "several") \
  X(P##_NOT_IN_ROSTER, p "not in the roster") \
  X(P##_NO_COUNTRY, p "of no country") \
  X(P##_PLURAL, p "unnamed and many") \
  X(P##_FAR, p "far from the word") \
  X(P##_ELSEWHERE, p "not in the sentence") \
  X(P##_OFTEN, p "often in the report") \
  X(P##_KIND_NONE, p "of no kind") \
  X(P##_PERSON, p "person") \
  X(P##_STATE, p "state") \
  X(P##_GOVERNMENT, p "government") \
  X(P##_BODY, p "body") \
  X(P##_ORGANISATION, p "organisation") \
  X(P##_ARMED_GROUP, p "armed group") \
  X(P##_PARTY, p "party") \
  X(P##_POPULATION, p "population") \
  X(P##_PLACE, p "place") \
  X(P##_ACCESS_POINT, p "access point") \
  X(P##_PROPOSAL_NAME, p "proposal") \
  X(P##_OUTLET, p "outlet") \
  X(P##_KIND_OTHER, p "other")

/* The clues, by the names that data/codebook/sure.tsv weighs them under: X(id, name). */
#define TR_CLUE_TABLE(X) \
  X(LINE, "line") \
  X(HEADS_SAME, "heads: the same at the word") \
  X(HEADS_SAME_NEAR, "heads: the same in its words") \
  X(HEADS_DETAIL, "heads: another detail in its words") \
  X(HEADS_OTHER, "heads: another kind at the word") \
  X(HEADS_AROUND, "heads: the kind in the sentence") \
  X(HEADS_SILENT, "heads: nothing of the kind in the sentence") \
  X(HEADS_SECOND, "heads: second a frame") \
  X(HEADS_DOUBT, "heads: doubt a frame") \
  X(HEADS_ALONE, "heads: alone") \
  X(HEADS_ALONE_SURE, "heads: alone, how sure") \
  X(PLANNED, "planned") \
  X(POSSIBLE, "possible") \
  X(NEGATED, "negated") \
  X(REQUESTED, "requested") \
  X(STATUS_SURE, "status as the heads have it") \
  X(VERB, "word: verb") \
  X(NOUN, "word: noun") \
  X(OTHER_WORD, "word: other") \
  X(FINITE, "word: finite") \
  X(INFINITIVE, "word: infinitive") \
  X(PARTICIPLE, "word: participle") \
  X(GERUND, "word: gerund") \
  X(PAST, "word: past") \
  X(PASSIVE, "word: passive") \
  X(NO_PREDICATE, "word: no predicate") \
  X(ROOT, "clause: main") \
  X(CCOMP, "clause: said") \
  X(XCOMP, "clause: open") \
  X(ADVCL, "clause: adverbial") \
  X(ACL, "clause: of a noun") \
  X(CONJ, "clause: joined") \
  X(PARATAXIS, "clause: loose") \
  X(NSUBJ, "word: subject") \
  X(OBJ, "word: object") \
  X(OBL, "word: oblique") \
  X(NMOD, "word: of a noun") \
  X(COMPOUND, "word: before a noun") \
  X(OTHER_RELATION, "word: another relation") \
  X(DEEP, "word: deep in the sentence") \
  X(IN_QUOTE, "sentence: in a quote") \
  X(CLAIM_NAMED, "claimed by somebody named") \
  X(CLAIM_OFFICIAL, "claimed by an official") \
  X(CLAIM_ANONYMOUS, "claimed by somebody unnamed") \
  X(CLAIM_ANALYST, "claimed by an analyst") \
  X(CLAIM_OUTLET, "claimed by an outlet") \
  X(FILLED, "filled from elsewhere") \
  X(FILLED_UNSURE, "filled from elsewhere, how unsure") \
  X(LEAD, "sentence: one of the first") \
  X(LATE, "sentence: late in the report") \
  X(LONG_SENTENCE, "sentence: long") \
  X(LONG_REPORT, "report: long") \
  X(REFLECTS, "report: reflects") \
  X(UNDATED, "no day told") \
  X(ON_PROPOSAL, "about a proposal") \
  X(OTHERS_OF_KIND, "sentence: others of the kind") \
  X(OTHERS, "sentence: other lines") \
  X(LONG_EVIDENCE, "evidence: long") \
  TR_CLUE_PARTY_TABLE(X, WHO, "who: ") \
  TR_CLUE_PARTY_TABLE(X, WHOM, "whom: ")
typedef enum tr_clue {
#define X(id, name) TR_CLUE_##id,
  TR_CLUE_TABLE(X)
#undef X
  TR_CLUE_COUNT
} tr_clue;
extern const char *const tr_clue_names[];

/* How strong each clue is: 0 = not there, 1 = fully. */
typedef struct tr_clues { float of[TR_CLUE_COUNT]; } tr_clues;

/* What the clues of a report's lines are read from: made once when all lines are drafted. */
typedef struct tr_clue_reader {
  tr_coder *coder;
  tr_groups hints, drafts; /* of a sentence */
} tr_clue_reader;
tr_clue_reader tr_clue_reader_new(tr_coder *coder);
void tr_clues_of(const tr_clue_reader *reader, const tr_draft *draft, tr_clues *clues);

#endif
