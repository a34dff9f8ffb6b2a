/* What a figure counts: people who were killed, hurt, driven out or taken, as the words around them
 * tell; or rockets, strikes, trucks, fighters, money, as the noun says alone. */
#include "record/counted.h"

#include "record/tests.h"

/* "burnt to death" */
static bool to_death(const tr_coder *coder, const tr_counted *c) {
  return c->governor != TRUCE_NONE && tr_child_lemma(coder, c->governor, TR_SPAN("death"), 1);
}

/* Soldiers, fighters, "118 men", "2,600 Eritreans": who is kept so is a prisoner of the war. */
static bool of_the_war(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_FORCES) || tr_word_in(coder, noun, TR_CLASS_FIGHTER) || tr_lemma_in(coder, noun, "man sailor") ||
         (tr_word(coder, noun)->upos == TRUCE_PROPN && tr_plural(coder, noun));
}

/* Soldiers and fighters who are taken are prisoners, and so is whoever police, soldiers or courts hold; others are hostages. */
static truce_span held(const tr_coder *coder, const tr_counted *c) {
  const bool kidnapped = c->governor != TRUCE_NONE && tr_lemma_in(coder, c->governor, "kidnap abduct snatch");
  if (!kidnapped && of_the_war(coder, c->noun)) return tr_span("prisoners");
  if (c->governor == TRUCE_NONE) return tr_span("hostages");
  if (tr_word(coder, c->head)->relation == TRUCE_DEPREL_NSUBJ_PASS) {
    const uint32_t by = tr_child_behind(coder, c->governor, TRUCE_DEPREL_OBL, "by");
    return tr_span(by != TRUCE_NONE && tr_lemma_in(coder, by, "army police military government authority authorities") ? "prisoners" : "hostages");
  }
  const uint32_t holder = tr_child_by(coder, c->governor, TRUCE_DEPREL_NSUBJ);
  if (holder == TRUCE_NONE) return tr_span("hostages");
  return tr_word_in(coder, holder, TR_CLASS_FORCES) || tr_word_in(coder, holder, TR_CLASS_COURT_WORDS) ? tr_span("other") : tr_span("hostages");
}

/* Gunmen free those whom they held; whoever else is freed was in prison. */
static truce_span freed(const tr_coder *coder, const tr_counted *c) {
  if (tr_word_in(coder, c->noun, TR_CLASS_FORCES) || tr_word_in(coder, c->noun, TR_CLASS_FIGHTER) || tr_word_in(coder, c->noun, TR_CLASS_PRISONER) ||
      c->governor == TRUCE_NONE || tr_lemma_is(coder, c->noun, "man"))
    return tr_span("prisoners");
  const uint32_t holder = tr_child_by(coder, c->governor, TRUCE_DEPREL_NSUBJ);
  const bool guns =
      holder != TRUCE_NONE && holder != c->head && (tr_kind_of(coder, holder) == TRUCE_ARMED_GROUP || tr_word_in(coder, holder, TR_CLASS_FIGHTER));
  const bool of_state = guns && (tr_word_in(coder, holder, TR_CLASS_FORCES) && !tr_lemma_is(coder, holder, "militia"));
  return tr_span(guns && !of_state ? "hostages" : "prisoners");
}

/* "the death toll rose to 867", "bringing the number of dead to 80": the toll stands at the same verb. */
static truce_span toll(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE) return (truce_span){0};
  const truce_word *g = tr_word(coder, c->governor);
  for (uint32_t i = 0; i < g->child_count; i++) {
    const uint32_t child = g->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (child == c->head || (base != TRUCE_DEPREL_NSUBJ && base != TRUCE_DEPREL_OBJ)) continue;
    const bool losses = tr_lemma_is(coder, child, "loss") && tr_plural(coder, child) && tr_somebody(coder, c->noun); /* "losses were given as 404 servicemen" */
    const bool is_toll = losses || tr_word_in(coder, child, TR_CLASS_TOLL);
    uint32_t first, last;
    tr_extent(coder, child, true, &first, &last);
    for (uint32_t w = first; w <= last; w++) {
      if (!is_toll && !tr_lemma_in(coder, child, "number total figure")) break;
      if (tr_word_in(coder, w, TR_CLASS_HURT) || tr_word_in(coder, w, TR_CLASS_INJURE)) return tr_span("injured");
      if (tr_word_in(coder, w, TR_CLASS_DISPLACE)) return tr_span("displaced");
      if (tr_word_in(coder, w, TR_CLASS_DEAD) || tr_word_in(coder, w, TR_CLASS_KILL)) return tr_span("killed");
    }
    if (is_toll) return tr_span("killed");
  }
  if (tr_word_in(coder, c->governor, TR_CLASS_TOLL)) return tr_span("killed"); /* "a toll of 80" */
  return (truce_span){0};
}

