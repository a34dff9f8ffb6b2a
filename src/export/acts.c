/* Types of events in words. */
#include "export/acts.h"

#include <string.h>

const tr_act *tr_act_of(const char *type, const char *mode) {
  static const tr_act acts[] = {
      {"ACCUSE", "investigate", "investigates", "investigate", "investigation of"},
      {"ASSAULT", "abduct", "seizes", "seize", "seizing of"},
      {"COERCE", "arrest", "arrests", "arrest", "arrest of"},
      {"CONSULT", "phone", "phones", "phone", "phone call to"},
      {"CONSULT", "visit", "visits", "visit", "visit to"},
      {"PROTEST", "boycott", "boycotts", "boycott", "boycott of"},
      {"RETREAT", "resign", "resigns from", "resign from", "resignation from"},
      {"AGREE", NULL, "agrees with", "agree with", "agreement with"},
      {"CONSULT", NULL, "meets or speaks with", "meet or speak with", "talks with"},
      {"SUPPORT", NULL, "supports", "support", "support for"},
      {"CONCEDE", NULL, "yields to", "yield to", "concession to"},
      {"COOPERATE", NULL, "works with", "work with", "work with"},
      {"AID", NULL, "helps", "help", "help for"},
      {"RETREAT", NULL, "pulls back from", "pull back from", "pull-back from"},
      {"REQUEST", NULL, "asks", "ask", "request to"},
      {"REJECT", NULL, "refuses", "refuse", "refusal of"},
      {"ACCUSE", NULL, "blames", "blame", "blame on"},
      {"THREATEN", NULL, "threatens", "threaten", "threat to"},
      {"PROTEST", NULL, "protests against", "protest against", "protest against"},
      {"SANCTION", NULL, "cuts ties with or punishes", "cut ties with or punish", "penalty for"},
      {"MOBILIZE", NULL, "readies forces against", "ready forces against", "forces readied against"},
      {"COERCE", NULL, "acts against", "act against", "measures against"},
      {"ASSAULT", NULL, "attacks", "attack", "attack on"},
  };
  static const tr_act unknown = {NULL, NULL, "acts on", "act on", "act on"};
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
    if (type && !strcmp(type, acts[i].type) && (!acts[i].mode || (mode && !strcmp(mode, acts[i].mode)))) return &acts[i];
  return &unknown;
}
