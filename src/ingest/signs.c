/* Tables of tags, roles and the words that classes and ids are made of. A new word is a new row. */
#include "ingest/signs.h"

#include "base/ascii.h"

/* Words of class and id attributes. A name is cut at signs and at capitals: "postMeta-top" gives post, meta, top. */
static const struct sign_word {
  const char *word;
  unsigned sign;
} words[] = {
    {"nav", TR_SIGN_NAVIGATION},
    {"navi", TR_SIGN_NAVIGATION},
    {"navigation", TR_SIGN_NAVIGATION},
    {"navbar", TR_SIGN_NAVIGATION},
    {"navbox", TR_SIGN_NAVIGATION},
    {"subnav", TR_SIGN_NAVIGATION},
    {"menu", TR_SIGN_NAVIGATION},
    {"submenu", TR_SIGN_NAVIGATION},
    {"breadcrumb", TR_SIGN_NAVIGATION},
    {"breadcrumbs", TR_SIGN_NAVIGATION},
    {"crumbs", TR_SIGN_NAVIGATION},
    {"footer", TR_SIGN_NAVIGATION},
    {"foot", TR_SIGN_NAVIGATION},
    {"masthead", TR_SIGN_NAVIGATION},
    {"toolbar", TR_SIGN_NAVIGATION},
    {"tools", TR_SIGN_NAVIGATION},
    {"toolbox", TR_SIGN_NAVIGATION},
    {"pagination", TR_SIGN_NAVIGATION},
    {"paging", TR_SIGN_NAVIGATION},
    {"pager", TR_SIGN_NAVIGATION},
    {"pagenav", TR_SIGN_NAVIGATION},
    {"prevnext", TR_SIGN_NAVIGATION},
    {"search", TR_SIGN_NAVIGATION},
    {"searchbox", TR_SIGN_NAVIGATION},
    {"login", TR_SIGN_NAVIGATION},
    {"signin", TR_SIGN_NAVIGATION},
    {"register", TR_SIGN_NAVIGATION},
    {"skip", TR_SIGN_NAVIGATION},
    {"skiplink", TR_SIGN_NAVIGATION},
    {"toc", TR_SIGN_NAVIGATION},
    {"editsection", TR_SIGN_NAVIGATION},
    {"noprint", TR_SIGN_NAVIGATION},
    {"catlinks", TR_SIGN_NAVIGATION},
    {"sidebar", TR_SIGN_NAVIGATION},
    {"sidebars", TR_SIGN_NAVIGATION},
    {"widget", TR_SIGN_NAVIGATION},
    {"widgets", TR_SIGN_NAVIGATION},
    {"marginal", TR_SIGN_NAVIGATION},
    {"hidden", TR_SIGN_HIDDEN},
    {"invisible", TR_SIGN_HIDDEN},
    {"visuallyhidden", TR_SIGN_HIDDEN},
    {"offscreen", TR_SIGN_HIDDEN},
    {"screenreader", TR_SIGN_HIDDEN},
    {"sronly", TR_SIGN_HIDDEN},
    {"printonly", TR_SIGN_HIDDEN},
    {"related", TR_SIGN_LINKS},
    {"relatedposts", TR_SIGN_LINKS},
    {"relateds", TR_SIGN_LINKS},
    {"recommend", TR_SIGN_LINKS},
    {"recommended", TR_SIGN_LINKS},
    {"recommendation", TR_SIGN_LINKS},
    {"recommendations", TR_SIGN_LINKS},
    {"recirculation", TR_SIGN_LINKS},
    {"recirc", TR_SIGN_LINKS},
    {"teaser", TR_SIGN_LINKS},
    {"teasers", TR_SIGN_LINKS},
    {"readmore", TR_SIGN_LINKS},
    {"readnext", TR_SIGN_LINKS},
    {"trending", TR_SIGN_LINKS},
    {"popular", TR_SIGN_LINKS},
    {"mostread", TR_SIGN_LINKS},
    {"mostpopular", TR_SIGN_LINKS},
    {"outbrain", TR_SIGN_LINKS},
    {"taboola", TR_SIGN_LINKS},
    {"zergnet", TR_SIGN_LINKS},
    {"upnext", TR_SIGN_LINKS},
    {"onward", TR_SIGN_LINKS},
    {"crosslink", TR_SIGN_LINKS},
    {"morestories", TR_SIGN_LINKS},
    {"linkbox", TR_SIGN_LINKS},
    {"yarpp", TR_SIGN_LINKS},
    {"similar", TR_SIGN_LINKS},
    {"comment", TR_SIGN_TALK},
    {"comments", TR_SIGN_TALK},
    {"commentlist", TR_SIGN_TALK},
    {"commentary", 0},
    {"disqus", TR_SIGN_TALK},
    {"respond", TR_SIGN_TALK},
    {"reply", TR_SIGN_TALK},
    {"replies", TR_SIGN_TALK},
    {"kommentar", TR_SIGN_TALK},
    {"kommentare", TR_SIGN_TALK},
    {"discussion", TR_SIGN_TALK},
    {"livefyre", TR_SIGN_TALK},
    {"commentform", TR_SIGN_TALK},
    {"trackback", TR_SIGN_TALK},
    {"trackbacks", TR_SIGN_TALK},
    {"pingback", TR_SIGN_TALK},
    {"leserkommentare", TR_SIGN_TALK},
    {"share", TR_SIGN_PROMOTION},
    {"shares", TR_SIGN_PROMOTION},
    {"sharing", TR_SIGN_PROMOTION},
    {"sharedaddy", TR_SIGN_PROMOTION},
    {"addtoany", TR_SIGN_PROMOTION},
    {"addthis", TR_SIGN_PROMOTION},
    {"social", TR_SIGN_PROMOTION},
    {"socials", TR_SIGN_PROMOTION},
    {"socialmedia", TR_SIGN_PROMOTION},
    {"shariff", TR_SIGN_PROMOTION},
    {"promo", TR_SIGN_PROMOTION},
    {"promos", TR_SIGN_PROMOTION},
    {"promotion", TR_SIGN_PROMOTION},
    {"promoted", TR_SIGN_PROMOTION},
    {"newsletter", TR_SIGN_PROMOTION},
    {"newsletters", TR_SIGN_PROMOTION},
    {"subscribe", TR_SIGN_PROMOTION},
    {"subscription", TR_SIGN_PROMOTION},
    {"signup", TR_SIGN_PROMOTION},
    {"mailchimp", TR_SIGN_PROMOTION},
    {"optin", TR_SIGN_PROMOTION},
    {"cookie", TR_SIGN_PROMOTION},
    {"cookies", TR_SIGN_PROMOTION},
    {"cookiebar", TR_SIGN_PROMOTION},
    {"consent", TR_SIGN_PROMOTION},
    {"gdpr", TR_SIGN_PROMOTION},
    {"dsgvo", TR_SIGN_PROMOTION},
    {"banner", TR_SIGN_PROMOTION},
    {"popup", TR_SIGN_PROMOTION},
    {"modal", TR_SIGN_PROMOTION},
    {"overlay", TR_SIGN_PROMOTION},
    {"lightbox", TR_SIGN_PROMOTION},
    {"advert", TR_SIGN_PROMOTION},
    {"adverts", TR_SIGN_PROMOTION},
    {"advertisement", TR_SIGN_PROMOTION},
    {"advertising", TR_SIGN_PROMOTION},
    {"ad", TR_SIGN_PROMOTION},
    {"ads", TR_SIGN_PROMOTION},
    {"adsense", TR_SIGN_PROMOTION},
    {"adsbygoogle", TR_SIGN_PROMOTION},
    {"anzeige", TR_SIGN_PROMOTION},
    {"werbung", TR_SIGN_PROMOTION},
    {"sponsor", TR_SIGN_PROMOTION},
    {"sponsored", TR_SIGN_PROMOTION},
    {"donate", TR_SIGN_PROMOTION},
    {"donation", TR_SIGN_PROMOTION},
    {"membership", TR_SIGN_PROMOTION},
    {"feedback", TR_SIGN_PROMOTION},
    {"survey", TR_SIGN_PROMOTION},
    {"cta", TR_SIGN_PROMOTION},
    {"flattr", TR_SIGN_PROMOTION},
    {"snippets", 0},
    {"byline", TR_SIGN_ABOUT},
    {"bylines", TR_SIGN_ABOUT},
    {"author", TR_SIGN_ABOUT},
    {"authors", TR_SIGN_ABOUT},
    {"authorbox", TR_SIGN_ABOUT},
    {"authorbio", TR_SIGN_ABOUT},
    {"bio", TR_SIGN_ABOUT},
    {"autor", TR_SIGN_ABOUT},
    {"meta", TR_SIGN_ABOUT},
    {"metadata", TR_SIGN_ABOUT},
    {"postmeta", TR_SIGN_ABOUT},
    {"postinfo", TR_SIGN_ABOUT},
    {"postmetadata", TR_SIGN_ABOUT},
    {"tag", 0},
    {"tags", TR_SIGN_ABOUT},
    {"taglist", TR_SIGN_ABOUT},
    {"tagcloud", TR_SIGN_ABOUT},
    {"keywords", TR_SIGN_ABOUT},
    {"rating", TR_SIGN_ABOUT},
    {"ratings", TR_SIGN_ABOUT},
    {"vote", TR_SIGN_ABOUT},
    {"voting", TR_SIGN_ABOUT},
    {"timestamp", TR_SIGN_ABOUT},
    {"dateline", TR_SIGN_ABOUT},
    {"datetime", TR_SIGN_ABOUT},
    {"pubdate", TR_SIGN_ABOUT},
    {"published", TR_SIGN_ABOUT},
    {"readingtime", TR_SIGN_ABOUT},
    {"copyright", TR_SIGN_ABOUT},
    {"permalink", TR_SIGN_ABOUT},
    {"vcard", TR_SIGN_ABOUT},
    {"caption", TR_SIGN_CAPTION},
    {"captions", TR_SIGN_CAPTION},
    {"credit", TR_SIGN_CAPTION},
    {"credits", TR_SIGN_CAPTION},
    {"figcaption", TR_SIGN_CAPTION},
    {"bildunterschrift", TR_SIGN_CAPTION},
    {"imagecaption", TR_SIGN_CAPTION},
    {"carousel", TR_SIGN_LINKS},
    {"copyrightline", TR_SIGN_CAPTION},
    {"factbox", TR_SIGN_LINKS},
    {"textbox", TR_SIGN_LINKS},
    {"legend", TR_SIGN_CAPTION},
    {"legends", TR_SIGN_CAPTION},
    {"profile", TR_SIGN_ABOUT},
    {"alert", TR_SIGN_PROMOTION},
    {"alerts", TR_SIGN_PROMOTION},
    {"pum", TR_SIGN_PROMOTION},
    {"popmake", TR_SIGN_PROMOTION},
    {"wishlist", TR_SIGN_PROMOTION},
    {"appstores", TR_SIGN_PROMOTION},
    {"netiquette", TR_SIGN_TALK},
    {"userlinks", TR_SIGN_NAVIGATION},
    {"standfirst", TR_SIGN_STANDFIRST},
    {"dek", TR_SIGN_STANDFIRST},
    {"subtitle", TR_SIGN_STANDFIRST},
    {"subheadline", TR_SIGN_STANDFIRST},
    {"subhead", TR_SIGN_STANDFIRST},
    {"deck", TR_SIGN_STANDFIRST},
    {"lede", TR_SIGN_STANDFIRST},
    {"lead", TR_SIGN_STANDFIRST},
    {"intro", TR_SIGN_STANDFIRST},
    {"introduction", TR_SIGN_STANDFIRST},
    {"summary", TR_SIGN_STANDFIRST},
    {"abstract", TR_SIGN_STANDFIRST},
    {"vorspann", TR_SIGN_STANDFIRST},
    {"chapo", TR_SIGN_STANDFIRST},
    {"articlebody", TR_SIGN_BODY},
    {"articlecontent", TR_SIGN_BODY},
    {"articletext", TR_SIGN_BODY},
    {"storybody", TR_SIGN_BODY},
    {"storycontent", TR_SIGN_BODY},
    {"storytext", TR_SIGN_BODY},
    {"entrycontent", TR_SIGN_BODY},
    {"postcontent", TR_SIGN_BODY},
    {"postbody", TR_SIGN_BODY},
    {"bodytext", TR_SIGN_BODY},
    {"bodycopy", TR_SIGN_BODY},
    {"maincontent", TR_SIGN_ARTICLE},
    {"fulltext", TR_SIGN_BODY},
    {"articlefull", TR_SIGN_BODY},
    {"newsbody", TR_SIGN_BODY},
    {"newstext", TR_SIGN_BODY},
    {"articletextblock", TR_SIGN_BODY},
    {"hentry", TR_SIGN_ARTICLE},
    {"article", TR_SIGN_ARTICLE},
    {"artikel", TR_SIGN_ARTICLE},
    {"story", TR_SIGN_ARTICLE},
    {"post", TR_SIGN_ARTICLE},
    {"entry", TR_SIGN_ARTICLE},
    {"main", TR_SIGN_ARTICLE},
};

