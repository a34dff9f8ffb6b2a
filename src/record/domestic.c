/* What parliaments, courts and parties do to anybody is an event; at home it is also politics that bind the leaders. The form follows from who
 * acts (classes legislature, court-words, coalition-partner) and from the event's type. Writes nothing where a frame has told it already. */
#include "record/domestic.h"

#include "record/home.h"

static const struct { const char *actor, *types, *form; } forms[] = {
    {"legislature", "AGREE SUPPORT REJECT ACCUSE REQUEST SANCTION THREATEN COERCE", "legislature"},
    {"court-words", "AGREE REJECT COERCE CONCEDE RETREAT SANCTION REQUEST", "court"},
    {"coalition-partner", "ACCUSE REJECT REQUEST THREATEN", "coalition"},
};
enum { FORM_COUNT = sizeof forms / sizeof *forms, BODIES = 2 }; /* the first are forms of bodies of their own */

/* The last word of an actor's name, "Constitutional Court", "Labour lawmakers", in a class? */
static bool named_by(const tr_coder *coder, const truce_actor *actor, const char *class_) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[i]].head;
    if (head < coder->reading->word_count && tr_of_class(coder, head, class_) && !tr_equal_string(tr_word(coder, head)->lower, "parties")) return true; /* the parties of a conflict are no parties at home */
  }
  return false;
}

static bool fits(const tr_coder *coder, const truce_actor *actor, size_t form) {
  if (actor->kind == TRUCE_STATE || actor->kind == TRUCE_GOVERNMENT || actor->kind == TRUCE_ARMED_GROUP || (actor->kind == TRUCE_ORGANISATION && !strcmp(forms[form].form, "legislature"))) return false;
  return named_by(coder, actor, forms[form].actor);
}

static bool abroad(const tr_coder *coder, const tr_draft *event, const char *home) {
  const truce_value *recipients = tr_draft_value(event, TRUCE_FIELD_RECIPIENTS);
  bool any = false, own = false;
  for (size_t i = 0; recipients && i < recipients->count; i++) {
    const char *country = coder->reading->actors[recipients->ids[i]].country;
    any |= country[0] != 0;
    own |= country[0] && !strcmp(country, home);
  }
  return any && !own;
}

/* `told` says of each sentence whether a line of domestic politics is there. */
static void derive(tr_coder *coder, size_t at, bool *told) {
  const truce_value *type = tr_draft_value(&coder->drafts.items[at], TRUCE_FIELD_TYPE), *actors = tr_draft_value(&coder->drafts.items[at], TRUCE_FIELD_ACTORS);
  const uint32_t trigger = coder->drafts.items[at].line.trigger, sentence = tr_word(coder, trigger)->sentence;
  if (!type || !tr_count(actors) || told[sentence]) return;
  const truce_actor *actor = &coder->reading->actors[actors->ids[0]];
  size_t form = 0;
  while (form < FORM_COUNT && !(tr_listed(type->text, forms[form].types) && fits(coder, actor, form))) form++;
  if (form == FORM_COUNT) return;
  const char *home = tr_is_country(actor->country) ? actor->country : tr_home_country(coder, trigger);
  if (!home[0] || abroad(coder, &coder->drafts.items[at], home)) return;
  tr_draft *line = tr_draft_new(coder, TRUCE_DOMESTIC, trigger, coder->drafts.items[at].line.status);
  const tr_draft *event = &coder->drafts.items[at];
  line->maker = tr_span("domestic.of-event");
  tr_draft_word(coder, line, TRUCE_FIELD_COUNTRY, tr_country_name(coder, home));
  tr_draft_word(coder, line, TRUCE_FIELD_FORM, tr_span(forms[form].form));
  tr_draft_ids(coder, line, TRUCE_FIELD_WHO, actors->ids, actors->count);
  for (size_t i = 0; i < event->evidence.count; i++) tr_draft_evidence(coder, line, event->evidence.items[i]);
  tr_draft_finish(coder, line, trigger);
  told[sentence] = true;
}

/* ---- whose politics ---- */

/* Does anything else in the report speak of the country? A party's name alone may be that of another country's party. */
static bool told_elsewhere(const tr_coder *coder, const char *country, uint32_t actor) {
  const truce_reading *reading = coder->reading;
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    if (m->pronoun || m->actor == actor || m->head >= reading->word_count) continue;
    if (!strcmp(tr_mention_country(coder, m), country)) return true;
  }
  return false;
}

