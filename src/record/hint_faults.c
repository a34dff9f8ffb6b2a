/* What a hint cannot mean: for each kind of line what the words beside the trigger, or the fields that it would get, say against it. */
#include "record/hint.h"
#include "record/home.h"
#include "record/proposals.h"
#include "record/status.h"
#include "record/tests.h"

/* "The UN warned of a famine": a world or aid body that warns nobody fears, it does not threaten. */
static bool only_fears(const tr_hint *h) {
  const truce_value *actors = tr_draft_value(h->draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(h->draft, TRUCE_FIELD_RECIPIENTS);
  if (!tr_equal_string(h->detail, "THREATEN") || !tr_listed(tr_word(h->coder, h->trigger)->lemma, "warn warning caution alert")) return false;
  for (size_t i = 0; actors && i < actors->count; i++)
    if (!tr_of_body(&h->coder->reading->actors[actors->ids[i]])) return false;
  return !tr_count(recipients) || !tr_has_child(h->coder, h->trigger, TRUCE_DEPREL_OBJ);
}

/* Fighting that moves about within the country that the report is about reaches no other front, unless the sentence tells of a border. */
static bool stays_at_home(const tr_hint *h) {
  const truce_value *where = tr_draft_value(h->draft, TRUCE_FIELD_WHERE);
  const char *home = tr_report_country(h->coder);
  return tr_count(where) && !tr_tells_of(h->coder, tr_word(h->coder, h->trigger)->sentence, TR_CLASS_BORDERS) && tr_is_country(home) &&
         !strcmp(h->coder->reading->places[where->ids[0]].country, home);
}

/* "did not respond to a request for comment": a newspaper's, and no position. */
static bool no_comment(const tr_hint *h) {
  enum { NEAR = 8 };
  const uint32_t end = h->coder->reading->sentences[tr_word(h->coder, h->trigger)->sentence].end;
  if (!tr_word_in(h->coder, h->trigger, TR_CLASS_RESPONDS)) return false;
  for (uint32_t word = h->trigger + 1; word < end && word <= h->trigger + NEAR; word++)
    if (tr_lemma_in(h->coder, word, "comment interview")) return true;
  return false;
}

/* "sought to calm them", "wants to win", "no longer demand": what somebody means to do himself, or does not ask for, is no appeal. */
static bool asks_nobody(const tr_hint *h) {
  if (h->of->kind == TRUCE_EVENT && !tr_equal_string(h->detail, "REQUEST")) return false;
  const tr_coder *coder = h->coder;
  if (tr_follows(coder, h->trigger, "under")) return true; /* "under pressure to leave" */
  tr_arguments arguments;
  tr_arguments_of(coder, h->trigger, &arguments);
  if (tr_word_in(coder, h->trigger, TR_CLASS_PRESSES_FOR) && tr_status_of(coder, &arguments) == TRUCE_NEGATED) return true;
  const uint32_t deed = tr_child_by(coder, h->trigger, TRUCE_DEPREL_XCOMP);
  return deed != TRUCE_NONE && tr_infinitive(coder, deed) && tr_word_in(coder, h->trigger, TR_CLASS_SEEKS) &&
         !tr_has_child(coder, h->trigger, TRUCE_DEPREL_OBJ) && !tr_has_child(coder, h->trigger, TRUCE_DEPREL_IOBJ);
}

/* "asked if the army was joking": a question, no appeal. */
static bool only_wonders(const tr_hint *h) {
  const uint32_t asked = tr_lemma_is(h->coder, h->trigger, "ask") ? tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_CCOMP) : TRUCE_NONE;
  return asked != TRUCE_NONE && tr_child_is(h->coder, asked, TRUCE_DEPREL_MARK, "if whether");
}

/* "said that it violates the accord": who breaks a deal, or says that somebody does, has not spoken against it. */
static bool only_breaks(const tr_hint *h) { return tr_word_in(h->coder, h->trigger, TR_CLASS_BREAKS_RULE); }