/* A word behind one of these says what the element has or lacks, not what it is: "has-sidebar", "no-comments", "label-hidden", "js-readmore". */
static const char *const modifiers[] = {
    "has", "no", "non", "not", "with", "without", "is", "label", "js", "elementor", "show", "hide", "enable", "enabled", "supports", "allow", "open",
    "until", "before", "after", "above", "under", "type",
};

/* Two words that mean more together; sign 0: the second has no meaning of its own behind the first. `second` follows `first` directly. */
static const struct sign_pair {
  const char *first, *second;
  unsigned sign;
} pairs[] = {
    {"article", "body", TR_SIGN_BODY},    {"article", "content", TR_SIGN_BODY},
    {"article", "text", TR_SIGN_BODY},    {"story", "body", TR_SIGN_BODY},
    {"story", "content", TR_SIGN_BODY},   {"story", "text", TR_SIGN_BODY},
    {"entry", "content", TR_SIGN_BODY},   {"post", "content", TR_SIGN_BODY},
    {"post", "body", TR_SIGN_BODY},       {"post", "entry", TR_SIGN_BODY},
    {"body", "text", TR_SIGN_BODY},       {"body", "copy", TR_SIGN_BODY},
    {"content", "body", TR_SIGN_BODY},    {"news", "text", TR_SIGN_BODY},
    {"news", "content", TR_SIGN_BODY},    {"article", "main", TR_SIGN_BODY},
    {"main", "content", TR_SIGN_ARTICLE}, {"main", "text", TR_SIGN_BODY},
    {"rich", "text", TR_SIGN_BODY},       {"text", "body", TR_SIGN_BODY},
    {"sr", "only", TR_SIGN_HIDDEN},       {"visually", "hidden", TR_SIGN_HIDDEN},
    {"screen", "reader", TR_SIGN_HIDDEN}, {"print", "only", TR_SIGN_HIDDEN},
    {"display", "none", TR_SIGN_HIDDEN},  {"read", "more", TR_SIGN_LINKS},
    {"read", "next", TR_SIGN_LINKS},      {"see", "also", TR_SIGN_LINKS},
    {"also", "read", TR_SIGN_LINKS},      {"read", "also", TR_SIGN_LINKS},
    {"most", "read", TR_SIGN_LINKS},      {"most", "popular", TR_SIGN_LINKS},
    {"more", "stories", TR_SIGN_LINKS},   {"more", "news", TR_SIGN_LINKS},
    {"more", "articles", TR_SIGN_LINKS},  {"more", "from", TR_SIGN_LINKS},
    {"latest", "news", TR_SIGN_LINKS},    {"latest", "posts", TR_SIGN_LINKS},
    {"recent", "posts", TR_SIGN_LINKS},   {"also", "like", TR_SIGN_LINKS},
    {"next", "post", TR_SIGN_LINKS},      {"previous", "post", TR_SIGN_LINKS},
    {"prev", "next", TR_SIGN_LINKS},      {"post", "navigation", TR_SIGN_NAVIGATION},
    {"top", "stories", TR_SIGN_LINKS},    {"external", "links", 0},
    {"tag", "list", TR_SIGN_ABOUT},       {"tag", "links", TR_SIGN_ABOUT},
    {"tag", "cloud", TR_SIGN_ABOUT},      {"cat", "links", TR_SIGN_ABOUT},
    {"post", "date", TR_SIGN_ABOUT},      {"post", "info", TR_SIGN_ABOUT},
    {"post", "footer", TR_SIGN_ABOUT},    {"entry", "footer", TR_SIGN_ABOUT},
    {"entry", "date", TR_SIGN_ABOUT},     {"entry", "utility", TR_SIGN_ABOUT},
    {"article", "date", TR_SIGN_ABOUT},   {"article", "footer", TR_SIGN_ABOUT},
    {"reading", "time", TR_SIGN_ABOUT},   {"post", "tags", TR_SIGN_ABOUT},
    {"post", "views", TR_SIGN_ABOUT},     {"image", "credit", TR_SIGN_CAPTION},
    {"photo", "credit", TR_SIGN_CAPTION}, {"media", "caption", TR_SIGN_CAPTION},
    {"wp", "caption", TR_SIGN_CAPTION},   {"call", "to", TR_SIGN_PROMOTION},
    {"sign", "up", TR_SIGN_PROMOTION},    {"email", "signup", TR_SIGN_PROMOTION},
    {"follow", "us", TR_SIGN_PROMOTION},  {"wm", "ipp", TR_SIGN_LINKS}, /* the bar of web.archive.org */
};

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


