import type { TextTraits } from './scan-inline.ts';
import type { CertainBlock, RemainingLines, Structure } from './structure.ts';

/** What the scanners of single kinds of blocks share. */
export interface Scan {
  lines: string[];
  traits: TextTraits;
  structure: Structure;
  remainder: RemainingLines[];
  blocks: CertainBlock[];
}

/** @returns a function that takes back the prose and the links read since */
export function savePoint({ structure: { links, prose } }: Scan): () => void {
  const linksBefore = links.length;
  const proseBefore = prose.length;
  return () => {
    links.length = linksBefore;
    prose.length = proseBefore;
  };
}