/* "The Senate", "Congress": many countries have one, whosever the roster knows by that name alone. */
static bool goes_by_kind(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (m->pronoun || m->head >= coder->reading->word_count) continue;
    const bool bare = m->end - m->first == 1 || (m->end - m->first == 2 && tr_word(coder, m->first)->upos == TRUCE_DET);
    if (!bare || !tr_of_class(coder, m->head, "legislature")) return false;
  }
  return actor->mention_count > 0;
}

static const char *country_of_first(const tr_coder *coder, const truce_value *actors) {
  for (size_t i = 0; actors && i < actors->count; i++) {
    const truce_actor *actor = &coder->reading->actors[actors->ids[i]];
    if (!tr_is_country(actor->country) || goes_by_kind(coder, actor)) continue;
    if (actor->kind == TRUCE_STATE || told_elsewhere(coder, actor->country, actors->ids[i])) return actor->country;
  }
  return "";
}

/* "In Kinshasa, the Union pulled its ministers out": the place that the sentence begins with. */
static const char *setting(const tr_coder *coder, uint32_t word) {
  enum { OPENING = 5 };
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  for (uint32_t w = sentence->first; w < word && w < sentence->first + OPENING; w++) {
    const uint32_t place = tr_place_of(coder, w);
    if (place != TRUCE_NONE && tr_behind(coder, w, "in")) return coder->reading->places[place].country;
  }
  return "";
}

/* Is the country that of somebody who mediates? */
static bool mediates(const tr_coder *coder, const char *country) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *mediators = coder->drafts.items[i].dropped ? NULL : tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_MEDIATORS);
    for (size_t m = 0; mediators && m < mediators->count; m++)
      if (!strcmp(coder->reading->actors[mediators->ids[m]].country, country)) return true;
  }
  return false;
}

/* The countries that a report names: how large a part of all is theirs, and how near one is to a sentence. */
typedef struct named {
  const char *country;
  float share, near;
} named;
typedef struct politics {
  tr_groups mentions; /* by sentence */
  TR_ARRAY(named) named;
} politics;

static named *entry(const tr_coder *coder, politics *p, const char *country) {
  for (size_t i = 0; i < p->named.count; i++)
    if (!strcmp(p->named.items[i].country, country)) return &p->named.items[i];
  TR_PUSH(coder->arena, &p->named, ((named){country, 0, 0}));
  return &p->named.items[p->named.count - 1];
}

static politics look_over(const tr_coder *coder) {
  enum { LEAD = 4 }; /* what is named in the lead counts so often */
  politics p = {.mentions = tr_named_by_sentence(coder)};
  float all = 0;
  for (uint32_t s = 0; s < coder->reading->sentence_count; s++)
    for (const uint32_t *i = tr_group_begin(&p.mentions, s); i < tr_group_end(&p.mentions, s); i++) {
      const char *country = tr_mention_country(coder, &coder->reading->mentions[*i]);
      if (!tr_is_country(country)) continue;
      entry(coder, &p, country)->share += s == 0 ? LEAD : 1;
      all += s == 0 ? LEAD : 1;
    }
  for (size_t i = 0; i < p.named.count; i++) {
    p.named.items[i].share /= all;
    if (mediates(coder, p.named.items[i].country)) p.named.items[i].share -= 0.25f; /* hosts and go-betweens have politics of their own, but they are seldom told of */
  }
  return p;
}

/* Whose politics a sentence tells of, if it does not say: the country named last before it, or that of the report. */
static const char *likeliest(const tr_coder *coder, politics *p, uint32_t word) {
  enum { BACK = 30 };
  static const float part = 2, here = 0.5f;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  for (size_t i = 0; i < p->named.count; i++) p->named.items[i].near = 0;
  for (uint32_t back = 0; back <= BACK && back <= sentence; back++)
    for (const uint32_t *i = tr_group_begin(&p->mentions, sentence - back); i < tr_group_end(&p->mentions, sentence - back); i++) {
      const char *country = tr_mention_country(coder, &coder->reading->mentions[*i]);
      const float near = back == 0 ? here : 1 / (float)(1 + back); /* the sentence itself may name whom it is about, or anybody */
      named *of = tr_is_country(country) ? entry(coder, p, country) : NULL;
      if (of && near > of->near) of->near = near;
    }
  const named *best = NULL;
  for (size_t i = 0; i < p->named.count; i++)
    if (!best || p->named.items[i].near + part * p->named.items[i].share > best->near + part * best->share) best = &p->named.items[i];
  return best ? best->country : "";
}

