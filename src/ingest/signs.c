/* Signs by tag and role (tables here), and by the words that classes and ids are made of (data/ingest/elements.tsv). */
#include "ingest/signs.h"

#include "base/ascii.h"

enum { LONGEST_WORD = 31 };

/* In the order of their bits. */
static const char *const sign_names[] = {"hidden", "navigation", "links", "talk", "promotion", "about", "caption", "body", "article", "standfirst", "modifier"};

truce_status tr_signs_open(const char *path, tr_word_classes *elements, truce_arena *arena, truce_error *error) {
  return tr_word_classes_read(elements, arena, path, sign_names, sizeof sign_names / sizeof *sign_names, 0, error);
}

static const struct sign_tag {
  GumboTag tag;
  unsigned sign;
} tags[] = {
    {GUMBO_TAG_NAV, TR_SIGN_NAVIGATION},      {GUMBO_TAG_FOOTER, TR_SIGN_NAVIGATION},  {GUMBO_TAG_ASIDE, TR_SIGN_LINKS},
    {GUMBO_TAG_FORM, TR_SIGN_FORM},           {GUMBO_TAG_BUTTON, TR_SIGN_NAVIGATION},  {GUMBO_TAG_TEXTAREA, TR_SIGN_NAVIGATION},
    {GUMBO_TAG_INPUT, TR_SIGN_NAVIGATION},    {GUMBO_TAG_LABEL, TR_SIGN_NAVIGATION},   {GUMBO_TAG_MENU, TR_SIGN_NAVIGATION},
    {GUMBO_TAG_MENUITEM, TR_SIGN_NAVIGATION}, {GUMBO_TAG_FIGCAPTION, TR_SIGN_CAPTION}, {GUMBO_TAG_FIGURE, TR_SIGN_CAPTION},
    {GUMBO_TAG_TITLE, TR_SIGN_HIDDEN},        {GUMBO_TAG_HEAD, TR_SIGN_HIDDEN},        {GUMBO_TAG_ARTICLE, TR_SIGN_ARTICLE},
    {GUMBO_TAG_MAIN, TR_SIGN_ARTICLE},        {GUMBO_TAG_TIME, TR_SIGN_ABOUT},
};

static const struct sign_role {
  const char *role;
  unsigned sign;
} roles[] = {
    {"navigation", TR_SIGN_NAVIGATION}, {"contentinfo", TR_SIGN_NAVIGATION}, {"complementary", TR_SIGN_LINKS},   {"banner", TR_SIGN_NAVIGATION},
    {"search", TR_SIGN_NAVIGATION},     {"dialog", TR_SIGN_PROMOTION},       {"alertdialog", TR_SIGN_PROMOTION}, {"menu", TR_SIGN_NAVIGATION},
    {"menubar", TR_SIGN_NAVIGATION},    {"toolbar", TR_SIGN_NAVIGATION},     {"tablist", TR_SIGN_NAVIGATION},    {"article", TR_SIGN_ARTICLE},
    {"main", TR_SIGN_ARTICLE},          {"tooltip", TR_SIGN_PROMOTION},
};
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The next word in small letters, cut at `out`; joined: another stands before it. */
static bool next_word(truce_span text, size_t *at, char out[LONGEST_WORD + 1], bool *joined) {
  size_t i = *at, size = 0;
  *joined = i > 0;
  while (i < text.size && !tr_ascii_letter(text.data[i])) i++;
  while (i < text.size && tr_ascii_letter(text.data[i])) {
    bool upper = tr_ascii_capital(text.data[i]);
    if (size && upper && tr_ascii_small(text.data[i - 1])) break;
    if (size < LONGEST_WORD) out[size++] = tr_ascii_lower(text.data[i]);
    i++;
  }
  out[size] = 0;
  *at = i;
  return size > 0;
}

/* One class or id. What weblogs file an article under ("category-ads", "tag-related") says nothing about the element. */
static unsigned signs_of_name(const tr_word_classes *elements, truce_span name) {
  char both[LONGEST_WORD * 2 + 2] = "", word[LONGEST_WORD + 1];
  bool joined;
  unsigned signs = 0;
  uint64_t before = 0;
  if (tr_starts(name, TR_SPAN("category-")) || tr_starts(name, TR_SPAN("tag-"))) return 0;
  for (size_t at = 0, size = 0; next_word(name, &at, word, &joined);) {
    const uint64_t here = tr_word_classes_of(elements, tr_span(word));
    if (!joined || !(before & TR_SIGN_MODIFIER)) signs |= (unsigned)here;
    both[size++] = ' ';
    strcpy(both + size, word);
    if (joined) signs |= (unsigned)tr_word_classes_of(elements, tr_span(both));
    size = strlen(word);
    memcpy(both, word, size);
    before = here;
  }
  return signs & ~(unsigned)TR_SIGN_MODIFIER;
}

static unsigned signs_of_item(truce_span item) {
  if (tr_find(item, TR_SPAN("articleBody"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("reviewBody"), 0) != SIZE_MAX) return TR_SIGN_BODY;
  if (tr_find(item, TR_SPAN("author"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("datePublished"), 0) != SIZE_MAX ||
      tr_find(item, TR_SPAN("dateModified"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("keywords"), 0) != SIZE_MAX)
    return TR_SIGN_ABOUT;
  if (tr_find(item, TR_SPAN("caption"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("copyrightHolder"), 0) != SIZE_MAX) return TR_SIGN_CAPTION;
  return 0;
}

static unsigned signs_of_names(const tr_word_classes *elements, truce_span names) {
  unsigned signs = 0;
  for (truce_span name; tr_split(&names, ' ', &name);) signs |= signs_of_name(elements, name);
  return signs;
}

/* An id of many words is a title made into an address ("sharing-with-a-single-developer"), not a name. */
static bool is_slug(truce_span id) {
  size_t parts = 1;
  for (size_t i = 0; i < id.size; i++) parts += id.data[i] == '-' || id.data[i] == '_';
  return parts > 3;
}

static bool is_text_tag(GumboTag tag) { return tag == GUMBO_TAG_P || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6); }

unsigned tr_signs_of(const tr_word_classes *elements, const tr_node *element) {
  unsigned signs = 0;
  for (size_t i = 0; i < COUNT(tags); i++)
    if (tags[i].tag == element->tag) signs |= tags[i].sign;
  const GumboVector *attributes = element->attributes;
  for (unsigned i = 0; attributes && i < attributes->length; i++) {
    const GumboAttribute *a = attributes->data[i];
    truce_span value = tr_span(a->value);
    bool id = strcmp(a->name, "id") == 0 && !is_text_tag(element->tag) && !is_slug(value);
    if (strcmp(a->name, "class") == 0 || id || strcmp(a->name, "data-component") == 0 || strcmp(a->name, "data-testid") == 0)
      signs |= signs_of_names(elements, value);
    else if (strcmp(a->name, "itemprop") == 0)
      signs |= signs_of_item(value);
    else if (strcmp(a->name, "hidden") == 0 || (strcmp(a->name, "aria-hidden") == 0 && tr_equal_string(value, "true")))
      signs |= TR_SIGN_HIDDEN;
    else if (strcmp(a->name, "role") == 0)
      for (size_t r = 0; r < COUNT(roles); r++)
        if (tr_equal_fold(value, tr_span(roles[r].role))) signs |= roles[r].sign;
  }
  if (element->tag == GUMBO_TAG_ASIDE && (signs & TR_SIGN_ABOUT)) signs &= ~(unsigned)TR_SIGN_LINKS; /* what stands aside is the byline */
  return signs;
}
