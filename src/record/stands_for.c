/* Whom a word stands for where a line has an actor: "Hamas gunmen" for Hamas, a weapon for whoever uses it, what is hit for its place, "French and German
 * ministers" for two, a pronoun in reported speech for those who speak. */
#include "base/ascii.h"
#include "record/actors.h"
#include "record/tests.h"

/* The place that a noun stands in ("70 targets in Gaza"), as an actor. */
static uint32_t place_around(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) != TRUCE_DEPREL_NMOD) continue;
    const uint32_t place = tr_place_of(coder, child);
    if (place != TRUCE_NONE) return tr_actor_of_place(coder, place);
  }
  return TRUCE_NONE;
}

/* "Syrian Kurdish fighters": of a people, whatever land they live in. */
static bool of_a_people(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (child >= word || tr_base(coder, child) != TRUCE_DEPREL_AMOD) continue;
    const truce_span form = tr_word(coder, child)->form;
    const truce_mention *m = tr_mention_at(coder, child);
    const bool people = form.size && tr_ascii_capital(form.data[0]) && !memchr(form.data, '-', form.size);
    if (people && (!m || m->actor == TRUCE_NONE)) return true;
  }
  return false;
}

/* "Hamas gunmen", "Azerbaijani artillery": who they belong to says more than what they are. */
static bool belongs_to_a_side(const tr_coder *coder, uint32_t word, uint32_t actor) {
  if (!tr_word_in(coder, word, TR_CLASS_FIGHTER) && !tr_word_in(coder, word, TR_CLASS_INSTRUMENT) && !tr_lemma_in(coder, word, "member man fighter"))
    return false;
  if (of_a_people(coder, word) || (actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_PERSON)) return false; /* nor "a former soldier" */
  return actor == TRUCE_NONE || !coder->reading->actors[actor].roster_id.size;
}

/* "a drone flown by the Movement": who uses it, or TRUCE_NONE: a weapon does nothing of its own. */
static uint32_t used_by(const tr_coder *coder, uint32_t weapon) {
  const truce_word *w = tr_word(coder, weapon);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL) continue;
    const uint32_t user = tr_child_behind(coder, w->children[i], TRUCE_DEPREL_OBL, "by");
    if (user != TRUCE_NONE) return user;
  }
  return TRUCE_NONE;
}

/* "Syrian rebels", "Libyan militias": they are not Syria, nor Libya; "Syrian troops" are. */
static bool irregular(const tr_coder *coder, uint32_t word) {
  if (tr_lemma_in(coder, word, "member man")) return true; /* "a British member of it" */
  return tr_word_in(coder, word, TR_CLASS_FIGHTER) && (!tr_word_in(coder, word, TR_CLASS_FORCES) || tr_lemma_is(coder, word, "militia")) &&
         !tr_lemma_is(coder, word, "fighter");
}

/* "civilian targets", "military positions": as much as the text tells of whose they are. */
static bool told_whose(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < word; i++)
    if (tr_lemma_is(coder, w->children[i], "civilian") || tr_word_in(coder, w->children[i], TR_CLASS_FIGHTER)) return true;
  return false;
}

/* "Chadian rebel positions": those rebels that the report spoke of last before, else as the words call them; TRUCE_NONE where no rebels stand before the noun.
 */
static uint32_t whose(tr_coder *coder, uint32_t word) {
  const truce_reading *reading = coder->reading;
  const truce_word *w = tr_word(coder, word);
  uint32_t teller = TRUCE_NONE, known = TRUCE_NONE, at = 0;
  for (uint32_t i = 0; tr_word_in(coder, word, TR_CLASS_TARGET_NOUN) && i < w->child_count && w->children[i] < word; i++)
    if (tr_word_in(coder, w->children[i], TR_CLASS_FIGHTER) && irregular(coder, w->children[i])) teller = w->children[i];
  if (teller == TRUCE_NONE) return TRUCE_NONE;
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    if (m->actor == TRUCE_NONE || m->pronoun || m->head >= word || m->head < at || reading->actors[m->actor].kind != TRUCE_ARMED_GROUP) continue;
    if (tr_equal(tr_word(coder, m->head)->lemma, tr_word(coder, teller)->lemma)) known = m->actor, at = m->head;
  }
  return known != TRUCE_NONE ? known : tr_group_of(coder, word);
}

