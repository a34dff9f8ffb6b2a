/* Whose politics a line tells of: of those who act, else of the leader they press, else of the place that the sentence begins with, else of the country
 * named nearest and most, hosts and go-betweens least. */
#include "record/politics.h"

#include "record/filling.h"
#include "record/home.h"

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

/* Does a mention name no more than what kind of body it is? */
static bool of_kind_alone(const tr_coder *coder, const truce_mention *mention) {
  if (!tr_word_in(coder, mention->head, TR_CLASS_LEGISLATURE) && !tr_word_in(coder, mention->head, TR_CLASS_COURT_WORDS)) return false;
  for (uint32_t w = mention->first; w < mention->end; w++) {
    const bool common = tr_word(coder, w)->upos == TRUCE_DET || tr_word_in(coder, w, TR_CLASS_OF_A_BODY);
    if (w != mention->head && !common) return false;
  }
  return true;
}

/* "The Senate", "the Supreme Court": many countries have one, whosever the roster knows by that name alone. */
static bool goes_by_kind(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (!m->pronoun && m->head < coder->reading->word_count && !of_kind_alone(coder, m)) return false;
  }
  return actor->mention_count > 0;
}

/* The country that a word beside a noun names, as whose it is or where: "the *Greek* side". */
static const char *named_beside(tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_of(coder, word, false);
  if (actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_STATE) return coder->reading->actors[actor].country;
  const uint32_t place = tr_soil_of(coder, word);
  return place == TRUCE_NONE ? "" : coder->reading->places[place].country;
}

/* Is a word below a noun its owner ("*Chad's* Transitional Council"), or where it is ("mayors in *Kita*", "farmers on the Greek *side*")? */
static bool owns(const tr_coder *coder, uint32_t child) { return tr_word(coder, child)->relation == TRUCE_DEPREL_NMOD_POSS; }
static bool is_where(const tr_coder *coder, uint32_t child) {
  return !owns(coder, child) && tr_base(coder, child) == TRUCE_DEPREL_NMOD && tr_child_by(coder, child, TRUCE_DEPREL_CASE) != TRUCE_NONE &&
         TR_ONE_OF(tr_prepositional_slot(coder, child), TR_IN, TR_ON, TR_AT);
}

typedef bool beside(const tr_coder *coder, uint32_t child);

static const char *country_beside_noun(tr_coder *coder, uint32_t noun, beside *stands) {
  for (uint32_t c = 0; c < tr_word(coder, noun)->child_count; c++) {
    const uint32_t child = tr_word(coder, noun)->children[c];
    const char *country = stands(coder, child) ? named_beside(coder, child) : "";
    if (tr_is_country(country)) return country;
  }
  return "";
}

/* By the names of an actor in a sentence. */
static const char *country_beside(tr_coder *coder, uint32_t id, uint32_t sentence, beside *stands) {
  const char *country = "";
  for (size_t m = 0; !country[0] && m < coder->reading->actors[id].mention_count; m++) {
    const uint32_t head = coder->reading->mentions[coder->reading->actors[id].mentions[m]].head;
    if (head < coder->reading->word_count && tr_word(coder, head)->sentence == sentence) country = country_beside_noun(coder, head, stands);
  }
  return country;
}

/* Whose or where those who act are, as the words beside their names tell. */
static const char *told_beside(tr_coder *coder, const truce_value *actors, uint32_t trigger, beside *stands) {
  const char *country = "";
  for (size_t i = 0; !country[0] && i < tr_count(actors); i++) country = country_beside(coder, actors->ids[i], tr_word(coder, trigger)->sentence, stands);
  return country;
}

static const char *country_of_first(const tr_coder *coder, const truce_value *actors) {
  for (size_t i = 0; actors && i < actors->count; i++) {
    const truce_actor *actor = &coder->reading->actors[actors->ids[i]];
    if (!tr_is_country(actor->country) || goes_by_kind(coder, actor)) continue;
    if (actor->kind == TRUCE_STATE || told_elsewhere(coder, actor->country, actors->ids[i])) return actor->country;
  }
  return "";
}

