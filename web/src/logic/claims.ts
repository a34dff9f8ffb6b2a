// What a claim of a figure says: who claims it, and how many.
import type { Claim } from "../api/client";
import { fill, number, words } from "../text/text";

export function claimant(claim: Claim): string {
  return claim.by_whom?.length ? claim.by_whom.map((a) => a.name).join(", ") : (claim.source ?? words.figures.own);
}
/** "≥ 40 soldiers", "possibly: 200" */
export function amount(claim: Claim): string {
  const told = `${claim.at_least ? "≥ " : ""}${claim.at_most ? "≤ " : ""}${number(claim.number)}${claim.unit ? ` ${claim.unit}` : ""}`;
  return claim.status && claim.status !== "actual" ? fill(words.headline.lead[claim.status], { what: told }) : told;
}
/** The latest first. */
export function byDay(a: Claim, b: Claim): number {
  return (b.day ?? "").localeCompare(a.day ?? "");
}