/* What is hit: the place that it is or lies in, else the thing itself where its name tells something. */
static uint32_t target(tr_coder *coder, uint32_t word) {
  const uint32_t named = tr_place_named(coder, word); /* "the town of Douma" */
  if (named != TRUCE_NONE) return tr_actor_of_place(coder, named);
  const uint32_t place = tr_plural(coder, word) || tr_lemma_is(coder, word, "target") ? place_around(coder, word) : TRUCE_NONE;
  if (place != TRUCE_NONE) return place;
  if (told_whose(coder, word)) return tr_group_of(coder, word);
  return tr_lemma_in(coder, word, "target position site area post") ? TRUCE_NONE : tr_group_of(coder, word);
}

/* "Anna Berg, a member of the front who was killed": what stands behind a person's name is that person, or TRUCE_NONE. */
static uint32_t named_before(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t actor =
      truce_deprel_base(w->relation) == TRUCE_DEPREL_APPOS && w->head != TRUCE_NONE && !tr_plural(coder, word) ? tr_actor_headed(coder, w->head) : TRUCE_NONE;
  return actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_PERSON && w->upos == TRUCE_NOUN ? actor : TRUCE_NONE;
}

/* "the Hamas recruiter and treasurer Omar Berg": what two nouns call a person is that person, or TRUCE_NONE. */
static uint32_t named_behind(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (w->upos != TRUCE_NOUN || tr_plural(coder, word) || !tr_has_child(coder, word, TRUCE_DEPREL_CONJ)) return TRUCE_NONE;
  const uint32_t name = tr_child_by(coder, word, TRUCE_DEPREL_APPOS);
  if (name == TRUCE_NONE || name < word || tr_word(coder, name - 1)->upos == TRUCE_PUNCT) return TRUCE_NONE;
  const uint32_t actor = tr_actor_headed(coder, name);
  return actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_PERSON ? actor : TRUCE_NONE;
}

/* "The host, Qatar, urged them": what a state or a group is called is that state or group, or TRUCE_NONE. */
static uint32_t called(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (!TR_ONE_OF(w->upos, TRUCE_NOUN, TRUCE_PROPN) || tr_plural(coder, word) || !tr_word_in(coder, word, TR_CLASS_ROLE_NOUN)) return TRUCE_NONE;
  const uint32_t name = tr_child_by(coder, word, TRUCE_DEPREL_APPOS), actor = name == TRUCE_NONE || name < word ? TRUCE_NONE : tr_actor_headed(coder, name);
  if (actor == TRUCE_NONE || tr_unnamed(&coder->reading->actors[actor])) return TRUCE_NONE;
  return TR_ONE_OF(coder->reading->actors[actor].kind, TRUCE_PERSON, TRUCE_PLACE, TRUCE_OUTLET) ? TRUCE_NONE : actor;
}

