/* robots.txt (RFC 9309): may this program get that path? */
#ifndef TR_INGEST_ROBOTS_H
#define TR_INGEST_ROBOTS_H

#include "truce/base.h"

/* `agent`: our product token, lower case ("truce"). `path`: path and query of the address. The longest rule that fits decides; allow wins a tie.
 * *delay_s is set to the crawl delay of our group (0 if none). An empty text allows all. */
bool tr_robots_allow(truce_span robots, truce_span agent, truce_span path, double *delay_s);

#endif
