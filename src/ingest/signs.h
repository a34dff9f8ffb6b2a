/* What an element says it is: by its tag, role, class and id. */
#ifndef TR_INGEST_SIGNS_H
#define TR_INGEST_SIGNS_H

#include "base/word_classes.h"
#include "ingest/dom.h"

typedef enum tr_sign {
  TR_SIGN_HIDDEN = 1,     /* not shown to readers */
  TR_SIGN_NAVIGATION = 2, /* menus, breadcrumbs, page headers and footers, forms, tools */
  TR_SIGN_LINKS = 4,      /* related, most read, teasers */
  TR_SIGN_TALK = 8,       /* comments, replies */
  TR_SIGN_PROMOTION = 16, /* advertisements, newsletters, cookie walls, share buttons */
  TR_SIGN_ABOUT = 32,     /* byline, date, tags, ratings: about the article, not of it */
  TR_SIGN_CAPTION = 64,   /* captions and credits of pictures */
  TR_SIGN_BODY = 128,     /* says it is the body of an article */
  TR_SIGN_ARTICLE = 256,  /* says it is an article or the main part of the page */
  TR_SIGN_STANDFIRST = 512,
  TR_SIGN_MODIFIER = 1024, /* of a word only: the next one tells what the element has or lacks */
  TR_SIGN_FORM = 2048,     /* a form: often one encloses the whole page */
  TR_SIGN_TEASERS = 4096   /* a row of teasers by its build, whatever its name */
} tr_sign;
enum {
  TR_SIGNS_AWAY =
      TR_SIGN_HIDDEN | TR_SIGN_NAVIGATION | TR_SIGN_LINKS | TR_SIGN_TALK | TR_SIGN_PROMOTION | TR_SIGN_ABOUT | TR_SIGN_CAPTION | TR_SIGN_FORM | TR_SIGN_TEASERS
};

/* Reads the words of names: elements.tsv of the data folder's ingest/ (its head explains the rows). */
truce_status tr_signs_open(const char *path, tr_word_classes *elements, truce_arena *arena, truce_error *error);
/* The signs of an element, a bit each. */
unsigned tr_signs_of(const tr_word_classes *elements, const tr_node *element);

#endif
