/* Gathering: a noun of a plan or truce joins an earlier proposal when nothing tells them apart (length, number, author, name); "the plan" joins a
 * plan, else the one spoken of last, but no deal that is only hoped for. Weak words (text, paper, offer) count only where something strong is known or stands with them. */
#include "record/proposals.h"

#include "record/draft.h"
#include "record/naming.h"
#include "record/stages.h"

enum { MODIFIER_LIMIT = 12 };
typedef struct candidate {
  uint32_t head;
  truce_span modifiers[MODIFIER_LIMIT];
  size_t modifier_count;
  truce_span length;   /* "72-hour", "three-day": tells truces apart */
  uint32_t owner;      /* actor, or TRUCE_NONE */
  bool definite, fresh, truce, plan, vague, strong, hoped;
} candidate;

static bool number_like(truce_span word) {
  static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "first", "second", "third"};
  if (word.size && word.data[0] >= '0' && word.data[0] <= '9') return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const truce_span n = tr_span(words[i]);
    if (tr_starts(word, n) && (word.size == n.size || word.data[n.size] == '-')) return true;
  }
  return false;
}

/* "72-hour", "three-day", in one word or three, before the noun; tells truces apart. */
static truce_span length_before(const tr_coder *coder, uint32_t head) {
  static const char *const units[] = {"hour", "day", "week", "month", "year", "minute", NULL};
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < head; i++) {
    const truce_word *m = tr_word(coder, w->children[i]);
    const truce_deprel base = truce_deprel_base(m->relation);
    if (base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND && base != TRUCE_DEPREL_NUMMOD) continue;
    if (number_like(m->lower)) return m->lower;
    const uint32_t number = tr_one_of(m->lemma, units) ? tr_child_by(coder, w->children[i], TRUCE_DEPREL_NUMMOD) : TRUCE_NONE;
    if (number != TRUCE_NONE && number < w->children[i] && number_like(tr_word(coder, number)->lower)) return tr_slice(coder->reading->report->text, tr_words_extent(coder, number, w->children[i]));
  }
  return (truce_span){0};
}

static bool fresh_word(truce_span word) {
  return tr_equal_string(word, "new") || tr_equal_string(word, "another") || tr_equal_string(word, "additional") || tr_equal_string(word, "separate") || tr_equal_string(word, "fresh");
}

/* "a final deal", "any lasting settlement" */
static bool hoped_word(truce_span word) {
  static const char *const words[] = {"any", "final", "future", "eventual", "possible", "lasting", "permanent", "comprehensive", "definitive", "ultimate"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_equal_string(word, words[i])) return true;
  return false;
}

static void read_modifiers(tr_coder *coder, candidate *c) {
  const truce_word *w = tr_word(coder, c->head);
  c->length = length_before(coder, c->head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *m = tr_word(coder, child);
    const truce_deprel base = truce_deprel_base(m->relation);
    if (base == TRUCE_DEPREL_DET) c->definite |= !tr_equal_string(m->lower, "a") && !tr_equal_string(m->lower, "an") && !tr_equal_string(m->lower, "any") && !tr_equal_string(m->lower, "another") && !tr_equal_string(m->lower, "no");
    if (base == TRUCE_DEPREL_DET && tr_equal_string(m->lower, "another")) c->fresh = true;
    if (m->relation == TRUCE_DEPREL_NMOD_POSS) c->definite = true;
    c->hoped |= hoped_word(m->lower);
    if (child > c->head || (base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND && base != TRUCE_DEPREL_NUMMOD)) continue;
    if (fresh_word(m->lower)) c->fresh = true;
    if (tr_word_in(coder, child, TR_CLASS_PEACE) || tr_word_in(coder, child, TR_CLASS_TRUCE)) c->strong = true;
    if (tr_word_in(coder, child, TR_CLASS_TRUCE)) c->truce = true;
    if (c->modifier_count < MODIFIER_LIMIT) c->modifiers[c->modifier_count++] = m->lower;
  }
  for (uint32_t i = 0; i < w->child_count; i++) { /* "plan for a truce", "agreement on a ceasefire", "a pause in fighting" */
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && (tr_word_in(coder, child, TR_CLASS_TRUCE) || tr_word_in(coder, child, TR_CLASS_PEACE))) {
      c->strong = true;
      c->truce |= tr_word_in(coder, child, TR_CLASS_TRUCE);
    }
  }
}

