// Words, dates and numbers for people: by the reader's locale.
import { en } from "./en";

export const words = en;
const locale = typeof navigator === "undefined" ? "en" : navigator.language;

/** "{n} reports" with its values. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const numbers = new Intl.NumberFormat(locale);
export function number(value: number): string {
  return numbers.format(value);
}
const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
export function compact(value: number): string {
  return short.format(value);
}
const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
export function share(value: number): string {
  return shares.format(value);
}

const plurals = new Intl.PluralRules("en");
export function count(forms: { one: string; other: string }, n: number): string {
  return fill(plurals.select(n) === "one" ? forms.one : forms.other, { n: number(n) });
}

/** A day as the reader writes it; what is no day stays as it is. */
export function day(text: string | null | undefined, form: keyof typeof dayForms = "short"): string {
  if (!text) return words.evidence.undated;
  const parsed = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime())) return text;
  return dayForms[form].format(parsed);
}
/** A day as far as it is known: that of a month or year stands for the whole of it. */
export function dated(text: string | null | undefined, precision: string | undefined, form: "long" | "short" = "short"): string {
  if (text && (precision === "month" || precision === "year")) return day(text, precision);
  return text && precision === "week" ? fill(words.evidence.weekOf, { day: day(text, form) }) : day(text, form);
}
/** When an entry was; of one whose day nobody tells, when it was told. */
export function when(entry: { date?: { from: string; precision: string } | null; first_seen: string | null }): string {
  return entry.date ? dated(entry.date.from, entry.date.precision) : entry.first_seen ? fill(words.evidence.toldOn, { day: day(entry.first_seen) }) : words.evidence.undated;
}
const dayForms = {
  long: new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  short: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }),
  year: new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" }),
};
const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
export function moment(text: string): string {
  const parsed = new Date(text);
  return Number.isNaN(parsed.getTime()) ? text : moments.format(parsed);
}

const lists = new Intl.ListFormat(locale.startsWith("en") ? locale : "en", { style: "long", type: "conjunction" });
export function list(names: string[]): string {
  return lists.format(names);
}

/** The word for a code of the record; an unknown code is shown as it is, without underscores. */
export function wordFor(table: Record<string, string>, code: unknown): string {
  const key = String(code ?? "");
  return table[key] ?? key.replace(/_/g, " ").toLowerCase();
}
