// The address bar is the state of the view: a path and parameters, nothing hidden.
import { computed, signal } from "@preact/signals";
import { address, type Parameters } from "../api/client";

const here = signal(currentTarget());
function currentTarget(): string {
  return typeof location === "undefined" ? "/" : location.pathname + location.search;
}
if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => {
    here.value = currentTarget();
  });
}

export const path = computed(() => here.value.split("?")[0] ?? "/");
export const parameters = computed(() => new URLSearchParams(here.value.split("?")[1] ?? ""));

export function go(target: string, replace = false): void {
  if (target === here.value) return;
  history[replace ? "replaceState" : "pushState"](null, "", target);
  const samePlace = target.split("?")[0] === path.value;
  here.value = target;
  if (!samePlace) window.scrollTo(0, 0);
}

/** This address with some parameters changed; null takes one out. */
export function withParameters(changes: Parameters): string {
  const values: Parameters = Object.fromEntries(parameters.value);
  for (const [name, value] of Object.entries(changes)) values[name] = value;
  return address(path.value, values);
}
export function setParameters(changes: Parameters, replace = true): void {
  go(withParameters(changes), replace);
}
export function parameter(name: string): string | null {
  return parameters.value.get(name);
}
export function numberParameter(name: string): number | null {
  const text = parameters.value.get(name);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}
