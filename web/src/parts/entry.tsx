// An entry as a row: sign, line, words, when and by whom. It leads to its evidence.
import type { Entry } from "../api/client";
import { actorsOf, fieldsOf } from "../logic/fields";
import { headline } from "../logic/headline";
import { count, day, fill, when, words } from "../text/text";
import { withParameters } from "../state/url";
import { KindSign, StatusSign, Sure } from "./marks";
import { Link } from "./link";

/** Of one report its outlet and day, of several how many. */
export function told(entry: Partial<Pick<Entry, "source" | "published" | "reports" | "sources">>): string {
  if (entry.source && (entry.reports ?? 1) === 1) return entry.published ? `${entry.source}, ${day(entry.published)}` : entry.source;
  return fill(words.evidence.told, { reports: count(words.play.reports, entry.reports ?? 1), sources: count(words.play.sources, entry.sources ?? 1) });
}

/** Where evidence is shown: beside the view that is open, so that its state stays. */
export function evidenceAddress(entry: number, line?: number): string {
  return withParameters({ entry, line: line ?? null });
}

/** An act on nobody named says little by itself: its words stand beside it. */
function needsWords(entry: Entry): boolean {
  return entry.kind === "event" && !actorsOf(fieldsOf(entry), "recipients").length;
}

export function EntryRow({ entry, title, sign = true, withDay = true, dense = false }: { entry: Entry; title?: string; sign?: boolean; withDay?: boolean; dense?: boolean }) {
  const open = withParameters({}).includes(`entry=${entry.id}`);
  return (
    <article class={`entry ${dense ? "dense" : ""} ${entry.denied ? "denied" : ""} ${open ? "open" : ""}`}>
      {sign && <KindSign kind={entry.kind} />}
      <div class="entry-body">
        <Link to={evidenceAddress(entry.id)} class="entry-line"><bdi>{title ?? headline(entry)}</bdi></Link>
        {(!dense || needsWords(entry)) && <p class={`entry-words ${dense ? "short" : ""}`} dir="auto">“{entry.says}”</p>}
        <p class="meta">
          {sign && <span aria-hidden="true">{words.kind[entry.kind]}</span>}
          {withDay && <time dateTime={entry.date?.from ?? entry.first_seen ?? ""}>{when(entry)}</time>}
          {title && <StatusSign status={entry.status} />} {/* the headline says it itself */}
          {entry.denied && entry.status !== "negated" && <span class="status status-negated">∅ {words.headline.denied}</span>}
          <span>{told(entry)}</span>
          {entry.corrected && <span>✎ {words.evidence.corrected}</span>}
          <Sure value={entry.sure} />
        </p>
      </div>
    </article>
  );
}