/* "In Kinshasa, the Union pulled its ministers out", "Iraq: bloc quits government": the place that the sentence begins with. */
static const char *setting(const tr_coder *coder, uint32_t word) {
  enum { OPENING = 5 };
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  const uint32_t first = tr_place_of(coder, sentence->first);
  if (first != TRUCE_NONE && sentence->first + 1 < word && tr_equal_string(tr_word(coder, sentence->first + 1)->form, ":"))
    return coder->reading->places[first].country;
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

static tr_named_country *entry(const tr_coder *coder, tr_politics *p, const char *country) {
  for (size_t i = 0; i < p->named.count; i++)
    if (!strcmp(p->named.items[i].country, country)) return &p->named.items[i];
  TR_PUSH(coder->arena, &p->named, ((tr_named_country){country, 0, 0}));
  return &p->named.items[p->named.count - 1];
}

tr_politics tr_politics_look(const tr_coder *coder) {
  enum { LEAD = 4 }; /* what is named in the lead counts so often */
  tr_politics p = {.mentions = tr_named_by_sentence(coder)};
  float all = 0;
  for (uint32_t s = 0; s < coder->reading->sentence_count; s++)
    TR_EACH_OF_GROUP(i, &p.mentions, s) {
      const char *country = tr_mention_country(coder, &coder->reading->mentions[*i]);
      if (!tr_is_country(country)) continue;
      entry(coder, &p, country)->share += s == 0 ? LEAD : 1;
      all += s == 0 ? LEAD : 1;
    }
  for (size_t i = 0; i < p.named.count; i++) {
    p.named.items[i].share /= all;
    if (mediates(coder, p.named.items[i].country))
      p.named.items[i].share -= 0.25f; /* hosts and go-betweens have politics of their own, but they are seldom told of */
  }
  return p;
}

/* Whose politics a sentence tells of, if it does not say: the country named last before it, or that of the report. */
static const char *likeliest(const tr_coder *coder, tr_politics *p, uint32_t word) {
  enum { BACK = 30 };
  static const float part = 2, here = 0.5f;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  for (size_t i = 0; i < p->named.count; i++) p->named.items[i].near = 0;
  for (uint32_t back = 0; back <= BACK && back <= sentence; back++)
    TR_EACH_OF_GROUP(i, &p->mentions, sentence - back) {
      const char *country = tr_mention_country(coder, &coder->reading->mentions[*i]);
      const float near = back == 0 ? here : 1 / (float)(1 + back); /* the sentence itself may name whom it is about, or anybody */
      tr_named_country *of = tr_is_country(country) ? entry(coder, p, country) : NULL;
      if (of && near > of->near) of->near = near;
    }
  const tr_named_country *best = NULL;
  for (size_t i = 0; i < p->named.count; i++)
    if (!best || p->named.items[i].near + part * p->named.items[i].share > best->near + part * best->share) best = &p->named.items[i];
  return best ? best->country : "";
}

/* "marched in London": a crowd of no country is of the place where it stands. */
static const char *where_it_stands(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *form = tr_draft_value(draft, TRUCE_FIELD_FORM);
  return form && tr_equal_string(form->text, "protest") && draft->line.place != TRUCE_NONE ? coder->reading->places[draft->line.place].country : "";
}

void tr_politics_settle(tr_coder *coder, tr_politics *p, tr_draft *draft) {
  if (draft->dropped || draft->line.kind != TRUCE_DOMESTIC) return;
  const truce_value *country = tr_draft_value(draft, TRUCE_FIELD_COUNTRY);
  const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO);
  const char *home = told_beside(coder, who, draft->line.trigger, owns);
  if (!home[0]) home = country_of_first(coder, who);
  const char *pressed = country_of_first(coder, tr_draft_value(draft, TRUCE_FIELD_PRESSURE_ON));
  if (!home[0]) home = where_it_stands(coder, draft);
  if (home[0] && pressed[0] && strcmp(home, pressed) != 0 && !draft->frame) draft->dropped = true; /* of one country against the leader of another */
  if (!home[0]) home = told_beside(coder, who, draft->line.trigger, is_where);
  if (!home[0]) home = pressed;
  if (!home[0]) home = setting(coder, draft->line.trigger);
  if (!home[0] && country && country->text.size && !draft->guessed_country) return;
  if (!home[0]) home = likeliest(coder, p, draft->line.trigger);
  if (home[0]) tr_draft_word(coder, draft, TRUCE_FIELD_COUNTRY, tr_country_name(coder, home));
  else draft->dropped = true;
}
