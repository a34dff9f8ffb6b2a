/* The parts of ingest that have tables of cases: written days, lines of furniture, languages, character sets, robots.txt, private addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../made_file.h"
#include "base/arena.h"
#include "base/dates.h"
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/known.h"
#include "ingest/http.h"
#include "ingest/language.h"
#include "ingest/robots.h"

static void written_days_are_found_in_many_forms(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"2015-03-02T08:00:00Z", "2015-03-02"},
      {"Mon, 02 Mar 2015 08:00:00 GMT", "2015-03-02"},
      {"March 2, 2015", "2015-03-02"},
      {"2 March 2015", "2015-03-02"},
      {"on the 2nd of March, 2015", "2015-03-02"},
      {"2. März 2015", "2015-03-02"},
      {"2 de marzo de 2015", "2015-03-02"},
      {"02.03.2015", "2015-03-02"},
      {"le 2 août 2015", "2015-08-02"},
      {"20150302", "2015-03-02"},
      {"2015/03/02", "2015-03-02"},
      {"25/03/2015", "2015-03-25"},
      {"March 2015", NULL},
      {"June 31, 2015", NULL},
      {"room 12, 2015 guests", NULL},
      {"1/2", NULL},
      {"2 марта 2015 года", "2015-03-02"},
      {"10.11.12.13", NULL},
      {"3,100 of 2,015 on May 9", NULL},
      {"Sept. 9, 2015", "2015-09-09"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_written_day found;
    char day[16] = "";
    bool any = tr_day_find(tr_span(cases[i][0]), false, &found);
    if (any) tr_day_print(found.day, day);
    if (any != (cases[i][1] != NULL) || (any && strcmp(day, cases[i][1]) != 0)) fail_msg("'%s' gives '%s'", cases[i][0], day);
  }
}

static void lines_of_furniture_are_told_from_sentences(void **state) {
  (void)state;
  static const struct {
    const char *line;
    tr_line_kind kind;
  } cases[] = {
      {"Share this article", TR_LINE_FURNITURE},
      {"5 min read", TR_LINE_FURNITURE},
      {"Read more: Ten boats", TR_LINE_LINKS},
      {"By Jane Roe", TR_LINE_BYLINE},
      {"Published 2 March 2015", TR_LINE_DATE},
      {"Harbour Radio, 2 March 2015", TR_LINE_DATE},
      {"Transmontane Broadcasting and Press Agency | 2 March 2015", TR_LINE_DATE},
      {"https://example.org/a.jpg", TR_LINE_CAPTION},
      {"Photo by J. Roe", TR_LINE_CAPTION},
      {"The talks ended.", TR_LINE_SENTENCE},
      {"Background", TR_LINE_SHORT},
      {"By Friday the road was open again.", TR_LINE_SENTENCE},
      {"On March 2, 2015 the talks began again in the old town.", TR_LINE_SENTENCE},
      {"Sources close to the talks said that nothing had been agreed yet.", TR_LINE_SENTENCE},
      {"Was this article helpful?", TR_LINE_FURNITURE},
      {"Read carefully, the offer gives the north two seats in the council.", TR_LINE_SENTENCE},
  };
  truce_ingest *known;
  assert_int_equal(truce_ingest_open(NULL, &known, NULL), TRUCE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_line_kind kind = tr_line_read(&known->furniture, tr_span(cases[i].line)).kind;
    if (kind != cases[i].kind) fail_msg("'%s' is read as %d", cases[i].line, kind);
  }
  truce_ingest_close(known);
}

static void an_outlet_is_told_from_what_else_stands_beside_a_date(void **state) {
  (void)state;
  static const char *const cases[][2] = {{"Harbour Radio, 2 March 2015", "Harbour Radio"},
                                         {"2 March 2015 - The Lake Herald", "The Lake Herald"},
                                         {"Reuters, Monday, 2 March 2015", "Reuters"},
                                         {"Geneva, 2 March 2015", ""},
                                         {"News, 2 March 2015", ""},
                                         {"Published in the evening news, 2 March 2015", ""}};
  truce_ingest *known;
  assert_int_equal(truce_ingest_open(NULL, &known, NULL), TRUCE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const tr_line line = tr_line_read(&known->furniture, tr_span(cases[i][0]));
    assert_int_equal(line.kind, TR_LINE_DATE);
    if (!tr_equal_string(line.name, cases[i][1])) fail_msg("'%s' is told by '%.*s'", cases[i][0], (int)line.name.size, line.name.data);
  }
  truce_ingest_close(known);
}

/* Writes a file of rows and reads it. */
static truce_status opened_of(const char *rows, truce_error *error) {
  char path[64];
  made_file(path, rows);
  tr_furniture furniture;
  truce_arena *arena = truce_arena_new();
  const truce_status status = tr_furniture_read(&furniture, arena, path, error);
  truce_arena_delete(arena);
  remove(path);
  return status;
}

