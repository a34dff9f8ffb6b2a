// State of play: what a desk needs at six in the morning, on one page.
import { useMemo, useState } from "preact/hooks";
import type { Cell, Deadline, Entry, FigureGroup, Proposal, StateOfPlay } from "../api/client";
import { entryRows } from "../logic/cite";
import { addDays, isDay } from "../logic/days";
import { dueTitle, figureTitle } from "../logic/headline";
import { fresh, onTheGround } from "../logic/latest";
import { deadlines, matrix, onTheTable, stepPlaces, type Matrix, type Table } from "../logic/play";
import { ActorName, Empty, Few, Section, Shown } from "../parts/basics";
import { EntryRow, evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Link } from "../parts/link";
import { PositionSign, StatusSign, StepSign } from "../parts/marks";
import { useResource } from "../state/resource";
import { parameter, setParameters } from "../state/url";
import { lastVisit } from "../state/visit";
import { count, dated, day, fill, number, wordFor, words } from "../text/text";

const w = words.play;
/** The state of play lists at most so many of a kind; there may be more. */
const LISTED = 50;
function listed(items: unknown[]): string {
  return items.length < LISTED ? number(items.length) : fill(words.app.orMore, { n: number(items.length) });
}

function SinceChoice({ last }: { last: string | null }) {
  const since = parameter("since");
  const choices: { label: string; day: string | null }[] = [
    ...(lastVisit.value ? [{ label: w.sinceVisit, day: lastVisit.value }] : []),
    ...(last ? [{ label: w.sinceWeek, day: null }, { label: w.sinceMonth, day: addDays(last, -30) }] : []), // seven days if nothing is asked for
  ];
  return (
    <fieldset class="choices">
      <legend>{w.newSince}</legend>
      {choices.map((choice) => (
        <button type="button" class="choice" aria-pressed={since === choice.day} onClick={() => setParameters({ since: choice.day })}>{choice.label}</button>
      ))}
      <label><span class="unseen">{w.sinceDay}</span><input type="date" value={since ?? ""} onChange={(event) => setParameters({ since: event.currentTarget.value || null })} /></label>
    </fieldset>
  );
}

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