static bool own_truce(const tr_coder *coder, uint32_t word) { return tr_word_in(coder, word, TR_CLASS_TRUCE); }

/* "before a final deal", "once a final deal is signed", "to reach any deal": what is announced or signed as a thing that is there is not hoped for. */
static bool still_to_come(const tr_coder *coder, uint32_t head) {
  static const char *const before[] = {"before", "until", "once", "if", "for", "towards", "toward", "without"};
  const truce_word *w = tr_word(coder, head);
  uint32_t clause = w->head == TRUCE_NONE ? head : w->head;
  for (int turn = 0; turn < 2; turn++) {
    const truce_word *of = tr_word(coder, turn ? clause : head);
    for (uint32_t i = 0; i < of->child_count; i++) {
      const truce_deprel base = tr_base(coder, of->children[i]);
      for (size_t k = 0; (base == TRUCE_DEPREL_CASE || base == TRUCE_DEPREL_MARK || base == TRUCE_DEPREL_ADVMOD) && k < sizeof before / sizeof *before; k++)
        if (tr_equal_string(tr_word(coder, of->children[i])->lower, before[k])) return true;
    }
  }
  return tr_word(coder, clause)->features.verb_form == TRUCE_INFINITIVE;
}

static bool is_plan_to_do(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word(coder, w->children[i])->relation == TRUCE_DEPREL_ACL && tr_child_by(coder, w->children[i], TRUCE_DEPREL_MARK) != TRUCE_NONE) return true;
  return tr_plural(coder, head);
}

/* "an agreement to end the war": what it is to do is peace. */
static bool is_to_make_peace(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL) continue;
    uint32_t first, last;
    tr_extent(coder, w->children[i], true, &first, &last);
    for (uint32_t k = first; k <= last; k++)
      if (tr_word_in(coder, k, TR_CLASS_PEACE)) return true;
  }
  return false;
}

/* "the Workers' Congress", "Peru's Congress": a party or a parliament, no conference. */
static bool names_body(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t mention = coder->covering[word], actor = mention == TRUCE_NONE ? TRUCE_NONE : coder->reading->mentions[mention].actor;
  const truce_kind kind = actor == TRUCE_NONE ? TRUCE_KIND_NONE : coder->reading->actors[actor].kind;
  return w->upos == TRUCE_PROPN && (kind == TRUCE_BODY || kind == TRUCE_PARTY || kind == TRUCE_ORGANISATION || (w->name != TRUCE_NONE && coder->reading->names[w->name].class_ == TRUCE_ORG));
}

/* "France circulated a draft", "a paper tabled by France": what somebody puts forward is a plan, whatever it is called. */
static bool is_put_forward(tr_coder *coder, uint32_t head) {
  const tr_lexicon *lexicon = &coder->codebook->lexicon;
  const uint16_t proposes = tr_lexicon_class(lexicon, TR_SPAN("proposes")), paper = tr_lexicon_class(lexicon, TR_SPAN("paper"));
  const truce_word *w = tr_word(coder, head);
  if (!tr_entry_in(coder->entries[head], paper) || w->head == TRUCE_NONE) return false;
  uint32_t verb = w->head;
  if ((tr_base(coder, head) != TRUCE_DEPREL_OBJ && w->relation != TRUCE_DEPREL_NSUBJ_PASS) || !tr_entry_in(coder->entries[verb], proposes)) verb = tr_child_by(coder, head, TRUCE_DEPREL_ACL);
  if (verb == TRUCE_NONE || !tr_entry_in(coder->entries[verb], proposes)) return false;
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  const uint32_t agent = tr_argument(&arguments, TR_AGENT);
  return agent != TRUCE_NONE && tr_actor_of(coder, agent, true) != TRUCE_NONE;
}