bool tr_lifeless(const tr_coder *coder, uint32_t noun) {
  static const tr_class_id things[] = {TR_CLASS_ROCKET, TR_CLASS_STRIKE, TR_CLASS_TRUCK, TR_CLASS_MONEY, TR_CLASS_UNCOUNTED};
  for (size_t i = 0; i < sizeof things / sizeof *things; i++)
    if (tr_word_in(coder, noun, things[i])) return true;
  return tr_word_in(coder, noun, TR_CLASS_LIFELESS);
}

/* "3,000 people marched": a crowd. */
static bool crowd(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_acts(c) && tr_word_in(coder, c->governor, TR_CLASS_CROWD_VERB);
}

/* "nine people, five of them children": those are of the figure told last in the sentence. */
static truce_span of_them(const tr_coder *coder, const tr_counted *c) {
  const truce_word *w = tr_word(coder, c->noun);
  if (w->upos != TRUCE_PRON || !coder->drafts.count) return (truce_span){0};
  const tr_draft *last = &coder->drafts.items[coder->drafts.count - 1];
  const truce_value *what =
      last->line.kind == TRUCE_FIGURE && tr_word(coder, last->line.trigger)->sentence == w->sentence ? tr_draft_value(last, TRUCE_FIELD_WHAT) : NULL;
  return what ? what->text : (truce_span){0};
}

/* "20 rockets were fired and 12 more followed", "160 rockets, of which 40 came down in
 * towns": a bare number behind a figure of things, doing what things do. */
static truce_span more_of_them(const tr_coder *coder, const tr_counted *c) {
  const truce_word *w = tr_word(coder, c->noun);
  if (w->upos != TRUCE_NUM || !tr_counted_acts(c) || !coder->drafts.count || tr_word(coder, c->governor)->upos != TRUCE_VERB) return (truce_span){0};
  const tr_draft *last = &coder->drafts.items[coder->drafts.count - 1];
  const truce_value *what =
      last->line.kind == TRUCE_FIGURE && tr_word(coder, last->line.trigger)->sentence == w->sentence ? tr_draft_value(last, TRUCE_FIELD_WHAT) : NULL;
  const bool things = what && tr_listed(what->text, "rockets strikes trucks");
  return things && tr_word_in(coder, c->governor, TR_CLASS_ROCKETS_DO)
             ? what->text
             : (truce_span){0};
}

static bool object_of(const tr_coder *coder, const tr_counted *c, tr_class_id verbs) {
  return tr_counted_suffers(coder, c) && tr_word_in(coder, c->governor, verbs);
}

static bool counted_strong(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_strong(coder, w->children[i])) return true;
  return false;
}

static bool leaves_home(const tr_coder *coder, uint32_t verb) {
  const truce_word *v = tr_word(coder, verb);
  for (uint32_t i = 0; i < v->child_count; i++)
    if (TR_ONE_OF(tr_base(coder, v->children[i]), TRUCE_DEPREL_OBL, TRUCE_DEPREL_OBJ) && tr_word_in(coder, v->children[i], TR_CLASS_DWELLING) &&
        tr_behind(coder, v->children[i], "from out"))
      return true;
  return false;
}

/* "driven from their homes", "villagers forced out of their homes" */
static bool driven_out(const tr_coder *coder, const tr_counted *c) {
  const truce_word *noun = tr_word(coder, c->noun);
  if (object_of(coder, c, TR_CLASS_DRIVE_OUT) && leaves_home(coder, c->governor)) return true;
  for (uint32_t i = 0; i < noun->child_count; i++)
    if (tr_base(coder, noun->children[i]) == TRUCE_DEPREL_ACL && tr_word_in(coder, noun->children[i], TR_CLASS_DRIVE_OUT) &&
        leaves_home(coder, noun->children[i]))
      return true;
  return false;
}

