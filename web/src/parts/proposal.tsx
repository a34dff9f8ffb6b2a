// A proposal on the table: its names, where it stands, its steps on a line of time, its stages.
import type { Proposal } from "../api/client";
import { isDay } from "../logic/days";
import { stepPlaces, type Table } from "../logic/play";
import { count, dated, day, fill, wordFor, words } from "../text/text";
import { ActorName } from "./basics";
import { evidenceAddress } from "./entry";
import { Link } from "./link";
import { StatusSign, StepSign } from "./marks";

const w = words.play;

/** Steps along a line from the first day to the last, which stand below it. */
function StepTrack({ steps }: { steps: Proposal["steps"] }) {
  const placed = steps.filter((step) => isDay(step.day)).sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
  const ends = [...new Set([placed[0], placed[placed.length - 1]].flatMap((step) => (step ? [dated(step.day, step.precision)] : [])))];
  return (
    <>
    <ol class="track" aria-label={w.steps}>
      {stepPlaces(steps).map(({ step, at }, i) => (
        <li style={{ insetInlineStart: `${at * 100}%` }} key={i}>
          <Link to={evidenceAddress(step.entry, step.line)} class={`track-dot status-${step.status}`} title={`${wordFor(words.step, step.step)}, ${dated(step.day, step.precision)}`}>
            <span class="unseen">{wordFor(words.step, step.step)}, {dated(step.day, step.precision)}</span>
          </Link>
        </li>
      ))}
    </ol>
    <p class="track-ends" aria-hidden="true">{ends.map((end) => <span key={end}>{end}</span>)}</p>
    </>
  );
}

export function ProposalCard({ table: { proposal, others, entries } }: { table: Table }) {
  return (
    <article class="card proposal">
      <header>
        <h3><Link to={evidenceAddress(proposal.entry, proposal.line)}><bdi>{proposal.name}</bdi></Link></h3>
        {proposal.step && (
          <p class="stands"><Link to={evidenceAddress(proposal.step.entry, proposal.step.line)}><StepSign step={proposal.step.step} status={proposal.step.status} /></Link> {proposal.step.status !== "negated" && <StatusSign status={proposal.step.status} />}</p>
        )}
      </header>
      <p class="meta">
        {proposal.authors.length > 0 && <span>{proposal.authors.map((actor, i) => <>{i > 0 && ", "}<ActorName actor={actor} /></>)}</span>}
        <time dateTime={proposal.last ?? ""}>{fill(w.lastHeard, { day: day(proposal.last) })}</time>
        {proposal.reports !== undefined && <Link to={evidenceAddress(proposal.entry)}>{count(w.reports, proposal.reports)}</Link>}
        {proposal.stances > 0 && <Link to={`/timeline?kind=stance&proposal=${entries.join(",")}`}>{count(w.stances, proposal.stances)}</Link>}
      </p>
      {others.length > 0 && (
        <p class="meta">
          {w.alsoTold} {others.slice(0, 4).map((other, i) => <span key={other.entry}><Link to={evidenceAddress(other.entry, other.line)}><bdi>{other.name}</bdi></Link>{i + 1 < Math.min(others.length, 4) ? "," : others.length > 4 && " …"}</span>)}
        </p>
      )}
      {proposal.steps.length > 1 && <StepTrack steps={proposal.steps} />}
      {proposal.stages.length > 0 && (
        <ol class="stages" aria-label={w.stages}>
          {proposal.stages.map((stage) => <li value={stage.number}>{stage.line ? <Link to={evidenceAddress(proposal.entry, stage.line)}><bdi>{stage.text}</bdi></Link> : <bdi>{stage.text}</bdi>}</li>)}
        </ol>
      )}
    </article>
  );
}