/* "any arrangement", "no accord", "without agreement": none that is there to be spoken of. */
static bool none_there(const tr_coder *coder, uint32_t head) {
  const uint32_t determiner = tr_child_by(coder, head, TRUCE_DEPREL_DET);
  if (determiner != TRUCE_NONE) return tr_lemma_is(coder, determiner, "any") || tr_lemma_is(coder, determiner, "no");
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < head && tr_base(coder, w->children[i]) != TRUCE_DEPREL_CASE && tr_word(coder, w->children[i])->upos != TRUCE_PUNCT) return false;
  return !tr_plural(coder, head) && (tr_lemma_is(coder, head, "agreement") || tr_lemma_is(coder, head, "accord") || tr_lemma_is(coder, head, "compromise") || tr_lemma_is(coder, head, "settlement"));
}

/* "a news conference" */
static bool for_the_press(const tr_coder *coder, uint32_t head) { return tr_lemma_is(coder, head, "conference") && (tr_follows(coder, head, "news") || tr_follows(coder, head, "press")); }

/* "of their own accord", "on the understanding that" */
static bool of_a_phrase(const tr_coder *coder, uint32_t word) {
  if (tr_lemma_is(coder, word, "accord") && tr_follows(coder, word, "own")) return true;
  const uint32_t link = tr_child_by(coder, word, TRUCE_DEPREL_CASE);
  return tr_lemma_is(coder, word, "understanding") && link != TRUCE_NONE && tr_lemma_is(coder, link, "on") && tr_child_by(coder, word, TRUCE_DEPREL_ACL) != TRUCE_NONE;
}

static bool read_candidate(tr_coder *coder, uint32_t word, candidate *c) {
  const truce_word *w = tr_word(coder, word);
  *c = (candidate){.head = word, .owner = TRUCE_NONE};
  if (w->upos != TRUCE_NOUN && w->upos != TRUCE_PROPN) return false;
  if (tr_word_in(coder, word, TR_CLASS_NEVER_PROPOSAL) || of_a_phrase(coder, word) || for_the_press(coder, word)) return false;
  const truce_deprel base = truce_deprel_base(w->relation);
  if (base == TRUCE_DEPREL_COMPOUND && w->head != TRUCE_NONE && w->head > word) return false;
  const uint32_t mention = w->mention;
  const bool named = (mention != TRUCE_NONE && coder->reading->mentions[mention].kind == TRUCE_PROPOSAL_NAME) || (w->name != TRUCE_NONE && coder->reading->names[w->name].kind == TRUCE_PROPOSAL_NAME && coder->reading->names[w->name].head == word);
  c->truce = own_truce(coder, word);
  c->plan = tr_word_in(coder, word, TR_CLASS_PLAN);
  c->vague = tr_word_in(coder, word, TR_CLASS_VAGUE_PLAN);
  if (!c->truce && !c->plan && !c->vague && !named) return false;
  read_modifiers(coder, c);
  if (tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("conference"))) && !named && (names_body(coder, word) || (!c->modifier_count && !c->definite))) return false; /* "to congress" */
  c->strong |= c->truce || named;
  c->owner = tr_owner_of(coder, word);
  if (c->plan && c->owner != TRUCE_NONE && !is_plan_to_do(coder, word)) c->strong = true;
  if (c->plan && !c->strong && !tr_plural(coder, word) && is_to_make_peace(coder, word)) c->strong = true;
  if (c->vague && !c->strong && is_put_forward(coder, word)) c->strong = true;
  if (c->vague && c->length.size && tr_entry_in(coder->entries[word], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("lull")))) c->truce = c->strong = true;
  if (c->plan && !c->strong && none_there(coder, word)) return false;
  if (c->plan && !c->strong && is_plan_to_do(coder, word) && !c->definite) return false;
  c->hoped = c->hoped && !c->definite && !c->truce && still_to_come(coder, word);
  return true;
}

/* ---- joining ---- */

static truce_span length_of(const tr_coder *coder, const tr_proposal *p) {
  truce_span length = {0};
  for (size_t i = 0; i < p->heads.count && !length.size; i++) length = length_before(coder, p->heads.items[i]);
  return length;
}