uint32_t tr_party_of(tr_coder *coder, uint32_t word) {
  const uint32_t before = named_before(coder, word), person = before != TRUCE_NONE ? before : named_behind(coder, word);
  if (person != TRUCE_NONE) return person;
  const uint32_t named = called(coder, word);
  if (named != TRUCE_NONE) return named;
  const uint32_t rebels = whose(coder, word);
  if (rebels != TRUCE_NONE) return rebels;
  const uint32_t actor = tr_actor_of(coder, word, true);
  if (belongs_to_a_side(coder, word, actor)) {
    const uint32_t side = tr_named_owner_of(coder, word);
    if (side != TRUCE_NONE && coder->reading->actors[side].kind != TRUCE_PLACE && !(irregular(coder, word) && tr_is_state(coder, side))) return side;
    const uint32_t user = tr_word_in(coder, word, TR_CLASS_WEAPON) ? used_by(coder, word) : word;
    if (user != word) return user == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, user, true);
  }
  if (actor != TRUCE_NONE) return actor;
  if (tr_word(coder, word)->upos == TRUCE_PRON || tr_word_in(coder, word, TR_CLASS_PRIVATE)) return TRUCE_NONE;
  const uint32_t owner = tr_owner_of(coder, word);
  if (owner != TRUCE_NONE) return owner;
  const truce_word *w = tr_word(coder, word); /* "its mediation efforts": the possessor one step further in */
  const bool attack = tr_word_in(coder, word, TR_CLASS_ATTACK_NOUN); /* "the shelling of the Sudanese city", "the attack on Nyala": not theirs */
  for (uint32_t i = 0; i < w->child_count; i++)
    if (attack && tr_behind(coder, w->children[i], "of on in at near against")) continue;
    else if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_NMOD || tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND) {
      const uint32_t inner = tr_owner_of(coder, w->children[i]);
      if (inner != TRUCE_NONE) return inner;
    }
  if (tr_word_in(coder, word, TR_CLASS_TARGET_NOUN)) return target(coder, word);
  return attack ? TRUCE_NONE : place_around(coder, word);
}

/* The subject of the saying verb whose content a pronoun's clause is, or TRUCE_NONE. */
static uint32_t sayer(const tr_coder *coder, uint32_t pronoun) {
  uint32_t word = tr_word(coder, pronoun)->head;
  if (tr_base(coder, pronoun) != TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  for (int up = 0; up < 4 && word != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (head == TRUCE_NONE) return TRUCE_NONE;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CCOMP && tr_word_in(coder, head, TR_CLASS_SPEECH)) return tr_child_by(coder, head, TRUCE_DEPREL_NSUBJ);
    if (!TR_ONE_OF(base, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP)) return TRUCE_NONE;
    word = head;
  }
  return TRUCE_NONE;
}

static void add_named(tr_coder *coder, uint32_t word, tr_ids *ids) {
  const uint32_t actor = tr_actor_of(coder, word, false);
  if (actor == TRUCE_NONE || coder->reading->actors[actor].kind == TRUCE_PERSON) return;
  const bool armed = coder->reading->actors[actor].kind == TRUCE_ARMED_GROUP; /* "envoys of Chad and of the rebels" */
  if (armed || !tr_unnamed(&coder->reading->actors[actor]) || tr_is_state(coder, actor)) tr_ids_add(ids, actor);
}

/* One that is named among many, and those beside it. */
static void add_row(tr_coder *coder, uint32_t first, bool persons, tr_ids *ids) {
  const truce_word *w = tr_word(coder, first);
  for (uint32_t k = 0; k <= w->child_count; k++) {
    const uint32_t word = k ? w->children[k - 1] : first, actor = tr_actor_of(coder, word, false);
    if (k && tr_base(coder, word) != TRUCE_DEPREL_CONJ) continue;
    if (actor != TRUCE_NONE && persons && coder->reading->actors[actor].kind == TRUCE_PERSON && !tr_unnamed(&coder->reading->actors[actor]))
      tr_ids_add(ids, actor);
    add_named(coder, word, ids);
  }
}

/* Does it tell whose the many are: "French ministers", "Hamas officials", "negotiators of the government"? */
static bool tells_whose(const tr_coder *coder, uint32_t child, uint32_t word) {
  const truce_deprel base = tr_base(coder, child);
  if (child < word) return base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || tr_word(coder, child)->relation == TRUCE_DEPREL_NMOD_POSS;
  return base == TRUCE_DEPREL_NMOD && tr_behind(coder, child, "of from");
}

