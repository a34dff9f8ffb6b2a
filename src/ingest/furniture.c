/* The words of page furniture. Tables first; a new phrase is a new row. Each row says how much of the line it must cover. */
#include "ingest/furniture.h"

#include "base/text.h"
#include "ingest/dateline.h"

/* X(how, words): how WHOLE = the line is just that (light punctuation aside); START = the line starts so and is short (below `SHORT_WORDS`); ANY = anywhere in
 * a short line. Lower case. */
enum { SHORT_WORDS = 16 };
typedef enum reach { WHOLE, START, ANY } reach;

static const struct phrase {
  reach reach;
  tr_line_kind kind;
  const char *words;
} phrases[] = {
    /* ratings, sharing, subscribing */
    {ANY, TR_LINE_FURNITURE, "rate this article"},
    {ANY, TR_LINE_FURNITURE, "rate this story"},
    {ANY, TR_LINE_FURNITURE, "rate this post"},
    {ANY, TR_LINE_FURNITURE, "rate this page"},
    {ANY, TR_LINE_FURNITURE, "was this article helpful"},
    {ANY, TR_LINE_FURNITURE, "did you find this article"},
    {START, TR_LINE_FURNITURE, "share this"},
    {START, TR_LINE_FURNITURE, "share on"},
    {WHOLE, TR_LINE_FURNITURE, "share"},
    {WHOLE, TR_LINE_FURNITURE, "share article"},
    {WHOLE, TR_LINE_FURNITURE, "share via"},
    {START, TR_LINE_FURNITURE, "follow us"},
    {START, TR_LINE_FURNITURE, "follow @"},
    {START, TR_LINE_FURNITURE, "sign up for"},
    {START, TR_LINE_FURNITURE, "sign up to"},
    {WHOLE, TR_LINE_FURNITURE, "sign up"},
    {WHOLE, TR_LINE_FURNITURE, "sign in"},
    {WHOLE, TR_LINE_FURNITURE, "log in"},
    {WHOLE, TR_LINE_FURNITURE, "subscribe"},
    {START, TR_LINE_FURNITURE, "subscribe to"},
    {START, TR_LINE_FURNITURE, "subscribe now"},
    {START, TR_LINE_FURNITURE, "get our newsletter"},
    {WHOLE, TR_LINE_FURNITURE, "newsletter"},
    {ANY, TR_LINE_FURNITURE, "in your inbox"},
    {ANY, TR_LINE_FURNITURE, "to your inbox"},
    {START, TR_LINE_FURNITURE, "enter your email"},
    {ANY, TR_LINE_FURNITURE, "download our app"},
    {START, TR_LINE_FURNITURE, "support our journalism"},
    {START, TR_LINE_FURNITURE, "support us"},
    {START, TR_LINE_FURNITURE, "donate"},
    {ANY, TR_LINE_FURNITURE, "unsubscribe"},
    {START, TR_LINE_FURNITURE, "click here to"},
    {START, TR_LINE_FURNITURE, "tap here to"},
    {WHOLE, TR_LINE_FURNITURE, "copy link"},
    {WHOLE, TR_LINE_FURNITURE, "print"},
    {WHOLE, TR_LINE_FURNITURE, "print this page"},
    {WHOLE, TR_LINE_FURNITURE, "email"},
    {WHOLE, TR_LINE_FURNITURE, "facebook"},
    {WHOLE, TR_LINE_FURNITURE, "twitter"},
    {WHOLE, TR_LINE_FURNITURE, "whatsapp"},
    {WHOLE, TR_LINE_FURNITURE, "telegram"},
    {WHOLE, TR_LINE_FURNITURE, "linkedin"},
    {WHOLE, TR_LINE_FURNITURE, "save"},
    {WHOLE, TR_LINE_FURNITURE, "bookmark"},
    {WHOLE, TR_LINE_FURNITURE, "listen"},
    {WHOLE, TR_LINE_FURNITURE, "listen to this article"},
    {WHOLE, TR_LINE_FURNITURE, "play"},
    {WHOLE, TR_LINE_FURNITURE, "close"},
    {WHOLE, TR_LINE_FURNITURE, "menu"},
    {WHOLE, TR_LINE_FURNITURE, "search"},
    {WHOLE, TR_LINE_FURNITURE, "home"},
    {WHOLE, TR_LINE_FURNITURE, "skip to content"},
    {WHOLE, TR_LINE_FURNITURE, "skip to main content"},
    {WHOLE, TR_LINE_FURNITURE, "back to top"},
    {WHOLE, TR_LINE_FURNITURE, "loading"},
    {WHOLE, TR_LINE_FURNITURE, "advertisement"},
    {START, TR_LINE_FURNITURE, "advertisement -"},
    {WHOLE, TR_LINE_FURNITURE, "advertising"},
    {WHOLE, TR_LINE_FURNITURE, "sponsored"},
    {WHOLE, TR_LINE_FURNITURE, "sponsored content"},
    {START, TR_LINE_FURNITURE, "story continues below"},
    {START, TR_LINE_FURNITURE, "article continues"},
    {WHOLE, TR_LINE_FURNITURE, "anzeige"},
    {WHOLE, TR_LINE_FURNITURE, "werbung"},
    {WHOLE, TR_LINE_FURNITURE, "publicité"},
    {WHOLE, TR_LINE_FURNITURE, "publicidad"},
    {START, TR_LINE_FURNITURE, "all rights reserved"},
    {ANY, TR_LINE_FURNITURE, "all rights reserved"},
    {START, TR_LINE_FURNITURE, "alle rechte vorbehalten"},
    {START, TR_LINE_FURNITURE, "copyright"},
    {START, TR_LINE_FURNITURE, "©"},
    {START, TR_LINE_FURNITURE, "(c) "},
    {START, TR_LINE_FURNITURE, "terms of use"},
    {START, TR_LINE_FURNITURE, "privacy policy"},
    {ANY, TR_LINE_FURNITURE, "use cookies"},
    {ANY, TR_LINE_FURNITURE, "accept all"},
    {WHOLE, TR_LINE_FURNITURE, "i agree"},
    {START, TR_LINE_FURNITURE, "we value your privacy"},
    {ANY, TR_LINE_FURNITURE, "cookies zu"},
    {START, TR_LINE_FURNITURE, "enable javascript"},
    {START, TR_LINE_FURNITURE, "please enable"},
    {ANY, TR_LINE_FURNITURE, "your browser does not support"},
    {START, TR_LINE_FURNITURE, "comments are closed"},
    {WHOLE, TR_LINE_FURNITURE, "comments"},
    {WHOLE, TR_LINE_FURNITURE, "view comments"},
    {START, TR_LINE_FURNITURE, "leave a comment"},
    {START, TR_LINE_FURNITURE, "leave a reply"},
    {START, TR_LINE_FURNITURE, "join the conversation"},
    {START, TR_LINE_FURNITURE, "post a comment"},
    {WHOLE, TR_LINE_FURNITURE, "kommentare"},
    {WHOLE, TR_LINE_FURNITURE, "kommentieren"},
    {START, TR_LINE_FURNITURE, "kommentar schreiben"},
    {START, TR_LINE_FURNITURE, "schreibe einen kommentar"},
    {START, TR_LINE_FURNITURE, "laisser un commentaire"},
    {WHOLE, TR_LINE_FURNITURE, "teilen"},
    {WHOLE, TR_LINE_FURNITURE, "drucken"},
    {WHOLE, TR_LINE_FURNITURE, "partager"},
    {WHOLE, TR_LINE_FURNITURE, "compartir"},
    {START, TR_LINE_FURNITURE, "artikel teilen"},
    {START, TR_LINE_FURNITURE, "diesen artikel"},
    {WHOLE, TR_LINE_FURNITURE, "merken"},
    {WHOLE, TR_LINE_FURNITURE, "nach oben"},
    {START, TR_LINE_FURNITURE, "filed under"},
    {START, TR_LINE_FURNITURE, "tags:"},
    {WHOLE, TR_LINE_FURNITURE, "tags"},
    {START, TR_LINE_FURNITURE, "tagged"},
    {START, TR_LINE_FURNITURE, "topics:"},
    {WHOLE, TR_LINE_FURNITURE, "topics"},
    {START, TR_LINE_FURNITURE, "posted in"},
    {START, TR_LINE_FURNITURE, "categories:"},
    {START, TR_LINE_FURNITURE, "schlagwörter"},
    {START, TR_LINE_FURNITURE, "keywords:"},
    {WHOLE, TR_LINE_FURNITURE, "about the author"},
    {START, TR_LINE_FURNITURE, "about the author"},
    {START, TR_LINE_FURNITURE, "view all posts"},
    {START, TR_LINE_FURNITURE, "report an error"},
    {START, TR_LINE_FURNITURE, "report a typo"},
    {START, TR_LINE_FURNITURE, "send us a"},
    {WHOLE, TR_LINE_FURNITURE, "end"},
    {WHOLE, TR_LINE_FURNITURE, "ends"},
    {WHOLE, TR_LINE_FURNITURE, "sources"},
    {WHOLE, TR_LINE_FURNITURE, "source"},
    {WHOLE, TR_LINE_FURNITURE, "quellen"},
    {WHOLE, TR_LINE_FURNITURE, "fuentes"},
    {WHOLE, TR_LINE_FURNITURE, "breaking news"},
    {WHOLE, TR_LINE_FURNITURE, "exclusive"},
    {WHOLE, TR_LINE_FURNITURE, "opinion"},
    {WHOLE, TR_LINE_FURNITURE, "live"},
    {WHOLE, TR_LINE_FURNITURE, "transcript"},
    {ANY, TR_LINE_FURNITURE, "supporting our work"},
    {ANY, TR_LINE_FURNITURE, "support our work"},
    {ANY, TR_LINE_FURNITURE, "already a subscriber"},
    {ANY, TR_LINE_FURNITURE, "war der artikel"},
    {ANY, TR_LINE_FURNITURE, "den artikel teilen"},
    {ANY, TR_LINE_FURNITURE, "newsletter anmelden"},
    {ANY, TR_LINE_FURNITURE, "subscribe to our newsletter"},
    {START, TR_LINE_FURNITURE, "kommentare geschlossen"},
    {WHOLE, TR_LINE_FURNITURE, "bild anzeigen"},
    {WHOLE, TR_LINE_FURNITURE, "kontakt"},
    {WHOLE, TR_LINE_FURNITURE, "impressum"},
    {WHOLE, TR_LINE_FURNITURE, "datenschutz"},
    {START, TR_LINE_FURNITURE, "bewerten"},
    {START, TR_LINE_FURNITURE, "teilen mit"},
    {WHOLE, TR_LINE_FURNITURE, "wird geladen"},
    {START, TR_LINE_FURNITURE, "notify me"},
    {START, TR_LINE_FURNITURE, "like this"},
    {WHOLE, TR_LINE_FURNITURE, "gefällt mir"},
    {WHOLE, TR_LINE_LINKS, "verwandte beiträge"},
    {START, TR_LINE_LINKS, "notas relacionadas"},
    {START, TR_LINE_LINKS, "noticias relacionadas"},
    {START, TR_LINE_LINKS, "weitere themen"},
    {START, TR_LINE_LINKS, "weitere informationen"},
    {START, TR_LINE_LINKS, "empfehlungen"},
    {START, TR_LINE_LINKS, "puedes ver"},
    {START, TR_LINE_LINKS, "te puede interesar"},
    {START, TR_LINE_LINKS, "sur le même sujet"},
    {START, TR_LINE_LINKS, "latest articles"},
    {START, TR_LINE_CAPTION, "credit:"},
    {START, TR_LINE_CAPTION, "(credit"},
    /* ways to other articles */
    {ANY, TR_LINE_LINKS, "what to read next"},
    {START, TR_LINE_LINKS, "read next"},
    {START, TR_LINE_LINKS, "read more"},
    {START, TR_LINE_LINKS, "read also"},
    {START, TR_LINE_LINKS, "also read"},
    {START, TR_LINE_LINKS, "read:"},
    {START, TR_LINE_LINKS, "see also"},
    {START, TR_LINE_LINKS, "more:"},
    {START, TR_LINE_LINKS, "more on this"},
    {START, TR_LINE_LINKS, "more from"},
    {START, TR_LINE_LINKS, "more stories"},
    {WHOLE, TR_LINE_LINKS, "more"},
    {START, TR_LINE_LINKS, "related:"},
    {WHOLE, TR_LINE_LINKS, "related"},
    {START, TR_LINE_LINKS, "related articles"},
    {START, TR_LINE_LINKS, "related stories"},
    {START, TR_LINE_LINKS, "related posts"},
    {START, TR_LINE_LINKS, "related topics"},
    {START, TR_LINE_LINKS, "related content"},
    {START, TR_LINE_LINKS, "you may also like"},
    {START, TR_LINE_LINKS, "you might also like"},
    {START, TR_LINE_LINKS, "recommended"},
    {START, TR_LINE_LINKS, "most read"},
    {START, TR_LINE_LINKS, "most popular"},
    {START, TR_LINE_LINKS, "most viewed"},
    {WHOLE, TR_LINE_LINKS, "trending"},
    {START, TR_LINE_LINKS, "trending now"},
    {START, TR_LINE_LINKS, "editor's picks"},
    {START, TR_LINE_LINKS, "editors' picks"},
    {START, TR_LINE_LINKS, "latest news"},
    {WHOLE, TR_LINE_LINKS, "top stories"},
    {START, TR_LINE_LINKS, "continue reading"},
    {START, TR_LINE_LINKS, "next article"},
    {START, TR_LINE_LINKS, "previous article"},
    {START, TR_LINE_LINKS, "up next"},
    {START, TR_LINE_LINKS, "watch:"},
    {START, TR_LINE_LINKS, "watch more"},
    {START, TR_LINE_LINKS, "lesen sie auch"},
    {START, TR_LINE_LINKS, "lesen sie mehr"},
    {START, TR_LINE_LINKS, "mehr zum thema"},
    {START, TR_LINE_LINKS, "mehr dazu"},
    {START, TR_LINE_LINKS, "auch interessant"},
    {START, TR_LINE_LINKS, "das könnte sie auch"},
    {START, TR_LINE_LINKS, "das könnte dich auch"},
    {START, TR_LINE_LINKS, "weitere artikel"},
    {START, TR_LINE_LINKS, "weiterlesen"},
    {START, TR_LINE_LINKS, "à lire aussi"},
    {START, TR_LINE_LINKS, "lire aussi"},
    {START, TR_LINE_LINKS, "leer más"},
    {START, TR_LINE_LINKS, "lea también"},
    {START, TR_LINE_LINKS, "leggi anche"},
    {START, TR_LINE_LINKS, "lees ook"},
    {START, TR_LINE_LINKS, "ähnliche artikel"},
    {START, TR_LINE_LINKS, "ähnliche beiträge"},
    {START, TR_LINE_LINKS, "zurück zur"},
    {START, TR_LINE_LINKS, "mehr lesen"},
    /* pictures */
    {ANY, TR_LINE_CAPTION, "getty images"},
    {ANY, TR_LINE_CAPTION, "ap photo"},
    {ANY, TR_LINE_CAPTION, "afp/getty"},
    {ANY, TR_LINE_CAPTION, "photo by"},
    {ANY, TR_LINE_CAPTION, "photograph by"},
    {ANY, TR_LINE_CAPTION, "photo credit"},
    {ANY, TR_LINE_CAPTION, "image credit"},
    {ANY, TR_LINE_CAPTION, "picture credit"},
    {START, TR_LINE_CAPTION, "photo:"},
    {START, TR_LINE_CAPTION, "photos:"},
    {START, TR_LINE_CAPTION, "photo courtesy"},
    {START, TR_LINE_CAPTION, "image:"},
    {START, TR_LINE_CAPTION, "picture:"},
    {START, TR_LINE_CAPTION, "photograph:"},
    {ANY, TR_LINE_CAPTION, "file photo"},
    {START, TR_LINE_CAPTION, "foto:"},
    {START, TR_LINE_CAPTION, "bild:"},
    {START, TR_LINE_CAPTION, "quelle:"},
    {START, TR_LINE_CAPTION, "bildquelle"},
    {START, TR_LINE_CAPTION, "crédit photo"},
    {START, TR_LINE_CAPTION, "crédits photo"},
    {START, TR_LINE_CAPTION, "image source"},
    {START, TR_LINE_CAPTION, "image caption"},
    {START, TR_LINE_CAPTION, "media caption"},
    {WHOLE, TR_LINE_CAPTION, "reuters"},
    {WHOLE, TR_LINE_CAPTION, "afp"},
};
enum { PHRASE_COUNT = sizeof phrases / sizeof *phrases };