static bool has_author(const tr_proposal *p, uint32_t actor) {
  for (size_t i = 0; i < p->authors.count; i++)
    if (p->authors.items[i] == actor) return true;
  return false;
}

static bool shares_modifier(const tr_coder *coder, const tr_proposal *p, const candidate *c) {
  for (size_t n = 0; n < p->names.count; n++)
    for (size_t m = 0; m < c->modifier_count; m++)
      if (c->modifiers[m].size > 3 && tr_find(p->names.items[n], c->modifiers[m], 0) != SIZE_MAX) return true;
  (void)coder;
  return false;
}

/* The noun that the proposal goes by: its first, or one that joined it. */
static bool same_noun(const tr_coder *coder, const tr_proposal *p, const candidate *c) {
  for (size_t i = 0; i < p->heads.count; i++)
    if (tr_equal(tr_word(coder, p->heads.items[i])->lemma, tr_word(coder, c->head)->lemma)) return true;
  return false;
}

/* "the accord" of one paragraph is not the ceasefire that a later one tells of. */
static bool names_ahead(const tr_coder *coder, const tr_proposal *p, const candidate *c) {
  return !c->modifier_count && !c->truce && p->heads.items[0] > c->head && tr_word(coder, p->heads.items[0])->sentence > tr_word(coder, c->head)->sentence + 1 && !same_noun(coder, p, c);
}

static bool same_thing(const tr_coder *coder, const tr_proposal *p, const candidate *c) {
  const truce_span length = length_of(coder, p);
  if (p->hoped != c->hoped && !c->truce && !same_noun(coder, p, c)) return false;
  if (names_ahead(coder, p, c)) return false;
  if (c->length.size && length.size && !tr_equal_fold(c->length, length)) return false;
  if (length.size && !c->length.size && c->modifier_count && !c->definite && !shares_modifier(coder, p, c)) return false; /* "an immediate ceasefire" is not the 12-hour one */
  if (c->fresh && !c->definite) return false;
  if (c->owner != TRUCE_NONE && p->authors.count && !has_author(p, c->owner)) return shares_modifier(coder, p, c);
  const bool same_lemma = tr_equal(tr_word(coder, p->heads.items[0])->lemma, tr_word(coder, c->head)->lemma);
  if (c->modifier_count && !c->length.size) {
    if (shares_modifier(coder, p, c)) return true;
    return same_lemma ? c->truce == p->truce && !c->plan : c->truce && p->truce;
  }
  if (c->vague && !c->strong) return c->definite;
  if (c->truce) return p->truce || !p->strong;
  return c->definite || same_lemma;
}

static void add_author(tr_coder *coder, tr_proposal *p, uint32_t actor) {
  if (actor != TRUCE_NONE && !has_author(p, actor)) TR_PUSH(coder->arena, &p->authors, actor);
}

/* "the Geneva talks", "the Sochi conference": the place is no author. */
static bool named_after_place(const tr_coder *coder, const candidate *c) {
  const truce_word *w = tr_word(coder, c->head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t place = tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND ? tr_place_of(coder, w->children[i]) : TRUCE_NONE;
    if (place != TRUCE_NONE && coder->reading->places[place].kind != TRUCE_STATE) return true;
  }
  return false;
}

/* "the Syrian congress", "a Libyan deal": the nation is what it is about; "the Russian initiative" is Russia's. */
static bool only_about(const tr_coder *coder, const candidate *c) {
  static const char *const own[] = {"initiative", "proposal", "plan", "offer", "draft", "formula", "paper", "text", "roadmap"};
  const truce_word *w = tr_word(coder, c->head);
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (tr_lemma_is(coder, c->head, own[i])) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word(coder, w->children[i])->relation == TRUCE_DEPREL_NMOD_POSS) return false;
  return true;
}