/* An offensive that begins is no step of a plan. */
static bool war_begins(const tr_hint *h) {
  uint32_t what;
  return tr_equal_string(h->detail, "begun") && tr_hint_fillers(h->coder, h->trigger, "step.about", &what, 1) &&
         tr_word_in(h->coder, what, TR_CLASS_ATTACK_NOUN) && h->coder->proposal_of[what] == TRUCE_NONE;
}

/* The day on which whoever is tried comes to court is nobody else's. */
static bool of_the_tried(const tr_hint *h) { return tr_word_in(h->coder, h->trigger, TR_CLASS_TRIED); }

/* "the order of November 30, 2016": what the heads alone take for a deadline is none if its day was long over. */
static bool long_over(const tr_hint *h) {
  const truce_value *by = tr_draft_value(h->draft, TRUCE_FIELD_BY_DATE);
  const truce_day day = h->coder->reading->report->published;
  return by && day.days != TRUCE_NO_DAY && by->date.to.days < day.days;
}

/* "captured two Britons in Syria": whoever is caught abroad went there himself. */
static bool caught_abroad(const tr_hint *h) { return tr_word_in(h->coder, h->trigger, TR_CLASS_SEIZES); }

/* "Idlib is home to millions": with no word of ways and of who goes them, nothing is open or closed. */
static bool no_passage(const tr_hint *h) { return !tr_tells_of(h->coder, tr_word(h->coder, h->trigger)->sentence, TR_CLASS_PASSAGE); }

/* "with the help of Iran": with no word of talks or deals nobody goes between. */
static bool no_peacemaking(const tr_hint *h) { return !tr_tells_of(h->coder, tr_word(h->coder, h->trigger)->sentence, TR_CLASS_PEACEMAKING); }

/* "fled from their home in Hama": what is fled from is reached by nothing. */
static bool left_behind(const tr_hint *h) {
  const truce_value *where = tr_draft_value(h->draft, TRUCE_FIELD_WHERE);
  const truce_place *place = tr_count(where) ? &h->coder->reading->places[where->ids[0]] : NULL;
  for (size_t m = 0; place && m < place->mention_count; m++) {
    uint32_t word = h->coder->reading->mentions[place->mentions[m]].head;
    if (word >= h->coder->reading->word_count || tr_word(h->coder, word)->sentence != tr_word(h->coder, h->trigger)->sentence) continue;
    for (int up = 0; up < 3 && word != TRUCE_NONE && tr_word(h->coder, word)->upos != TRUCE_VERB; up++, word = tr_word(h->coder, word)->head)
      if (tr_behind(h->coder, word, "from")) return true;
  }
  return false;
}

/* "hosted the Chadian president": he was received, nobody went between. */
static bool receives(const tr_hint *h) {
  const uint32_t guest = tr_lemma_in(h->coder, h->trigger, "host receive welcome") ? tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_OBJ) : TRUCE_NONE;
  return guest != TRUCE_NONE && !tr_word_in(h->coder, guest, TR_CLASS_TALKS_NOUN) && tr_actor_of(h->coder, guest, false) != TRUCE_NONE;
}

/* "The party kept its voters": with no word of those who govern together, or part, no quarrel of a coalition. */
static bool no_coalition(const tr_hint *h) {
  return tr_equal_string(h->detail, "coalition") && !tr_tells_of(h->coder, tr_word(h->coder, h->trigger)->sentence, TR_CLASS_COALITION_TALK);
}

/* "200,000 of the 1.6 million residents sought refuge": those of whom they are have not fled. */
static bool is_whole(const tr_hint *h) {
  uint32_t counted = h->trigger;
  while (counted != TRUCE_NONE && tr_word(h->coder, counted)->upos == TRUCE_NUM) counted = tr_word(h->coder, counted)->head;
  if (!tr_equal_string(h->detail, "displaced") || counted == TRUCE_NONE || !tr_behind(h->coder, counted, "of")) return false;
  const uint32_t part = tr_word(h->coder, counted)->head;
  return part != TRUCE_NONE && tr_word(h->coder, part)->upos == TRUCE_NUM;
}

