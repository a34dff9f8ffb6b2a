// A long list of entries, taken from the server as it is scrolled.
import type { Entry, Parameters } from "../api/client";
import { usePages } from "../state/pages";
import { words } from "../text/text";
import { EntryRow } from "./entry";
import { PageList } from "./pages";

/** Entries that fit; none, and nothing asked for, where they are not `wanted`. */
export function useEntries(values: Parameters, wanted = true) {
  return usePages<Entry>(wanted ? "/api/entries" : null, { limit: 100, ...values }, (page) => (page as { entries: Entry[] }).entries);
}

export function EntryList({ pages, label }: { pages: ReturnType<typeof useEntries>; label: string }) {
  return (
    <PageList pages={pages} estimate={104} label={label} keyOf={(entry) => entry.id} none={words.app.nothingFits}>
      {(entry) => <EntryRow entry={entry} />}
    </PageList>
  );
}