/* "the UN-sponsored plan", "a Russian-led conference" */
static void add_sponsors(tr_coder *coder, tr_proposal *p, uint32_t head) {
  const uint16_t sponsored = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("sponsored"));
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (!tr_entry_in(coder->entries[w->children[i]], sponsored)) continue;
    const truce_word *s = tr_word(coder, w->children[i]);
    add_author(coder, p, tr_sponsor_in(coder, w->children[i]));
    for (uint32_t k = 0; k < s->child_count; k++) add_author(coder, p, tr_actor_of(coder, s->children[k], false));
  }
}

static void join(tr_coder *coder, uint32_t proposal, const candidate *c) {
  tr_proposal *p = &coder->proposals.items[proposal];
  const truce_span name = tr_proposal_name(coder, c->head);
  TR_PUSH(coder->arena, &p->heads, c->head);
  bool known = false;
  for (size_t i = 0; i < p->names.count; i++) known |= tr_equal_fold(p->names.items[i], name);
  if (!known) TR_PUSH(coder->arena, &p->names, name);
  if (p->heads.count == 1 || (!known && name.size > tr_proposal_name(coder, p->fullest).size && name.size < 80)) p->fullest = c->head;
  p->truce |= c->truce;
  p->strong |= c->strong;
  p->hoped = c->hoped && (p->hoped || p->heads.count == 1);
  if (c->owner != TRUCE_NONE) {
    const truce_kind kind = coder->reading->actors[c->owner].kind;
    const bool of_place = !coder->reading->actors[c->owner].country[0] && kind == TRUCE_KIND_OTHER;
    if (kind != TRUCE_PLACE && kind != TRUCE_POPULATION && !of_place && !named_after_place(coder, c) && !only_about(coder, c)) add_author(coder, p, c->owner);
  }
  add_sponsors(coder, p, c->head);
  coder->proposal_of[c->head] = proposal;
}

static bool says_deal(const tr_coder *coder, uint32_t word) {
  static const char *const words[] = {"deal", "agreement", "accord", "pact", "settlement"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_lemma_is(coder, word, words[i])) return true;
  return false;
}

/* Called a deal at least once, not only a ceasefire or a resolution. */
static bool called_deal(const tr_coder *coder, const tr_proposal *p) {
  for (size_t i = 0; i < p->heads.count; i++)
    if (says_deal(coder, p->heads.items[i])) return true;
  return false;
}

/* "the agreement": one that was called agreement, else the last deal of whatever name, else the last that it may be. */
static uint32_t earlier(const tr_coder *coder, const candidate *c) {
  uint32_t last = TRUCE_NONE, deal = TRUCE_NONE;
  for (size_t i = coder->proposals.count; i > 0; i--) {
    const tr_proposal *p = &coder->proposals.items[i - 1];
    if (!same_thing(coder, p, c)) continue;
    if (same_noun(coder, p, c) && !p->hoped) return (uint32_t)(i - 1);
    if (last == TRUCE_NONE) last = (uint32_t)(i - 1);
    if (deal == TRUCE_NONE && says_deal(coder, c->head) && !p->hoped && called_deal(coder, p)) deal = (uint32_t)(i - 1);
  }
  return deal != TRUCE_NONE ? deal : last;
}

/* "the deal proposed by France", "France put forward a truce", "the envoy arrived with a plan" */
static void find_authors(tr_coder *coder) {
  const uint16_t proposes = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("proposes")), journey = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("journey"));
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    const bool travels = tr_entry_in(coder->entries[word], journey);
    if (tr_word(coder, word)->upos != TRUCE_VERB || (!travels && !tr_entry_in(coder->entries[word], proposes))) continue;
    tr_arguments arguments;
    tr_arguments_of(coder, word, &arguments);
    const uint32_t patient = tr_argument(&arguments, travels ? TR_WITH : TR_PATIENT);
    const uint32_t proposal = patient == TRUCE_NONE ? TRUCE_NONE : tr_proposal_at(coder, patient);
    if (proposal == TRUCE_NONE) continue;
    for (size_t i = 0; i < arguments.count; i++)
      if (arguments.fillers[i].slot == TR_AGENT) {
        add_author(coder, &coder->proposals.items[proposal], tr_actor_of(coder, arguments.fillers[i].word, true));
        TR_PUSH(coder->arena, &coder->proposals.items[proposal].evidence, tr_words_extent(coder, word < patient ? word : patient, word < patient ? patient : word));
      }
  }
}

