/* Countries: which one a report or a sentence is at home in, by those named most, and what they are called. */
#include "record/home.h"

#include "truce/world.h"

typedef struct countries {
  const char *names[16];
  int weights[16];
  size_t count;
} countries;

/* Codes that stand for no country: bodies, groups of states, faiths. */
static bool no_country(const char *country) {
  static const char *const codes[] = {"IGO", "NGO", "EUR", "UNO", "IMG", "MNC", "ISM"};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (!strcmp(country, codes[i])) return true;
  return !country[0];
}

static void weigh(countries *all, const char *country, int weight) {
  if (no_country(country)) return;
  for (size_t i = 0; i < all->count; i++)
    if (!strcmp(all->names[i], country)) {
      all->weights[i] += weight;
      return;
    }
  if (all->count == sizeof all->names / sizeof *all->names) return;
  all->names[all->count] = country;
  all->weights[all->count++] = weight;
}

truce_span tr_country_name(const tr_coder *coder, const char *code) {
  const truce_reading *reading = coder->reading;
  for (size_t i = 0; i < reading->actor_count; i++)
    if (reading->actors[i].kind == TRUCE_STATE && !strcmp(reading->actors[i].country, code)) return reading->actors[i].name;
  for (size_t i = 0; i < reading->place_count; i++)
    if (reading->places[i].kind == TRUCE_STATE && !strcmp(reading->places[i].country, code)) return reading->places[i].name;
  const truce_span name = reading->world ? truce_world_country_name(reading->world, code) : (truce_span){0};
  return name.size ? name : tr_span(code);
}

bool tr_is_country(const char *code) { return !no_country(code); }

/* Weighs the countries named up to a sentence; those of the sentence itself count `here` each. */
static const char *most_named(const tr_coder *coder, uint32_t sentence, int here) {
  const truce_reading *reading = coder->reading;
  countries all = {.count = 0};
  for (size_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    if (m->first >= reading->word_count || tr_word(coder, m->first)->upos == TRUCE_PRON || tr_word(coder, m->first)->sentence > sentence) continue;
    const int weight = tr_word(coder, m->first)->sentence == sentence ? here : 1;
    if (m->actor != TRUCE_NONE) weigh(&all, reading->actors[m->actor].country, weight);
    else if (m->place != TRUCE_NONE) weigh(&all, reading->places[m->place].country, weight);
  }
  size_t best = 0;
  for (size_t i = 1; i < all.count; i++)
    if (all.weights[i] > all.weights[best]) best = i;
  return all.count ? all.names[best] : "";
}

const char *tr_home_country(const tr_coder *coder, uint32_t word) {
  enum { HERE = 100 }; /* a country in the sentence outweighs all that were named before */
  return most_named(coder, tr_word(coder, word)->sentence, HERE);
}

const char *tr_report_country(tr_coder *coder) {
  if (!coder->country || coder->country_at != coder->reading->mention_count) coder->country = most_named(coder, UINT32_MAX - 1, 1);
  coder->country_at = coder->reading->mention_count;
  return coder->country;
}
