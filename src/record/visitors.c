/* Who travels to a meeting: whoever is not at home where it is. When Colombia's president meets the envoy of Norway in Bogota, the envoy has come. */
#include "record/derive.h"
#include "record/home.h"

static const char *country_of(const tr_coder *coder, uint32_t actor) { return coder->reading->actors[actor].country; }

void tr_visitors_settle(tr_coder *coder) {
  for (size_t d = 0; d < coder->drafts.count; d++) {
    tr_draft *draft = &coder->drafts.items[d];
    const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO), *hosts = tr_draft_value(draft, TRUCE_FIELD_HOSTS);
    const truce_value *where = tr_draft_value(draft, TRUCE_FIELD_WHERE);
    if (draft->dropped || draft->line.kind != TRUCE_LEG || !tr_count(who) || !tr_count(hosts) || !tr_count(where)) continue;
    const char *country = coder->reading->places[where->ids[0]].country;
    tr_ids at_home = {.count = 0}, from_abroad = {.count = 0};
    for (size_t i = 0; i < who->count; i++)
      if (!strcmp(country_of(coder, who->ids[i]), country)) tr_ids_add(&at_home, who->ids[i]);
    for (size_t i = 0; i < hosts->count; i++)
      if (*country_of(coder, hosts->ids[i]) && strcmp(country_of(coder, hosts->ids[i]), country) != 0) tr_ids_add(&from_abroad, hosts->ids[i]);
    if (!tr_is_country(country) || at_home.count < who->count || !from_abroad.count) continue;
    tr_draft_ids(coder, draft, TRUCE_FIELD_WHO, from_abroad.ids, from_abroad.count);
    tr_draft_ids(coder, draft, TRUCE_FIELD_HOSTS, at_home.ids, at_home.count);
  }
}