/* A number or a name may stand for people, and so may any noun that is no thing. */
static bool may_be_people(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  const bool nominal = TR_ONE_OF(w->upos, TRUCE_NUM, TRUCE_PROPN, TRUCE_ADJ, TRUCE_NOUN);
  return !tr_lifeless(coder, noun) &&
         (nominal || w->mention != TRUCE_NONE || tr_word_in(coder, noun, TR_CLASS_PEOPLE) || tr_word_in(coder, noun, TR_CLASS_QUANTITY));
}

/* "Hamas members", "gunmen" */
static bool bears_arms(const tr_coder *coder, uint32_t noun) {
  if (tr_word_in(coder, noun, TR_CLASS_FIGHTER)) return true;
  if (!tr_lemma_in(coder, noun, "member man operative recruit")) return false;
  const truce_word *w = tr_word(coder, noun);
  bool armed = tr_actor_headed(coder, noun) != TRUCE_NONE && tr_kind_of(coder, noun) == TRUCE_ARMED_GROUP;
  for (uint32_t i = 0; i < w->child_count; i++)
    armed |= TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_NMOD) &&
             tr_kind_of(coder, w->children[i]) == TRUCE_ARMED_GROUP;
  return armed;
}

/* Fighters who flee are not displaced. */
static bool is_displaced(const tr_coder *coder, const tr_counted *c) {
  if (bears_arms(coder, c->noun) || tr_word_in(coder, c->noun, TR_CLASS_DIPLOMAT)) return false; /* diplomats who are expelled go home */
  const bool moves = tr_counted_acts(c) && tr_word_in(coder, c->governor, TR_CLASS_DISPLACE);
  return moves || tr_undergoes(coder, c, TR_CLASS_DISPLACE) || tr_counted_is(coder, c, TR_CLASS_DISPLACE);
}

/* Households, or a people by its name: "4,000 villagers", "212 Ivorians"; and whoever has no other word ("900 people", "200,000 have crossed"). */
static bool of_common_people(const tr_coder *coder, const tr_counted *c) {
  return tr_word(coder, c->noun)->upos == TRUCE_NUM || tr_word(coder, c->noun)->upos == TRUCE_PROPN || tr_word_in(coder, c->noun, TR_CLASS_COMMON_PEOPLE);
}

/* "in camps", "in tents", "in the open": an oblique of the class below the verb. */
static bool stays_in(const tr_coder *coder, uint32_t verb, tr_class_id places) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_OBL && tr_word_in(coder, w->children[i], places)) return true;
  return false;
}

/* "have waded across the river", "people who crossed by boat", "are on the move", "live in camps". */
static bool trekking(const tr_coder *coder, const tr_counted *c) {
  if (tr_counted_acts(c)) {
    if (tr_word_in(coder, c->governor, TR_CLASS_TREK)) return true;
    if (tr_lemma_is(coder, c->noun, "family") && tr_lemma_in(coder, c->governor, "leave move")) return true;
    if (tr_lemma_in(coder, c->governor, "move run road march") && tr_behind(coder, c->governor, "on")) return true;
    if (tr_lemma_in(coder, c->governor, "live sleep shelter stay huddle") && stays_in(coder, c->governor, TR_CLASS_MAKESHIFT)) return true;
  }
  const truce_word *w = tr_word(coder, c->noun);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_ACL &&
        (tr_word_in(coder, w->children[i], TR_CLASS_TREK) ||
         (tr_lemma_in(coder, w->children[i], "live sleep shelter huddle") && stays_in(coder, w->children[i], TR_CLASS_MAKESHIFT))))
      return true;
  return false;
}

