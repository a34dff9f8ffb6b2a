/* Arguments: any predicate, verbal or nominal, with the words that fill its slots, whatever construction holds them. */
#ifndef TR_RECORD_ARGUMENTS_H
#define TR_RECORD_ARGUMENTS_H

#include "record/coder.h"

enum { TR_FILLER_LIMIT = 48 };
typedef struct tr_filler {
  tr_slot slot;
  uint32_t word;
} tr_filler;
typedef struct tr_arguments {
  uint32_t predicate;
  uint32_t support; /* the light or occurring verb that carries a noun, the copula's … ; else the predicate itself */
  bool passive, supported;
  bool each_other; /* the agents act on one another */
  tr_filler fillers[TR_FILLER_LIMIT];
  size_t count;
} tr_arguments;

/* Fills the slots of word `predicate` (verb, noun or adjective). */
void tr_arguments_of(const tr_coder *coder, uint32_t predicate, tr_arguments *arguments);
/* "washed its hands of the talks", "stopped short of backing it": what hangs on a further word of the idiom is the verb's, too. */
void tr_fill_behind(const tr_coder *coder, tr_arguments *arguments, uint32_t word);
/* Adds a filler, or whom its relative pronoun stands for, unless it is there or is the predicate. */
void tr_fill(const tr_coder *coder, tr_arguments *arguments, tr_slot slot, uint32_t word);
/* The first filler of a slot, or TRUCE_NONE. */
uint32_t tr_argument(const tr_arguments *arguments, tr_slot slot);
/* The word a relative pronoun stands for; any other word is itself. */
uint32_t tr_referent(const tr_coder *coder, uint32_t word);

#endif
