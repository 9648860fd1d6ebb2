import type { Config, IdSyntax } from '../config/index.ts';
import type { VersionDifference } from '../difference/index.ts';
import {
  type Finding,
  type Item,
  type Model,
  ownEntry,
  type Rule,
  sayReason,
  type Verdict,
} from '../model/index.ts';
import type { CoverageStep, Graph } from '../trace/index.ts';
import type { Addresses, DrawnDiagrams } from './composed.ts';
import type { Translate } from './messages.ts';

/** What documents are made from: the model and what was found out about it. */
export interface DocumentsInput {
  model: Model;
  graph: Graph;
  coverage: readonly CoverageStep[];
  findings: readonly Finding[];
  /** Findings a person accepted: the gap is still there. */
  accepted: readonly { finding: Finding }[];
  config: Config;
  ids: IdSyntax;
  rules: readonly Rule[];
  diagrams: DrawnDiagrams;
  /** What differs from an earlier version; absent where none is known. */
  difference?: VersionDifference | undefined;
}

/** The same, for one output. */
export interface BlockContext extends DocumentsInput {
  addresses: Addresses;
  /** BCP 47, of the document. */
  language: string;
  /** Words in that language. */
  t: Translate;
  /** Pages of the document that the block stands in; none where it stands by itself. */
  pages: readonly string[];
}

/**
 * Whether the document shows an item itself, so that a generated part need not repeat what the item says.
 * @implements SRS-3641
 */
export function standsIn(item: Item | undefined, { pages }: BlockContext): boolean {
  return item !== undefined && pages.includes(item.place.file);
}

/**
 * Verdicts in words and as a sign, so that no state is told by colour alone.
 * @implements SRS-808
 */
export const verdictWords: Record<Verdict['state'], { word: string; sign: string }> = {
  verified: { word: 'verified', sign: '✓' },
  failed: { word: 'failed', sign: '✗' },
  suspect: { word: 'suspect', sign: '?' },
  open: { word: 'open', sign: '○' },
  accepted: { word: 'accepted', sign: '≈' },
  none: { word: 'no claim', sign: '–' },
};

/** The verdict of an item with its reasons as sentences; nothing is claimed of what has none. */
export function verdictOf(
  { verdicts }: Model,
  id: string,
): Omit<Verdict, 'reasons'> & { reasons: readonly string[] } {
  const { state, reasons, evidence } = ownEntry(verdicts, id) ?? none;
  return { state, reasons: reasons.map((reason) => sayReason(reason)), evidence };
}

const none: Verdict = { state: 'none', reasons: [], evidence: [] };
