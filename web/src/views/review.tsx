// Review: doubtful lines one at a time, with the keyboard.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { addCorrection, undoCorrection, type Correction, type Line } from "../api/client";
import { headline } from "../logic/headline";
import { Empty, Loading, ProblemNote, say } from "../parts/basics";
import { ChangeForm } from "../parts/correct";
import { SaidBy, Sentence, SourceOf } from "../parts/evidence";
import { FieldList } from "../parts/fields";
import { KindChoice, chosenKinds } from "../parts/filters";
import { Link } from "../parts/link";
import { KindSign, StatusSign, Sure } from "../parts/marks";
import { ViewHead } from "../parts/rooms";
import { mayCorrect, signingIn } from "../parts/signin";
import { useChange } from "../state/change";
import { usePages } from "../state/pages";
import { go } from "../state/url";
import { fill, number, words } from "../text/text";
import { Why } from "./line";

const w = words.review;

/** The queue as it was when the review began: what was decided stays in it, so that one can go back. */
function useQueue() {
  const kinds = chosenKinds().join(",");
  const pages = usePages<Line>("/api/review", { kind: kinds || null, limit: 50 }, (page) => (page as { lines: Line[] }).lines);
  const [queue, setQueue] = useState<Line[]>([]);
  const [of, setOf] = useState(kinds);
  useEffect(() => {
    if (pages.loading) return;
    setQueue((old) => {
      const base = of === kinds ? old : [];
      const known = new Set(base.map((line) => line.id));
      return [...base, ...pages.items.filter((line) => !known.has(line.id))];
    });
    setOf(kinds);
  }, [pages.items, pages.loading, kinds]);
  return { queue, pages };
}

export default function ReviewView() {
  const { queue, pages } = useQueue();
  const [at, setAt] = useState(0);
  const [decided, setDecided] = useState<Map<number, Correction>>(new Map());
  const [editing, setEditing] = useState(false);
  const { problem, run } = useChange();
  const last = useRef<number[]>([]);
  const index = Math.min(at, Math.max(0, queue.length - 1));
  const line = queue[index];

  const move = useCallback((by: number) => { setEditing(false); setAt(Math.max(0, Math.min(queue.length - 1, index + by))); }, [index, queue.length]);
  const decide = async (action: "confirm" | "drop") => {
    if (!line) return;
    if (!mayCorrect()) { signingIn.value = true; return; }
    const kept = await run(() => addCorrection({ line: line.id, action }));
    if (!kept) return;
    setDecided((old) => new Map(old).set(line.id, kept));
    last.current.push(line.id);
    say(words.correct.done[action]);
    move(1);
  };
  const undo = async () => {
    const id = line && decided.has(line.id) ? line.id : last.current[last.current.length - 1];
    const correction = id === undefined ? undefined : decided.get(id);
    if (id === undefined || !correction) return;
    await run(() => undoCorrection(correction.id));
    last.current = last.current.filter((other) => other !== id);
    setDecided((old) => { const next = new Map(old); next.delete(id); return next; });
    setAt(Math.max(0, queue.findIndex((other) => other.id === id)));
    say(words.correct.undone);
  };
  const edit = () => { if (mayCorrect()) setEditing(!editing); else signingIn.value = true; };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.closest("dialog")) return;
      const actions: Record<string, () => void> = {
        j: () => move(1), k: () => move(-1), y: () => void decide("confirm"), n: () => void decide("drop"), e: edit, u: () => void undo(),
        o: () => { if (line) go(`/reports/${line.report.id}?line=${line.id}`); },
      };
      const action = actions[event.key];
      if (action) { event.preventDefault(); action(); }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
  useEffect(() => {
    if (!pages.done && index >= queue.length - 5) pages.more();
  }, [index, queue.length]);

  const made = line ? decided.get(line.id) : undefined;
  return (
    <div class="view review">
      <ViewHead title={words.views.review} about={w.about} />
      <KindChoice />
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {problem && <ProblemNote problem={problem} />}
      {!line && !pages.problem && (pages.loading ? <Loading /> : <Empty>{w.none}</Empty>)}
      {line && (
        <article class="review-card" aria-live="polite">
          <p class="meta">
            <span>{fill(w.position, { n: number(index + 1), total: `${number(pages.total ?? queue.length)}${pages.done || pages.total ? "" : "+"}` })}</span>
            <KindSign kind={line.kind} label /><StatusSign status={line.status} always /><Sure value={line.sure} />
            {made && <strong>{w.decided[made.action as keyof typeof w.decided] ?? made.action}</strong>}
          </p>
          <h2><bdi>{headline(line)}</bdi></h2>
          <p class="quiet">{w.question}</p>
          <Sentence line={line} context />
          <SourceOf line={line} /><SaidBy line={line} />
          <p class="buttons">
            <button type="button" class="button strong" onClick={() => void decide("confirm")}>✓ {w.right} <kbd>y</kbd></button>
            <button type="button" class="button strong" onClick={() => void decide("drop")}>✕ {w.wrong} <kbd>n</kbd></button>
            <button type="button" class="button" aria-expanded={editing} onClick={edit}>✎ {w.edit} <kbd>e</kbd></button>
            <button type="button" class="button" onClick={() => void undo()}>↶ {w.undo} <kbd>u</kbd></button>
            <button type="button" class="button" disabled={index === 0} onClick={() => move(-1)}>{w.previous} <kbd>k</kbd></button>
            <button type="button" class="button" disabled={index >= queue.length - 1} onClick={() => move(1)}>{w.next} <kbd>j</kbd></button>
            <Link to={`/line/${line.id}`}>{words.evidence.line}</Link>
          </p>
          {editing && <ChangeForm key={line.id} line={line} done={() => { setEditing(false); move(1); }} />}
          <details><summary>{words.evidence.why}</summary><Why line={line} /></details>
          <FieldList fields={line.fields} />
        </article>
      )}
      <p class="quiet keys">{w.help}</p>
    </div>
  );
}
