// The frame of the page: head, ways, the view that the address names, evidence beside it.
import { lazy, Suspense } from "preact/compat";
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Loading, say, saying } from "./parts/basics";
import { EvidencePanel } from "./parts/evidence";
import { Link } from "./parts/link";
import { SignIn } from "./parts/signin";
import { changes, connected } from "./state/live";
import { useResource } from "./state/resource";
import { go, parameter, path } from "./state/url";
import { noteVisit, theme, type Theme } from "./state/visit";
import { count, day, fill, words } from "./text/text";
import { StateView } from "./views/state";

type View = { at: string; title: string; tab: boolean; show: ComponentType<{ id: string }> };
const views: View[] = [
  { at: "/", title: words.views.state, tab: true, show: StateView },
  { at: "/timeline", title: words.views.timeline, tab: true, show: lazy(() => import("./views/timeline")) },
  { at: "/map", title: words.views.map, tab: true, show: lazy(() => import("./views/map")) },
  { at: "/actors", title: words.views.actors, tab: true, show: lazy(() => import("./views/actors")) },
  { at: "/figures", title: words.views.figures, tab: true, show: lazy(() => import("./views/figures")) },
  { at: "/reports", title: words.views.reports, tab: true, show: lazy(() => import("./views/reports")) },
  { at: "/review", title: words.views.review, tab: true, show: lazy(() => import("./views/review")) },
  { at: "/search", title: words.views.search, tab: false, show: lazy(() => import("./views/search")) },
  { at: "/line", title: words.views.line, tab: false, show: lazy(() => import("./views/line")) },
  { at: "/entry", title: words.views.entry, tab: false, show: lazy(() => import("./views/entry")) },
];

/** "/reports/sha256:…" is the view /reports with an id. */
function viewAt(target: string): { view: View; id: string } | null {
  const [, first = "", ...rest] = target.split("/");
  const view = views.find((v) => v.at === `/${first}`);
  return view ? { view, id: decodeURIComponent(rest.join("/")) } : null;
}

function SearchBox() {
  const given = path.value === "/search" ? (parameter("q") ?? "") : "";
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  return (
    <form role="search" class="search-box" onSubmit={(event) => { event.preventDefault(); if (text.trim()) go(`/search?q=${encodeURIComponent(text.trim())}`); }}>
      <label class="unseen" for="search">{words.search.label}</label>
      <input id="search" type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} placeholder={words.search.label} maxLength={400} />
    </form>
  );
}

function ThemeChoice() {
  const next: Record<Theme, Theme> = { system: "dark", dark: "light", light: "system" };
  const signs: Record<Theme, string> = { system: "◐", dark: "●", light: "○" };
  const label = `${words.app.theme.label}: ${words.app.theme[theme.value]}`;
  return <button type="button" class="button round" title={label} aria-label={label} onClick={() => { theme.value = next[theme.value]; }}>{signs[theme.value]}</button>;
}

function Head({ at }: { at: string | null }) {
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => tabs.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [at]);
  const process = useResource("/api/process").data;
  useEffect(() => {
    if (process) noteVisit(process.last);
  }, [process?.last]);
  return (
    <header class="head">
      <div class="head-line">
        <Link to="/" class="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M6 12h9a5 5 0 0 1 0 10" /><path d="M26 20h-9a5 5 0 0 1 0-10" /></svg>
          <span class="brand-name">{process?.name ?? words.app.name}</span>
          <span class="brand-line">{process?.name ? words.app.name : words.app.tagline}</span>
        </Link>
        {process && (
          <p class="head-facts">
            {process.last && <span>{fill(words.play.asOf, { day: day(process.last) })}</span>}
            <Link to="/reports">{count(words.play.reports, process.reports)}</Link>
            <Link to="/timeline">{count(words.play.entries, process.entries)}</Link>
          </p>
        )}
        <SearchBox />
        <div class="head-tools"><ThemeChoice /><SignIn /></div>
      </div>
      <nav class="tabs" ref={tabs} aria-label={words.app.main}>
        {views.filter((v) => v.tab).map((v) => (
          <Link to={v.at} aria-current={at === v.at ? "page" : undefined}>{v.title}</Link>
        ))}
      </nav>
    </header>
  );
}

export function App() {
  const found = viewAt(path.value);
  useEffect(() => {
    document.title = `${found?.view.title ?? words.app.notFound} · ${words.app.name}`;
  }, [found?.view.title]);
  useEffect(() => {
    if (changes.value && !saying()) say(words.app.changed);
  }, [changes.value]);
  const Show = found?.view.show;
  const beside = parameter("entry") !== null && /^[1-9][0-9]*$/.test(parameter("entry") ?? "");
  return (
    <div class={`page ${beside ? "with-evidence" : ""}`}>
      <a class="skip" href="#main">{words.app.skip}</a>
      <Head at={found?.view.at ?? null} />
      {!connected.value && <p class="offline" role="status">{words.app.unreachable}</p>}
      <div class="desk">
        <main id="main" tabIndex={-1}>
          {Show && found ? (
            <Suspense fallback={<Loading />}><Show key={found.view.at} id={found.id} /></Suspense>
          ) : (
            <div class="view"><h1>{words.app.notFound}</h1><p><Link to="/">{words.app.home}</Link></p></div>
          )}
        </main>
        <EvidencePanel />
      </div>
      <p id="said" class="said" role="status" aria-live="polite" />
    </div>
  );
}
