// Types of events in words, from the table that `truce report` reads, too.
import table from "../../../data/process/acts.tsv?raw";

export interface Act { type: string; mode: string; did: string; noun: string }

const acts: Act[] = table
  .split("\n")
  .filter((row) => row && !row.startsWith("#"))
  .map((row) => row.split("\t"))
  .map(([type = "", mode = "", , , did = "", noun = ""]) => ({ type, mode, did, noun }));

/** The first row that fits; a type that the table does not know is told by its own name. */
export function actOf(type: unknown, mode?: unknown): Act {
  const name = String(type ?? "").toLowerCase();
  return acts.find((act) => act.type === type && (act.mode === "-" || act.mode === mode)) ?? { type: String(type ?? ""), mode: "-", did: name, noun: name };
}
/** "agreed with" nobody in particular is "agreed". */
export function withoutWhom(words: string): string {
  return words.replace(/( (with|to|against|on|from|for|of))+$/, "");
}
