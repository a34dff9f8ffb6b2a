/* Countries: which one a report or a sentence is at home in, by those named most, and what they are called. */
#include "record/home.h"

#include "truce/world.h"

/* Codes that stand for no country: bodies, groups of states, faiths. */
bool tr_is_country(const char *code) { return code[0] && !tr_listed(tr_span(code), "IGO NGO EUR UNO IMG MNC ISM"); }

const char *tr_mention_country(const tr_coder *coder, const truce_mention *mention) {
  if (mention->actor != TRUCE_NONE) return coder->reading->actors[mention->actor].country;
  return mention->place != TRUCE_NONE ? coder->reading->places[mention->place].country : "";
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

/* The countries of a report in the order in which they are first named. */
typedef struct countries {
  TR_ARRAY(const char *) codes;
  TR_ARRAY(uint32_t) before, here; /* mentions in the sentences before; in this one */
} countries;

/* Counts one mention in this sentence. */
static void count(const tr_coder *coder, countries *all, const char *code) {
  size_t at = 0;
  if (!tr_is_country(code)) return;
  while (at < all->codes.count && strcmp(all->codes.items[at], code)) at++;
  if (at == all->codes.count) {
    TR_PUSH(coder->arena, &all->codes, code);
    TR_PUSH(coder->arena, &all->before, 0);
    TR_PUSH(coder->arena, &all->here, 0);
  }
  all->here.items[at]++;
}

/* The one named most, of equals the first; one in this sentence outweighs all that were named before. */
static const char *most_named(const countries *all) {
  enum { HERE = 100 };
  const char *best = "";
  uint32_t most = 0;
  for (size_t i = 0; i < all->codes.count; i++) {
    const uint32_t weight = all->before.items[i] + HERE * all->here.items[i];
    if (weight > most) best = all->codes.items[i], most = weight;
  }
  return best;
}

static void end_sentence(countries *all) {
  for (size_t i = 0; i < all->codes.count; i++) all->before.items[i] += all->here.items[i], all->here.items[i] = 0;
}

tr_groups tr_named_by_sentence(const tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  tr_members members = {0};
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    if (m->first < reading->word_count && tr_word(coder, m->first)->upos != TRUCE_PRON)
      TR_PUSH(coder->arena, &members, ((tr_member){tr_word(coder, m->first)->sentence, i}));
  }
  return tr_groups_new(coder->arena, &members, reading->sentence_count);
}

void tr_homes_find(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  countries all = {0};
  const tr_groups mentions = tr_named_by_sentence(coder);
  coder->homes = TR_NEW_ARRAY(coder->arena, const char *, reading->sentence_count + 1);
  for (uint32_t s = 0; s < reading->sentence_count; s++) {
    TR_EACH_OF_GROUP(i, &mentions, s)
      count(coder, &all, tr_mention_country(coder, &reading->mentions[*i]));
    coder->homes[s] = most_named(&all);
    end_sentence(&all);
  }
  coder->homes[reading->sentence_count] = most_named(&all);
}

const char *tr_home_country(const tr_coder *coder, uint32_t word) { return coder->homes[tr_word(coder, word)->sentence]; }

const char *tr_report_country(const tr_coder *coder) { return coder->homes[coder->reading->sentence_count]; }
