/* Proposals that go by many names: "ceasefire", "the bilateral ceasefire", "a bilateral and definitive ceasefire" are one family; "the Egyptian
 * ceasefire" is another. A family is for looking, not for keeping: entries stay apart. */
#ifndef TR_PROCESS_FAMILIES_H
#define TR_PROCESS_FAMILIES_H

#include "base/text.h"
#include "process/word_set.h"

enum { TR_FAMILY_KEY = 80 };

/* `known`: the words by which all of this is told. */

/* The key of the family that a name belongs to: what it is (truce, accord, plan, talks, else its head word), whose, and what it is
 * about, if the name tells: "truce", "truce:egyptian", "accord/victims"; a length or "new" if it says that there are others: "truce~72-hour", "accord~new";
 * resolutions of the UN by their numbers: "resolution~1701". False if it is none of these and goes by its head word alone. */
bool tr_family_of(const tr_process_words *known, truce_span name, char key[TR_FAMILY_KEY]);
/* "UN resolutions", "ceasefires with the rebels": more than one. Accords go by one name all the same: "the Minsk agreements". */
bool tr_name_of_several(const tr_process_words *known, truce_span name);
/* Do both tell by names of their own whose or where it is, and none is the same? "the Sochi talks", "UN-led talks in Geneva". */
bool tr_names_apart(const tr_process_words *known, truce_span one, truce_span other);
/* Do both bear a number of three digits or more, and not the same: "Resolution 1559", "the 2015 accord"? */
bool tr_numbers_differ(truce_span one, truce_span other);
/* Two names of one resolution of the UN: both bear its number. */
bool tr_one_resolution(const tr_process_words *known, truce_span one, truce_span other);
/* "the resolution", "the UN resolution": which one it is the name does not tell. */
bool tr_some_resolution(const tr_process_words *known, truce_span name);
/* Do the words speak of it as of one that the reader does not know yet: "a deal", "their own plan", and nowhere "the deal"? */
bool tr_name_introduced(const tr_process_words *known, truce_span says, truce_span name);
/* Do they speak of it, where they first do, as of one that he knows: "the deal", "their plan"? */
bool tr_name_known(const tr_process_words *known, truce_span says, truce_span name);
/* "new", "revised", "amended": another than the one before. */
bool tr_word_renews(const tr_process_words *known, truce_span word);
/* A name without article or possessive in front: "their revised deal" → "revised deal". */
truce_span tr_name_tidy(const tr_process_words *known, truce_span name);

/* Do the words tell of the lengthening of a thing rather than of it: "rejected the extension"? Who refuses that has not refused the truce. */
bool tr_of_extension(const tr_process_words *known, truce_span says);

#endif
