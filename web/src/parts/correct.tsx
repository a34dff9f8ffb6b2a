// Correcting a line: right, wrong, or one field changed; with a reason; and undone.
import { useState } from "preact/hooks";
import { addCorrection, undoCorrection, type Correction, type Line } from "../api/client";
import { fieldsOf, textOf } from "../logic/fields";
import { useChange } from "../state/change";
import { fill, moment, words } from "../text/text";
import { ProblemNote, say } from "./basics";
import { mayCorrect, signingIn } from "./signin";

const w = words.correct;

function fieldNames(line: Line): string[] {
  return [...new Set(["status", ...Object.keys(line.fields), "date", "place"])];
}
/** What a field holds, as one writes it. */
function valueOf(line: Line, name: string): string {
  if (name === "status") return line.status;
  if (name === "date") return line.date?.from ?? "";
  return name === "place" ? (line.place?.name ?? "") : textOf(fieldsOf(line), name, ", ");
}

export function ChangeForm({ line, done }: { line: Line; done: () => void }) {
  const names = fieldNames(line);
  const [field, setField] = useState(names[0] ?? "status");
  const [value, setValue] = useState<string>(line.status);
  const [why, setWhy] = useState("");
  const { problem, busy, run } = useChange();
  const choose = (name: string) => {
    setField(name);
    setValue(valueOf(line, name));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const kept = await run(() => addCorrection({ line: line.id, action: "change", field, value, ...(why ? { why } : {}) }));
    if (kept) {
      say(w.done.change);
      done();
    }
  };
  return (
    <form class="change" onSubmit={(e) => void save(e)}>
      <label>{w.field}<select value={field} onChange={(e) => choose(e.currentTarget.value)}>{names.map((name) => <option value={name}>{name.replace(/_/g, " ")}</option>)}</select></label>
      <label>{w.value}<input value={value} maxLength={1000} onInput={(e) => setValue(e.currentTarget.value)} /></label>
      <label>{w.why}<input value={why} maxLength={2000} onInput={(e) => setWhy(e.currentTarget.value)} /></label>
      <p class="buttons"><button type="submit" class="button strong" disabled={busy}>{w.save}</button><button type="button" class="button" onClick={done}>{words.app.cancel}</button></p>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}

export function CorrectionList({ corrections }: { corrections: Correction[] }) {
  const { problem, busy, run } = useChange();
  if (!corrections.length) return null;
  return (
    <>
      <ul class="corrections">
        {corrections.map((c) => (
          <li key={c.id} class={c.undone ? "undone" : ""}>
            {fill(w.by, { who: c.who, when: moment(c.when) })}: {fill(w.did[c.action as keyof typeof w.did] ?? c.action, { field: c.field ?? "", value: c.value ?? "" })}
            {c.why && <span class="quiet"> — {c.why}</span>} {c.undone && <em>({w.undone})</em>}
            {!c.undone && mayCorrect() && <button type="button" class="plain" disabled={busy} onClick={() => void run(() => undoCorrection(c.id))}>{w.undo}</button>}
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

export function Correct({ line }: { line: Line }) {
  const [changing, setChanging] = useState(false);
  const { problem, busy, run } = useChange();
  if (!mayCorrect()) return <p class="quiet">{w.needs} <button type="button" class="plain" onClick={() => { signingIn.value = true; }}>{words.app.signIn}</button></p>;
  const decide = async (action: "confirm" | "drop") => {
    if (await run(() => addCorrection({ line: line.id, action }))) say(w.done[action]);
  };
  return (
    <div class="correct">
      <p class="buttons">
        <button type="button" class="button" disabled={busy} onClick={() => void decide("confirm")}>✓ {w.confirm}</button>
        <button type="button" class="button" disabled={busy} onClick={() => void decide("drop")}>✕ {w.drop}</button>
        <button type="button" class="button" aria-expanded={changing} onClick={() => setChanging(!changing)}>✎ {w.change}</button>
      </p>
      {changing && <ChangeForm line={line} done={() => setChanging(false)} />}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
