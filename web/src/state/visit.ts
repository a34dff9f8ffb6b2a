// When this browser last looked, and how the page shall look: kept in the browser, never sent.
import { effect, signal } from "@preact/signals";
import { keeper } from "../logic/keeper";

const SESSION_GAP_MS = 30 * 60 * 1000;
interface Visit {
  seen: string; // the last day of the record that was seen then
  at: number;
}
function parse(text: string | null): Visit | null {
  try {
    const visit = text ? (JSON.parse(text) as Visit) : null;
    return visit && typeof visit.seen === "string" && typeof visit.at === "number" ? visit : null;
  } catch {
    return null;
  }
}

const here = keeper(() => localStorage, "truce.visit");
const earlier = keeper(() => localStorage, "truce.visit.before");
const before = parse(here.read());
/** Day up to which the record was known at the visit before this one; null on a first visit. */
export const lastVisit = signal<string | null>(parse(earlier.read())?.seen ?? null);
if (before && Date.now() - before.at > SESSION_GAP_MS) {
  lastVisit.value = before.seen;
  earlier.write(JSON.stringify(before));
}
export function noteVisit(lastDay: string | null): void {
  if (lastDay) here.write(JSON.stringify({ seen: lastDay, at: Date.now() } satisfies Visit));
}

export type Theme = "system" | "light" | "dark";
const chosen = keeper(() => localStorage, "truce.theme");
const given = chosen.read();
export const theme = signal<Theme>(given === "light" || given === "dark" ? given : "system");
export function followTheme(): void {
  effect(() => {
    if (theme.value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    chosen.write(theme.value);
  });
}