/* ---- groups of one author are one proposal ---- */

static bool of_one_author(const tr_coder *coder, const tr_proposal *a, const tr_proposal *b) {
  for (size_t i = 0; i < a->authors.count; i++)
    for (size_t k = 0; k < b->authors.count; k++) {
      if (a->authors.items[i] == b->authors.items[k]) return true;
      const truce_actor *x = &coder->reading->actors[a->authors.items[i]], *y = &coder->reading->actors[b->authors.items[k]];
      const bool holds_office = x->kind == TRUCE_STATE ? y->kind == TRUCE_PERSON && y->office.size : y->kind == TRUCE_STATE && x->kind == TRUCE_PERSON && x->office.size;
      if (holds_office && x->country[0] && !strcmp(x->country, y->country)) return true;
    }
  return false;
}

static bool may_merge(const tr_coder *coder, const tr_proposal *a, const tr_proposal *b) {
  const truce_span x = length_of(coder, a), y = length_of(coder, b);
  if ((x.size || y.size) && !tr_equal(x, y)) return false;
  return of_one_author(coder, a, b);
}

static void merge(tr_coder *coder, uint32_t into, uint32_t from) {
  tr_proposal *a = &coder->proposals.items[into], *b = &coder->proposals.items[from];
  for (size_t i = 0; i < b->heads.count; i++) {
    TR_PUSH(coder->arena, &a->heads, b->heads.items[i]);
    coder->proposal_of[b->heads.items[i]] = into;
  }
  for (size_t i = 0; i < b->names.count; i++) {
    bool known = false;
    for (size_t k = 0; k < a->names.count; k++) known |= tr_equal_fold(a->names.items[k], b->names.items[i]);
    if (!known) TR_PUSH(coder->arena, &a->names, b->names.items[i]);
  }
  for (size_t i = 0; i < b->authors.count; i++) add_author(coder, a, b->authors.items[i]);
  for (size_t i = 0; i < b->evidence.count; i++) TR_PUSH(coder->arena, &a->evidence, b->evidence.items[i]);
  a->truce |= b->truce;
  a->strong |= b->strong;
  b->heads.count = b->names.count = b->authors.count = b->evidence.count = 0;
  b->strong = b->used = false;
}

static void merge_by_author(tr_coder *coder) {
  for (uint32_t i = 0; i < coder->proposals.count; i++)
    for (uint32_t k = i + 1; k < coder->proposals.count; k++)
      if (coder->proposals.items[i].heads.count && coder->proposals.items[k].heads.count && may_merge(coder, &coder->proposals.items[i], &coder->proposals.items[k])) merge(coder, i, k);
}

/* "It expires on Friday": the thing named last as subject or object, in this sentence or the one before, if that is a plan. */
static uint32_t subject_before(const tr_coder *coder, uint32_t word) {
  const uint32_t verb = tr_word(coder, word)->head, sentence = tr_word(coder, word)->sentence;
  const uint32_t object = verb == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  if (object != TRUCE_NONE && !tr_lemma_is(coder, object, "effect") && !tr_lemma_is(coder, object, "force")) return TRUCE_NONE;
  if (verb == TRUCE_NONE || !tr_entry_in(coder->entries[verb], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("deals-do")))) return TRUCE_NONE;
  for (uint32_t at = word; at > 0 && tr_word(coder, at - 1)->sentence + 1 >= sentence; at--) {
    const truce_word *before = tr_word(coder, at - 1);
    const truce_deprel base = tr_base(coder, at - 1);
    const uint32_t mention = coder->covering[at - 1];
    const bool somebody = before->upos == TRUCE_PRON || (mention != TRUCE_NONE && coder->reading->mentions[mention].actor != TRUCE_NONE);
    const bool told = base == TRUCE_DEPREL_NSUBJ || base == TRUCE_DEPREL_OBJ || (base == TRUCE_DEPREL_OBL && coder->proposal_of[at - 1] != TRUCE_NONE);
    if (told && !somebody && before->head != verb) return coder->proposal_of[at - 1];
  }
  return TRUCE_NONE;
}