static const char *const dating[] = {
    "published",    "posted",    "updated", "last updated", "last modified", "first published", "date:",     "date published", "veröffentlicht", "erstellt",
    "aktualisiert", "stand:",    "datum",   "publié",       "mis à jour",    "modifié",         "publicado", "actualizado",    "pubblicato",     "aggiornato",
    "gepubliceerd", "geplaatst", "erschienen", "on ",     "am ",          "le ",           "опубликовано",    "نشر"};
static const char *const bylines[] = {"by ", "written by ", "author: ", "von ", "autor: ", "par ", "por ", "door ", "byline: "};
static const char *const sightings[] = {"image", "photo", "photograph", "picture", "foto", "bild", "imagen", "video", "graphic", "illustration"};
static const char *const origins[] = {" from ", " by ", " via ", " courtesy", " credit", "©", " recovered", " provided", " von ", " source", " taken "};

/* Lower case of ASCII and Latin-1 letters, typographic apostrophe as ', cut at the buffer. */
static truce_span fold(truce_span line, char *out, size_t room) {
  size_t size = 0;
  for (size_t at = 0; at < line.size && size + 4 < room;) {
    uint32_t c = tr_utf8_next(line, &at);
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) c += 32;
    if (c == 0x2019) c = '\'';
    size += tr_utf8_put(c, out + size);
  }
  return (truce_span){out, size};
}

