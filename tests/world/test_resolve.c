/* Resolution on readings made by hand: who is meant, where, and who says so. Cases to add to: tests/cases/world/resolved.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "opened_world.h"

/* The actor of the mention headed by a word (the n-th of that form, from 0), or NULL. */
static const truce_actor *actor_at(const made *m, truce_span form, int nth) {
  for (size_t i = 0; i < m->reading.word_count; i++) {
    if (!tr_equal(m->reading.words[i].form, form) || nth-- > 0) continue;
    uint32_t mention = m->reading.words[i].mention;
    if (mention == TRUCE_NONE || m->reading.mentions[mention].actor == TRUCE_NONE) return NULL;
    return &m->reading.actors[m->reading.mentions[mention].actor];
  }
  return NULL;
}

static const truce_place *place_named(const made *m, truce_span name) {
  for (size_t i = 0; i < m->reading.place_count; i++)
    if (tr_equal(m->reading.places[i].name, name)) return &m->reading.places[i];
  return NULL;
}

/* ---- tests/cases/world/resolved.txt ---- */

static truce_span behind(truce_span text, size_t size) { return (truce_span){text.data + size, text.size - size}; }

/* "NAME, COUNTRY" or "NAME": its parts; the country is none where it is not told, "" for "no country". */
static truce_span name_and_country(truce_span text, truce_span *country) {
  const size_t comma = tr_find(text, TR_SPAN(", "), 0);
  *country = comma == SIZE_MAX ? (truce_span){NULL, 0} : behind(text, comma + 2);
  if (tr_equal_string(*country, "no country")) *country = TR_SPAN("");
  return comma == SIZE_MAX ? text : (truce_span){text.data, comma};
}

static bool in_country(const char *country, truce_span wanted) { return !wanted.data || tr_equal_string(wanted, country); }

/* "WORD" or "WORD 2" is meant for somebody. */
static bool actor_is(const made *m, truce_span word, truce_span wanted) {
  const size_t blank = tr_find(word, TR_SPAN(" "), 0);
  const int nth = blank == SIZE_MAX ? 0 : word.data[blank + 1] - '1';
  const truce_actor *actor = actor_at(m, blank == SIZE_MAX ? word : (truce_span){word.data, blank}, nth);
  if (tr_equal_string(wanted, "nobody")) return !actor;
  truce_span country;
  const truce_span name = name_and_country(wanted, &country);
  return actor && tr_equal(actor->name, name) && in_country(actor->country, country);
}

static bool place_is(const made *m, truce_span wanted) {
  truce_span country;
  const truce_place *place = place_named(m, name_and_country(wanted, &country));
  return place && in_country(place->country, country);
}

/* Does the reading hold what a line wants? */
static bool holds(const made *m, truce_span line) {
  static const char place[] = "place ", no_place[] = "no place ", is[] = " is ";
  if (tr_equal_string(line, "one place")) return m->reading.place_count == 1;
  if (tr_starts(line, tr_span(no_place))) return !place_named(m, behind(line, strlen(no_place)));
  if (tr_starts(line, tr_span(place))) return place_is(m, behind(line, strlen(place)));
  const size_t at = tr_find(line, tr_span(is), 0);
  if (at == SIZE_MAX) fail_msg("no line of resolved.txt is '%.*s'", (int)line.size, line.data);
  return actor_is(m, (truce_span){line.data, at}, behind(line, at + strlen(is)));
}

/* "2024-06-10: text" or "no day: text" */
static made *resolved_of(truce_arena *arena, truce_span line) {
  const size_t colon = tr_find(line, TR_SPAN(": "), 0);
  const truce_span day = {line.data, colon};
  return resolved(tr_arena_string(arena, behind(line, colon + 2)), tr_equal_string(day, "no day") ? NULL : tr_arena_string(arena, day));
}

static void each_case_is_resolved(void **state) {
  (void)state;
  tr_file file;
  truce_error error;
  assert_int_equal(tr_file_map("tests/cases/world/resolved.txt", 0, &file, &error), TRUCE_OK);
  truce_arena *arena = truce_arena_new();
  made *m = NULL;
  truce_span rest = file.content, line, shown = {NULL, 0};
  int blocks = 0, failed = 0;
  while (tr_split(&rest, '\n', &line)) {
    if (!line.size) {
      if (m) made_delete(m);
      m = NULL, shown = (truce_span){NULL, 0};
    } else if (line.data[0] == '#') {
      continue;
    } else if (!shown.data) {
      shown = line, blocks++;
    } else if (!m) {
      m = resolved_of(arena, line);
    } else if (!holds(m, line)) {
      print_error("%.*s: not so: %.*s\n", (int)shown.size, shown.data, (int)line.size, line.data);
      failed++;
    }
  }
  if (m) made_delete(m);
  truce_arena_delete(arena);
  tr_file_unmap(&file);
  assert_int_equal(failed, 0);
  assert_true(blocks > 30);
}

