/* The rules of merging. Conservative: in doubt two facts stay apart. */
#include "process/rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/one_of.h"
#include "process/families.h"

/* What has to agree. `alike` is the least share of content words of the evidence, `named` of the naming words (for_what, of, what, name). */
typedef struct rule {
  int window;         /* days */
  bool word, place, number, about, status;
  bool main_needed;   /* the first actor field must be the same, not merely empty on one side */
  double alike, named;
} rule;

static const rule rules[TRUCE_LINE_KIND_COUNT] = {
    /*                    window word   place  number about  status main   alike named */
    [TRUCE_EVENT] =     {2,     true,  false, false, false, true,  true,  0.20, 0},
    [TRUCE_PROPOSAL] =  {60,    false, false, false, false, false, false, 0,    0.66},
    [TRUCE_STEP] =      {2,     true,  false, false, true,  true,  false, 0,    0},
    [TRUCE_STANCE] =    {2,     true,  false, false, true,  true,  true,  0,    0},
    [TRUCE_MEDIATION] = {30,    false, false, false, false, false, true,  0,    0},
    [TRUCE_LEG] =       {4,     false, true,  false, false, false, true,  0,    0},
    [TRUCE_CALL] =      {3,     true,  false, false, false, true,  true,  0.20, 0.34},
    [TRUCE_ACCESS] =    {4,     true,  true,  false, false, true,  false, 0,    0},
    [TRUCE_SPILLOVER] = {3,     false, true,  false, false, true,  true,  0.20, 0},
    [TRUCE_DOMESTIC] =  {3,     true,  false, false, false, true,  true,  0.25, 0.99},
    [TRUCE_FIGURE] =    {3,     true,  false, true,  false, false, false, 0,    0.34},
    [TRUCE_DEADLINE] =  {0,     false, false, false, false, false, false, 0,    0.60},
};

/* Share of words that tellings must share if their actors agree only when a short name is taken for a long one. */
static const double LOOSE_ALIKE = 0.4;
/* … only when "both delegations" are taken for those whom the other names. */
static const double VAGUE_ALIKE = 0.6;
/* Share of words from which those acted on need only overlap. */
static const double OVERLAP_ALIKE = 0.6;
/* … from which they may even be named otherwise. */
static const double APART_ALIKE = 0.75;

int tr_rule_window(truce_line_kind kind) { return rules[kind].window; }

static int days_apart(const tr_fact *line, const tr_fact *entry) {
  if (line->day.days == TRUCE_NO_DAY || entry->day.days == TRUCE_NO_DAY) return line->day.days == entry->day.days ? 0 : 10000;
  int apart = abs(line->day.days - entry->day.days);
  if (entry->kind == TRUCE_DEADLINE || entry->last.days == TRUCE_NO_DAY || line->first.days == TRUCE_NO_DAY) return apart;
  /* told again later: an entry that goes on (mediation, proposal, stance) is near as long as reports keep telling it */
  bool lasting = entry->kind == TRUCE_MEDIATION || entry->kind == TRUCE_PROPOSAL;
  int since = abs(line->first.days - entry->last.days);
  return lasting && since < apart ? since : apart;
}

/* Both days are stated: they are one; but who flew in on Thursday may be met there on Friday. */
static bool same_time(const tr_fact *line, const tr_fact *entry, int window) {
  int apart = days_apart(line, entry);
  if (!line->of_report && !entry->of_report && window < 10) return apart <= (line->kind == TRUCE_LEG && line->status == entry->status);
  return apart <= window;
}

static bool status_agrees(const rule *r, const tr_fact *line, const tr_fact *entry) {
  if (line->status == entry->status) return true;
  if (r->status) return false;
  bool negated = line->status == TRUCE_NEGATED || entry->status == TRUCE_NEGATED;
  return !negated;
}

/* Both say enough besides names. */
static bool told_well(const tr_fact *line, const tr_fact *entry) { return line->words.count >= 3 && entry->words.count >= 3; }