/* "it", "this": the proposal that the reader links it to, else the one named last in this sentence or the one before. */
static uint32_t pronoun_proposal(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (!tr_lemma_is(coder, word, "it") && !tr_lemma_is(coder, word, "this") && !tr_lemma_is(coder, word, "that")) return TRUCE_NONE;
  const bool acts = tr_base(coder, word) == TRUCE_DEPREL_NSUBJ && w->relation != TRUCE_DEPREL_NSUBJ_PASS;
  const uint32_t named = acts ? subject_before(coder, word) : TRUCE_NONE;
  if (named != TRUCE_NONE) return named;
  if (w->mention != TRUCE_NONE && coder->reading->mentions[w->mention].antecedent < coder->reading->mention_count) {
    const uint32_t head = coder->reading->mentions[coder->reading->mentions[w->mention].antecedent].head;
    if (head < word && coder->proposal_of[head] != TRUCE_NONE) return coder->proposal_of[head];
    if (coder->reading->mentions[w->mention].actor != TRUCE_NONE && tr_base(coder, word) == TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  }
  if (acts) return TRUCE_NONE;
  uint32_t sentence = w->sentence;
  for (uint32_t at = word; at > 0 && tr_word(coder, at - 1)->sentence + 1 >= sentence; at--) {
    if (coder->proposal_of[at - 1] != TRUCE_NONE) return coder->proposal_of[at - 1];
    const truce_word *before = tr_word(coder, at - 1);
    const bool done = at - 1 != w->head && before->sentence == w->sentence && before->upos == TRUCE_VERB && !tr_word_in(coder, at - 1, TR_CLASS_SPEECH);
    if (done) sentence = w->sentence + 1; /* that may be it: "he offered to resign; she rejected it" */
  }
  return TRUCE_NONE;
}

uint32_t tr_proposal_at(const tr_coder *coder, uint32_t word) {
  for (int up = 0; up < 4 && word != TRUCE_NONE; up++) {
    if (coder->proposal_of[word] != TRUCE_NONE) return coder->proposal_of[word];
    const truce_word *w = tr_word(coder, word);
    if (w->upos == TRUCE_PRON) return pronoun_proposal(coder, word);
    const uint16_t parts = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("part-of-proposal"));
    if (!tr_entry_in(coder->entries[word], parts)) return TRUCE_NONE;
    uint32_t inner = TRUCE_NONE; /* "terms of the deal", "truce extension" */
    for (uint32_t i = 0; i < w->child_count && inner == TRUCE_NONE; i++) {
      const truce_deprel base = tr_base(coder, w->children[i]);
      if (base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_COMPOUND) inner = w->children[i];
    }
    word = inner;
  }
  return TRUCE_NONE;
}

/* "He offered to resign; the president rejected it": what was done before in the sentence may be meant. */
static bool done_before(const tr_coder *coder, uint32_t word) {
  const uint16_t claiming = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("claiming"));
  for (uint32_t w = coder->reading->sentences[tr_word(coder, word)->sentence].first; w < word; w++)
    if (tr_word(coder, w)->upos == TRUCE_VERB && !tr_lemma_is(coder, w, "be") && !tr_word_in(coder, w, TR_CLASS_SPEECH) && !tr_entry_in(coder->entries[w], claiming)) return true;
  return false;
}

uint32_t tr_proposal_last(const tr_coder *coder, uint32_t word, uint32_t *named) {
  uint32_t best = TRUCE_NONE, at = 0;
  for (uint32_t p = 0; p < coder->proposals.count; p++)
    for (size_t i = 0; i < coder->proposals.items[p].heads.count; i++) {
      const uint32_t head = coder->proposals.items[p].heads.items[i];
      if (head < word && (best == TRUCE_NONE || head > at)) best = p, at = head;
    }
  if (best == TRUCE_NONE || tr_word(coder, word)->sentence - tr_word(coder, at)->sentence > 3) return TRUCE_NONE;
  if (named) *named = at;
  return tr_word(coder, word)->sentence == tr_word(coder, at)->sentence || !done_before(coder, word) ? best : TRUCE_NONE;
}