/* "held off the army" */
static bool holds_off(const tr_hint *h) {
  return tr_lemma_in(h->coder, h->trigger, "hold fend beat stave fight ward") && tr_child_is(h->coder, h->trigger, TRUCE_DEPREL_COMPOUND, "off");
}

/* "repelled an attack", "a plot was foiled", "an attempt failed": nothing was done by whoever stands there. */
static bool wards_off(const tr_hint *h) {
  if (holds_off(h)) return tr_listed(h->detail, "ASSAULT COERCE THREATEN MOBILIZE RETREAT");
  return tr_listed(h->detail, "ASSAULT COERCE THREATEN MOBILIZE") && tr_word_in(h->coder, h->trigger, TR_CLASS_WARDS_OFF);
}

/* "presented a draft agreement": nobody has agreed it yet. */
static bool only_offered(const tr_hint *h) {
  return tr_listed(h->detail, "agreed signed") && tr_word_in(h->coder, h->trigger, TR_CLASS_ONLY_OFFERS);
}

/* "fled the assault", "survived an attack", "received aid", "confessed": whoever stands there is hit, helped or blamed himself. */
static bool done_to_him(const tr_hint *h) {
  static const struct {
    const char *types, *verbs;
  } undergoes[] = {{"ASSAULT COERCE", "flee escape survive endure suffer"}, {"AID", "receive obtain get accept"}, {"ACCUSE", "confess admit"}};
  for (size_t i = 0; i < sizeof undergoes / sizeof *undergoes; i++)
    if (tr_listed(h->detail, undergoes[i].types) && tr_lemma_in(h->coder, h->trigger, undergoes[i].verbs)) return true;
  return false;
}

/* "ended the war, signing an accord": the war is over, the accord is not. */
static bool ends_another(const tr_hint *h) {
  if (!tr_listed(h->detail, "ended collapsed breached paused") || tr_word(h->coder, h->trigger)->upos != TRUCE_VERB) return false;
  const uint32_t object = tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE && tr_word(h->coder, object)->upos == TRUCE_NOUN && tr_proposal_at(h->coder, object) == TRUCE_NONE;
}

/* "Libya will leave Aouzou": troops go, and nobody travels. */
static bool troops_go(const tr_hint *h) {
  const uint32_t verb = tr_word(h->coder, h->trigger)->head; /* the trigger is the place */
  const truce_value *who =
      verb != TRUCE_NONE && tr_word_in(h->coder, verb, TR_CLASS_PULLS_OUT) ? tr_draft_value(h->draft, TRUCE_FIELD_WHO) : NULL;
  for (size_t i = 0; i < tr_count(who); i++) {
    const truce_kind kind = h->coder->reading->actors[who->ids[i]].kind;
    if (!TR_ONE_OF(kind, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_ARMED_GROUP)) return false;
  }
  return tr_count(who) > 0;
}

/* "Norway announced that the two had agreed": they have, it has not. */
static bool tells_of_others(const tr_hint *h) {
  if (!tr_listed(h->detail, "AGREE CONSULT") || !tr_word_in(h->coder, h->trigger, TR_CLASS_SPEECH)) return false;
  const uint32_t told = tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_CCOMP),
                 who = told == TRUCE_NONE ? TRUCE_NONE : tr_child_by(h->coder, told, TRUCE_DEPREL_NSUBJ);
  const uint32_t actor = who == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(h->coder, who, true), teller = tr_child_by(h->coder, h->trigger, TRUCE_DEPREL_NSUBJ);
  return actor != TRUCE_NONE && (teller == TRUCE_NONE || actor != tr_actor_of(h->coder, teller, true));
}