/* 0 = apart, else a weight. */
static double actors_agree(const rule *r, const tr_fact *line, const tr_fact *entry, double alike) {
  static const double weight[] = {
      [TR_SETS_EQUAL] = 1,       [TR_SETS_NESTED] = 0.8,     [TR_SETS_NEAR] = 0.72, [TR_SETS_VAGUE] = 0.6,
      [TR_SETS_ONE_EMPTY] = 0.6, [TR_SETS_BOTH_EMPTY] = 0.7, [TR_SETS_OVERLAP] = 0, [TR_SETS_APART] = 0,
  };
  tr_set_relation main = tr_sets_compare(&line->main, &entry->main), other = tr_sets_compare(&line->other, &entry->other);
  if (other == TR_SETS_OVERLAP && alike >= OVERLAP_ALIKE && main <= TR_SETS_NESTED) return 0.5; /* one telling lists whom the other leaves out */
  if (other == TR_SETS_APART && alike >= APART_ALIKE && main == TR_SETS_EQUAL && told_well(line, entry)) return 0.4; /* a post and its soldiers */
  if (main == TR_SETS_BOTH_EMPTY && alike >= OVERLAP_ALIKE && told_well(line, entry) && days_apart(line, entry) == 0) return 0.4; /* nobody knows who did it */
  if (line->kind == TRUCE_ACCESS && main == TR_SETS_APART) return 0.5; /* a crossing is closed, whoever is said to have done it */
  const bool others_agree = TR_ONE_OF(other, TR_SETS_EQUAL, TR_SETS_NESTED, TR_SETS_NEAR);
  if (r->main_needed && (main == TR_SETS_ONE_EMPTY || (main == TR_SETS_BOTH_EMPTY && !others_agree))) return 0;
  return weight[main] * weight[other];
}

/* "The road from Annai to Lethem": of two places that both tellings name each picks one. */
static bool both_name_both(const tr_fact *line, const tr_fact *entry) {
  const tr_fact *tellings[] = {line, entry};
  for (size_t i = 0; i < 4; i++)
    if (!tr_words_hold(&tellings[i / 2]->words, &tellings[i % 2]->place_name)) return false;
  return true;
}

static bool place_agrees(const tr_fact *line, const tr_fact *entry, bool needed) {
  if (line->place && entry->place) return line->place == entry->place || (line->kind == TRUCE_EVENT && both_name_both(line, entry));
  if (!needed) return true;
  return !line->place && !entry->place && tr_words_alike(&line->named, &entry->named) >= 0.99;
}

static bool number_agrees(const rule *r, const tr_fact *line, const tr_fact *entry) {
  if (r->number) return line->numbered && entry->numbered && line->number == entry->number;
  return true;
}

/* Numbers of hours, of days, of dead: both tell some, and none is the same. */
static bool numbers_conflict(const tr_fact *line, const tr_fact *entry) {
  return line->numbers.count && entry->numbers.count && tr_words_alike(&line->numbers, &entry->numbers) <= 0;
}

static bool same_stated_day(const tr_fact *line, const tr_fact *entry) { return !line->of_report && !entry->of_report && line->day.days == entry->day.days; }

/* Too few words besides the names to tell anything. */
static bool says_too_little(const tr_fact *line, const tr_fact *entry) { return line->around.count < 2 || entry->around.count < 2; }

/* "Again" in one telling only makes it another time. */
static bool another_time(const tr_fact *line, const tr_fact *entry) { return line->anew != entry->anew; }

/* Facts that are told on two days and of no stated day are one only if the words say so. */
static bool across_days(const tr_fact *line, const tr_fact *entry, double alike, double least) {
  if (days_apart(line, entry) == 0 || same_stated_day(line, entry)) return true;
  return !another_time(line, entry) && !says_too_little(line, entry) && alike >= least;
}

