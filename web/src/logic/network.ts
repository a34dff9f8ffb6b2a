// The network of actors: who acts on whom, laid out once, without chance.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Network } from "../api/client";

export const cooperative = new Set(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);
export interface Node extends SimulationNodeDatum {
  id: number;
  name: string;
  weight: number;
}
export interface Tie {
  source: number;
  target: number;
  count: number;
  tone: number; // share of cooperative acts, 0 to 1
  types: [string, number][]; // the most frequent first
  line: number | undefined;
}

export function ties(network: Network, most: number): Tie[] {
  return [...network.links]
    .filter((link) => link.source !== link.target)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map((link) => {
      const types = Object.entries(link.types).sort((a, b) => b[1] - a[1]);
      const all = types.reduce((sum, [, n]) => sum + n, 0) || 1;
      const good = types.reduce((sum, [type, n]) => sum + (cooperative.has(type) ? n : 0), 0);
      return { source: link.source, target: link.target, count: link.count, tone: good / all, types, line: link.line };
    });
}

/** Places of the actors that have ties, within width × height. The same input gives the same picture. */
export function layout(network: Network, drawn: Tie[], width: number, height: number): Map<number, Node> {
  const weights = new Map<number, number>();
  for (const tie of drawn) for (const id of [tie.source, tie.target]) weights.set(id, (weights.get(id) ?? 0) + tie.count);
  const names = new Map(network.actors.map((actor) => [actor.id, actor.name]));
  const nodes: Node[] = [...weights].map(([id, weight], i) => ({
    id,
    weight,
    name: names.get(id) ?? String(id),
    x: width / 2 + Math.cos(i * 2.4) * (20 + i * 6),
    y: height / 2 + Math.sin(i * 2.4) * (20 + i * 6),
  }));
  const edges = drawn.map((tie) => ({ source: tie.source as number | Node, target: tie.target as number | Node, count: tie.count }));
  forceSimulation(nodes)
    .force("link", forceLink<Node, (typeof edges)[number]>(edges).id((node) => node.id).distance(120).strength(0.25))
    .force("charge", forceManyBody().strength(-380))
    .force("centre", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.11))
    .force("y", forceY(height / 2).strength(0.2))
    .force("apart", forceCollide<Node>(40))
    .stop()
    .tick(240);
  for (const node of nodes) {
    node.x = Math.max(50, Math.min(width - 50, node.x ?? 0));
    node.y = Math.max(24, Math.min(height - 24, node.y ?? 0));
  }
  return new Map(nodes.map((node) => [node.id, node]));
}
