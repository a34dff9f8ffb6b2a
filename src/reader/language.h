/* What the rules of the reader know of English, read from the text files of data/language once per program. */
#ifndef TR_READER_LANGUAGE_H
#define TR_READER_LANGUAGE_H

#include "base/files.h"
#include "reader/attachment.h"
#include "reader/endings.h"
#include "reader/table.h"
#include "reader/tagging.h"
#include "reader/valency.h"

/* What a full stop behind an abbreviation can mean. */
typedef enum tr_abbreviation {
  TR_NO_ABBREVIATION,
  TR_BEFORE_NAME,   /* title: a name follows, never the end of a sentence */
  TR_BEFORE_NUMBER, /* "No. 5": an abbreviation before a number only */
  TR_INSIDE,        /* stands inside a sentence: vs., e.g. */
  TR_MAY_END        /* may end a sentence: U.S., p.m., Inc. */
} tr_abbreviation;

enum { TR_BEFORE_SOME = 1000 }; /* a contraction only before certain words */

typedef struct tr_language {
  tr_table abbreviations; /* lower case without the last full stop → tr_abbreviation */
  tr_table prefixes;      /* lower case: stays with what follows its hyphen */
  tr_table contractions;  /* lower case, or two words → bytes of the first word; TR_BEFORE_SOME: ask for the word and the next one */
  tr_table units;         /* as written: cut off a number before it */
  tr_table whole;         /* as written: stay one word in spite of the rules (smileys, 'em, w/o) */
  tr_table suffixes;      /* lower case: ends names of hosts and files behind a full stop */
  tr_table starters;      /* lower case: a capital here begins a sentence, not a name */
  tr_table speech;        /* lower case verbs of saying */
  tr_table lemmas;        /* "went/VERB" → place of the lemma in its file: ask tr_language_lemma */
  truce_span lemma_file;  /* where these places are counted */
  tr_table persons;       /* lemmas of nouns for one person */
  tr_table words;         /* base forms of verbs */
  tr_endings endings;     /* evidence of ends of sentences */
  tr_valency valency;     /* what fills the roles of predicates */
  tr_tagging tagging;     /* what tells parts of speech, */
  tr_attachment attachment; /* and heads, where the network is in doubt */
  tr_file *files;
  size_t file_count;
  size_t longest_whole;   /* bytes of the longest key of `whole` */
} tr_language;

/* Reads all tables of `folder`. A missing or broken file gives its status with file and line (in `offset`). */
truce_status tr_language_open(const char *folder, tr_language *language, truce_error *error);
void tr_language_close(tr_language *language);
/* The irregular lemma of "went/VERB", or none. Borrowed from the language. */
truce_span tr_language_lemma(const tr_language *language, truce_span key);

#endif
