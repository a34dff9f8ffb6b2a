// One entry: every line that tells it, by whom, its history and what denies it.
import { headline } from "../logic/headline";
import { Section, Shown } from "../parts/basics";
import { changed, EntryEvidence } from "../parts/evidence";
import { FieldList } from "../parts/fields";
import { useResource } from "../state/resource";
import { count, words } from "../text/text";

/** Beneath a line: the others of its entry. */
export function EntryPage({ id, without }: { id: number; without: number }) {
  const resource = useResource("/api/entries/{entry}", { entry: id });
  return (
    <Shown resource={resource}>
      {(entry) => {
        const lines = entry.lines.filter((line) => line.id !== without);
        if (!lines.length && !changed(entry.history).length && !entry.denied_by.length) return null;
        return <Section title={words.evidence.sources} count={count(words.play.lines, entry.lines.length)}><EntryEvidence entry={{ ...entry, lines }} chosen={null} /></Section>;
      }}
    </Shown>
  );
}

export default function EntryView({ id }: { id: string }) {
  const resource = useResource("/api/entries/{entry}", { entry: id });
  return (
    <div class="view entry-view">
      <Shown resource={resource}>
        {(entry) => (
          <>
            <header class="view-head"><h1><bdi>{headline(entry)}</bdi></h1></header>
            <div class="columns">
              <div><EntryEvidence entry={entry} chosen={null} /></div>
              <div><Section title={words.evidence.fields}><FieldList fields={entry.fields} /></Section></div>
            </div>
          </>
        )}
      </Shown>
    </div>
  );
}
