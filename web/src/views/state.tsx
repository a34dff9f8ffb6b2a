// State of play: what a desk needs at six in the morning, on one page.
import { useMemo } from "preact/hooks";
import type { Deadline, Entry, FigureGroup, StateOfPlay } from "../api/client";
import { entryRows } from "../logic/cite";
import { amount, byDay, claimant } from "../logic/claims";
import { addDays, isDay, today } from "../logic/days";
import { dueTitle, figureTitle } from "../logic/headline";
import { fresh, onTheGround } from "../logic/latest";
import { deadlines, onTheTable } from "../logic/play";
import { ActorName, Empty, Few, Section, Shown } from "../parts/basics";
import { EntryRow, evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Link } from "../parts/link";
import { Positions } from "../parts/positions";
import { ProposalCard } from "../parts/proposal";
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
        const claims = [...group.claims].sort(byDay);
        const title = figureTitle(group);
        return (
          <div class="figure-line" key={`${group.what} ${group.of ?? ""} ${group.unit ?? ""}`}>
            <h3><Link to={`/figures?what=${encodeURIComponent(group.what)}`}>{title.what}</Link> <bdi class="quiet">{title.of}</bdi></h3>
            <ul>
              {claims.slice(0, 3).map((claim) => (
                <li>
                  <Link to={evidenceAddress(claim.entry, claim.line)} class="big-number">{amount(claim)}</Link>
                  <span class="meta">{claimant(claim)} · {dated(claim.day, claim.precision)}</span>
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
  const asOf = play.today ?? play.until ?? process.last ?? today();
  return (
    <>
      <header class="play-head">
        <div>
          <h1>{words.views.state}</h1>
          <p class="lede">
            {process.last && <>{fill(w.asOf, { day: day(process.last, "long") })}. </>}
            {fill(w.holds, { reports: count(w.reports, process.reports), sources: count(w.sources, process.sources) })}.
          </p>
          {process.ahead ? <p class="meta" role="note">{fill(count(w.ahead, process.ahead), { day: day(process.ahead_last) })} <Link to={`/?until=${process.ahead_last}`}>{w.aheadToo}</Link></p> : null}
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
          {play.deadlines.length > 0 && <Section title={w.deadlines} count={listed(play.deadlines)}><Deadlines entries={play.deadlines} today={asOf} /></Section>}
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
