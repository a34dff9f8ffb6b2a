// A long list of entries, taken from the server as it is scrolled.
import type { Entry } from "../api/client";
import type { Parameters } from "../api/client";
import { usePages } from "../state/pages";
import { words } from "../text/text";
import { Empty, Loading, ProblemNote } from "./basics";
import { EntryRow } from "./entry";
import { VirtualList } from "./virtual";

/** Entries that fit; none, and nothing asked for, where they are not `wanted`. */
export function useEntries(values: Parameters, wanted = true) {
  return usePages<Entry>(wanted ? "/api/entries" : null, { limit: 100, ...values }, (page) => (page as { entries: Entry[] }).entries);
}

export function EntryList({ pages, label }: { pages: ReturnType<typeof useEntries>; label: string }) {
  if (pages.problem) return <ProblemNote problem={pages.problem} />;
  if (!pages.items.length) return pages.loading ? <Loading /> : <Empty>{words.app.nothingFits}</Empty>;
  return (
    <VirtualList items={pages.items} estimate={104} label={label} keyOf={(entry) => entry.id} onEnd={pages.done ? undefined : pages.more}>
      {(entry) => <EntryRow entry={entry} />}
    </VirtualList>
  );
}