function ProposalCard({ table: { proposal, others, entries } }: { table: Table }) {
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

function MatrixCell({ cell, label }: { cell: Cell; label: string }) {
  return (
    <div class={`cell position-${cell.position} ${cell.changed ? "changed" : ""}`}>
      <Link to={evidenceAddress(cell.entry, cell.line)}>
        <span class="unseen">{label}: </span>
        <PositionSign position={cell.position} />
        <StatusSign status={cell.status} />
        <time dateTime={cell.day ?? ""}>{dated(cell.day, cell.precision)}</time>
        {cell.both_ways && <span class="both-ways">⇄ {w.bothWays}</span>}
        {cell.changed && <span class="changed-mark">{w.changed}</span>}
      </Link>
      {(cell.history.length > 1 || cell.conditions.length > 0) && (
        <div class="cell-more">
          {cell.conditions.length > 0 && <><p class="eyebrow">{w.conditions}</p><ul>{cell.conditions.map((c) => <li dir="auto">{c}</li>)}</ul></>}
          {cell.history.length > 1 && (
            <>
              <p class="eyebrow">{w.history}</p>
              <ol>{cell.history.map((h) => <li><time dateTime={h.day ?? ""}>{dated(h.day, h.precision)}</time> <Link to={evidenceAddress(cell.entry, h.line)}>{words.position[h.position]}</Link></li>)}</ol>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function PositionsTable({ data }: { data: Matrix }) {
  return (
    <div class="matrix-room" role="region" aria-label={w.positions} tabIndex={0}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{w.party}</th>
            {data.proposals.map((p) => <th scope="col" key={p.id}><Link to={evidenceAddress(p.id)}><bdi>{p.name}</bdi></Link></th>)}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.party.id}>
              <th scope="row"><ActorName actor={row.party} /></th>
              {row.cells.map((cell, i) => <td key={data.proposals[i]?.id}>{cell ? <MatrixCell cell={cell} label={`${row.party.name}, ${data.proposals[i]?.name ?? ""}`} /> : <span class="quiet" aria-label={words.app.nothing}>·</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Positions({ play }: { play: StateOfPlay }) {
  const [all, setAll] = useState(false);
  const whole = useMemo(() => matrix(play.positions), [play]);
  const few = useMemo(() => matrix(play.positions, { parties: 10, proposals: 6 }), [play]);
  const cut = whole.rows.length > few.rows.length || whole.proposals.length > few.proposals.length;
  const rows = () => [[w.party, ...whole.proposals.map((p) => p.name)], ...whole.rows.map((r) => [r.party.name, ...r.cells.map((c) => (c ? `${words.position[c.position]} (${c.day ?? ""})` : ""))])];
  return (
    <Section title={w.positions} actions={<Export name="positions" rows={rows} />}>
      <p class="quiet about">{w.positionsAbout}</p>
      {whole.rows.length ? <PositionsTable data={all ? whole : few} /> : <Empty>{w.positionsNone}</Empty>}
      {cut && <button type="button" class="plain more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? words.app.less : words.app.more}</button>}
    </Section>
  );
}

function dueWords(days: number): string {
  if (days === 0) return w.today;
  return days > 0 ? count(w.inDays, days) : count(w.daysAgo, -days);
}
function Deadlines({ entries, today }: { entries: Deadline[]; today: string }) {
  return (
    <Few items={deadlines(entries, today)} most={5}>
      {(due) => (
        <div class={`due ${due.days !== null && due.days < 0 ? "past" : ""}`} key={due.entry.id}>
          {due.day && <p class="due-day"><time dateTime={due.day}>{day(due.day)}</time><span>{due.days !== null && dueWords(due.days)}</span></p>}
          <EntryRow entry={due.entry} title={dueTitle(due.entry)} withDay={false} sign={false} dense />
          {due.entry.kept && <p class="meta due-kept">{w.then}: <Link to={evidenceAddress(due.entry.kept.entry, due.entry.kept.line)}>{wordFor(words.step, due.entry.kept.step)}</Link></p>}
        </div>
      )}
    </Few>
  );
}

function FigureLines({ groups }: { groups: FigureGroup[] }) {
  return (
    <Few items={groups} most={5}>
      {(group) => {
        const claims = [...group.claims].sort((a, b) => (b.day ?? "").localeCompare(a.day ?? ""));
        return (
          <div class="figure-line" key={`${group.what} ${group.of ?? ""} ${group.unit ?? ""}`}>
            <h3><Link to={`/figures?what=${encodeURIComponent(group.what)}`}>{figureTitle(group).what}</Link> <bdi class="quiet">{figureTitle(group).of}</bdi></h3>
            <ul>
              {claims.slice(0, 3).map((claim) => (
                <li>
                  <Link to={evidenceAddress(claim.entry, claim.line)} class="big-number">{claim.at_least && "≥ "}{claim.at_most && "≤ "}{number(claim.number)}{claim.unit ? ` ${claim.unit}` : ""}</Link>
                  <span class="meta">{claim.by_whom?.length ? claim.by_whom.map((a) => a.name).join(", ") : (claim.source ?? words.figures.own)} · {dated(claim.day, claim.precision)}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      }}
    </Few>
  );
}

function Contradictions({ pairs }: { pairs: NonNullable<StateOfPlay["contradictions"]> }) {
  if (!pairs.length) return null;
  return (
    <Section title={w.contradictions} count={listed(pairs)}>
      <Few items={pairs} most={3}>
        {(pair) => <div class="pair-against" key={`${pair.first.id} ${pair.second.id}`}><EntryRow entry={pair.first} sign={false} dense /><p class="quiet against">≠ {w.against}</p><EntryRow entry={pair.second} sign={false} dense /></div>}
      </Few>
    </Section>
  );
}

function Silence({ silent }: { silent: NonNullable<StateOfPlay["silence"]> }) {
  if (!silent.length) return null;
  return (
    <Section title={w.silence} count={listed(silent)}>
      <Few items={silent} most={4}>
        {(one) => (
          <div class="entry dense" key={`${one.party.id ?? one.party.name} ${one.proposal ?? one.name}`}>
            <div class="entry-body">
              <p><ActorName actor={one.party} />: <Link to={one.entry ? evidenceAddress(one.entry, one.line) : `/line/${one.line ?? 0}`}>{count(w.silentFor, one.days)}</Link> {words.headline.towards} <bdi>{one.name}</bdi></p>
              <p class="meta">{fill(w.lastSaid, { position: words.position[one.position], day: day(one.since) })}</p>
            </div>
          </div>
        )}
      </Few>
    </Section>
  );
}

function EntrySection({ title, entries, kind, most = 4 }: { title: string; entries: Entry[]; kind?: string; most?: number }) {
  if (!entries.length) return null;
  return (
    <Section title={title} count={listed(entries)} actions={kind && <Link to={`/timeline?kind=${kind}`}>{words.views.timeline}</Link>}>
      <Few items={entries} most={most}>{(entry) => <EntryRow key={entry.id} entry={entry} sign={!kind} dense />}</Few>
    </Section>
  );
}

function Play({ play }: { play: StateOfPlay }) {
  const { process } = play;
  const tables = useMemo(() => onTheTable(play.proposals), [play]);
  const since = play.new_since ?? play.since;
  const latest = useMemo(() => fresh(play.new), [play]);
  const ground = useMemo(() => onTheGround(play.new, since), [play]);
  const today = play.today ?? play.until ?? process.last ?? new Date().toISOString().slice(0, 10);
  return (
    <>
      <header class="play-head">
        <div>
          <h1>{words.views.state}</h1>
          <p class="lede">
            {process.last && <>{fill(w.asOf, { day: day(process.last, "long") })}. </>}
            {fill(w.holds, { reports: count(w.reports, process.reports), sources: count(w.sources, process.sources) })}.
          </p>
        </div>
        <SinceChoice last={process.last} />
        <Export name="state-of-play" rows={() => entryRows([...play.new, ...play.deadlines, ...play.access, ...play.mediation, ...play.itineraries, ...play.calls, ...play.spillover, ...play.domestic])} entries />
      </header>
      <div class="play">
        <div class="play-main">
          <Section title={w.onTheTable} count={tables.length ? (play.proposals.length < LISTED ? number(tables.length) : fill(words.app.orMore, { n: number(tables.length) })) : undefined}>
            {tables.length ? <div class="cards"><Few items={tables} most={4}>{(table) => <ProposalCard key={table.proposal.entry} table={table} />}</Few></div> : <Empty>{w.onTheTableNone}</Empty>}
          </Section>
          <Positions play={play} />
          <div class="pairs">
            <EntrySection title={words.kinds.mediation} entries={play.mediation} kind="mediation" />
            <EntrySection title={words.kinds.leg} entries={play.itineraries} kind="leg" />
            <EntrySection title={words.kinds.access} entries={play.access} kind="access" />
            <EntrySection title={words.kinds.call} entries={play.calls} kind="call" />
            <EntrySection title={words.kinds.domestic} entries={play.domestic} kind="domestic" />
            <EntrySection title={words.kinds.spillover} entries={play.spillover} kind="spillover" />
          </div>
        </div>
        <div class="play-side">
          {isDay(since) && (
            <Section title={`${w.newSince} ${day(since)}`} count={latest.length ? number(latest.length) : undefined}>
              {latest.length ? <Few items={latest} most={6}>{(entry) => <EntryRow key={entry.id} entry={entry} dense />}</Few> : <Empty>{w.nothingNew}</Empty>}
            </Section>
          )}
          {ground.length > 0 && <Section title={w.onTheGround} count={number(ground.length)}><Few items={ground} most={6}>{(entry) => <EntryRow key={entry.id} entry={entry} dense />}</Few></Section>}
          {play.deadlines.length > 0 && <Section title={w.deadlines} count={listed(play.deadlines)}><Deadlines entries={play.deadlines} today={today} /></Section>}
          <Contradictions pairs={play.contradictions ?? []} />
          {play.figures.length > 0 && <Section title={words.kinds.figure} actions={<Link to="/figures">{words.views.figures}</Link>}><FigureLines groups={play.figures} /></Section>}
          <Silence silent={play.silence ?? []} />
        </div>
      </div>
    </>
  );
}

export function StateView() {
  const since = parameter("since");
  const resource = useResource("/api/state-of-play", { since: isDay(since) ? since : null, until: parameter("until"), sure: parameter("sure") });
  return <div class="view state"><Shown resource={resource}>{(play) => <Play play={play} />}</Shown></div>;
}
