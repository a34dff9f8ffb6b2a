// A link inside the page: an ordinary link that needs no reload.
import type { ComponentChildren, JSX } from "preact";
import { go } from "../state/url";

type Props = Omit<JSX.AnchorHTMLAttributes, "href"> & { to: string; replace?: boolean; children: ComponentChildren };

export function Link({ to, replace = false, children, onClick, ...rest }: Props) {
  const follow = (event: JSX.TargetedMouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, replace);
  };
  return <a href={to} onClick={follow} {...rest}>{children}</a>;
}