static bool next_word(truce_span text, size_t *at, char out[32], bool *joined) {
  size_t i = *at, size = 0;
  *joined = i > 0;
  while (i < text.size && !tr_ascii_letter(text.data[i])) i++;
  while (i < text.size && tr_ascii_letter(text.data[i])) {
    bool upper = tr_ascii_capital(text.data[i]);
    if (size && upper && tr_ascii_small(text.data[i - 1])) break;
    if (size < 31) out[size++] = tr_ascii_lower(text.data[i]);
    i++;
  }
  out[size] = 0;
  *at = i;
  return size > 0;
}

/* One class or id. What weblogs file an article under ("category-ads", "tag-related") says nothing about the element. */
static unsigned signs_of_name(truce_span name) {
  char word[32], before[32] = "";
  bool joined;
  unsigned signs = 0;
  if (tr_starts(name, TR_SPAN("category-")) || tr_starts(name, TR_SPAN("tag-"))) return 0;
  for (size_t at = 0; next_word(name, &at, word, &joined);) {
    bool modified = false;
    for (size_t i = 0; joined && i < COUNT(modifiers) && !modified; i++) modified = strcmp(modifiers[i], before) == 0;
    for (size_t i = 0; !modified && i < COUNT(words); i++)
      if (words[i].word[0] == word[0] && strcmp(words[i].word, word) == 0) signs |= words[i].sign;
    for (size_t i = 0; joined && i < COUNT(pairs); i++)
      if (pairs[i].second[0] == word[0] && strcmp(pairs[i].second, word) == 0 && strcmp(pairs[i].first, before) == 0) signs |= pairs[i].sign;
    memcpy(before, word, sizeof before);
  }
  return signs;
}

