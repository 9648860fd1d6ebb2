import type { Config } from '../config/index.ts';
import {
  type Evidence,
  type EvidenceFacts,
  type EvidenceOrigin,
  error,
  type Facts,
  type Revision,
  type Rule,
  ruleSet,
  startOf,
} from '../model/index.ts';
import type { FoundFile } from './discover.ts';
import type { Source } from './source.ts';
import { type Refuse, readWhole } from './unreadable.ts';

/** What is known when reports are gathered. */
export interface Known {
  files: readonly Pick<FoundFile, 'path' | 'kinds'>[];
  facts: Facts;
  revision: Revision;
  /** Trees of the commits that records made by hand name. */
  tested: ReadonlyMap<string, string>;
  /** Version of the product. */
  version: string;
  originOf(path: string): EvidenceOrigin;
}

/** One report: of which tree it is, and what it says; undefined where it counts for nothing. */
export interface Gathered<Read> {
  origin: EvidenceOrigin;
  read: Read | undefined;
}

/** A kind of reports as it is declared. */
interface Declared<Member extends keyof EvidenceFacts> {
  /** Patterns of its files. */
  include(config: Config): string[];
  /** Loads its reader, which `source` made. */
  load(): Promise<Source>;
  /** The rule for a report that is not whole, why it counts for nothing, and how it has to be. */
  unreadable: { rule: string; summary: string; hint: string };
  /** Its reports as the model has them. */
  gather(reports: readonly Gathered<EvidenceFacts[Member][number]>[], known: Known): Evidence[Member];
}

/** A kind of reports: which files are of it, how one is read, and what the model says of them. */
export interface EvidenceKind<Member extends keyof EvidenceFacts>
  extends Pick<Declared<Member>, 'include' | 'load'> {
  /** The member of facts and of the model that holds its reports. */
  member: Member;
  rules: Rule[];
  /** Refuses a file that is not whole. */
  refuse: Refuse;
  /** A source that reads a report whole or not at all. */
  source(read: (bytes: Uint8Array) => Omit<EvidenceFacts[Member][number], 'place'>): EvidenceSource<Member>;
  /** @param kind its name among the kinds of sources */
  gather(kind: string, known: Known): Evidence[Member];
}

/** A source of reports of one kind. */
export interface EvidenceSource<Member extends keyof EvidenceFacts> extends Source {
  read(...given: Parameters<Source['read']>): Facts & Required<Pick<EvidenceFacts, Member>>;
}

/**
 * Declares a kind of reports that tools make of a tree. A report with any defect gives one finding and no content; every report has its
 * origin, whole or not, and they are sorted by path.
 */
export function defineEvidence<Member extends keyof EvidenceFacts>(
  member: Member,
  { include, load, unreadable, gather }: Declared<Member>,
): EvidenceKind<Member> {
  const { rule, summary, hint } = unreadable;
  const { rules, finding } = ruleSet({ [rule]: error(summary, hint) });
  const refuse: Refuse = (at, said) => finding(rule, at, said);
  return {
    member,
    rules,
    refuse,
    include,
    load,
    source: (read) => ({
      read: ({ path, bytes }) => {
        const facts = readWhole(path, refuse, () => ({
          [member]: [{ ...read(bytes), place: startOf(path) }],
        }));
        return { ...facts, [member]: facts[member] ?? [] } as ReturnType<EvidenceSource<Member>['read']>;
      },
    }),
    gather(kind, known) {
      const found = known.files.filter(({ kinds }) => (kinds as readonly string[]).includes(kind));
      if (found.length === 0) return [];
      const facts: readonly EvidenceFacts[Member][number][] = known.facts[member] ?? [];
      const read = new Map(facts.map((each) => [each.place.file, each]));
      return gather(
        found.map(({ path }) => ({ origin: known.originOf(path), read: read.get(path) })),
        known,
      );
    },
  };
}