/* "has taken in 640 people", "has received 22,000 people". */
static bool taken_in(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE) return false;
  if (tr_lemma_is(coder, c->governor, "take")) {
    const uint32_t in = tr_child_by(coder, c->head, TRUCE_DEPREL_CASE);
    const bool object = truce_deprel_base(c->relation) == TRUCE_DEPREL_OBJ && tr_child_lemma(coder, c->governor, TR_SPAN("in"), 1);
    return object || (in != TRUCE_NONE && in == c->governor + 1 && tr_lemma_is(coder, in, "in"));
  }
  return object_of(coder, c, TR_CLASS_RECEIVES);
}

/* "600 pounds of explosives", "1,300 pounds (600 kgs)": a weight, no money. */
static bool is_weight(const tr_coder *coder, const tr_counted *c) {
  enum { NEAR = 4 };
  if (!tr_lemma_is(coder, c->noun, "pound")) return false;
  if (tr_child_behind(coder, c->noun, TRUCE_DEPREL_NMOD, "of") != TRUCE_NONE) return true;
  for (uint32_t w = c->noun + 1; w < coder->reading->word_count && w < c->noun + NEAR; w++)
    if (tr_listed(tr_word(coder, w)->lower, "kg kgs kilograms kilogrammes kilos tonnes")) return true;
  return false;
}

/* "forced to flee", "made to leave their villages" */
static bool made_to_leave(const tr_coder *coder, const tr_counted *c) {
  if (!tr_counted_suffers(coder, c) || !tr_word_in(coder, c->governor, TR_CLASS_DRIVES_TO)) return false;
  const uint32_t clause = tr_child_by(coder, c->governor, TRUCE_DEPREL_XCOMP);
  return clause != TRUCE_NONE && tr_lemma_in(coder, clause, "leave flee abandon evacuate");
}

/* "have been taken hostage", "took 30 workers captive" */
static bool taken_hostage(const tr_coder *coder, const tr_counted *c) {
  if (!tr_counted_suffers(coder, c) || !tr_lemma_in(coder, c->governor, "take hold")) return false;
  return tr_child_lemma(coder, c->governor, TR_SPAN("hostage"), 1) || tr_child_lemma(coder, c->governor, TR_SPAN("captive"), 1);
}

/* "the loss of 12 servicemen", "seven people lost their lives", "cost the lives of 158 people", "cost 40 civilian lives", "the bodies of nine men" */
static bool lost(const tr_coder *coder, const tr_counted *c) {
  if (tr_counted_acts(c) && tr_lemma_is(coder, c->governor, "lose") && tr_child_is(coder, c->governor, TRUCE_DEPREL_OBJ, "life")) return true;
  if (tr_lemma_is(coder, c->noun, "life") && tr_counted_suffers(coder, c) && tr_lemma_in(coder, c->governor, "cost claim take lose")) return true;
  if (c->governor == TRUCE_NONE || truce_deprel_base(c->relation) != TRUCE_DEPREL_NMOD || !tr_behind(coder, c->head, "of")) return false;
  const bool lives = tr_lemma_is(coder, c->governor, "life") && tr_plural(coder, c->governor);
  return (lives || tr_lemma_in(coder, c->governor, "loss death body corpse remains throat")) &&
         (tr_somebody(coder, c->noun) || tr_word(coder, c->noun)->upos == TRUCE_PROPN || tr_word_in(coder, c->noun, TR_CLASS_PEOPLE));
}

/* "the release of 27 young men arrested in May" */
static bool let_go(const tr_coder *coder, const tr_counted *c) {
  return c->governor != TRUCE_NONE && tr_word(coder, c->governor)->upos == TRUCE_NOUN && tr_lemma_in(coder, c->governor, "release liberation freeing") &&
         tr_behind(coder, c->head, "of");
}

