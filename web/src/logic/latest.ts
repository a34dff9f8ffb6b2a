// What the last days brought, each fact told once: what is new, and what happened on the ground.
import type { ActorRef, Entry } from "../api/client";
import { actorsOf, fieldsOf, placeOf } from "./fields";

const SPOKEN = ["AGREE", "REQUEST", "REJECT", "SUPPORT"];
const FORCE = ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST"];
const FIRST: Entry["kind"][] = ["step", "stance", "access", "spillover", "event"];
const THEN: Entry["kind"][] = ["leg", "mediation", "deadline"];

function fieldOf(entry: Entry, name: string): string {
  return String(fieldsOf(entry)[name] ?? "");
}
function typeOf(entry: Entry): string {
  return fieldOf(entry, "type");
}
function inLikeWords(a: Entry, b: Entry): boolean {
  return a.says !== "" && b.says !== "" && (a.says.includes(b.says) || b.says.includes(a.says));
}
function actors(entry: Entry, name: string): ActorRef[] {
  return actorsOf(fieldsOf(entry), name);
}
/** Somebody, or some country, stands in both lists; or one is empty. */
function meet(a: ActorRef[], b: ActorRef[]): boolean {
  return !a.length || !b.length || a.some((one) => b.some((other) => one.id === other.id || (one.country && one.country === other.country)));
}
/** A journey tells whom somebody travels to, or that he comes. */
function journeyTells(leg: Entry, meeting: Entry): boolean {
  const where = placeOf(fieldsOf(leg), "where")?.name;
  return leg.kind === "leg" && typeOf(meeting) === "CONSULT" && (actors(leg, "hosts").length > 0 || actors(meeting, "recipients").every((actor) => actor.kind === "place" || actor.name === where));
}
/** The same act of force of the same ones, told with more words. */
function sameAct(other: Entry, entry: Entry): boolean {
  const ids = (e: Entry) => actors(e, "actors").map((actor) => actor.id).join();
  return ofForce(entry) && other.kind === "event" && typeOf(other) === typeOf(entry) && other.status === entry.status && other.says.length > entry.says.length && ids(entry) !== "" && ids(other) === ids(entry) && meet(actors(other, "recipients"), actors(entry, "recipients"));
}
/** A step that both have agreed tells what a position of one of them tells in the same words. */
function agreedBy(step: Entry, stance: Entry): boolean {
  const of = (e: Entry) => (e.fields as { about?: { proposal?: number } }).about?.proposal;
  const taken = step.kind === "step" && step.status === "actual" && ["agreed", "signed"].includes(fieldOf(step, "step"));
  const accepted = stance.kind === "stance" && stance.status === "actual" && fieldOf(stance, "position") === "accepts";
  return taken && accepted && of(step) !== undefined && of(step) === of(stance);
}
/** A step, a position or a call tells more than the event in the same words ("agrees"), a journey more than the meeting, a step that is due more than the day set. */
function tellsMore(other: Entry, entry: Entry): boolean {
  if (entry.kind === "event") return (["step", "stance", "call"].includes(other.kind) && SPOKEN.includes(typeOf(entry))) || journeyTells(other, entry) || sameAct(other, entry);
  if (entry.kind === "deadline") return other.kind === "step" && (other.status === "planned" || fieldOf(other, "step") === "due");
  return agreedBy(other, entry);
}
/** The step with those who took it, where their positions are told in the same words. */
function withWhoAgreed(step: Entry, entries: Entry[]): Entry {
  if (step.kind !== "step" || actors(step, "by").length) return step;
  const by = entries.filter((other) => other.report === step.report && agreedBy(step, other) && inLikeWords(other, step)).flatMap((other) => actors(other, "party"));
  return by.length ? { ...step, fields: { ...step.fields, by: by.filter((actor, i) => by.findIndex((one) => one.id === actor.id) === i) } } : step;
}
export function toldOnce(entries: Entry[]): Entry[] {
  const again = (entry: Entry) => entries.some((other) => other !== entry && other.report !== undefined && other.report === entry.report && tellsMore(other, entry) && inLikeWords(other, entry));
  return entries.filter((entry) => !again(entry)).map((entry) => withWhoAgreed(entry, entries));
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