/* "French and German ministers", "Hamas and Fatah officials", "negotiators of the government and the rebels": two that stand behind the many. */
static bool each_side(tr_coder *coder, uint32_t word, tr_ids *ids) {
  const truce_word *w = tr_word(coder, word);
  tr_ids named = {.count = 0};
  bool joined = false;
  const bool plural = tr_plural(coder, word) || tr_ends(w->lower, TR_SPAN("s")) || tr_word_in(coder, word, TR_CLASS_FORCES);
  for (uint32_t i = 0; w->upos == TRUCE_NOUN && plural && i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (!tells_whose(coder, child, word)) continue;
    const uint32_t row = tr_child_by(coder, child, TRUCE_DEPREL_APPOS); /* "envoys of both powers, Chad and Mali" */
    if (row != TRUCE_NONE && tr_has_child(coder, row, TRUCE_DEPREL_CONJ)) add_row(coder, row, false, &named), joined = true;
    add_named(coder, child, &named);
    joined |= tr_has_child(coder, child, TRUCE_DEPREL_CC);
    for (uint32_t k = 0; k < tr_word(coder, child)->child_count; k++) {
      const uint32_t other = tr_word(coder, child)->children[k];
      if (tr_base(coder, other) != TRUCE_DEPREL_CONJ || (child < word && other > word)) continue;
      add_named(coder, other, &named);
      joined |= tr_has_child(coder, other, TRUCE_DEPREL_CC);
    }
  }
  for (size_t i = 0; joined && named.count > 1 && i < named.count; i++) tr_ids_add(ids, named.ids[i]);
  return joined && named.count > 1;
}

/* "backers such as Chad and Mali", "the two neighbours, Chad and Mali", "three leaders including Kenya's Ruth Oduor": the named ones of many that have no name
 * of their own. */
static bool add_examples(tr_coder *coder, uint32_t word, tr_ids *ids) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t own = tr_actor_of(coder, word, false);
  const bool common = w->upos == TRUCE_NOUN && tr_equal(w->form, w->lower); /* "European partners" are many, too */
  if (!common || !tr_plural(coder, word) || (own != TRUCE_NONE && coder->reading->actors[own].roster_id.size)) return false;
  const size_t before = ids->count;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t example = w->children[i], by = tr_child_by(coder, example, TRUCE_DEPREL_CASE);
    const bool row = tr_base(coder, example) == TRUCE_DEPREL_APPOS && tr_has_child(coder, example, TRUCE_DEPREL_CONJ);
    const bool some = tr_base(coder, example) == TRUCE_DEPREL_NMOD && by != TRUCE_NONE && tr_lemma_in(coder, by, "such include like namely");
    tr_ids named = {.count = 0};
    if (example > word && (row || some)) add_row(coder, example, tr_word_in(coder, word, TR_CLASS_HOLDER_NOUN), &named);
    for (size_t k = 0; (some || named.count > 1) && k < named.count; k++) tr_ids_add(ids, named.ids[k]);
  }
  return ids->count > before;
}

static bool of_government(const truce_actor *actor) {
  for (size_t i = 0; i < actor->sector_count; i++)
    if (!strcmp(actor->sectors[i], "GOV") || !strcmp(actor->sectors[i], "MIL")) return true;
  return false;
}

/* "We" in a quotation: whoever speaks, or TRUCE_NONE. */
static uint32_t speaker_of(const tr_coder *coder, uint32_t pronoun) {
  const uint32_t sentence = tr_word(coder, pronoun)->sentence;
  const truce_range where = tr_word(coder, pronoun)->where;
  if (!tr_lemma_in(coder, pronoun, "we i us our my")) return TRUCE_NONE;
  TR_EACH_OF_GROUP(i, &coder->quotes, sentence) {
    const truce_quote *quote = &coder->reading->quotes[*i];
    if (quote->speaker != TRUCE_NONE && quote->where.start <= where.start && quote->where.end >= where.end) return quote->speaker;
  }
  return TRUCE_NONE;
}

