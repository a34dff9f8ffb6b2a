// Reports: the list of published texts, and the reader of one.
import { useRef } from "preact/hooks";
import { addReport, type ReportRef } from "../api/client";
import { ProblemNote, Published, say } from "../parts/basics";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { Link } from "../parts/link";
import { PageList } from "../parts/pages";
import { ViewHead } from "../parts/rooms";
import { me } from "../parts/signin";
import { useChange } from "../state/change";
import { usePages } from "../state/pages";
import { go, parameter, setParameters } from "../state/url";
import { count, fill, words } from "../text/text";
import { Reader } from "./reader";

const w = words.report;

function AddReport() {
  const input = useRef<HTMLInputElement>(null);
  const { problem, busy, run } = useChange();
  const add = async (file: File) => {
    const added = await run(() => addReport(file, /html?$/i.test(file.name) || file.type === "text/html" ? "text/html" : "text/plain"));
    if (!added) return;
    say(added.new ? fill(w.added, { title: added.title ?? words.evidence.noTitle, lines: count(words.play.lines, added.lines) }) : w.known);
    go(`/reports/${added.report}`);
  };
  return (
    <div class="add-report">
      <button type="button" class="button strong" disabled={busy} title={w.addHelp} onClick={() => input.current?.click()}>{busy ? words.app.loading : w.add}</button>
      <input ref={input} type="file" class="unseen" tabIndex={-1} aria-label={w.add} accept=".txt,.html,.htm,text/plain,text/html" onChange={(e) => { const file = e.currentTarget.files?.[0]; if (file) void add(file); e.currentTarget.value = ""; }} />
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

function ReportRow({ report }: { report: ReportRef }) {
  return (
    <article class="report-row">
      <Link to={`/reports/${report.id}`} class="entry-line"><bdi>{report.title ?? words.evidence.noTitle}</bdi></Link>
      <p class="meta">
        <Published report={report} />
        {report.lines !== undefined && <Link to={`/reports/${report.id}`}>{count(words.play.lines, report.lines)}</Link>}
        {report.copy_of && <span>{words.evidence.copyOf}</span>}
      </p>
    </article>
  );
}

function ReportList() {
  const given = filters();
  const q = parameter("q");
  const pages = usePages<ReportRef>("/api/reports", { q, since: given.since, until: given.until, source: parameter("source"), limit: 100 }, (page) => (page as { reports: ReportRef[] }).reports);
  const rows = () => [["id", "title", "source", "published", "lines"], ...pages.items.map((r) => [r.id, r.title, r.source, r.published, r.lines ?? ""])];
  return (
    <div class="view reports">
      <ViewHead title={words.views.reports}>
        {me.value?.role === "admin" && <AddReport />}
        <Export name="reports" rows={rows} />
      </ViewHead>
      <label class="find">{w.search}<input type="search" value={q ?? ""} maxLength={400} onChange={(e) => setParameters({ q: e.currentTarget.value.trim() || null })} /></label>
      <Filters kinds={false} status={false} sure={false} />
      <PageList pages={pages} estimate={66} label={words.views.reports} keyOf={(r) => r.id}>{(r) => <ReportRow report={r} />}</PageList>
    </div>
  );
}

export default function ReportsView({ id }: { id: string }) {
  return id ? <Reader id={id} /> : <ReportList />;
}