/* Attacks on one side by the other happen daily: only the same place, toll or telling makes them one. */
static bool same_attack(const tr_fact *line, const tr_fact *entry, double alike) {
  bool place = line->place && line->place == entry->place, both = line->numbered && entry->numbered, toll = both && line->number == entry->number;
  bool one_day = same_stated_day(line, entry) || days_apart(line, entry) == 0;
  if (both && !toll) return one_day && place && alike >= 0.5; /* a toll that rises */
  const bool told_alike = alike >= 0.5 && !says_too_little(line, entry);
  if (one_day) return (place && toll) || ((place || toll) && alike >= 0.3) || told_alike;
  if (line->anew || entry->anew) return false;
  return (alike >= APART_ALIKE && told_well(line, entry)) || ((place || toll) && told_alike);
}

/* One count: few dead are counted every day, so small numbers need the same day or nearly the same words. */
static bool same_count(const tr_fact *line, const tr_fact *entry, double alike, double named) {
  bool small = line->number < 20, one_day = days_apart(line, entry) == 0 || same_stated_day(line, entry);
  if (line->named.count && entry->named.count && named < 0.34) return false;
  if (!one_day && (line->anew || entry->anew)) return false;
  return alike >= (one_day ? 0.35 : small ? 0.6 : 0.4);
}

static bool event_agrees(const tr_fact *line, const tr_fact *entry, double alike) {
  static const char *const violent[] = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"};
  for (size_t i = 0; i < sizeof violent / sizeof *violent; i++)
    if (!strcmp(line->word, violent[i])) return same_attack(line, entry, alike);
  return alike >= rules[TRUCE_EVENT].alike && across_days(line, entry, alike, 0.5);
}

/* ---- names of proposals ---- */

/* The words of a name but those that say that there was another before. */
static bool renewed_name(const tr_process_words *known, truce_span name, tr_word_set *words) {
  truce_span word;
  bool renewed = false;
  while (tr_split(&name, ' ', &word)) {
    if (tr_word_renews(known, word))
      renewed = true;
    else
      tr_words_add(known, words, word);
  }
  return renewed;
}

/* Two names: the same words, or one has a single word more; a name of one word only meets its like. "The revised deal" is not the deal, nor are
 * "UN resolutions" the one of the UN. */
static double names_alike(const tr_process_words *known, truce_span a, truce_span b) {
  tr_word_set x = {.count = 0}, y = {.count = 0};
  if (tr_one_resolution(known, a, b)) return 1;
  if (renewed_name(known, a, &x) != renewed_name(known, b, &y) || tr_name_of_several(known, a) != tr_name_of_several(known, b)) return 0;
  size_t fewer = x.count < y.count ? x.count : y.count, more = x.count < y.count ? y.count : x.count;
  if (!fewer || tr_words_alike(&x, &y) < 0.99 || more > fewer + (fewer > 1)) return 0;
  return more == fewer ? 1 : 0.9;
}

/* "Resolution 1559" is none that has gone by another number. */
static bool numbers_apart(const tr_fact *line, const tr_fact *entry) {
  for (size_t i = 0; i < tr_fact_name_count(line); i++)
    if (tr_fact_of_other_number(entry, tr_fact_name(line, i))) return true;
  return false;
}

static bool one_word(truce_span name) { return name.size && !memchr(name.data, ' ', name.size); }

/* The best pair of names; other names count only if they have more than one word ("plan", "it" fit everything). */
static double proposals_alike(const tr_process_words *known, const tr_fact *line, const tr_fact *entry) {
  double best = 0;
  if (numbers_apart(line, entry)) return 0;
  for (size_t i = 0; i < tr_fact_name_count(line); i++)
    for (size_t j = 0; j < tr_fact_name_count(entry); j++) {
      const truce_span a = tr_fact_name(line, i), b = tr_fact_name(entry, j);
      const bool short_name = (i && one_word(a)) || (j && one_word(b));
      const double alike = short_name ? 0 : names_alike(known, a, b);
      if (alike > best) best = alike;
    }
  return best;
}

