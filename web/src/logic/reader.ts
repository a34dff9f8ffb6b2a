// Marks over a report's text: lines, actors, places, times; and which lines stand where.
import type { ReportRecord } from "../api/client";
import type { ByteRange } from "./bytes";

export type MarkKind = "line" | "actor" | "place" | "time";
export interface Mark extends ByteRange {
  kind: MarkKind;
  id: number; // of the line, or the store's id of the actor or place (0 = none)
  label: string;
}
export type ReportLine = ReportRecord["lines"][number];

export function marksOf(record: ReportRecord, shown: Set<MarkKind>): Mark[] {
  const marks: Mark[] = [];
  if (shown.has("line"))
    record.lines.forEach((line) => {
      for (const range of line.evidence) marks.push({ start: range.start, end: range.end, kind: "line", id: line.line ?? 0, label: line.kind });
    });
  if (shown.has("actor"))
    for (const actor of record.actors) for (const range of actor.mentions ?? []) marks.push({ start: range.start, end: range.end, kind: "actor", id: actor.store_id ?? 0, label: actor.name });
  if (shown.has("place"))
    for (const place of record.places) for (const range of place.mentions ?? []) marks.push({ start: range.start, end: range.end, kind: "place", id: place.store_id ?? 0, label: place.name });
  if (shown.has("time"))
    for (const time of record.times ?? []) marks.push({ start: time.start ?? 0, end: time.end ?? 0, kind: "time", id: 0, label: time.value ?? "" });
  return marks;
}
/** Lines in the order of their words. */
export function inOrder(lines: ReportLine[]): ReportLine[] {
  const first = (line: ReportLine) => line.evidence.reduce((least, range) => Math.min(least, range.start), Number.POSITIVE_INFINITY);
  return [...lines].sort((a, b) => first(a) - first(b));
}
export function linesAt(lines: ReportLine[], byte: number): ReportLine[] {
  return lines.filter((line) => line.evidence.some((range) => range.start <= byte && byte < range.end));
}
