import type { Finding } from '../model/index.ts';
import type { Graph } from './graph.ts';

/**
 * Says in hints that name a line of an item where such a line is written when another tool owns the item.
 * @implements SRS-3814
 */
export function sayWhereOwned(findings: readonly Finding[], graph: Graph): Finding[] {
  return findings.map((finding) => {
    const { hint, item = '' } = finding;
    const tool = hint?.includes('`- ') ? graph.item(item)?.origin?.tool : undefined;
    return tool === undefined
      ? finding
      : { ...finding, hint: `${hint} What ${tool} owns is changed there, in its words.` };
  });
}
