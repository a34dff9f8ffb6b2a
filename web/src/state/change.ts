// Changing what the server holds: is a change under way, and what went wrong with the last one?
import { useState } from "preact/hooks";
import { problemOf, type Problem } from "../api/client";

/** `run` gives null where a change failed; the caller shows the problem. */
export function useChange() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async <T>(change: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    try {
      return await change();
    } catch (fault) {
      setProblem(problemOf(fault));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, run };
}
