// Data of the server for a component: asked for when its address changes and again when the record does; the old stays until the new is there.
import { useEffect, useRef, useState } from "preact/hooks";
import { address, get, Problem, token, type Parameters } from "../api/client";
import { version } from "./live";

type Path = Parameters_<typeof get>;
type Parameters_<F> = F extends (path: infer P, ...rest: never[]) => unknown ? P : never;

export interface Resource<T> {
  data: T | null;
  problem: Problem | null;
  loading: boolean;
}

export function useResource<P extends Path>(path: P | null, values: Parameters = {}): Resource<Awaited<ReturnType<typeof get<P>>>> {
  type Data = Awaited<ReturnType<typeof get<P>>>;
  const target = path === null ? null : address(path, values);
  const [state, setState] = useState<Resource<Data> & { target: string | null }>({ data: null, problem: null, loading: true, target: null });
  const wanted = useRef(target);
  wanted.current = target;
  const now = version.value;
  const who = token.value;
  useEffect(() => {
    if (path === null || target === null) return;
    const abort = new AbortController();
    setState((old) => ({ ...old, loading: true }));
    get(path, values, abort.signal).then(
      (data) => setState({ data: data as Data, problem: null, loading: false, target }),
      (fault: unknown) => {
        if (!abort.signal.aborted) setState((old) => ({ ...old, problem: fault instanceof Problem ? fault : new Problem(0, String(fault)), loading: false, target }));
      },
    );
    return () => abort.abort();
  }, [target, now, who]);
  return path === null ? { data: null, problem: null, loading: false } : state;
}
