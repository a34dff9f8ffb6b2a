/* What form bytes have, told from the bytes. Names break ties only. */
#include "base/ascii.h"
#include "base/text.h"
#include "ingest/forms.h"
#include "ingest/table.h"

enum { REACH = 8192 };

static const struct magic {
  size_t at;
  const char *bytes;
  size_t size;
  tr_form form;
} magics[] = {
    {0, "%PDF-", 5, TR_FORM_PDF},
    {0, "PK\3\4", 4, TR_FORM_ARCHIVE},
    {0, "PK\5\6", 4, TR_FORM_ARCHIVE},
    {0, "\x1f\x8b", 2, TR_FORM_ARCHIVE},
    {0, "BZh", 3, TR_FORM_ARCHIVE},
    {0,
     "\xFD"
     "7zXZ",
     5, TR_FORM_ARCHIVE},
    {0, "\x28\xB5\x2F\xFD", 4, TR_FORM_ARCHIVE},
    {0, "7z\xBC\xAF\x27\x1C", 6, TR_FORM_ARCHIVE},
    {257, "ustar", 5, TR_FORM_ARCHIVE},
    {0, "WARC/", 5, TR_FORM_WARC},
};

static bool has_tag(truce_span head) {
  static const char *const tags[] = {
      "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div", "<article", "<p>", "<p ", "<h1", "<h2", "<table", "<section",
      "<main", "<span", "<ul", "<style", "<link", "<header", "<nav",
  };
  for (size_t i = 0; i < head.size; i++) {
    if (head.data[i] != '<') continue;
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
      truce_span tag = tr_span(tags[t]);
      if (head.size - i >= tag.size && tr_equal_fold((truce_span){head.data + i, tag.size}, tag)) return true;
    }
  }
  return false;
}

/* Behind comments, declarations and processing instructions at the start. */
static truce_span root_of(truce_span text) {
  for (text = tr_trim(text); tr_starts(text, TR_SPAN("<!")) || tr_starts(text, TR_SPAN("<?")); text = tr_trim(text)) {
    bool comment = tr_starts(text, TR_SPAN("<!--"));
    size_t end = tr_find(text, comment ? TR_SPAN("-->") : TR_SPAN(">"), 0);
    const size_t inner = comment ? SIZE_MAX : tr_find(text, TR_SPAN("["), 0);
    if (inner < end) end = tr_find(text, TR_SPAN("]"), inner), end = end == SIZE_MAX ? end : tr_find(text, TR_SPAN(">"), end);
    if (end == SIZE_MAX) break;
    end += comment ? 3 : 1;
    text = (truce_span){text.data + end, text.size - end};
  }
  return text;
}

static bool is_feed(truce_span root) {
  static const char *const roots[] = {"<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex"};
  for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
    if (tr_starts(root, tr_span(roots[i]))) return true;
  return false;
}

/* A page starts with a tag, or holds a page's frame early on; prose that mentions "<p>" does not. */
static bool is_html(truce_span head, truce_span root) {
  if (root.size && root.data[0] == '<') return has_tag(head);
  return tr_find(head, TR_SPAN("<html"), 0) != SIZE_MAX || tr_find(head, TR_SPAN("<body"), 0) != SIZE_MAX ||
         tr_find(head, TR_SPAN("<!DOCTYPE html"), 0) != SIZE_MAX;
}

static bool is_header_name(truce_span name) {
  for (size_t i = 0; i < name.size; i++)
    if (!(tr_ascii_letter(name.data[i]) || name.data[i] == '-')) return false;
  return name.size > 1;
}

/* Header fields of mail: one that only mail has, or sender, subject and one more. */
static bool is_mail(truce_span head) {
  size_t certain = 0, common = 0, lines = 0;
  for (truce_span line; tr_split(&head, '\n', &line) && lines < 60; lines++) {
    if (!tr_trim(line).size) break;
    if (line.data[0] == ' ' || line.data[0] == '\t') continue;
    const char *colon = memchr(line.data, ':', line.size);
    truce_span name = {line.data, colon ? (size_t)(colon - line.data) : 0};
    if (!is_header_name(name)) return false;
    certain += tr_listed_fold(name, "MIME-Version Message-ID Received Return-Path Delivered-To X-Mailer");
    common += tr_listed_fold(name, "From Subject To Date");
  }
  return lines > 1 && (common >= 3 || (certain && common));
}

/* "From sender Sat Jul 26 09:00:00 2014" and then header fields. */
static bool is_mbox(truce_span head) {
  truce_span rest = head, line;
  if (!tr_starts(head, TR_SPAN("From ")) || !tr_split(&rest, '\n', &line)) return false;
  line = tr_trim(line);
  bool year = line.size > 10 && tr_ascii_digit(line.data[line.size - 1]);
  return rest.data && (is_mail(rest) || (year && tr_find(rest, TR_SPAN("\nSubject:"), 0) != SIZE_MAX));
}

tr_form tr_form_of(truce_span bytes, truce_span name, const truce_ingest_options *options) {
  for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
    if (bytes.size >= magics[i].at + magics[i].size && memcmp(bytes.data + magics[i].at, magics[i].bytes, magics[i].size) == 0) return magics[i].form;
  truce_span head = {bytes.data, bytes.size < REACH ? bytes.size : REACH};
  head = tr_behind_mark(head);
  truce_span root = root_of(head);
  if (is_feed(root)) return TR_FORM_FEED;
  if (is_mbox(head)) return TR_FORM_MBOX;
  if (is_mail(head)) return TR_FORM_MAIL;
  if (tr_starts(root, TR_SPAN("{")) || tr_starts(root, TR_SPAN("[{")) ||
      (tr_starts(root, TR_SPAN("[")) && tr_starts(tr_trim((truce_span){root.data + 1, root.size - 1}), TR_SPAN("{"))))
    return TR_FORM_JSON;
  if (is_html(head, root)) return TR_FORM_HTML;
  if (tr_starts(tr_trim(head), TR_SPAN("<?xml"))) return TR_FORM_XML;
  return tr_table_fits(head, name, options) ? TR_FORM_TABLE : TR_FORM_TEXT;
}