static bool word_byte(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

/* Scripts without blanks between words: one word for every two characters or so. */
size_t tr_word_count(truce_span line) {
  size_t count = 0, wide = 0;
  bool inside = false;
  for (size_t i = 0; i < line.size; i++) {
    unsigned char c = (unsigned char)line.data[i];
    bool punctuation = c == 0xE2 && i + 1 < line.size && (unsigned char)line.data[i + 1] == 0x80;
    bool word = word_byte(c) && !punctuation;
    if (punctuation) i += 2;
    count += word && !inside;
    inside = word;
    wide += c >= 0xE3 && c <= 0xED;
  }
  return wide > line.size / 6 ? count + wide / 2 : count;
}

bool tr_ends_sentence(truce_span line) {
  static const char *const closing[] = {"\"", "'", ")", "]", "”", "’", "»", "“", "›"};
  static const char *const ends[] = {".", "!", "?", "…", ":", "。", "؟", "۔", "！", "？"};
  for (bool again = true; again && line.size;) {
    again = false;
    line = tr_trim(line);
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
      if (tr_ends(line, tr_span(closing[i]))) {
        line.size -= strlen(closing[i]);
        again = true;
      }
  }
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (tr_ends(line, tr_span(ends[i]))) return true;
  return false;
}

static bool starts_with_any(truce_span lower, const char *const *words, size_t count, size_t *size) {
  for (size_t i = 0; i < count; i++)
    if (tr_starts(lower, tr_span(words[i]))) {
      *size = strlen(words[i]);
      return true;
    }
  return false;
}

static truce_span without_light_ends(truce_span s) {
  static const char light[] = " .:;,!?|-*>#+()[]\t";
  while (s.size && strchr(light, s.data[s.size - 1])) s.size--;
  while (s.size && strchr(light, s.data[0])) s.data++, s.size--;
  return s;
}

static bool phrase_fits(const struct phrase *phrase, truce_span lower, truce_span core, size_t words) {
  if (phrase->reach != ANY && !(core.size && core.data[0] == phrase->words[0]) && !(lower.size && lower.data[0] == phrase->words[0]))
    return false; /* most end here */
  truce_span p = tr_span(phrase->words);
  if (phrase->reach == WHOLE) return tr_equal(core, p);
  if (words >= SHORT_WORDS) return false;
  if (phrase->reach == ANY) return lower.size >= p.size && tr_find(lower, p, 0) != SIZE_MAX;
  truce_span from = core.size >= p.size && core.data ? core : lower;
  bool whole_word = from.size <= p.size || !word_byte((unsigned char)from.data[p.size]) || !word_byte((unsigned char)p.data[p.size - 1]);
  return tr_starts(from, p) && whole_word;
}

static bool is_address(truce_span s) {
  return (tr_starts(s, TR_SPAN("http://")) || tr_starts(s, TR_SPAN("https://")) || tr_starts(s, TR_SPAN("www."))) && !memchr(s.data, ' ', s.size);
}
static bool is_image(truce_span s) {
  static const char *const kinds[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".mp4"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tr_find(s, tr_span(kinds[i]), 0) != SIZE_MAX) return true;
  return false;
}

/* "7 minutes read", "5 min read", "Lesezeit: 4 Minuten", "3 Min." */
static bool is_reading_time(truce_span lower, size_t words) {
  if (words > 5) return false;
  bool minutes = tr_find(lower, TR_SPAN("min"), 0) != SIZE_MAX;
  bool reading = tr_find(lower, TR_SPAN("read"), 0) != SIZE_MAX || tr_find(lower, TR_SPAN("lese"), 0) != SIZE_MAX ||
                 tr_find(lower, TR_SPAN("lectura"), 0) != SIZE_MAX || tr_find(lower, TR_SPAN("lecture"), 0) != SIZE_MAX;
  bool counted = lower.size && lower.data[0] >= '0' && lower.data[0] <= '9';
  return minutes && (reading || (counted && words == 2));
}

/* "Image recovered from …", "Photo provided by …": what it shows is not told, only where it is from. */
static bool is_credit(truce_span lower, size_t words, bool sentence) {
  size_t size;
  if (words > 14 || (sentence && words > 8) || !starts_with_any(lower, sightings, sizeof sightings / sizeof *sightings, &size)) return false;
  for (size_t i = 0; i < sizeof origins / sizeof *origins; i++)
    if (tr_find(lower, tr_span(origins[i]), 0) != SIZE_MAX) return true;
  return false;
}

/* A date with its label, or alone with at most a time and a few signs. */
static bool is_dating(truce_span line, truce_span lower, size_t words, tr_line *out) {
  tr_written_day found;
  size_t label;
  if (words > 24 || !tr_day_find(line, false, &found)) return false;
  bool labelled = starts_with_any(lower, dating, sizeof dating / sizeof *dating, &label);
  size_t inside = tr_word_count(tr_slice(line, found.where));
  if (!labelled && words > inside + 5) return false;
  bool weak = !labelled || label <= 3; /* "on June 11, 2024" */
  if (weak && (words > inside + 5 || (words > inside + 1 && tr_ends_sentence(line)))) return false;
  if (labelled && tr_ends_sentence(line) && words > inside + 8) return false;
  if (!labelled && found.where.start > 24) return false;
  out->kind = TR_LINE_DATE;
  out->day = found.day;
  out->labelled = !weak;
  out->updated = tr_find(lower, TR_SPAN("updat"), 0) != SIZE_MAX || tr_find(lower, TR_SPAN("modif"), 0) != SIZE_MAX ||
                 tr_find(lower, TR_SPAN("aktualisiert"), 0) != SIZE_MAX;
  return true;
}

/* "By Jane Doe", "By JANE DOE and John Roe": capitals, few words. */
static bool is_byline(truce_span line, truce_span lower, size_t words, tr_line *out) {
  size_t label;
  if (words > 9 || words < 2 || !starts_with_any(lower, bylines, sizeof bylines / sizeof *bylines, &label) || tr_ends_sentence(line)) return false;
  truce_span name = tr_trim((truce_span){line.data + label, line.size - label});
  if (name.size < 4 || (name.data[0] >= 'a' && name.data[0] <= 'z') || (name.data[0] >= '0' && name.data[0] <= '9')) return false;
  size_t small = 0, parts = 0;
  for (truce_span rest = name, part; tr_split(&rest, ' ', &part);) {
    parts += part.size > 0;
    small += part.size > 3 && part.data[0] >= 'a' && part.data[0] <= 'z';
  }
  if (small || parts < 1) return false;
  out->kind = TR_LINE_BYLINE;
  out->name = name;
  return true;
}

tr_line tr_line_read(truce_span line) {
  char room[600];
  tr_line out = {.kind = TR_LINE_SENTENCE, .day = {TRUCE_NO_DAY}};
  line = tr_trim(line);
  size_t words = tr_word_count(line);
  if (is_address(line)) {
    out.kind = is_image(line) ? TR_LINE_CAPTION : TR_LINE_LINKS;
    return out;
  }
  if (words >= 30) return out;
  truce_span lower = fold(line, room, sizeof room), core = without_light_ends(lower);
  bool sentence = tr_ends_sentence(line);
  out.kind = (sentence && words >= 3) || words >= 18 ? TR_LINE_SENTENCE : TR_LINE_SHORT;
  if (is_dating(line, lower, words, &out) || is_byline(line, lower, words, &out)) return out;
  if (words == 0 || is_reading_time(lower, words)) {
    out.kind = TR_LINE_FURNITURE;
    return out;
  }
  for (int i = 0; i < PHRASE_COUNT; i++) {
    if (!phrase_fits(&phrases[i], lower, core, words)) continue;
    bool telling = sentence && words > 8 && phrases[i].reach != WHOLE && line.data[line.size - 1] == '.';
    if (telling && phrases[i].kind != TR_LINE_CAPTION) continue; /* a full sentence that happens to start so */
    out.kind = phrases[i].kind;
    return out;
  }
  if (is_credit(lower, words, sentence)) out.kind = TR_LINE_CAPTION;
  return out;
}