/* "Our government", "our soldiers" in a quotation: the state that whoever speaks is of, or he himself if he is a group; else TRUCE_NONE. */
static uint32_t speakers_own(const tr_coder *coder, uint32_t noun) {
  const uint32_t pronoun = tr_word_in(coder, noun, TR_CLASS_OUR_OWN) ? tr_child_by(coder, noun, TRUCE_DEPREL_NMOD) : TRUCE_NONE;
  const uint32_t speaker = pronoun != TRUCE_NONE && pronoun < noun ? speaker_of(coder, pronoun) : TRUCE_NONE;
  const truce_actor *actors = coder->reading->actors, *who = speaker == TRUCE_NONE ? NULL : &actors[speaker];
  if (!who || (who->kind == TRUCE_PERSON && !(who->country[0] && of_government(who)))) return TRUCE_NONE;
  for (uint32_t i = 0; who->country[0] && i < coder->reading->actor_count; i++)
    if (actors[i].kind == TRUCE_STATE && !strcmp(actors[i].country, who->country)) return i;
  return speaker;
}

/* A noun's: the speaker's own, the two behind the many, or those named as some of them, else the one it stands for. */
static void add_parties(tr_coder *coder, uint32_t noun, tr_ids *ids) {
  const uint32_t own = speakers_own(coder, noun);
  if (own != TRUCE_NONE) tr_ids_add(ids, own);
  else if (!each_side(coder, noun, ids) && !add_examples(coder, noun, ids)) tr_ids_add(ids, tr_party_of(coder, noun));
}

/* May the pronoun mean whoever says it? "He" is one person, and in "his lawyer said that he"
 * not the lawyer; "they" are no single person, unless he speaks for a state. */
static bool may_mean(tr_coder *coder, uint32_t pronoun, uint32_t subject) {
  const uint32_t actor = tr_actor_of(coder, subject, false);
  const truce_actor *who = actor == TRUCE_NONE ? NULL : &coder->reading->actors[actor];
  const bool alone = !tr_has_child(coder, subject, TRUCE_DEPREL_CONJ), person = !who || (who->kind == TRUCE_PERSON && !who->plural);
  if (tr_lemma_in(coder, pronoun, "he she")) return person && alone && !tr_pronoun_owns(coder, subject);
  return !tr_lemma_is(coder, pronoun, "they") || !who || !person || !alone || of_government(who);
}

/* "the envoys and the minister said that they …": those who say it. False if that is nobody. */
static bool add_sayers(tr_coder *coder, uint32_t pronoun, tr_ids *ids) {
  const uint32_t subject = tr_lemma_in(coder, pronoun, "they it he she") ? sayer(coder, pronoun) : TRUCE_NONE;
  if (subject == TRUCE_NONE || tr_word(coder, subject)->upos == TRUCE_PRON || tr_in_quote(coder, pronoun, true) || !may_mean(coder, pronoun, subject))
    return false;
  const size_t before = ids->count;
  const truce_word *s = tr_word(coder, subject);
  add_parties(coder, subject, ids);
  for (uint32_t i = 0; i < s->child_count; i++)
    if (tr_base(coder, s->children[i]) == TRUCE_DEPREL_CONJ) tr_ids_add(ids, tr_party_of(coder, s->children[i]));
  return ids->count > before;
}

void tr_parties_of(tr_coder *coder, uint32_t word, tr_ids *ids) {
  if (tr_word(coder, word)->upos != TRUCE_PRON) {
    add_parties(coder, word, ids);
    return;
  }
  if (add_sayers(coder, word, ids)) return;
  const uint32_t speaker = speaker_of(coder, word);
  tr_ids_add(ids, speaker != TRUCE_NONE ? speaker : tr_party_of(coder, word));
}
