// One line with all that is known of it: words, source, why, its entry, corrections.
import type { Line } from "../api/client";
import { citation } from "../logic/cite";
import { headline } from "../logic/headline";
import { PlaceName, Section, Shown } from "../parts/basics";
import { Correct, CorrectionList } from "../parts/correct";
import { SaidBy, Sentence, SourceOf } from "../parts/evidence";
import { copy } from "../parts/export";
import { FieldList } from "../parts/fields";
import { Link } from "../parts/link";
import { KindSign, StatusSign, Sure } from "../parts/marks";
import { MarkedWords } from "../parts/words";
import { useResource } from "../state/resource";
import { dated, words } from "../text/text";
import { EntryPage } from "./entry";

const w = words.evidence;

export function Why({ line }: { line: Line }) {
  return (
    <ul class="why">
      {line.why.map((reason) => (
        <li>
          {reason.frame ? <p>{w.frame}: <code>{reason.frame}</code></p> : reason.like ? <p>{w.like}: <code>{reason.like}</code></p> : null}
          {reason.vote && <p>{w[reason.vote]}</p>}
          {reason.words && reason.words.length > 0 && <p class="sentence small"><MarkedWords text={line.sentence.text ?? ""} start={line.sentence.start} ranges={reason.words} /></p>}
        </li>
      ))}
    </ul>
  );
}

function Whole({ line }: { line: Line }) {
  return (
    <>
      <header class="view-head">
        <div>
          <p class="meta"><KindSign kind={line.kind} label /><StatusSign status={line.status} always />{line.date && <time dateTime={line.date.from}>{dated(line.date.from, line.date.precision, "long")}</time>}{line.place && <PlaceName place={line.place} />}<Sure value={line.sure} /></p>
          <h1><bdi>{headline(line)}</bdi></h1>
        </div>
        <button type="button" class="button" onClick={() => void copy(citation(line, location.origin), w.cited)}>{w.cite}</button>
      </header>
      <div class="columns">
        <div>
          <Section title={w.context}><Sentence line={line} context /><SourceOf line={line} /><SaidBy line={line} /><p><Link to={`/reports/${line.report.id}?line=${line.id}`}>{w.report}</Link></p></Section>
          <Section title={words.correct.title}><Correct line={line} /><CorrectionList corrections={line.corrections} /></Section>
        </div>
        <div>
          <Section title={w.fields}><FieldList fields={line.fields} /></Section>
          <Section title={w.why}><Why line={line} />{line.merged && <p class="quiet">{w.merged}: {line.merged}</p>}</Section>
        </div>
      </div>
      {line.entry && <EntryPage id={line.entry} without={line.id} />}
    </>
  );
}

export default function LineView({ id }: { id: string }) {
  const resource = useResource("/api/lines/{line}", { line: id });
  return <div class="view line"><Shown resource={resource}>{(line) => <Whole key={line.id} line={line} />}</Shown></div>;
}