/* Resolutions of the UN are known by their numbers, whoever is said to have made them. */
static bool one_resolution(const tr_process_words *known, const tr_fact *line, const tr_fact *entry) {
  bool found = false;
  for (size_t i = 0; i < tr_fact_name_count(entry) && !found && line->kind == TRUCE_PROPOSAL; i++)
    found = tr_one_resolution(known, tr_fact_name(line, 0), tr_fact_name(entry, i));
  return found && !numbers_apart(line, entry);
}

/* "A deal" is the one of another report only where one and the same have made it, lately. */
static bool may_be_known(const tr_fact *line, const tr_fact *entry) {
  enum { LATELY_DAYS = 14 };
  return !line->introduced || (days_apart(line, entry) <= LATELY_DAYS && tr_sets_compare(&line->main, &entry->main) == TR_SETS_EQUAL);
}

static bool words_agree(const tr_process_words *known, const rule *r, const tr_fact *line, const tr_fact *entry, double alike, double named) {
  if (line->kind == TRUCE_EVENT) return event_agrees(line, entry, alike);
  if (line->kind == TRUCE_PROPOSAL) return may_be_known(line, entry) && proposals_alike(known, line, entry) > 0;
  if (line->kind == TRUCE_FIGURE) return same_count(line, entry, alike, named);
  if (line->kind == TRUCE_STEP && !across_days(line, entry, alike, 0.34)) return false;
  if (line->kind == TRUCE_STANCE && days_apart(line, entry) > 0 && !same_stated_day(line, entry) && another_time(line, entry)) return false;
  bool by_words = r->alike <= 0 || alike >= r->alike, by_name = r->named <= 0 || named >= r->named;
  if (line->kind == TRUCE_CALL) return by_words || by_name;
  if (line->kind == TRUCE_DEADLINE) return by_name || alike >= 0.6 || tr_sets_compare(&line->main, &entry->main) == TR_SETS_EQUAL; /* one sets one a day */
  return by_words && by_name;
}

/* Within one report the same fact is told again only in another sentence, and nearly in the same words. */
static bool same_report_agrees(const tr_fact *line, const tr_fact *entry, double alike) {
  static const bool told_often[TRUCE_LINE_KIND_COUNT] = {
      [TRUCE_PROPOSAL] = true, [TRUCE_STANCE] = true, [TRUCE_MEDIATION] = true, [TRUCE_DEADLINE] = true, [TRUCE_STEP] = true,
  };
  return entry->report != line->report || told_often[line->kind] || (entry->sentence != line->sentence && alike >= 0.4);
}

/* A demand that one telling could not put into a class is no other demand. */
static bool same_word(const tr_fact *line, const tr_fact *entry) {
  if (!strcmp(line->word, entry->word)) return true;
  return line->kind == TRUCE_CALL && (!strcmp(line->word, "other") || !strcmp(entry->word, "other")) && tr_words_alike(&line->named, &entry->named) >= 0.6;
}

/* Content words shared, by the evidence or by the sentences around it. */
static double told_alike(const tr_fact *line, const tr_fact *entry) {
  double words = tr_words_alike(&line->words, &entry->words), around = tr_words_alike(&line->around, &entry->around);
  return words > around ? words : around;
}

static double told_equal(const tr_fact *line, const tr_fact *entry) {
  double words = tr_words_equal(&line->words, &entry->words), around = tr_words_equal(&line->around, &entry->around);
  return words > around ? words : around;
}

