// Journeys: the stops of one traveller, in order, as arcs on a map.
import type { Entry, PlaceRef } from "../api/client";
import { DAY_MS } from "./days";
import { actorsOf, fieldsOf, placeOf } from "./fields";

type Located = PlaceRef & { latitude: number; longitude: number };
export interface Stop {
  entry: Entry;
  place: Located;
  day: string;
}
export interface Arc {
  traveller: string;
  from: Stop;
  to: Stop;
}

export function located(place: PlaceRef | null | undefined): Located | null {
  return place && typeof place.latitude === "number" && typeof place.longitude === "number" ? (place as Located) : null;
}
function dayOf(entry: Entry): string {
  return entry.date?.from ?? entry.last_seen ?? "";
}

/** Arcs between the consecutive stops of each traveller that lie at most `gap` days apart. */
export function arcs(legs: Entry[], gap = 30): Arc[] {
  const stops = new Map<string, Stop[]>();
  for (const entry of legs) {
    const fields = fieldsOf(entry);
    const place = located(placeOf(fields, "where")) ?? located(entry.place);
    if (!place || entry.status === "negated") continue;
    for (const actor of actorsOf(fields, "who")) {
      const list = stops.get(actor.name) ?? [];
      list.push({ entry, place, day: dayOf(entry) });
      stops.set(actor.name, list);
    }
  }
  const result: Arc[] = [];
  for (const [traveller, list] of stops) {
    list.sort((a, b) => a.day.localeCompare(b.day) || a.entry.id - b.entry.id);
    list.forEach((to, i) => {
      const from = list[i - 1];
      if (!from || from.place.id === to.place.id) return;
      const apart = (Date.parse(to.day) - Date.parse(from.day)) / DAY_MS;
      if (!(apart > gap)) result.push({ traveller, from, to });
    });
  }
  return result;
}

/** The latest entry at each access point. */
export function accessBoard(entries: Entry[]): Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const point = placeOf(fieldsOf(entry), "point");
    const key = point ? String(point.id ?? point.name) : String(entry.id);
    const known = latest.get(key);
    if (!known || dayOf(entry) >= dayOf(known)) latest.set(key, entry);
  }
  return [...latest.values()];
}