/* Without a frame the form was guessed: what a parliament or a court does is its own form, whatever it does. */
static void settle_form(tr_coder *coder, tr_draft *draft) {
  const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO);
  if (draft->dropped || draft->line.kind != TRUCE_DOMESTIC || draft->frame || !tr_count(who)) return;
  const truce_actor *actor = &coder->reading->actors[who->ids[0]];
  for (size_t form = 0; form < BODIES; form++)
    if (fits(coder, actor, form)) tr_draft_word(coder, draft, TRUCE_FIELD_FORM, tr_span(forms[form].form));
}

/* Does the sentence have a word of parties, parliaments or courts, whichever the form asks for? */
static bool has_word_of(const tr_coder *coder, uint32_t sentence, truce_span form) {
  static const struct { const char *form, *class_; } asks[] = {{"coalition", "tells-coalition"}, {"legislature", "tells-legislature"}, {"court", "tells-court"}, {"protest", "tells-protest"}};
  size_t ask = 0;
  while (ask < sizeof asks / sizeof *asks && !tr_equal_string(form, asks[ask].form)) ask++;
  if (ask == sizeof asks / sizeof *asks) return true;
  return tr_tells_of(coder, sentence, asks[ask].class_);
}

/* What the heads alone take for politics at home: of a world body, or with no word of it. */
static void drop_unlikely(const tr_coder *coder, tr_draft *draft) {
  const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO), *form = tr_draft_value(draft, TRUCE_FIELD_FORM);
  if (draft->dropped || draft->line.kind != TRUCE_DOMESTIC || draft->frame || !form) return;
  const bool of_world = tr_count(who) && tr_listed(tr_span(coder->reading->actors[who->ids[0]].country), "UNO IGO");
  if (of_world || !has_word_of(coder, tr_word(coder, draft->line.trigger)->sentence, form->text)) draft->dropped = true;
}

/* The politics of those who act, else of the leader they press, else of where the sentence is set, else of the likeliest country. */
static void settle_country(tr_coder *coder, politics *p, tr_draft *draft) {
  if (draft->dropped || draft->line.kind != TRUCE_DOMESTIC) return;
  const truce_value *country = tr_draft_value(draft, TRUCE_FIELD_COUNTRY);
  const char *home = country_of_first(coder, tr_draft_value(draft, TRUCE_FIELD_WHO));
  const char *pressed = country_of_first(coder, tr_draft_value(draft, TRUCE_FIELD_PRESSURE_ON));
  if (home[0] && pressed[0] && strcmp(home, pressed) != 0 && !draft->frame) draft->dropped = true; /* of one country against the leader of another */
  if (!home[0]) home = pressed;
  if (!home[0]) home = setting(coder, draft->line.trigger);
  if (!home[0] && country && country->text.size && !draft->guessed_country) return;
  if (!home[0]) home = likeliest(coder, p, draft->line.trigger);
  if (home[0]) tr_draft_word(coder, draft, TRUCE_FIELD_COUNTRY, tr_country_name(coder, home));
  else draft->dropped = true;
}

void tr_domestic_derive(tr_coder *coder) {
  const size_t count = coder->drafts.count;
  bool *told = TR_NEW_ARRAY(coder->arena, bool, coder->reading->sentence_count + 1);
  for (size_t i = 0; i < count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_DOMESTIC) told[tr_word(coder, coder->drafts.items[i].line.trigger)->sentence] = true;
  for (size_t i = 0; i < count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_EVENT && coder->drafts.items[i].line.status != TRUCE_NEGATED) derive(coder, i, told);
  politics p = look_over(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    settle_country(coder, &p, &coder->drafts.items[i]);
    settle_form(coder, &coder->drafts.items[i]);
    drop_unlikely(coder, &coder->drafts.items[i]);
  }
}
