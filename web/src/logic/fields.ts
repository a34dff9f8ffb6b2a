// The fields of an entry or a line, whatever their kind: actors, places, words, days.
import type { ActorRef, PlaceRef } from "../api/client";
import { number } from "../text/text";

export type Fields = Record<string, unknown>;
export function fieldsOf(holder: { fields: object }): Fields {
  return holder.fields as Fields;
}

export function actorsOf(fields: Fields, name: string): ActorRef[] {
  const value = fields[name];
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is ActorRef => typeof item === "object" && item !== null && typeof (item as ActorRef).name === "string");
}
export function placeOf(fields: Fields, name: string): PlaceRef | null {
  const value = fields[name];
  if (typeof value === "string" && value) return { id: null, name: value };
  if (typeof value === "object" && value !== null && typeof (value as PlaceRef).name === "string") return value as PlaceRef;
  return null;
}
/** Words of a field, however they are held: text, {text}, {name}, or a list of them. */
export function textOf(fields: Fields, name: string, between = "; "): string {
  const one = (value: unknown): string => {
    if (typeof value === "string") return value;
    if (typeof value === "number") return number(value);
    if (typeof value !== "object" || value === null) return "";
    const { text, name: called } = value as { text?: unknown; name?: unknown };
    return typeof text === "string" ? text : typeof called === "string" ? called : "";
  };
  const value = fields[name];
  return Array.isArray(value) ? value.map(one).filter(Boolean).join(between) : one(value);
}
/** A day, or the first of a span. */
export function dateOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && typeof (value as { from?: unknown }).from === "string" ? (value as { from: string }).from : null;
}
