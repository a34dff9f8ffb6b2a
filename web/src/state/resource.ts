// Data of the server for a component: asked for when its address changes and again when the record does; the old stays until the new is there.
import { useEffect, useState } from "preact/hooks";
import { address, get, problemOf, token, type Get, type GetPath, type Parameters, type Problem } from "../api/client";
import { version } from "./live";


export interface Resource<T> {
  data: T | null;
  problem: Problem | null;
  loading: boolean;
}

export function useResource<P extends GetPath>(path: P | null, values: Parameters = {}): Resource<Get<P>> {
  const target = path === null ? null : address(path, values);
  const [state, setState] = useState<Resource<Get<P>>>({ data: null, problem: null, loading: true });
  const now = version.value;
  const who = token.value;
  useEffect(() => {
    if (path === null || target === null) return;
    const abort = new AbortController();
    setState((old) => ({ ...old, loading: true }));
    get(path, values, abort.signal).then(
      (data) => setState({ data, problem: null, loading: false }),
      (fault: unknown) => {
        if (!abort.signal.aborted) setState((old) => ({ ...old, problem: problemOf(fault), loading: false }));
      },
    );
    return () => abort.abort();
  }, [target, now, who]);
  return path === null ? { data: null, problem: null, loading: false } : state;
}