double tr_rule_same(const tr_process_words *known, const tr_fact *line, const tr_fact *entry, char *why, size_t size) {
  const rule *r = &rules[line->kind];
  if (line->kind != entry->kind || (r->word && !same_word(line, entry))) return 0;
  bool numbers = TR_ONE_OF(line->kind, TRUCE_EVENT, TRUCE_STEP, TRUCE_STANCE);
  if (numbers && !line->numbered && numbers_conflict(line, entry)) return 0;
  if (!status_agrees(r, line, entry) || !same_time(line, entry, r->window)) return 0;
  if (r->about && line->about != entry->about) return 0;
  const bool other_matter = line->matter && entry->matter && line->matter != entry->matter;
  if (other_matter && days_apart(line, entry) > 0) return 0; /* two truces refused are two refusals */
  if (!number_agrees(r, line, entry) || !place_agrees(line, entry, r->place)) return 0;
  double alike = told_alike(line, entry), named = tr_words_alike(&line->named, &entry->named);
  const bool known_by_number = one_resolution(known, line, entry);
  const double actors = known_by_number ? 1 : actors_agree(r, line, entry, alike);
  const tr_set_relation main = known_by_number ? TR_SETS_EQUAL : tr_sets_compare(&line->main, &entry->main),
                        other = tr_sets_compare(&line->other, &entry->other);
  bool vaguely = main == TR_SETS_VAGUE || other == TR_SETS_VAGUE, loosely = vaguely || main == TR_SETS_NEAR || other == TR_SETS_NEAR;
  if (loosely && alike < LOOSE_ALIKE && named < 0.99) return 0; /* a short name alone is not enough */
  if (loosely && entry->report == line->report) return 0; /* one report tells its actors apart */
  if (loosely && days_apart(line, entry) > 0 && (told_equal(line, entry) < 0.5 || other == TR_SETS_ONE_EMPTY)) return 0; /* nor that one tells who else */
  if (vaguely && (alike < VAGUE_ALIKE || days_apart(line, entry) > 0)) return 0;
  if (actors <= 0 || !words_agree(known, r, line, entry, alike, named) || !same_report_agrees(line, entry, alike)) return 0;
  const int apart = days_apart(line, entry), shared = (int)lround(alike * 100);
  const char *who = actors >= 1 ? "same actors" : actors >= 0.7 ? "actors agree" : "actors told by one only";
  if (loosely) who = "actors agree if the short names mean the long ones";
  if (vaguely) who = "actors agree if the vague names mean the others";
  snprintf(why, size, "same %s%s%s, %s, %d day%s apart, %d%% of the words shared", truce_line_kind_names[line->kind], *line->word ? " " : "", line->word, who,
           apart, apart == 1 ? "" : "s", shared);
  return actors * (0.5 + 0.5 * (alike > named ? alike : named)) / (1 + 0.1 * apart);
}

/* What is denied is told in like words: "did not shell the market" and "shelled the market"; two refusals by one party on two matters are no denial. */
static const double DENIED_ALIKE = 0.34, SHORTLY_DENIED_ALIKE = 0.5;

bool tr_rule_denies(const tr_fact *line, const tr_fact *entry) {
  const rule *r = &rules[line->kind];
  const bool well = told_well(line, entry);
  if (line->kind == TRUCE_EVENT && well && tr_words_alike(&line->words, &entry->words) < DENIED_ALIKE) return false;
  if (line->kind == TRUCE_EVENT && !well && tr_words_alike(&line->around, &entry->around) < SHORTLY_DENIED_ALIKE) return false;
  if (line->kind == TRUCE_FIGURE && (!number_agrees(r, line, entry) || told_alike(line, entry) < DENIED_ALIKE)) return false; /* "two men" are many men */
  if (line->kind != entry->kind || (line->status == TRUCE_NEGATED) == (entry->status == TRUCE_NEGATED)) return false;
  if (line->kind == TRUCE_DEADLINE && (line->first.days > line->day.days || entry->first.days > entry->day.days))
    return false; /* it was one: what came of it is told */
  if (line->kind == TRUCE_LEG && !line->of_report && !entry->of_report && days_apart(line, entry) > 1) return false; /* put off, and made on another day */
  if ((r->word && strcmp(line->word, entry->word) != 0) || days_apart(line, entry) > r->window + 3) return false;
  if ((r->about && line->about != entry->about) || (line->place && entry->place && line->place != entry->place)) return false;
  return actors_agree(r, line, entry, 0) > 0;
}
