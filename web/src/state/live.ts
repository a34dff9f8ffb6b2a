// The store's version as the server tells it; views ask again when it grows.
import { signal } from "@preact/signals";

export const version = signal(0);
/** How many times the record changed while the page was open. */
export const changes = signal(0);
export const connected = signal(true);

export function listen(): () => void {
  if (typeof EventSource === "undefined") return () => undefined;
  const source = new EventSource("/api/events");
  const take = (event: MessageEvent<string>): number => (JSON.parse(event.data) as { version: number }).version;
  source.addEventListener("version", (event) => {
    const now = take(event as MessageEvent<string>);
    if (version.value && now !== version.value) changes.value++;
    version.value = now;
    connected.value = true;
  });
  source.addEventListener("changed", (event) => {
    version.value = take(event as MessageEvent<string>);
    changes.value++;
  });
  source.addEventListener("error", () => {
    connected.value = false;
  });
  return () => source.close();
}
