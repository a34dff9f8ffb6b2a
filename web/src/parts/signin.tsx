// Signing in with a token: only who corrects the record needs it.
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { get, Problem, setToken, token, type Schemas } from "../api/client";
import { fill, words } from "../text/text";

export const me = signal<Schemas["Me"] | null>(null);
export const signingIn = signal(false);
export function mayCorrect(): boolean {
  return me.value?.role === "reviewer" || me.value?.role === "admin";
}

async function learn(): Promise<boolean> {
  try {
    me.value = await get("/api/me");
    return true;
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 401) setToken(null);
    me.value = null;
    return false;
  }
}

function Dialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const use = async (event: Event) => {
    event.preventDefault();
    setToken(text.trim());
    if (await learn()) close();
    else {
      setToken(null);
      setWrong(true);
    }
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="sign-in" onClose={close}>
      <form onSubmit={(event) => void use(event)}>
        <h2 id="sign-in">{words.app.signIn}</h2>
        <p class="quiet">{words.app.tokenHelp}</p>
        <label>{words.app.token}<input type="password" value={text} autoComplete="off" onInput={(event) => setText(event.currentTarget.value)} required aria-invalid={wrong} /></label>
        {wrong && <p class="problem" role="alert">{words.app.tokenWrong}</p>}
        <p class="buttons">
          <button type="submit" class="button strong">{words.app.useToken}</button>
          <button type="button" class="button" onClick={close}>{words.app.cancel}</button>
        </p>
      </form>
    </dialog>
  );
}

export function SignIn() {
  useEffect(() => {
    if (token.value) void learn();
  }, []);
  const known = me.value && me.value.role !== "visitor" ? me.value : null;
  return (
    <>
      {known ? (
        <button type="button" class="button" title={fill(words.app.signedIn, { name: known.name ?? "", role: known.role })} onClick={() => { setToken(null); me.value = null; }}>{words.app.signOut}</button>
      ) : (
        <button type="button" class="button" onClick={() => { signingIn.value = true; }}>{words.app.signIn}</button>
      )}
      {signingIn.value && <Dialog close={() => { signingIn.value = false; }} />}
    </>
  );
}
