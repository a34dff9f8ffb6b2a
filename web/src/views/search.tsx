// Search: sentences that hold the words, and the lines that rest on them.
import type { Schemas } from "../api/client";
import { Empty, Published } from "../parts/basics";
import { evidenceAddress } from "../parts/entry";
import { Export } from "../parts/export";
import { Filters, filters } from "../parts/filters";
import { KindSign, StatusSign } from "../parts/marks";
import { Link } from "../parts/link";
import { PageList } from "../parts/pages";
import { ViewHead } from "../parts/rooms";
import { MarkedWords } from "../parts/words";
import { usePages } from "../state/pages";
import { parameter } from "../state/url";
import { count, words } from "../text/text";

type Hit = Schemas["SearchPage"]["hits"][number];
const w = words.search;

function HitRow({ hit }: { hit: Hit }) {
  return (
    <article class="hit">
      <p class="sentence"><MarkedWords text={hit.sentence.text ?? ""} start={0} ranges={hit.matches} /></p>
      <p class="meta">
        <Published report={hit.report} />
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
      <ViewHead title={<>{words.views.search}{q && <span class="quiet"> “<bdi>{q}</bdi>”</span>}</>} about={w.help}><Export name="search" rows={rows} /></ViewHead>
      <Filters actor place />
      {q ? (
        <PageList pages={pages} estimate={110} label={words.views.search} keyOf={(hit) => `${hit.report.id}/${hit.sentence.start}`} none={w.none}
          head={<p class="quiet" role="status">{pages.total !== null ? count(w.hits, pages.total) : pages.done ? count(w.hits, pages.items.length) : ""}</p>}>
          {(hit) => <HitRow hit={hit} />}
        </PageList>
      ) : <Empty>{w.ask}</Empty>}
    </div>
  );
}
