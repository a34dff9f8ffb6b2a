/* What resources share: JSON answers, filters from parameters, ids from paths. */
#ifndef TR_SERVER_ANSWERS_H
#define TR_SERVER_ANSWERS_H

#include "server/routes.h"
#include "server/work.h"
#include "store/query.h"

/* Answers with `json` (taken). NULL: 404, with `missing` as the detail. */
void tr_answer_json(tr_answer *answer, json_t *json, const char *missing);
/* A day asked for, as filters have it: 0 = open. */
truce_day tr_day_or_open(truce_day day);
/* The same inside a reading of the store that began before; ends it. A store that failed is told instead. */
void tr_answer_read(const tr_request *request, tr_answer *answer, json_t *json, unsigned missing_status, const char *missing);
/* The store's filter; its texts live in the request's arena. */
tr_filter tr_filter_of(const tr_request *request, const tr_query *query);
/* The id in the path; 0 and a problem if it is none. */
int64_t tr_captured_id(const tr_request *request, tr_answer *answer);
/* Answers with the page of a list that the request's filter picks. */
void tr_answer_list(const tr_request *request, const tr_query *query, tr_answer *answer, json_t *(*list)(truce_store *, const tr_filter *));
/* Answers with the one thing that the id in the path names; 404 with `missing` where there is none. */
void tr_answer_one(const tr_request *request, tr_answer *answer, json_t *(*one)(truce_store *, int64_t id), const char *missing);

#endif