static void a_row_of_furniture_that_is_none_is_told_with_its_line(void **state) {
  (void)state;
  static const char *const faulty[] = {"# rows\nfurniture\tany\n", "links\tany\tread more\nlinks\teverywhere\tread more\n",
                                       "byline\tstart\tby_\nbyline\tany\tby_\n", "\nteaser\tstart\tmore\n"};
  truce_error error;
  assert_int_equal(opened_of("furniture\twhole\tshare\r\n\nday\tstart\ton_\n", &error), TRUCE_OK);
  for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
    assert_int_equal(opened_of(faulty[i], &error), TRUCE_BAD_DATA);
    assert_non_null(strstr(error.message, "Line 2: "));
  }
}

static void languages_are_told_from_a_paragraph(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"en", "The two sides met in the hall by the lake and said that they would meet again on Friday."},
      {"de", "Die beiden Seiten trafen sich in der Halle am See und sagten, dass sie sich am Freitag wieder treffen werden."},
      {"fr", "Les deux parties se sont rencontrées dans la salle près du lac et ont dit qu'elles se reverraient vendredi."},
      {"es", "Las dos partes se reunieron en la sala junto al lago y dijeron que se verían de nuevo el viernes."},
      {"it", "Le due parti si sono incontrate nella sala vicino al lago e hanno detto che si vedranno di nuovo venerdì."},
      {"pt", "As duas partes reuniram-se na sala junto ao lago e disseram que não voltariam a falar com os jornais."},
      {"nl", "De twee partijen kwamen bijeen in de zaal aan het meer en zeiden dat zij elkaar vrijdag weer zien."},
      {"ru", "Обе стороны встретились в зале у озера и сказали, что они встретятся снова в пятницу."},
      {"uk", "Обидві сторони зустрілися в залі біля озера і сказали, що вони зустрінуться знову, але не у п'ятницю."},
      {"ar", "التقى الجانبان في القاعة على البحيرة وقالا إنهما سيجتمعان من جديد بعد أن تحدثا عن السلام"},
      {"he", "שני הצדדים נפגשו באולם ליד האגם ואמרו שייפגשו שוב ביום שישי"},
      {"tr", "İki taraf göl kıyısındaki salonda bir araya geldi ve cuma günü daha sonra tekrar görüşmek için anlaştı, ama bu olmadı."},
      {"zh", "双方在湖边的大厅会面，并表示将在星期五再次会面。"},
      {"und", "12 34 56"},
  };
  truce_ingest *known;
  assert_int_equal(truce_ingest_open(NULL, &known, NULL), TRUCE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const truce_span language = tr_language_of(&known->languages, tr_span(cases[i][1]), (truce_span){NULL, 0});
    if (!tr_equal_string(language, cases[i][0])) fail_msg("'%s' is read as %s", cases[i][1], language.data);
  }
  truce_ingest_close(known);
}

static void character_sets_are_told_by_mark_validity_and_declaration(void **state) {
  (void)state;
  static const struct {
    truce_span bytes, declared, text;
  } cases[] = {
      {TR_SPAN("\xEF\xBB\xBF" "caf\xC3\xA9"), {NULL, 0}, TR_SPAN("café")},
      {TR_SPAN("c\0a\0f\0\xE9\0 \0n\0o\0"), {NULL, 0}, TR_SPAN("café no")},
      {TR_SPAN("caf\xC3\xA9 \xE2\x80\x93 x"), TR_SPAN("windows-1251"), TR_SPAN("café – x")}, /* valid UTF-8 is UTF-8, whatever a header says */
      {TR_SPAN("caf\xE9 \x96 x"), TR_SPAN("iso-8859-1"), TR_SPAN("café – x")},             /* and iso-8859-1 means windows-1252 */
      {TR_SPAN("\xEC\xE8\xF0"), TR_SPAN("windows-1251"), TR_SPAN("мир")},
      {TR_SPAN("<meta charset=windows-1251>\xEC\xE8\xF0"), {NULL, 0}, TR_SPAN("<meta charset=windows-1251>мир")},
      {TR_SPAN("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xE9"), {NULL, 0}, TR_SPAN("ééééé é")}, /* one foreign byte in UTF-8 */
  };
  truce_arena *arena = truce_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    truce_span text;
    assert_true(tr_decode(arena, cases[i].bytes, cases[i].declared, &text));
    if (!tr_equal(text, cases[i].text)) fail_msg("case %zu gives '%.*s'", i, (int)text.size, text.data);
  }
  truce_span text;
  assert_false(tr_decode(arena, TR_SPAN("\1\2\3\4\5\6\7\x0E\x0F binary"), (truce_span){NULL, 0}, &text));
  truce_arena_delete(arena);
}

