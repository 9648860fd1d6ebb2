import type { TestStatus } from '../../../model/index.ts';

/** What the words of an attribute that tells a state say of a case. Case matters: tools write their words in one way. */
export type StateWords = Readonly<Record<string, TestStatus>>;

/** What is known of one element of a report format. */
export interface ElementWords {
  /** Elements that may stand in it; `anything` where nothing in it is read. */
  children: readonly string[] | 'anything';
  /** Set for cases, suites and whole runs: a word that is not known casts doubt on the innermost of them, with all the results it holds. */
  holds?: 'case' | 'suite';
  /** Attributes that tell a state, with the words known of each. */
  states?: Readonly<Record<string, StateWords>>;
  /** Attributes that say by being there that it failed, whatever they hold. */
  failing?: readonly string[];
  /** Attributes that tell none, whatever they hold. Others are let stand too, where neither name nor value sounds like a state. */
  texts?: readonly string[];
}

/** Everything a report of one format may hold, as far as it can bear on what passed. */
export interface Vocabulary {
  /** Its name in messages. */
  name: string;
  roots: readonly string[];
  elements: Readonly<Record<string, ElementWords>>;
}

/** Words that tell, alone, what became of a test. */
const outcomes = new Set(
  `passed pass failed fail failure failing error errored broken skipped skip ignored disabled pending todo aborted cancelled canceled
  inconclusive blocked notrun notexecuted notrunnable suppressed timeout timedout crashed flaky undefined ambiguous unstable quarantined`.split(
    /\s+/,
  ),
);

/** Words that make the name of an attribute or key that of a state. */
const naming = new Set([
  ...outcomes,
  ...'success successful succeeded executed outcome result status state verdict conclusion'.split(' '),
]);

/**
 * Whether an attribute or key that nobody knows may tell what became of a test: its name is made of such a word (`isSkipped`, `test-result`),
 * or its value is one (`kind="failed"`).
 * @implements SRS-3120
 */
export function tellsState(name: string, value: unknown): boolean {
  return isStateName(name) || (typeof value === 'string' && value.length < 30 && outcomes.has(fold(value)));
}

const known = new Map<string, boolean>();

function isStateName(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[^A-Za-z]+/);
    answer = naming.has(fold(name)) || words.some((word) => naming.has(word.toLowerCase()));
    // Names come from outside: only so many are remembered.
    if (known.size < 1000) known.set(name, answer);
  }
  return answer;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '');
}
