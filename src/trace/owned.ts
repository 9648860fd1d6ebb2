import type { Finding } from '../model/index.ts';
import type { Graph } from './graph.ts';

/**
 * Says in hints about items of another tool where they are changed.
 * @implements SRS-3814
 */
export function sayWhereOwned(findings: readonly Finding[], graph: Graph): Finding[] {
  return findings.map((finding) => {
    const { hint, item = '' } = finding;
    const tool = graph.item(item)?.origin?.tool;
    return hint === undefined || tool === undefined
      ? finding
      : { ...finding, hint: `${hint} What ${tool} owns is changed there, in its words.` };
  });
}
