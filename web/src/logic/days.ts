// Days as text ("2016-06-23") and as numbers since 1970; bins of days.
export const DAY_MS = 86_400_000;

export function dayNumber(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}
export function dayText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
export function addDays(text: string, days: number): string {
  return dayText(dayNumber(text) + days);
}
export function isDay(text: string | null | undefined): text is string {
  return !!text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text));
}
/** Today by universal time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export type Bin = "day" | "week" | "month";
/** The finest bin that gives at most `most` bars. */
export function binFor(days: number, most: number): Bin {
  if (days <= most) return "day";
  return days <= most * 7 ? "week" : "month";
}
/** First day of the bin that holds a day: Monday for weeks. */
export function binStart(day: number, bin: Bin): number {
  if (bin === "day") return day;
  if (bin === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY_MS);
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS);
}
export function binEnd(start: number, bin: Bin): number {
  if (bin === "day") return start + 1;
  if (bin === "week") return start + 7;
  const date = new Date(start * DAY_MS);
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS);
}