static unsigned signs_of_item(truce_span item) {
  if (tr_find(item, TR_SPAN("articleBody"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("reviewBody"), 0) != SIZE_MAX) return TR_SIGN_BODY;
  if (tr_find(item, TR_SPAN("author"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("datePublished"), 0) != SIZE_MAX ||
      tr_find(item, TR_SPAN("dateModified"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("keywords"), 0) != SIZE_MAX)
    return TR_SIGN_ABOUT;
  if (tr_find(item, TR_SPAN("caption"), 0) != SIZE_MAX || tr_find(item, TR_SPAN("copyrightHolder"), 0) != SIZE_MAX) return TR_SIGN_CAPTION;
  return 0;
}

static unsigned signs_of_names(truce_span names) {
  unsigned signs = 0;
  for (truce_span name; tr_split(&names, ' ', &name);) signs |= signs_of_name(name);
  return signs;
}

/* An id of many words is a title made into an address ("sharing-with-a-single-developer"), not a name. */
static bool is_slug(truce_span id) {
  size_t parts = 1;
  for (size_t i = 0; i < id.size; i++) parts += id.data[i] == '-' || id.data[i] == '_';
  return parts > 3;
}

static bool is_text_tag(GumboTag tag) { return tag == GUMBO_TAG_P || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6); }

unsigned tr_signs_of(const tr_node *element) {
  unsigned signs = 0;
  for (size_t i = 0; i < COUNT(tags); i++)
    if (tags[i].tag == element->tag) signs |= tags[i].sign;
  const GumboVector *attributes = element->attributes;
  for (unsigned i = 0; attributes && i < attributes->length; i++) {
    const GumboAttribute *a = attributes->data[i];
    truce_span value = tr_span(a->value);
    bool id = strcmp(a->name, "id") == 0 && !is_text_tag(element->tag) && !is_slug(value);
    if (strcmp(a->name, "class") == 0 || id || strcmp(a->name, "data-component") == 0 || strcmp(a->name, "data-testid") == 0)
      signs |= signs_of_names(value);
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
