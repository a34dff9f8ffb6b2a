// A long list of the server, taken page by page as it is scrolled to.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { address, get, problemOf, token, type Parameters, type Problem } from "../api/client";
import { version } from "./live";

export interface Pages<T> {
  items: T[];
  total: number | null;
  done: boolean;
  loading: boolean;
  problem: Problem | null;
  more: () => void;
}

type ListPath = "/api/entries" | "/api/reports" | "/api/actors" | "/api/places" | "/api/search" | "/api/review" | "/api/corrections";

export function usePages<T>(path: ListPath | null, values: Parameters, pick: (page: unknown) => T[]): Pages<T> {
  const target = path === null ? null : address(path, values);
  const [state, setState] = useState<Omit<Pages<T>, "more">>({ items: [], total: null, done: false, loading: true, problem: null });
  const next = useRef<string | null>(null);
  const busy = useRef<AbortController | null>(null);
  const stamp = `${version.value} ${token.value ?? ""}`;

  const load = useCallback(
    (first: boolean) => {
      if (path === null || (!first && (next.current === null || busy.current))) return;
      const abort = new AbortController();
      busy.current?.abort();
      busy.current = abort;
      setState((old) => ({ ...old, loading: true }));
      get(path, { ...values, cursor: first ? null : next.current }, abort.signal).then(
        (page) => {
          const { next: following, total } = page as { next: string | null; total?: number | null };
          next.current = following;
          busy.current = null;
          setState((old) => ({
            items: first ? pick(page) : [...old.items, ...pick(page)],
            total: total ?? (first ? null : old.total),
            done: following === null,
            loading: false,
            problem: null,
          }));
        },
        (fault: unknown) => {
          if (abort.signal.aborted) return;
          busy.current = null;
          setState((old) => ({ ...old, items: first ? [] : old.items, done: true, loading: false, problem: problemOf(fault) }));
        },
      );
    },
    [target],
  );

  useEffect(() => {
    load(true);
    return () => busy.current?.abort();
  }, [target, stamp]);
  if (path === null) return { items: [], total: 0, done: true, loading: false, problem: null, more: () => undefined };
  return { ...state, more: () => load(false) };
}
