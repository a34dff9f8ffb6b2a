/* What parliaments, courts and parties do to anybody is an event; at home it is also politics that bind the leaders. The form follows from who
 * acts (classes legislature, court-words, coalition-partner) and from the event's type. Writes nothing where a frame has told it already. */
#include "record/domestic.h"

#include "record/home.h"
#include "record/politics.h"
#include "record/tests.h"

static const struct { tr_class_id actor; const char *types, *form; } forms[] = {
    {TR_CLASS_LEGISLATURE, "AGREE SUPPORT REJECT ACCUSE REQUEST SANCTION THREATEN COERCE", "legislature"},
    {TR_CLASS_COURT_WORDS, "AGREE REJECT COERCE CONCEDE RETREAT SANCTION REQUEST", "court"},
    {TR_CLASS_COALITION_PARTNER, "ACCUSE REJECT REQUEST THREATEN", "coalition"},
};
enum { FORM_COUNT = sizeof forms / sizeof *forms, BODIES = 2 }; /* the first are forms of bodies of their own */

/* The last word of an actor's name, "Constitutional Court", "Labour lawmakers", in a class? */
static bool named_by(const tr_coder *coder, const truce_actor *actor, tr_class_id class_) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[i]].head;
    if (head < coder->reading->word_count && tr_word_in(coder, head, class_) && !tr_equal_string(tr_word(coder, head)->lower, "parties"))
      return true; /* the parties of a conflict are no parties at home */
  }
  return false;
}

static bool fits(const tr_coder *coder, const truce_actor *actor, size_t form) {
  if (TR_ONE_OF(actor->kind, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_ARMED_GROUP)) return false;
  if (actor->kind == TRUCE_ORGANISATION && !strcmp(forms[form].form, "legislature")) return false;
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
  static const struct {
    const char *form;
    tr_class_id class_;
  } asks[] = {
      {"coalition", TR_CLASS_TELLS_COALITION}, {"criticism", TR_CLASS_TELLS_CRITICISM},     {"court", TR_CLASS_TELLS_COURT},
      {"election", TR_CLASS_TELLS_ELECTION},   {"legislature", TR_CLASS_TELLS_LEGISLATURE}, {"opinion", TR_CLASS_TELLS_OPINION},
      {"praise", TR_CLASS_TELLS_PRAISE},       {"protest", TR_CLASS_TELLS_PROTEST},         {"resignation", TR_CLASS_TELLS_RESIGNATION},
  };
  size_t ask = 0;
  while (ask < sizeof asks / sizeof *asks && !tr_equal_string(form, asks[ask].form)) ask++;
  if (ask == sizeof asks / sizeof *asks) return true;
  return tr_tells_of(coder, sentence, asks[ask].class_);
}

/* "the International Court of Justice": no court at home. */
static bool of_many_states(const tr_coder *coder, const truce_actor *actor) {
  if (tr_listed(tr_span(actor->country), "UNO IGO")) return true;
  for (size_t i = 0; i < actor->mention_count; i++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[i]].head;
    if (head < coder->reading->word_count && tr_word_in(coder, head, TR_CLASS_COURT_WORDS) && tr_child_lemma(coder, head, TR_SPAN("international"), 1))
      return true;
  }
  return false;
}

/* What the heads alone take for politics at home: of a world body, or with no word of it. */
static void drop_unlikely(const tr_coder *coder, tr_draft *draft) {
  const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO), *form = tr_draft_value(draft, TRUCE_FIELD_FORM);
  if (draft->dropped || draft->line.kind != TRUCE_DOMESTIC || draft->frame || !form) return;
  const bool of_world = tr_count(who) && of_many_states(coder, &coder->reading->actors[who->ids[0]]);
  if (of_world || !has_word_of(coder, tr_word(coder, draft->line.trigger)->sentence, form->text)) draft->dropped = true;
}

void tr_domestic_derive(tr_coder *coder) {
  const size_t count = coder->drafts.count;
  bool *told = TR_NEW_ARRAY(coder->arena, bool, coder->reading->sentence_count + 1);
  for (size_t i = 0; i < count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_DOMESTIC)
      told[tr_word(coder, coder->drafts.items[i].line.trigger)->sentence] = true;
  for (size_t i = 0; i < count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_EVENT && coder->drafts.items[i].line.status != TRUCE_NEGATED)
      derive(coder, i, told);
  tr_politics politics = tr_politics_look(coder);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_politics_settle(coder, &politics, &coder->drafts.items[i]);
    settle_form(coder, &coder->drafts.items[i]);
    drop_unlikely(coder, &coder->drafts.items[i]);
  }
}
