// Signs that stand beside words: one for each kind, position, step and status. Never colour alone.
import type { ComponentChildren } from "preact";
import type { Kind, Position, Status } from "../api/client";
import { fill, share, wordFor, words } from "../text/text";

const paths: Record<Kind, ComponentChildren> = {
  event: <><circle cx="8" cy="8" r="5.5" /><circle cx="8" cy="8" r="1.5" class="solid" /></>,
  proposal: <><path d="M4 2h6l3 3v9H4z" /><path d="M6.5 8h4M6.5 10.5h4" /></>,
  step: <path d="M2 12h4V8.5h4V5h4" />,
  stance: <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" class="solid" /></>,
  mediation: <><circle cx="3.5" cy="11.5" r="2" /><circle cx="12.5" cy="11.5" r="2" /><circle cx="8" cy="4" r="2" /><path d="M7 5.8 4.5 9.8M9 5.8l2.5 4" /></>,
  leg: <><path d="M2 13c3 0 3-5 6-5s3 5 6 0" /><path d="m10.5 6 3.7 1.6L12.4 11" /></>,
  call: <><path d="M3 6.5v3h2.5L11 13V3L5.5 6.5z" /><path d="M13 6.5v3" /></>,
  access: <><path d="M2.5 14V4M13.5 14V4M2.5 5.5h11" /><path d="M8 8.5v5M5.5 11 8 13.5 10.5 11" /></>,
  spillover: <><circle cx="8" cy="8" r="1.6" class="solid" /><path d="M4.5 11.5a5 5 0 0 1 0-7M11.5 4.5a5 5 0 0 1 0 7M2.3 13.7a8 8 0 0 1 0-11.4M13.7 2.3a8 8 0 0 1 0 11.4" /></>,
  domestic: <><path d="M2 6 8 2.5 14 6zM3 13.5h10M4.5 6.5v6M8 6.5v6M11.5 6.5v6" /></>,
  figure: <path d="M6 2.5 4.5 13.5M11.5 2.5 10 13.5M2.8 6h10.8M2.4 10h10.8" />,
  deadline: <><circle cx="8" cy="8.5" r="5.5" /><path d="M8 5v3.7l2.6 1.6" /></>,
};

export function KindSign({ kind, label = false }: { kind: Kind; label?: boolean }) {
  return (
    <span class={`kind kind-${kind}`}>
      <svg viewBox="0 0 16 16" class="sign" aria-hidden="true">{paths[kind]}</svg>
      <span class={label ? "kind-word" : "unseen"}>{words.kind[kind]}</span>
    </span>
  );
}
/** The same drawing inside another SVG, 16 units wide. */
export function KindDrawing({ kind }: { kind: Kind }) {
  return <g class={`sign kind-${kind}`}>{paths[kind]}</g>;
}

export const positionSigns: Record<Position, string> = {
  accepts: "✓",
  accepts_with_conditions: "✓*",
  supports: "+",
  noncommittal: "○",
  opposes: "−",
  rejects: "✕",
  divided: "◐",
};
export function PositionSign({ position, short = false }: { position: Position; short?: boolean }) {
  return (
    <span class={`position position-${position}`}>
      <span class="position-sign" aria-hidden="true">{positionSigns[position]}</span>
      <span class={short ? "unseen" : ""}>{words.position[position]}</span>
    </span>
  );
}

const statusSigns: Record<Status, string> = { actual: "●", planned: "◔", possible: "?", negated: "∅", requested: "!" };
/** Nothing for what happened: that is the ordinary case. */
export function StatusSign({ status, always = false }: { status: Status; always?: boolean }) {
  if (status === "actual" && !always) return null;
  return (
    <span class={`status status-${status}`}>
      <span aria-hidden="true">{statusSigns[status]}</span> {words.status[status]}
    </span>
  );
}

const stepGroups: Record<string, "forward" | "waiting" | "backward" | "done"> = {
  offered: "waiting", under_talks: "waiting", due: "waiting", postponed: "waiting", paused: "backward", breached: "backward", collapsed: "backward",
  ended: "done", agreed: "forward", signed: "forward", begun: "forward", holding: "forward", extended: "forward", carried_out: "done",
};
const stepSigns = { forward: "▲", waiting: "◇", backward: "▼", done: "■" } as const;
/** "agreed", "not extended" */
export function StepSign({ step, status = "actual" }: { step: string; status?: Status }) {
  const told = stepGroups[step] ?? "waiting";
  const group = status === "negated" && told === "forward" ? "backward" : told;
  return (
    <span class={`step step-${group}`}>
      <span aria-hidden="true">{stepSigns[group]}</span> {status === "negated" && `${words.headline.not} `}{wordFor(words.step, step)}
    </span>
  );
}

/** How sure a line is; the number alone under a heading that says so. */
export function Sure({ value, bare = false }: { value: number; bare?: boolean }) {
  return (
    <span class="sure" title={words.evidence.sureHelp}>
      <span class="sure-bar" aria-hidden="true"><i style={{ inlineSize: `${Math.round(value * 100)}%` }} /></span>
      {bare ? share(value) : fill(words.evidence.sure, { n: share(value) })}
    </span>
  );
}
