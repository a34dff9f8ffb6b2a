// The state of play, arranged: the matrix by party and proposal, deadlines by day, steps on a line.
import type { Cell, Deadline, Proposal, StateOfPlay } from "../api/client";
import { dayNumber, isDay } from "./days";
import { dueDay } from "./headline";

export interface MatrixRow {
  party: StateOfPlay["positions"]["parties"][number];
  cells: (Cell | null)[]; // in the order of the proposals
}
export interface Matrix {
  proposals: StateOfPlay["positions"]["proposals"];
  rows: MatrixRow[];
}

/** Parties and proposals as they come; empty rows and columns left out. */
export function matrix(positions: StateOfPlay["positions"], most = { parties: Number.POSITIVE_INFINITY, proposals: Number.POSITIVE_INFINITY }): Matrix {
  const used = new Map<number, number>();
  for (const cell of positions.cells) used.set(cell.proposal, (used.get(cell.proposal) ?? 0) + 1);
  const proposals = positions.proposals.filter((p) => used.has(p.id)).slice(0, most.proposals);
  const column = new Map(proposals.map((p, i) => [p.id, i]));
  const rows: MatrixRow[] = [];
  for (const party of positions.parties) {
    const cells: (Cell | null)[] = proposals.map(() => null);
    for (const cell of positions.cells) {
      const at = column.get(cell.proposal);
      if (cell.party === party.id && at !== undefined) cells[at] = cell;
    }
    if (cells.some(Boolean)) rows.push({ party, cells });
  }
  return { proposals, rows: rows.slice(0, most.parties) };
}

type Step = Proposal["steps"][number];
export interface Table {
  proposal: Proposal; // the one told most, with the steps, stances and reports of all
  others: Proposal[]; // other names for it
  entries: number[]; // of all its names
}
const LIFE: Step["step"][] = ["offered", "under_talks", "agreed", "signed", "due", "begun", "holding", "breached", "extended", "carried_out", "postponed", "paused", "ended", "collapsed"];
/** By day; of one day in the order of a deal's life, what did not come last. */
function bySteps(a: Step, b: Step): number {
  const rank = (s: Step) => (s.status === "negated" ? 100 : 0) + 2 * LIFE.indexOf(s.step) + Number(s.status === "actual");
  return (a.day ?? "").localeCompare(b.day ?? "") || rank(a) - rank(b);
}
/** The last step that was taken, or that a truce is not to go on; else the last told of. */
function standing(steps: Step[]): Step | undefined {
  return [...steps].reverse().find((s) => s.status === "actual" || (s.status === "negated" && s.step === "extended")) ?? steps[steps.length - 1];
}
/** Names of one thing stand together, as the server tells (`family`). What one report names once comes last. */
function sameName(a: Proposal, b: Proposal): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase();
}
export function onTheTable(proposals: Proposal[]): Table[] {
  const tables = new Map<string, Pick<Table, "proposal" | "others">>();
  for (const proposal of proposals) {
    const key = proposal.family ?? `entry ${proposal.entry}`;
    const table = tables.get(key);
    if (table) table.others.push(proposal);
    else tables.set(key, { proposal, others: [] });
  }
  return [...tables.values()].map(({ proposal, others }) => {
    const all = [proposal, ...others];
    const steps = all.flatMap((p) => p.steps).sort(bySteps);
    return {
      proposal: {
        ...proposal,
        steps,
        step: standing(steps) ?? proposal.step,
        stances: all.reduce((sum, p) => sum + p.stances, 0),
        last: all.reduce<string | null>((last, p) => ((p.last ?? "") > (last ?? "") ? (p.last ?? null) : last), null),
        authors: all.find((p) => p.authors.length)?.authors ?? [],
        stages: all.find((p) => p.stages.length > 1)?.stages ?? [],
      },
      entries: all.map((p) => p.entry),
      others: others.filter((other, i) => !sameName(other, proposal) && others.findIndex((one) => sameName(one, other)) === i),
    };
  }).sort((a, b) => Number(thin(a.proposal)) - Number(thin(b.proposal)));
}
/** Something that one report has somebody for or against, or only names. */
function thin(p: Proposal): boolean {
  return !p.step && p.stances < 2 && (p.reports ?? 0) < 2;
}

export interface Due {
  entry: Deadline;
  day: string | null;
  days: number | null; // from `today`; negative = past
}
/** What is still to come first, the nearest first; then what has passed, the latest first; undated last. */
export function deadlines(entries: Deadline[], today: string): Due[] {
  const now = dayNumber(today);
  const all = entries.map((entry): Due => {
    const by = dueDay(entry);
    const dated = by !== null && isDay(by.slice(0, 10)) ? by.slice(0, 10) : null;
    return { entry, day: dated, days: dated ? dayNumber(dated) - now : null };
  });
  const rank = (due: Due) => (due.days === null ? 2 : due.days >= 0 ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b) || Math.abs(a.days ?? 0) - Math.abs(b.days ?? 0));
}

/** Two places on a line of time are at least this share of it apart, so that each can be hit with a finger. */
const GAP = 0.1;

/** Moves places of 0 to 1 apart as far as there is room, in their order. */
function apart(places: number[]): number[] {
  const out = [...places];
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const gap = Math.min(GAP, 1 / Math.max(1, places.length - 1));
  let least = 0;
  for (const i of order) least = (out[i] = Math.max(out[i] ?? 0, least)) + gap;
  let most = 1;
  for (const i of order.reverse()) most = (out[i] = Math.min(out[i] ?? 0, most)) - gap;
  return out;
}

/** Steps with their place from 0 to 1 on a line of time; undated ones follow the one before. */
export function stepPlaces(steps: Proposal["steps"]): { step: Proposal["steps"][number]; at: number }[] {
  const dated = steps.filter((s) => isDay(s.day)).map((s) => dayNumber(s.day ?? ""));
  const first = Math.min(...dated);
  const span = Math.max(...dated) - first;
  let last = 0;
  const places = apart(steps.map((step, i) => (last = isDay(step.day) && span > 0 ? (dayNumber(step.day) - first) / span : steps.length > 1 && span <= 0 ? i / (steps.length - 1) : last)));
  return steps.map((step, i) => ({ step, at: places[i] ?? 0 }));
}
