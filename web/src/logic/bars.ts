// Bars of the timeline: counts a bin and kind, and the arithmetic of brushing.
import type { Kind, Schemas } from "../api/client";
import { binEnd, binFor, binStart, dayNumber, type Bin } from "./days";

/** Days from the first on, half-open. */
export interface Span {
  from: number;
  to: number;
}
export interface Bars extends Span {
  bin: Bin;
  starts: number[];
  kinds: { kind: Kind; counts: number[]; total: number; most: number }[];
  reports: number[];
  before: number; // entries of days before the first bar
}

const limitDays = 366 * 200;

/** Bars of the days from `since` to `until`; without `since` from the first report's day on: what is told of decades ago would leave them no room. */
export function bars(days: Schemas["TimelineDay"][], kinds: Kind[], since: string | null, until: string | null, most = 120): Bars | null {
  const dated = days.filter((d) => !Number.isNaN(dayNumber(d.day)));
  if (!dated.length && !(since && until)) return null;
  const numbers = dated.map((d) => dayNumber(d.day));
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const reported = numbers.filter((_, i) => (dated[i]?.reports ?? 0) > 0);
  let from = since ? dayNumber(since) : least(reported.length ? reported : numbers);
  const to = (until ? dayNumber(until) : numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)) + 1;
  if (!(to > from)) return null;
  if (to - from > limitDays) from = to - limitDays;
  const bin = binFor(to - from, most);
  const starts: number[] = [];
  for (let at = binStart(from, bin); at < to; at = binEnd(at, bin)) starts.push(at);
  const index = new Map(starts.map((start, i) => [start, i]));
  const rows = kinds.map((kind) => ({ kind, counts: starts.map(() => 0), total: 0, most: 0 }));
  const reports = starts.map(() => 0);
  let before = 0;
  dated.forEach((d, i) => {
    const day = numbers[i] ?? 0;
    if (day < from) for (const kind of kinds) before += d.kinds[kind] ?? 0;
    const at = day >= from && day < to ? index.get(binStart(day, bin)) : undefined;
    if (at === undefined) return;
    reports[at] = (reports[at] ?? 0) + d.reports;
    for (const row of rows) row.counts[at] = (row.counts[at] ?? 0) + (d.kinds[row.kind] ?? 0);
  });
  for (const row of rows) {
    row.total = row.counts.reduce((a, b) => a + b, 0);
    row.most = row.counts.reduce((a, b) => Math.max(a, b), 0);
  }
  return { bin, from, to, starts, kinds: rows.filter((row) => row.total > 0), reports, before };
}

/** A span of `factor` times the size around its middle, within limits. */
export function zoom(span: Span, factor: number, limits: Span, centre = (span.from + span.to) / 2): Span {
  const size = Math.max(2, Math.round((span.to - span.from) * factor));
  const share = (centre - span.from) / Math.max(1, span.to - span.from);
  let from = Math.round(centre - size * share);
  from = Math.max(limits.from, Math.min(from, limits.to - size));
  return { from, to: Math.min(limits.to, from + size) };
}
/** The span moved by a share of its size, within limits. */
export function shift(span: Span, by: number, limits: Span): Span {
  const size = span.to - span.from;
  const from = Math.max(limits.from, Math.min(span.from + Math.round(size * by), limits.to - size));
  return { from, to: from + size };
}
