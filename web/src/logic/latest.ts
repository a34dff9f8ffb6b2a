// What the last days brought, each fact told once: what is new, and what happened on the ground.
import type { Entry } from "../api/client";

const SPOKEN = ["AGREE", "REQUEST", "REJECT", "SUPPORT"];
const FORCE = ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST"];
const FIRST: Entry["kind"][] = ["step", "stance", "access", "spillover", "event"];
const THEN: Entry["kind"][] = ["leg", "mediation", "deadline"];

function typeOf(entry: Entry): string {
  return String((entry.fields as Record<string, unknown>).type ?? "");
}
function inLikeWords(a: Entry, b: Entry): boolean {
  return a.says !== "" && b.says !== "" && (a.says.includes(b.says) || b.says.includes(a.says));
}
/** A step, a position or a call tells more than the event in the same words ("agrees"). */
function tellsMore(other: Entry, entry: Entry): boolean {
  return entry.kind === "event" && ["step", "stance", "call"].includes(other.kind) && SPOKEN.includes(typeOf(entry));
}
export function toldOnce(entries: Entry[]): Entry[] {
  return entries.filter((entry) => !entries.some((other) => other.report !== undefined && other.report === entry.report && tellsMore(other, entry) && inLikeWords(other, entry)));
}
function ofForce(entry: Entry): boolean {
  return entry.kind === "event" && FORCE.includes(typeOf(entry));
}
/** Steps, positions, crossings, other fronts and what several sources tell; then missions and days set. */
export function fresh(entries: Entry[]): Entry[] {
  const once = toldOnce(entries);
  const first = once.filter((entry) => FIRST.includes(entry.kind) && (entry.kind !== "event" || (entry.sources > 1 && !ofForce(entry))));
  return [...first, ...once.filter((entry) => THEN.includes(entry.kind))];
}
/** Attacks, arrests, troops and protests on a day since then, or still to come. */
export function onTheGround(entries: Entry[], since: string | null): Entry[] {
  const lately = (entry: Entry) => (entry.date ? since === null || entry.date.from >= since : entry.status === "planned" || entry.status === "possible");
  return entries.filter((entry) => ofForce(entry) && lately(entry));
}