bool tr_hint_expected(const tr_hint *h, const tr_example *example) {
  for (size_t x = 0; x < example->expected.count; x++) {
    const tr_expected *line = &example->expected.items[x];
    if (line->kind != h->of->kind) continue;
    if (!h->detail.size) return true;
    for (size_t v = 0; v < line->count; v++)
      if (tr_equal(line->values[v], h->detail)) return true;
  }
  return false;
}

/* Do the further words of an evoker ("put beyond") stand below the word? */
static bool evoked_whole(const tr_hint *h, const tr_evoker *evoker) {
  for (size_t i = 0; i < evoker->more_count; i++) {
    const truce_span more = evoker->more[i], lemma = more.size && more.data[0] == '~' ? (truce_span){more.data + 1, more.size - 1} : more;
    if (!tr_child_lemma(h->coder, h->trigger, lemma, 2)) return false;
  }
  return true;
}

/* Does a frame of the word give such lines? */
static bool told_by_frames(const tr_hint *h) {
  const tr_entry *entry = h->coder->entries[h->trigger];
  for (size_t i = 0; entry && i < entry->evokers.count; i++) {
    const tr_frame *frame = &h->coder->codebook->frames.items.items[entry->evokers.items[i].frame];
    for (size_t e = 0; e < frame->examples.count; e++)
      if (tr_hint_expected(h, &frame->examples.items[e]) && evoked_whole(h, &entry->evokers.items[i])) return true;
  }
  return false;
}

/* Going between is told in words of its own, too: not by "reach a deal", "promote a settlement". */
static bool none_goes_between(const tr_hint *h) {
  tr_hint any_role = *h;
  any_role.detail = (truce_span){0};
  return !told_by_frames(&any_role);
}

/* Blame, appeals, refusals, praise and threats are told in words of their own, and so is what parliaments and pollsters do: at other words the heads mostly
 * guess. */
static bool guesses(const tr_hint *h) {
  static const char *const own_words[TRUCE_LINE_KIND_COUNT] = {
      [TRUCE_EVENT] = "ACCUSE CONCEDE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN",
      [TRUCE_STANCE] = "accepts_with_conditions",
      [TRUCE_DOMESTIC] = "legislature opinion"};
  return tr_listed(h->detail, own_words[h->of->kind]) && !told_by_frames(h);
}

bool tr_hint_faulty(const tr_hint *h) {
  static const struct {
    truce_line_kind kind;
    bool (*holds)(const tr_hint *h);
  } faults[] = {
      {TRUCE_EVENT, only_fears},
      {TRUCE_EVENT, no_comment},
      {TRUCE_EVENT, asks_nobody},
      {TRUCE_EVENT, only_wonders},
      {TRUCE_EVENT, wards_off},
      {TRUCE_EVENT, done_to_him},
      {TRUCE_EVENT, tells_of_others},
      {TRUCE_EVENT, guesses},
      {TRUCE_STANCE, no_comment},
      {TRUCE_STANCE, guesses},
      {TRUCE_STANCE, only_breaks},
      {TRUCE_DOMESTIC, guesses},
      {TRUCE_CALL, asks_nobody},
      {TRUCE_CALL, only_wonders},
      {TRUCE_STEP, war_begins},
      {TRUCE_STEP, only_offered},
      {TRUCE_STEP, ends_another},
      {TRUCE_LEG, troops_go},
      {TRUCE_FIGURE, is_whole},
      {TRUCE_DEADLINE, of_the_tried}, {TRUCE_DEADLINE, long_over},
      {TRUCE_SPILLOVER, stays_at_home},
      {TRUCE_SPILLOVER, caught_abroad},
      {TRUCE_ACCESS, no_passage},
      {TRUCE_MEDIATION, no_peacemaking},
      {TRUCE_MEDIATION, receives},
      {TRUCE_MEDIATION, none_goes_between},
      {TRUCE_SPILLOVER, left_behind},
      {TRUCE_DOMESTIC, no_coalition},
  };
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    if (faults[i].kind == h->of->kind && faults[i].holds(h)) return true;
  return false;
}