/* ---- what a line of that file does not tell ---- */

static void a_mention_holds_title_and_nationality(void **state) {
  (void)state;
  made *m = resolved("Colombian President Juan Manuel Santos met rebels in Havana. Santos thanked Havana. He left.", "2016-06-24");
  const truce_mention *mention = &m->reading.mentions[m->reading.words[4].mention];
  assert_true(tr_equal_string(m->reading.actors[mention->actor].office, "president"));
  assert_int_equal(mention->first, 0);
  assert_int_equal(mention->end, 5);
  made_delete(m);
}

static void an_unknown_person_is_new_never_forced_on_a_known_one(void **state) {
  (void)state;
  made *m = resolved("Tarek Blinken slept", "2022-03-01");
  const truce_actor *actor = actor_at(m, TR_SPAN("Blinken"), 0);
  assert_true(tr_equal_string(actor->name, "Tarek Blinken"));
  assert_int_equal(actor->roster_id.size, 0);
  made_delete(m);
}

static void speech_has_speaker_cue_and_form(void **state) {
  (void)state;
  made *m = resolved("\"We will stay,\" Hamas said. Witnesses said that shots fell.", "2024-06-10");
  assert_int_equal(m->reading.quote_count, 2);
  const truce_quote *direct = &m->reading.quotes[0], *indirect = &m->reading.quotes[1];
  assert_int_equal(direct->form, TRUCE_DIRECT);
  assert_int_equal(indirect->form, TRUCE_INDIRECT);
  assert_int_equal(direct->as, TRUCE_OFFICIAL);
  assert_true(tr_equal_string(m->reading.actors[direct->speaker].name, "Hamas"));
  assert_true(tr_equal_string(tr_slice(m->report.text, direct->where), "We will stay"));
  assert_true(tr_equal_string(tr_slice(m->report.text, indirect->cue), "said"));
  made_delete(m);
}

static void a_place_no_table_knows_lies_where_the_text_says(void **state) {
  (void)state;
  made *m = resolved("Shells hit Qzarabad in Aleppo.", "2016-06-24");
  const truce_place *village = place_named(m, TR_SPAN("Qzarabad")), *town = place_named(m, TR_SPAN("Aleppo"));
  assert_non_null(village);
  assert_non_null(town);
  assert_string_equal(village->country, "SYR");
  assert_true(tr_equal_string(village->within, "Aleppo"));
  assert_int_equal(village->geonames, 0);
  assert_true(town->within.size == 0);
  made_delete(m);
}

static void an_access_point_is_a_place_of_its_own(void **state) {
  (void)state;
  made *m = resolved("The Rafah crossing was closed", "2024-06-10");
  assert_int_equal(m->reading.place_count, 1);
  assert_true(tr_equal_string(m->reading.places[0].name, "Rafah crossing"));
  assert_int_equal(m->reading.places[0].kind, TRUCE_ACCESS_POINT);
  made_delete(m);
}

static void a_border_between_two_towns_is_no_dealing(void **state) {
  (void)state;
  made *m = resolved("Troops held the road between Aleppo and Idlib.", "2016-06-24");
  for (size_t i = 0; i < m->reading.actor_count; i++) assert_int_not_equal(m->reading.actors[i].kind, TRUCE_PLACE);
  made_delete(m);
}

static void a_name_means_one_place_throughout(void **state) {
  (void)state;
  made *m = resolved("They clashed in Tripoli, Lebanon. Libyan troops died in Tripoli.", "2016-06-24");
  const truce_place *town = place_named(m, TR_SPAN("Tripoli"));
  assert_non_null(town);
  assert_string_equal(town->country, "LBN");
  assert_int_equal(town->mention_count, 2);
  made_delete(m);
}

static void an_empty_reading_stays_empty(void **state) {
  (void)state;
  made *m = resolved("", NULL);
  assert_int_equal(m->reading.actor_count, 0);
  made_delete(m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_case_is_resolved),
      cmocka_unit_test(a_mention_holds_title_and_nationality),
      cmocka_unit_test(an_unknown_person_is_new_never_forced_on_a_known_one),
      cmocka_unit_test(speech_has_speaker_cue_and_form),
      cmocka_unit_test(a_place_no_table_knows_lies_where_the_text_says),
      cmocka_unit_test(an_access_point_is_a_place_of_its_own),
      cmocka_unit_test(a_border_between_two_towns_is_no_dealing),
      cmocka_unit_test(a_name_means_one_place_throughout),
      cmocka_unit_test(an_empty_reading_stays_empty),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