static void paragraphs_are_cleaned(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"  two \n\t words\xC2\xA0here  ", "two words here"}, {"soft\xC2\xADly", "softly"}, {"e\xCC\x81t\xC3\xA9", "été"},
      {"caf\xC3\x83\xC2\xA9 it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", "café it’s"}, /* UTF-8 read as windows-1252 */
      {"S\xC3\xA3o Tom\xC3\xA9", "São Tomé"},                                 /* and what only looks a little like it */
      {"zero\xE2\x80\x8Bwidth", "zerowidth"},
  };
  truce_arena *arena = truce_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    truce_span got = tr_text_clean(arena, tr_span(cases[i][0]));
    if (!tr_equal_string(got, cases[i][1])) fail_msg("'%s' gives '%.*s'", cases[i][1], (int)got.size, got.data);
  }
  truce_arena_delete(arena);
}

static void robots_txt_is_obeyed(void **state) {
  (void)state;
  static const char robots[] = "User-agent: other\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 3\nDisallow: /closed/\nAllow: /closed/open\nDisallow: /*.pdf$\n";
  static const struct {
    const char *path;
    bool allowed;
  } cases[] = {{"/", true}, {"/closed/a", false}, {"/closed/open/a", true}, {"/a.pdf", false}, {"/a.pdf?x", true}, {"/news", true}};
  double delay;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (tr_robots_allow(tr_span(robots), TR_SPAN("truce"), tr_span(cases[i].path), &delay) != cases[i].allowed) fail_msg("%s", cases[i].path);
  assert_true(delay > 2.9 && delay < 3.1);
  assert_false(tr_robots_allow(TR_SPAN("User-agent: truce\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), TR_SPAN("truce"), TR_SPAN("/a"), &delay));
  assert_true(tr_robots_allow(TR_SPAN(""), TR_SPAN("truce"), TR_SPAN("/a"), &delay));
}

static void private_addresses_are_known(void **state) {
  (void)state;
  static const struct {
    const char *address;
    bool closed;
  } cases[] = {{"127.0.0.1", true},       {"10.1.2.3", true},
               {"172.20.0.1", true},      {"172.32.0.1", false},
               {"192.168.1.1", true},     {"169.254.169.254", true},
               {"8.8.8.8", false},        {"0.0.0.0", true},
               {"100.64.0.1", true},      {"::1", true},
               {"fe80::1", true},         {"fd00::1", true},
               {"::ffff:10.0.0.1", true}, {"2001:4860:4860::8888", false},
               {"64:ff9b::a00:1", true},  {"2002:a00:1::", true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned char bytes[16];
    int family = strchr(cases[i].address, ':') ? AF_INET6 : AF_INET;
    assert_int_equal(inet_pton(family, cases[i].address, bytes), 1);
    if (tr_address_is_private(family, bytes) != cases[i].closed) fail_msg("%s", cases[i].address);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(written_days_are_found_in_many_forms),
      cmocka_unit_test(lines_of_furniture_are_told_from_sentences),
      cmocka_unit_test(an_outlet_is_told_from_what_else_stands_beside_a_date),
      cmocka_unit_test(a_row_of_furniture_that_is_none_is_told_with_its_line),
      cmocka_unit_test(languages_are_told_from_a_paragraph),
      cmocka_unit_test(character_sets_are_told_by_mark_validity_and_declaration),
      cmocka_unit_test(paragraphs_are_cleaned),
      cmocka_unit_test(robots_txt_is_obeyed),
      cmocka_unit_test(private_addresses_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
