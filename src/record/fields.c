/* The tables behind truce/record.h: names of kinds and fields, the fields of each kind, the words that a field may hold. */
#include "base/text.h"
#include "truce/record.h"

const char *const truce_line_kind_names[] = {
    "event", "proposal", "step", "stance", "mediation", "leg", "call", "access", "spillover", "domestic", "figure", "deadline",
};

const char *const truce_field_names[] = {
#define X(id, name, type) name,
    TRUCE_FIELD_TABLE(X)
#undef X
};
const truce_value_type truce_field_types[] = {
#define X(id, name, type) TRUCE_VALUE_##type,
    TRUCE_FIELD_TABLE(X)
#undef X
};

#define F(id) TRUCE_FIELD_##id
#define END TRUCE_FIELD_COUNT
static const truce_field fields[TRUCE_LINE_KIND_COUNT][12] = {
    [TRUCE_EVENT] = {F(TYPE), F(PLOVER), F(MODE), F(CONTEXTS), F(ACTORS), F(RECIPIENTS), F(DEAD), F(INJURED), F(SEIZED), END},
    [TRUCE_PROPOSAL] = {F(NAME), F(ALSO), F(AUTHORS), F(STAGES), END},
    [TRUCE_STEP] = {F(ABOUT), F(STEP), F(BY_ACTORS), END},
    [TRUCE_STANCE] = {F(PARTY), F(ABOUT), F(POSITION), F(CONDITIONS), F(WAS), END},
    [TRUCE_MEDIATION] = {F(MEDIATORS), F(PARTIES), F(ROLE), F(BACKERS), END},
    [TRUCE_LEG] = {F(WHO), F(WHERE), F(HOSTS), F(PURPOSE), F(ORDER), END},
    [TRUCE_CALL] = {F(WHO), F(WHOM), F(FOR_WHAT), F(DEMAND), END},
    [TRUCE_ACCESS] = {F(POINT), F(STATE), F(SINCE), F(BY_ACTORS), F(FOR), END},
    [TRUCE_SPILLOVER] = {F(WHERE), F(WHO), END},
    [TRUCE_DOMESTIC] = {F(COUNTRY), F(WHO), F(PRESSURE_ON), F(FORM), END},
    [TRUCE_FIGURE] = {F(WHAT), F(NUMBER), F(AT_LEAST), F(AT_MOST), F(UNIT), F(OF), F(BY_WHOM), F(PERIOD), END},
    [TRUCE_DEADLINE] = {F(WHAT_WORDS), F(BY_DATE), F(SET_BY), F(PASSED), END},
};
static const truce_field key_fields[TRUCE_LINE_KIND_COUNT][5] = {
    [TRUCE_EVENT] = {F(ACTORS), F(TYPE), F(RECIPIENTS), END},
    [TRUCE_PROPOSAL] = {F(NAME), F(AUTHORS), END},
    [TRUCE_STEP] = {F(STEP), F(ABOUT), END},
    [TRUCE_STANCE] = {F(PARTY), F(POSITION), F(ABOUT), END},
    [TRUCE_MEDIATION] = {F(MEDIATORS), F(PARTIES), END},
    [TRUCE_LEG] = {F(WHO), F(WHERE), END},
    [TRUCE_CALL] = {F(WHO), F(DEMAND), F(WHOM), END},
    [TRUCE_ACCESS] = {F(POINT), F(STATE), END},
    [TRUCE_SPILLOVER] = {F(WHERE), F(WHO), END},
    [TRUCE_DOMESTIC] = {F(COUNTRY), F(FORM), F(WHO), END},
    [TRUCE_FIGURE] = {F(WHAT), F(NUMBER), END},
    [TRUCE_DEADLINE] = {F(WHAT_WORDS), F(BY_DATE), END},
};
const truce_field *truce_kind_fields(truce_line_kind kind) { return fields[kind]; }
const truce_field *truce_kind_key_fields(truce_line_kind kind) { return key_fields[kind]; }

static const char *const types[] = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT", NULL,
};
static const char *const steps[] = {
    "offered", "under_talks", "agreed", "signed", "due", "begun", "holding", "extended", "postponed", "paused", "breached", "carried_out", "ended",
    "collapsed", NULL,
};
static const char *const positions[] = {"accepts", "accepts_with_conditions", "supports", "noncommittal", "opposes", "rejects", "divided", NULL};
static const char *const mediation_roles[] = {"host", "mediator", "guarantor", "messenger", "sponsor", NULL};
static const char *const demands[] = {
    "accept_deal", "ceasefire", "talks", "aid_access", "protect_civilians", "release", "withdraw", "stop", "investigate", "recognise", "resign",
    "other", NULL,
};
static const char *const states[] = {"open", "partly_open", "closed", "reopening_due", NULL};
static const char *const users[] = {"people", "aid", "goods", "all", NULL};
static const char *const forms[] = {"coalition", "legislature", "court", "protest", "opinion", "election", "criticism", "praise", "resignation", NULL};
static const char *const counted[] = {
    "killed", "injured", "displaced", "hostages", "prisoners", "trucks", "money", "fighters", "strikes", "rockets", "other", NULL,
};

static const struct {
  truce_line_kind kind;
  truce_field field;
  const char *const *words;
} word_lists[] = {
    {TRUCE_EVENT, F(TYPE), types},          {TRUCE_EVENT, F(PLOVER), types},   {TRUCE_STEP, F(STEP), steps},     {TRUCE_STANCE, F(POSITION), positions},
    {TRUCE_STANCE, F(WAS), positions},      {TRUCE_MEDIATION, F(ROLE), mediation_roles}, {TRUCE_CALL, F(DEMAND), demands}, {TRUCE_ACCESS, F(STATE), states},
    {TRUCE_ACCESS, F(FOR), users},          {TRUCE_DOMESTIC, F(FORM), forms},  {TRUCE_FIGURE, F(WHAT), counted},
};
const char *const *truce_field_words(truce_line_kind kind, truce_field field) {
  for (size_t i = 0; i < sizeof word_lists / sizeof *word_lists; i++)
    if (word_lists[i].kind == kind && word_lists[i].field == field) return word_lists[i].words;
  return NULL;
}

const truce_value *truce_line_value(const truce_line *line, truce_field field) {
  for (size_t i = 0; i < line->value_count; i++)
    if (line->values[i].field == field) return &line->values[i];
  return NULL;
}
