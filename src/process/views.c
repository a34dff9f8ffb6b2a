/* The table of views, and what several of them need: today's day, a filter from the options, the side that an actor belongs to. */
#include "process/views.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "process/watch.h"
#include "store/record.h"

const char *const truce_view_names[] = {
#define X(name, function) #name,
    TR_VIEW_TABLE(X)
#undef X
        NULL};

static const struct {
  const char *name;
  tr_view_function *make;
} views[] = {
#define X(name, function) {#name, function},
    TR_VIEW_TABLE(X)
#undef X
};
enum { VIEW_COUNT = sizeof views / sizeof *views };

double tr_view_sure(const truce_view_options *o) { return o->minimum_sure < 0 ? 0 : o->minimum_sure > 0 ? o->minimum_sure : 0.3; }
size_t tr_view_limit(const truce_view_options *o) { return o->limit ? o->limit : 50; }

int32_t tr_view_today(truce_store *store, const truce_view_options *o) {
  return o->until.days ? o->until.days : tr_store_last_day(store, INT32_MAX);
}

truce_day tr_view_told_until(truce_store *store, const truce_view_options *o) {
  const int32_t today = tr_view_today(store, o);
  const bool ahead = !o->until.days && tr_single(store, tr_sql(store, "SELECT max(published) > ? FROM report", "i", (int64_t)today), 0) == 1;
  return ahead ? (truce_day){today} : o->until;
}

tr_filter tr_view_filter(truce_store *store, const truce_view_options *o, const char *kinds) {
  return (tr_filter){.kinds = kinds,
                     .actor = o->party,
                     .since = o->since,
                     .until = o->until,
                     .told_until = tr_view_told_until(store, o),
                     .sure = tr_view_sure(o),
                     .limit = tr_view_limit(o)};
}

json_t *tr_take_list(json_t *page, const char *name) {
  json_t *list = json_incref(json_object_get(page, name));
  json_decref(page);
  return list ? list : json_array();
}

/* For whom an actor is shown: the party that the watch file counts it to, else the state for its government. */
static int64_t find_side(truce_store *store, int64_t actor) {
  static const char watched[] =
      "SELECT b.id "
      "FROM actor a "
      "  JOIN watch w ON w.kind = 'party' AND w.alias = a.name "
      "  JOIN watch v ON v.kind = 'party' AND v.name = w.name "
      "  JOIN actor b ON b.name = v.alias COLLATE NOCASE "
      "WHERE a.id = ? "
      "ORDER BY b.name = w.name DESC, b.id LIMIT 1";
  static const char state[] =
      "SELECT b.id "
      "FROM actor a JOIN actor b ON b.country = a.country AND b.kind IN ('state', 'government') "
      "WHERE a.id = ? AND a.kind IN ('state', 'government') "
      "ORDER BY b.kind = 'government', b.id LIMIT 1";
  const int64_t party = tr_watch_is_set(store) ? tr_single(store, tr_sql(store, watched, "i", actor), 0) : 0;
  return party ? party : tr_single(store, tr_sql(store, state, "i", actor), actor);
}

int64_t tr_view_side(truce_store *store, int64_t actor) {
  tr_remembered_actor *known = &store->actors[(uint64_t)actor % TR_REMEMBERED];
  if (known->id == actor && known->shown) return known->shown;
  int64_t side = find_side(store, actor);
  *known = (tr_remembered_actor){.id = actor, .shown = side};
  return side;
}

json_t *tr_view(truce_store *store, const char *name, const truce_view_options *options) {
  for (int i = 0; i < VIEW_COUNT; i++)
    if (!strcmp(views[i].name, name)) return views[i].make(store, options);
  return NULL;
}

truce_status truce_view_json(truce_store *store, const char *view, const truce_view_options *options, char **json, truce_error *error) {
  static const truce_view_options defaults = {0};
  tr_read_begin(store);
  json_t *made = tr_view(store, view, options ? options : &defaults);
  truce_status status = tr_read_end(store, error);
  if (!status && !made) status = tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no view '%s'.", view);
  if (!status && !(*json = json_dumps(made, JSON_COMPACT))) status = tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  json_decref(made);
  return status;
}