void tr_proposals_find(tr_coder *coder) {
  coder->proposal_of = TR_NEW_ARRAY(coder->arena, uint32_t, coder->reading->word_count + 1);
  memset(coder->proposal_of, 0xFF, sizeof(uint32_t) * (coder->reading->word_count + 1));
  for (int pass = 0; pass < 2; pass++) /* first what surely is a proposal, then what may point to one */
    for (uint32_t word = 0; word < coder->reading->word_count; word++) {
      candidate c;
      if (coder->proposal_of[word] != TRUCE_NONE || !coder->entries[word] || !read_candidate(coder, word, &c)) continue;
      if (pass == 0 && !c.strong) continue;
      uint32_t proposal = earlier(coder, &c);
      if (proposal == TRUCE_NONE && c.vague && !c.strong) continue;
      if (proposal == TRUCE_NONE) {
        TR_PUSH(coder->arena, &coder->proposals, ((tr_proposal){.fullest = word, .line = TRUCE_NONE}));
        proposal = (uint32_t)(coder->proposals.count - 1);
      }
      join(coder, proposal, &c);
    }
  find_authors(coder);
  merge_by_author(coder);
  tr_stages_find(coder);
}

static void write_proposal(tr_coder *coder, uint32_t index) {
  tr_proposal *p = &coder->proposals.items[index];
  tr_draft *draft = tr_draft_new(coder, TRUCE_PROPOSAL, p->fullest, TRUCE_ACTUAL);
  draft->maker = tr_span(p->authors.count ? p->stages.count ? "proposal.staged" : "proposal.authored" : p->truce ? "proposal.truce" : p->strong ? "proposal.strong" : "proposal");
  draft->about = index;
  const truce_span name = tr_proposal_name(coder, p->fullest);
  tr_draft_word(coder, draft, TRUCE_FIELD_NAME, name);
  for (size_t i = 0; i < p->names.count; i++)
    if (!tr_equal_fold(p->names.items[i], name)) tr_draft_word(coder, draft, TRUCE_FIELD_ALSO, p->names.items[i]);
  tr_draft_ids(coder, draft, TRUCE_FIELD_AUTHORS, p->authors.items, p->authors.count);
  if (p->stages.count) {
    TR_PUSH(coder->arena, &draft->values, ((truce_value){.field = TRUCE_FIELD_STAGES, .stages = p->stages.items, .count = p->stages.count}));
    tr_draft_evidence(coder, draft, (truce_range){p->stages.items[0].evidence.start, p->stages.items[p->stages.count - 1].evidence.end});
  }
  uint32_t first, last;
  tr_extent(coder, p->fullest, true, &first, &last);
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
  for (size_t i = 0; i < p->evidence.count; i++) tr_draft_evidence(coder, draft, p->evidence.items[i]);
  tr_extent(coder, p->heads.items[0], true, &first, &last);
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
  tr_draft_finish(coder, draft, p->fullest);
}

/* Whoever offered, declared or asked for a proposal is an author of it. */
static void authors_from_steps(tr_coder *coder) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_STEP || draft->about == TRUCE_NONE) continue;
    const truce_value *step = tr_draft_value(draft, TRUCE_FIELD_STEP), *by = tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS);
    const bool declared = draft->frame && tr_equal_string(draft->frame->id, "concede.declare-truce");
    if (!step || !by || (!tr_equal_string(step->text, "offered") && !declared) || coder->proposals.items[draft->about].authors.count) continue;
    for (size_t a = 0; a < by->count; a++) add_author(coder, &coder->proposals.items[draft->about], by->ids[a]);
  }
}

void tr_proposals_write(tr_coder *coder) {
  authors_from_steps(coder);
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].about != TRUCE_NONE) coder->proposals.items[coder->drafts.items[i].about].used = true;
  for (uint32_t i = 0; i < coder->proposals.count; i++)
    if (coder->proposals.items[i].used || (coder->proposals.items[i].strong && coder->proposals.items[i].authors.count)) write_proposal(coder, i);
}
