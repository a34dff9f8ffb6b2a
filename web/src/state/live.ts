// The store's version as the server tells it; views ask again when it grows.
import { signal } from "@preact/signals";

export const version = signal(0);
/** How many times the record changed while the page was open. */
export const changes = signal(0);
export const connected = signal(true);

const LEAST_PAUSE_MS = 4000;
let told = 0; // when views were last told of a change
let waiting = 0; // timer

/** At once after a quiet time; while much changes (a long reading, say) every few seconds. */
function tell(now: number): void {
  window.clearTimeout(waiting);
  const run = () => {
    told = Date.now();
    version.value = now;
    changes.value++;
  };
  const pause = told + LEAST_PAUSE_MS - Date.now();
  if (pause <= 0) run();
  else waiting = window.setTimeout(run, pause);
}

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
    tell(take(event as MessageEvent<string>));
  });
  source.addEventListener("error", () => {
    connected.value = false;
  });
  return () => source.close();
}
