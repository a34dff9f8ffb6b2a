/* How far the name of a place reaches, and which other names are places. */
#ifndef TR_WORLD_PLACE_SPANS_H
#define TR_WORLD_PLACE_SPANS_H

#include "world/scene.h"

/* A name of the model as it stands in the text, up to word `limit`: the whole name of a place ("Deir al-Asafir" for "Deir", "Tabqa Dam" for "Tabqa"), and a
 * place where its words say so ("Kafr Naya" taken for a person, "outside Kindi Hospital" for an organisation). Other names come back as they are. */
truce_name tr_whole_place(const tr_scene *scene, const truce_name *name, uint32_t limit);
/* Whether the words from `at` to the name of a place behind them belong to it: "al-" of "al-Husseiniya", "Eastern" of "Eastern Qalamoun". */
bool tr_opens_place(const tr_scene *scene, uint32_t at, const truce_name *name);

#endif
