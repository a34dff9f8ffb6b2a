// Search: sentences that hold the words, and the lines that rest on them.
import type { Schemas } from "../api/client";
import { Empty, Loading, ProblemNote } from "../parts/basics";
import { evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { KindSign, StatusSign } from "../parts/marks";
import { Link } from "../parts/link";
import { VirtualList } from "../parts/virtual";
import { MarkedWords } from "../parts/words";
import { usePages } from "../state/pages";
import { parameter } from "../state/url";
import { count, day, words } from "../text/text";

type Hit = Schemas["SearchPage"]["hits"][number];
const w = words.search;

function HitRow({ hit }: { hit: Hit }) {
  return (
    <article class="hit">
      <p class="sentence"><MarkedWords text={hit.sentence.text ?? ""} start={0} ranges={hit.matches} /></p>
      <p class="meta">
        <strong><bdi>{hit.report.source ?? words.evidence.noSource}</bdi></strong>
        <time dateTime={hit.report.published ?? ""}>{day(hit.report.published)}</time>
        <Link to={`/reports/${hit.report.id}?at=${hit.sentence.start}`}><bdi>{hit.report.title ?? words.evidence.noTitle}</bdi></Link>
        {hit.lines.map((line) => (
          <Link key={line.line} class="chip" to={line.entry ? evidenceAddress(line.entry, line.line) : `/line/${line.line}`}><KindSign kind={line.kind} label /> <StatusSign status={line.status} /></Link>
        ))}
      </p>
    </article>
  );
}

export default function SearchView() {
  const q = parameter("q");
  const given = filters();
  const pages = usePages<Hit>(q ? "/api/search" : null, { q, ...given, proposal: null, limit: 50 }, (page) => (page as { hits: Hit[] }).hits);
  const rows = () => [["report", "source", "published", "sentence", "lines"], ...pages.items.map((h) => [h.report.title, h.report.source, h.report.published, h.sentence.text, h.lines.map((l) => l.line).join(" ")])];
  return (
    <div class="view search">
      <header class="view-head">
        <div><h1>{words.views.search}{q && <span class="quiet"> “<bdi>{q}</bdi>”</span>}</h1><p class="quiet">{w.help}</p></div>
        <Export name="search" rows={rows} />
      </header>
      <Filters actor place />
      {!q && <Empty>{w.ask}</Empty>}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {q && !pages.items.length && !pages.problem && (pages.loading ? <Loading /> : <Empty>{w.none}</Empty>)}
      {pages.items.length > 0 && (
        <>
          <p class="quiet" role="status">{pages.total !== null ? count(w.hits, pages.total) : pages.done ? count(w.hits, pages.items.length) : ""}</p>
          <VirtualList items={pages.items} estimate={110} label={words.views.search} keyOf={(hit) => `${hit.report.id}/${hit.sentence.start}`} onEnd={pages.done ? undefined : pages.more}>
            {(hit) => <HitRow hit={hit} />}
          </VirtualList>
        </>
      )}
    </div>
  );
}