/* What has happened to people, or what they are; the first that the words tell. */
static truce_span people_as(const tr_coder *coder, const tr_counted *c) {
  if (tr_undergoes(coder, c, TR_CLASS_INJURE) && to_death(coder, c)) return tr_span("killed");
  if (tr_undergoes(coder, c, TR_CLASS_KILL) || tr_counted_is(coder, c, TR_CLASS_DEAD) || tr_dies(coder, c)) return tr_span("killed");
  if (lost(coder, c)) return tr_span("killed");
  if (taken_hostage(coder, c)) return tr_span("hostages");
  if (tr_undergoes(coder, c, TR_CLASS_INJURE) || tr_counted_is(coder, c, TR_CLASS_HURT)) return tr_span("injured");
  const truce_span befell = tr_befell(coder, c);
  if (befell.size) return befell;
  if (is_displaced(coder, c)) return tr_span("displaced");
  if (tr_word_in(coder, c->noun, TR_CLASS_CAPTIVE)) return tr_span("hostages");
  if (tr_undergoes(coder, c, TR_CLASS_HOLD)) return held(coder, c);
  if (tr_lemma_in(coder, c->noun, "refugee arrival")) return tr_span("displaced");
  if (tr_word_in(coder, c->noun, TR_CLASS_PRISONER)) return tr_span("prisoners");
  if (tr_undergoes(coder, c, TR_CLASS_FREE) || let_go(coder, c)) return freed(coder, c);
  if (tr_undergoes(coder, c, TR_CLASS_ARREST)) return tr_span("other");
  if (tr_somebody(coder, c->noun) && object_of(coder, c, TR_CLASS_LOSE)) return tr_span("killed");
  if (driven_out(coder, c) || made_to_leave(coder, c) || object_of(coder, c, TR_CLASS_SHELTER)) return tr_span("displaced");
  if (of_common_people(coder, c) && (trekking(coder, c) || taken_in(coder, c))) return tr_span("displaced");
  if (tr_lemma_is(coder, c->noun, "man") && object_of(coder, c, TR_CLASS_SEND_TROOPS)) return tr_span("fighters");
  if (of_common_people(coder, c) && tr_in_need(coder, c)) return tr_span("other");
  return crowd(coder, c) ? tr_span("other") : (truce_span){0};
}

/* "twelve people, including two nurses, were killed" */
static truce_span as_part(const tr_coder *coder, const tr_counted *c) {
  const tr_counted whole = tr_counted_whole(coder, c);
  const truce_span what = whole.noun != TRUCE_NONE && may_be_people(coder, whole.noun) ? people_as(coder, &whole) : (truce_span){0};
  return tr_listed(what, "killed injured displaced hostages prisoners") ? what : (truce_span){0};
}

/* By the noun alone. */
static truce_span noun_as(const tr_coder *coder, uint32_t noun) {
  if (tr_word_in(coder, noun, TR_CLASS_ROCKET)) return tr_span("rockets");
  if (tr_word_in(coder, noun, TR_CLASS_STRIKE)) return tr_span("strikes");
  if (tr_word_in(coder, noun, TR_CLASS_TRUCK)) return tr_span("trucks");
  if (tr_word_in(coder, noun, TR_CLASS_FORCES) && counted_strong(coder, noun)) return tr_span("fighters");
  if (bears_arms(coder, noun) && !tr_word_in(coder, noun, TR_CLASS_UNIT)) return tr_span("fighters");
  return tr_word_in(coder, noun, TR_CLASS_COUNTABLE) ? tr_span("other") : (truce_span){0};
}

truce_span tr_counted_as(const tr_coder *coder, const tr_counted *c) {
  const truce_span same = of_them(coder, c);
  if (same.size) return same;
  if (tr_word_in(coder, c->noun, TR_CLASS_UNCOUNTED)) return (truce_span){0};
  const truce_span told = toll(coder, c);
  if (told.size) return told;
  if (tr_shot_at(coder, c) && !tr_lifeless(coder, c->noun)) return (truce_span){0};
  const bool verb = tr_word(coder, c->noun)->upos == TRUCE_VERB;
  if (tr_word_in(coder, c->noun, TR_CLASS_MONEY)) return tr_span(is_weight(coder, c) ? "other" : "money");
  if (tr_word_in(coder, c->noun, TR_CLASS_DEAD) && !verb) return tr_span("killed");
  if (tr_word_in(coder, c->noun, TR_CLASS_HURT) && !verb) return tr_span("injured");
  const truce_span people = may_be_people(coder, c->noun) ? people_as(coder, c) : (truce_span){0};
  const truce_span part = people.size || tr_lifeless(coder, c->noun) ? people : as_part(coder, c), more = part.size ? part : more_of_them(coder, c);
  return more.size ? more : noun_as(coder, c->noun);
}
