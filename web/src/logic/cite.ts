// Citations and tables: what leaves the page says where it comes from.
import type { Entry, Line } from "../api/client";
import { day, words } from "../text/text";
import { headline } from "./headline";

/** “words” — Title, Source, 23 June 2016 (address of the line). */
export function citation(line: Line, origin: string): string {
  const said = line.evidence.map((part) => part.text ?? "").filter(Boolean).join(" … ");
  const { title, source, published } = line.report;
  const from = [title ?? words.evidence.noTitle, source ?? words.evidence.noSource, day(published, "long")].join(", ");
  return `“${said}” — ${from} (${origin}/line/${line.id})`;
}

/** One cell of a table; a text that a spreadsheet would run as a formula is kept as text. */
export function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
export function csv(rows: (string | number | null | undefined)[][]): string {
  return rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
export function entryRows(entries: Entry[]): (string | number | null)[][] {
  const head = ["entry", "line", "kind", "status", "from", "to", "place", "what", "words", "sure", "reports", "sources", "first_seen", "last_seen"];
  return [
    head,
    ...entries.map((e) => [e.id, e.line, e.kind, e.status, e.date?.from ?? "", e.date?.to ?? "", e.place?.name ?? "", headline(e), e.says, e.sure, e.reports, e.sources, e.first_seen, e.last_seen]),
  ];
}
