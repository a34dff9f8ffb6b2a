// A long list, taken from the server as it is scrolled.
import type { ComponentChildren } from "preact";
import type { Pages } from "../state/pages";
import { Empty, Loading, ProblemNote } from "./basics";
import { VirtualList } from "./virtual";

interface Props<T> {
  pages: Pages<T>;
  label: string;
  estimate: number; // height of a row in pixels, before it is measured
  keyOf: (item: T) => string | number;
  none?: string; // said where there is nothing
  head?: ComponentChildren; // above the rows
  children: (item: T) => ComponentChildren;
}

export function PageList<T>({ pages, label, estimate, keyOf, none, head, children }: Props<T>) {
  const { items, problem, loading, done, more } = pages;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {!items.length && !problem && (loading ? <Loading /> : <Empty>{none}</Empty>)}
      {items.length > 0 && head}
      {items.length > 0 && <VirtualList items={items} estimate={estimate} label={label} keyOf={keyOf} onEnd={done ? undefined : more}>{children}</VirtualList>}
    </>
  );
}
