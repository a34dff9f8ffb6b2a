/* Documents: widths, wrapping, escaping. */
#include "export/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "process/words.h"

static void wide_letters_take_two_columns_and_marks_none(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t width;
  } cases[] = {{"", 0},    {"Bogota", 6}, {"Bogot\xC3\xA1", 6}, {"\xE5\x8C\x97\xE4\xBA\xAC", 4}, {"e\xCC\x81", 1}, {"\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", 4},
               {"a\tb", 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_int_equal(tr_display_width(tr_span(cases[i].text)), cases[i].width);
}

static void a_text_is_cut_at_a_whole_character(void **state) {
  (void)state;
  bool whole;
  assert_int_equal(tr_display_cut(tr_span("\xE5\x8C\x97\xE4\xBA\xAC"), 3, &whole).size, 3);
  assert_false(whole);
  assert_int_equal(tr_display_cut(tr_span("abc"), 3, &whole).size, 3);
  assert_true(whole);
}

/* A section with an item and a matrix of two parties on three proposals, wide names among them. */
static void fill(tr_document *d, truce_arena *arena) {
  *d = (tr_document){.arena = arena, .title = TR_SPAN("A <title> & more"), .subtitle = TR_SPAN("two | reports")};
  tr_section items = {.title = TR_SPAN("On the table"), .left_out = 3};
  tr_item one = {
      .mark = TR_SPAN("to be carried out"),
      .text = TR_SPAN("a long name of a deal that does not fit into a narrow terminal at all, and goes on"),
      .when = TR_SPAN("23 June 2016"),
      .proof = {.says = TR_SPAN("words of the *report*"), .source = TR_SPAN("Courier, 24 June 2016"), .line = 7, .reports = 2, .sources = 1, .doubtful = true},
  };
  TR_PUSH(arena, &one.notes, TR_SPAN("a note"));
  TR_PUSH(arena, &items.items, one);
  TR_PUSH(arena, &d->sections, items);
  tr_section matrix = {.title = TR_SPAN("Positions")};
  for (int i = 0; i < 3; i++) TR_PUSH(arena, &matrix.matrix.columns, TR_SPAN("peace plan"));
  TR_PUSH(arena, &matrix.matrix.rows,
          TR_SPAN("\xE5\x8C\x97\xE4\xBA\xAC\xE5\xB8\x82\xE6\x94\xBF\xE5\xBA\x9C\xE5\xA4\x96\xE4\xBA\x8B\xE5\x8A\x9E\xE5\x85\xAC\xE5\xAE\xA4"));
  TR_PUSH(arena, &matrix.matrix.rows, TR_SPAN("FARC"));
  matrix.matrix.cells = TR_NEW_ARRAY(arena, tr_cell, 6);
  matrix.matrix.cells[4] = (tr_cell){.text = TR_SPAN("accepts"), .note = TR_SPAN("23 Jun 16"), .tone = TR_GOOD, .changed = true, .doubtful = true, .line = 9};
  TR_PUSH(arena, &d->sections, matrix);
}

static void no_line_is_wider_than_asked_for_at_any_width(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_document d;
  fill(&d, arena);
  for (size_t width = 40; width < 150; width++) {
    tr_buffer out = {0};
    tr_document_write_text(&d, &(tr_text_style){.width = width}, &out);
    truce_span rest = tr_buffer_span(&out), line;
    while (tr_split(&rest, '\n', &line)) {
      assert_true(tr_display_width(line) <= width);
      assert_false(tr_ends(line, TR_SPAN(" ")));
    }
    assert_int_equal(tr_find(tr_buffer_span(&out), TR_SPAN("\033"), 0), SIZE_MAX);
    assert_true(tr_find(tr_buffer_span(&out), TR_SPAN("accepts"), 0) != SIZE_MAX);
    tr_buffer_free(&out);
  }
  truce_arena_delete(arena);
}

static void colour_only_if_asked_for(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_document d;
  tr_buffer out = {0};
  fill(&d, arena);
  tr_document_write_text(&d, &(tr_text_style){.width = 100, .colour = true}, &out);
  assert_true(tr_find(tr_buffer_span(&out), TR_SPAN("\033[32m"), 0) != SIZE_MAX);
  tr_buffer_free(&out);
  truce_arena_delete(arena);
}

static void marks_of_html_and_markdown_are_escaped(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_document d;
  tr_buffer html = {0}, markdown = {0};
  fill(&d, arena);
  tr_document_write_html(&d, &html);
  tr_document_write_markdown(&d, &markdown);
  assert_true(tr_find(tr_buffer_span(&html), TR_SPAN("A &lt;title&gt; &amp; more"), 0) != SIZE_MAX);
  assert_true(tr_find(tr_buffer_span(&markdown), TR_SPAN("two \\| reports"), 0) != SIZE_MAX);
  assert_true(tr_find(tr_buffer_span(&markdown), TR_SPAN("\\*report\\*"), 0) != SIZE_MAX);
  tr_buffer_free(&html);
  tr_buffer_free(&markdown);
  truce_arena_delete(arena);
}

/* Does the text of a view, given as JSON, say these words or not? */
static void assert_shown(const char *view, const char *json_text, const char *words, bool said) {
  truce_arena *arena = truce_arena_new();
  const tr_process_words *known;
  truce_error error;
  json_t *json = json_loads(json_text, 0, NULL);
  tr_document d;
  tr_buffer out = {0};
  assert_non_null(json);
  assert_int_equal(tr_process_words_open(&known, arena, "data", &error), TRUCE_OK);
  tr_document_of_view(&d, arena, known, view, json, 0);
  tr_document_write_text(&d, &(tr_text_style){.width = 200}, &out);
  if ((tr_find(tr_buffer_span(&out), tr_span(words), 0) != SIZE_MAX) != said) fail_msg("'%s' %s in: %s", words, said ? "is not" : "is", out.data);
  tr_buffer_free(&out);
  json_decref(json);
  truce_arena_delete(arena);
}

static void assert_view_says(const char *view, const char *json_text, const char *words) { assert_shown(view, json_text, words, true); }

static void entries_are_told_in_sentences(void **state) {
  (void)state;
  static const struct { const char *fields, *words;
  } cases[] = {
      {"'kind': 'event', 'fields': {'type': 'REJECT', 'actors': [{'id': 1, 'name': 'voters', 'kind': 'population'}], 'recipients': [{'id': 2, 'name': "
       "'FARC'}]}",
       "voters refuse FARC"},
      {"'kind': 'event', 'fields': {'type': 'REJECT', 'actors': [{'id': 1, 'name': 'Juan Manuel Santos', 'kind': 'person'}], 'recipients': [{'id': 2, "
       "'name': 'FARC'}]}",
       "Juan Manuel Santos refuses FARC"},
      {"'kind': 'event', 'fields': {'type': 'SUPPORT', 'actors': [{'id': 1, 'name': 'Cuba'}, {'id': 2, 'name': 'Norway'}], 'recipients': []}",
       "Cuba and Norway support\n"},
      {"'kind': 'event', 'fields': {'type': 'AGREE', 'actors': [{'id': 1, 'name': 'United States'}], 'recipients': []}", "United States agrees\n"},
      {"'kind': 'event', 'fields': {'type': 'CONSULT', 'actors': [{'id': 1, 'name': 'Cuba'}, {'id': 2, 'name': 'Norway'}], 'recipients': [{'id': 2, 'name': "
       "'Norway'}, {'id': 1, 'name': 'Cuba'}]}",
       "Cuba and Norway meet or speak with each other"},
      {"'kind': 'call', 'fields': {'demand': 'release', 'who': [{'id': 1, 'name': 'Cuba'}], 'whom': [{'id': 2, 'name': 'ELN'}], 'for_what': 'the captives'}",
       "release: Cuba to ELN: the captives"},
      {"'kind': 'mediation', 'status': 'planned', 'fields': {'role': 'host', 'mediators': [{'id': 1, 'name': 'Cuba'}], 'parties': [{'id': 2, 'name': 'ELN'}]}",
       "planned: host: Cuba with ELN"},
      {"'kind': 'stance', 'fields': {'position': 'accepts_with_conditions', 'party': [{'id': 1, 'name': 'FARC'}], 'about': {'name': 'June truce'}}",
       "FARC: accepts June truce, with conditions"},
      {"'kind': 'stance', 'status': 'possible', 'fields': {'position': 'noncommittal', 'party': [{'id': 1, 'name': 'ELN'}], 'about': {'name': 'June truce'}}",
       "ELN: undecided on June truce (possible)"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'actors': [], 'recipients': [{'id': 1, 'name': 'family'}]}", "attack on family\n"},
      {"'kind': 'event', 'says': 'a bus was shelled near Tarn', "
       "'fields': {'type': 'ASSAULT', 'recipients': [{'id': 1, 'name': 'bus'}, {'id': 2, 'name': 'Tarn', 'kind': 'place'}]}",
       "attack on bus near Tarn\n"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'recipients': [{'id': 2, 'name': 'Tarn', 'kind': 'place'}]}", "attack on Tarn\n"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'recipients': [{'id': 1, 'name': 'Front', 'kind': 'armed_group', 'country': 'MAR'}, {'id': 2, 'name': "
       "'rebels', 'kind': 'armed_group'}]}",
       "attack on Front\n"},
      {"'kind': 'event', 'status': 'planned', 'fields': {'type': 'COERCE', 'mode': 'arrest', 'recipients': [{'id': 1, 'name': 'two men'}]}",
       "planned: arrest of two men\n"},
      {"'kind': 'event', 'fields': {'type': 'ACCUSE', 'mode': 'investigate', 'actors': [{'id': 1, 'name': 'Norway'}], 'recipients': [{'id': 2, 'name': "
       "'FARC'}]}",
       "Norway investigates FARC\n"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'actors': [{'id': 3, 'name': 'Marovian Defence Forces', 'kind': 'armed_group'}], 'recipients': "
       "[{'id': 1, 'name': 'Ostian Army', 'kind': 'armed_group', 'country': 'OST', 'sectors': ['MIL']}, {'id': 2, 'name': 'Ostia', 'kind': 'state', "
       "'country': 'OST'}]}",
       "Marovian Defence Forces attack Ostian Army\n"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'actors': [{'id': 3, 'name': 'Ostia'}], 'recipients': [{'id': 1, 'name': 'Front', 'country': 'MAR', "
       "'sectors': ['REB']}, {'id': 2, 'name': 'Marovia', 'kind': 'state', 'country': 'MAR'}]}",
       "Ostia attacks Front and Marovia\n"},
      {"'kind': 'call', 'fields': {'demand': 'release', 'who': [{'id': 1, 'name': 'Cuba'}], 'for_what': 'the captives'}", "release: Cuba: the captives"},
      {"'kind': 'stance', 'fields': {'position': 'rejects', 'party': [{'id': 1, 'name': 'ELN'}], 'about': {'name': 'negotiate with them'}}",
       "ELN: rejects \xE2\x80\x9Cnegotiate with them\xE2\x80\x9D"},
      {"'kind': 'deadline', 'says': 'to meet in Tarn on 29 July', 'fields': {'what': 'meet'}", "meet in Tarn\n"},
      {"'kind': 'deadline', 'fields': {'what': 'The Tarn road will open on Monday, but few will dare to take it'}", "the Tarn road will open\n"},
      {"'kind': 'deadline', 'fields': {'what': '12 as the deadline for the army to leave Tarn'}", "the army to leave Tarn\n"},
      {"'kind': 'deadline', 'fields': {'what': 'hand over arms in March valley'}", "hand over arms in March valley\n"},
      {"'kind': 'step', 'status': 'actual', 'says': 'agreed to extend the truce', 'fields': {'about': {'name': 'the stalled truce'}, 'step': 'agreed'}",
       "truce: extension agreed\n"},
      {"'kind': 'event', 'fields': {'type': 'ASSAULT', 'actors': [{'id': 1, 'name': 'Ostisis', 'kind': 'population'}]}", "Ostisis attack\n"},
      {"'kind': 'figure', 'says': 'dozens of injuries', 'fields': {'what': 'injured', 'number': 24, 'at_least': true}", "figure         dozens injured"},
      {"'kind': 'figure', 'says': '3,000\xE2\x80\x93"
       "4,000 officers', 'fields': {'what': 'fighters', 'number': 3000, 'of': 'officers'}",
       "3,000 to 4,000 officers"},
      {"'kind': 'figure', 'says': 'Three militants', 'fields': {'what': 'killed', 'number': 3, 'of': 'Three militants'}", "3 militants killed\n"},
      {"'kind': 'figure', 'status': 'possible', 'says': 'thousands could die', 'fields': {'what': 'killed', 'number': 2000, 'at_least': true, 'of': "
       "'thousands of people'}",
       "possibly: thousands of people killed\n"},
      {"'kind': 'figure', 'says': 'worth \xC2\xA3"
       "100m', 'fields': {'what': 'money', 'number': 100000000, 'of': '\xC2\xA3"
       "100m'}",
       "\xC2\xA3"
       "100,000,000\n"},
      {"'kind': 'figure', 'says': 'seven were intercepted', 'fields': {'what': 'other', 'number': 7}", "7: seven were intercepted\n"},
      {"'kind': 'access', 'status': 'planned', 'fields': {'state': 'reopening_due', 'point': {'name': 'Tarn road'}}", "reopening due: Tarn road\n"},
      {"'kind': 'access', 'status': 'negated', 'fields': {'state': 'closed', 'point': {'name': 'Tarn road'}}", "denied: closed: Tarn road\n"},
      {"'kind': 'spillover', 'status': 'possible', 'fields': {'where': {'name': 'Ostia'}}", "possibly: Ostia\n"},
      {"'kind': 'leg', 'status': 'planned', 'fields': {'who': [{'id': 1, 'name': 'Ana'}], 'where': {'name': 'Tarn'}}", "planned: Ana to Tarn\n"},
      {"'kind': 'event', 'fields': {'type': 'COERCE', 'mode': 'seize', 'actors': [{'id': 1, 'name': 'rebels'}]}", "rebels take control\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char json[1024];
    snprintf(json, sizeof json, "{'entries': [{%s}]}", cases[i].fields);
    for (char *c = json; *c; c++)
      if (*c == '\'') *c = '"';
    assert_view_says("timeline", json, cases[i].words);
  }
  assert_view_says("domestic", "{\"domestic\": [{\"kind\": \"domestic\", \"fields\": {\"form\": \"opinion\", \"country\": \"Colombia\", \"who\": []}}]}",
                   "opinion        Colombia\n");
  assert_view_says(
      "figures",
      "{\"figures\": [{\"what\": \"killed\", \"claims\": [{\"number\": 70, \"line\": 3, \"by_whom\": [{\"id\": 1, \"name\": \"rights groups\"}]}]}]}",
      "70, say rights groups [3]");
}

static void nothing_is_said_twice(void **state) {
  (void)state;
  assert_view_says("domestic",
                   "{\"domestic\": [{\"kind\": \"domestic\", \"fields\": {\"form\": \"legislature\", \"country\": \"Ostia\", \"who\": [{\"id\": 1, \"name\": "
                   "\"Ostia's upper house\"}]}}]}",
                   "Ostia's upper house\n");
  assert_view_says(
      "access",
      "{\"access\": [{\"kind\": \"access\", \"date\": {\"from\": \"2015-08-22\"}, \"last_confirmed\": \"2015-08-22\", \"says\": \"shut\", \"line\": 3, "
                   "\"fields\": {\"state\": "
      "\"closed\", \"point\": {\"name\": \"border\"}}}]}",
      "border, 22 August 2015\n                 \"shut\"");
  assert_view_says(
      "calls", "{\"calls\": [{\"kind\": \"call\", \"fields\": {\"demand\": \"other\", \"who\": [{\"id\": 1, \"name\": \"Cuba\"}], \"for_what\": \"calm\"}}]}",
      "call           Cuba: calm\n");
}

/* Whether a view of these entries says some words. */
static void assert_entries(const char *view, const char *before, const char *entries, const char *after, const char *words, bool said) {
  tr_buffer text = {0};
  tr_buffer_printf(&text, "{%s%s%s}", before, entries, after);
  for (size_t i = 0; i < text.size; i++)
    if (text.data[i] == '\'') text.data[i] = '"';
  assert_shown(view, text.data, words, said);
  tr_buffer_free(&text);
}

/* A deal that two have agreed to, a day set for what is due, a journey with its meeting, an attack told twice. */
static const char told_again[] =
    "[{'kind': 'step', 'report': 'a', 'says': 'agreed to the truce', 'status': 'actual', "
    "'fields': {'about': {'proposal': 7, 'name': 'truce'}, 'step': 'agreed'}},"
    " {'kind': 'stance', 'report': 'a', 'says': 'Both agreed to the truce', 'status': 'actual', "
    "'fields': {'about': {'proposal': 7, 'name': 'truce'}, 'position': "
    "'accepts', 'party': [{'id': 1, 'name': 'Front'}]}},"
    " {'kind': 'stance', 'report': 'a', 'says': 'Both agreed to the truce', 'status': 'actual', "
    "'fields': {'about': {'proposal': 7, 'name': 'truce'}, 'position': "
    "'accepts', 'party': [{'id': 2, 'name': 'League'}]}},"
    " {'kind': 'step', 'report': 'a', 'says': 'the truce is due', 'status': 'actual', 'fields': {'about': {'proposal': 7, 'name': 'truce'}, 'step': 'due'}},"
    " {'kind': 'deadline', 'report': 'a', 'says': 'the truce is due on Monday', 'fields': {'what': 'the long truce'}},"
    " {'kind': 'leg', 'report': 'b', 'says': 'Ana went to Tarn', 'status': 'actual', 'fields': {'who': [{'id': 3, 'name': 'Ana'}], 'where': {'name': 'Tarn'}}},"
    " {'kind': 'event', 'report': 'b', 'says': 'Ana went to Tarn', "
    "'fields': {'type': 'CONSULT', 'actors': [{'id': 3, 'name': 'Ana'}], 'recipients': [{'id': 9, "
    "'name': 'Tarn', 'kind': 'place'}]}},"
    " {'kind': 'event', 'report': 'b', 'says': 'rebels came', 'fields': {'type': 'ASSAULT', 'actors': [{'id': 5, 'name': 'rebels'}], 'recipients': [{'id': 6, "
    "'name': 'mill'}]}},"
    " {'kind': 'event', 'report': 'b', 'says': 'rebels came and shot two men', "
    "'fields': {'type': 'ASSAULT', 'actors': [{'id': 5, 'name': 'rebels'}], 'recipients': "
    "[{'id': 6, 'name': 'mill'}, {'id': 8, 'name': 'two men'}]}}]";

static void one_fact_is_one_row(void **state) {
  (void)state;
  static const struct { const char *words; bool said;
  } cases[] = {{"truce: agreed, by Front and League", true}, {"Front: accepts", false}, {"the long truce", false}, {"Ana to Tarn", true},
               {"meets or speaks", false},                   {"attack mill\n", false},  {"attack mill and two men", true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_entries("new", "'new': ", told_again, "", cases[i].words, cases[i].said);
}

/* An event that a step and a call tell in the same words, one that nothing else tells, and an attack of yesterday and of last year. */
static const char latest[] =
    "[{'kind': 'event', 'report': 'a', 'says': 'Cuba agreed to the truce', 'fields': {'type': 'AGREE', 'actors': [{'id': 1, 'name': 'Cuba'}]}},"
    " {'kind': 'deadline', 'report': 'a', 'says': 'due by Monday', 'fields': {'what': 'the talks'}},"
    " {'kind': 'step', 'report': 'a', 'says': 'agreed to the truce', 'status': 'actual', 'fields': {'about': {'name': 'truce'}, 'step': 'agreed'}},"
    " {'kind': 'leg', 'report': 'a', 'says': 'Ana once came to Tarn', 'date': {'from': '2015-01-01'}, 'status': 'actual', 'fields': {'who': [{'id': 9, "
    "'name': 'Ana'}], 'where': {'id': 2, 'name': 'Tarn'}}},"
    " {'kind': 'event', 'report': 'b', 'says': 'Norway agreed to help', 'fields': {'type': 'AGREE', 'actors': [{'id': 2, 'name': 'Norway'}]}},"
    " {'kind': 'event', 'report': 'b', 'says': 'a shop was shelled', 'date': {'from': '2016-11-29'}, 'fields': {'type': 'ASSAULT', 'recipients': [{'id': 3, "
    "'name': 'shop'}]}},"
    " {'kind': 'event', 'report': 'b', 'says': 'a mill was shelled', 'date': {'from': '2015-01-01'}, 'fields': {'type': 'ASSAULT', 'recipients': [{'id': 4, "
    "'name': 'mill'}]}}]";

static void assert_latest(const char *view, const char *before, const char *after, const char *words, bool said) {
  assert_entries(view, before, latest, after, words, said);
}

static void what_is_new_is_told_once_and_since_when(void **state) {
  (void)state;
  assert_latest("new", "'new': ", ", 'since': '2016-11-23'", "New since 23 November 2016", true);
  assert_latest("new", "'new': ", "", "Cuba agrees", false);
  assert_latest("new", "'new': ", "", "Norway agrees", true);
  assert_latest("new", "'new': ", "", "Tarn", true);
  assert_latest("timeline", "'entries': ", "", "Cuba agrees", false);
}

static void attacks_of_the_last_days_have_a_section(void **state) {
  (void)state;
  const char *const before = "'process': {'reports': 2}, 'new_since': '2016-11-23', 'new': ";
  assert_latest("state_of_play", before, "", "On the ground\n  event          attack on shop", true);
  assert_latest("state_of_play", before, "", "mill", false);
  assert_latest("state_of_play", before, "", "Tarn", false); /* a year before: not new */
  assert_latest("state_of_play", before, "", "New since 23 November 2016\n  step ", true); /* before the deadline */
}

/* In each format, of an entry and in the matrix. */
static void what_is_less_sure_than_half_is_called_doubtful(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_document d;
  tr_buffer text = {0}, narrow = {0}, markdown = {0}, html = {0};
  fill(&d, arena);
  tr_document_write_text(&d, &(tr_text_style){.width = 100}, &text);
  tr_document_write_text(&d, &(tr_text_style){.width = 50}, &narrow);
  tr_document_write_markdown(&d, &markdown);
  tr_document_write_html(&d, &html);
  assert_non_null(strstr(text.data, "[7], doubtful"));
  assert_non_null(strstr(text.data, "23 Jun 16 ?"));
  assert_non_null(strstr(text.data, "* changed   ? doubtful"));
  assert_non_null(strstr(narrow.data, "[9], doubtful"));
  assert_non_null(strstr(markdown.data, "(line 7, doubtful)"));
  assert_non_null(strstr(markdown.data, "**changed**, doubtful"));
  assert_non_null(strstr(html.data, "[7], doubtful"));
  assert_non_null(strstr(html.data, ", doubtful [9]"));
  assert_view_says("contradictions", "{\"contradictions\": [{\"why\": \"x\", \"second\": {}, \"first\": {\"line\": 3, \"sure\": 0.4}}]}", "[3], doubtful");
  tr_buffer_free(&text);
  tr_buffer_free(&narrow);
  tr_buffer_free(&markdown);
  tr_buffer_free(&html);
  truce_arena_delete(arena);
}

static void a_long_quotation_keeps_its_source(void **state) {
  (void)state;
  tr_buffer json = {0};
  tr_buffer_add_string(&json, "{\"contradictions\": [{\"why\": \"x\", \"second\": {}, \"first\": {\"line\": 17, \"source\": \"Courier\", \"says\": \"");
  for (int i = 0; i < 300; i++) tr_buffer_add_string(&json, "word ");
  tr_buffer_add_string(&json, "\"}}]}");
  assert_view_says("contradictions", json.data, "Courier [17]");
  tr_buffer_free(&json);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wide_letters_take_two_columns_and_marks_none),
      cmocka_unit_test(a_text_is_cut_at_a_whole_character),
      cmocka_unit_test(no_line_is_wider_than_asked_for_at_any_width),
      cmocka_unit_test(colour_only_if_asked_for),
      cmocka_unit_test(marks_of_html_and_markdown_are_escaped),
      cmocka_unit_test(entries_are_told_in_sentences),
      cmocka_unit_test(a_long_quotation_keeps_its_source),
      cmocka_unit_test(nothing_is_said_twice),
      cmocka_unit_test(what_is_new_is_told_once_and_since_when),
      cmocka_unit_test(one_fact_is_one_row),
      cmocka_unit_test(what_is_less_sure_than_half_is_called_doubtful),
      cmocka_unit_test(attacks_of_the_last_days_have_a_section),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
