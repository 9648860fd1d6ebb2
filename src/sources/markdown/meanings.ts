import { defaultTypes } from '../../config/defaults.ts';
import { ownEntry } from '../../model/index.ts';

/** What people often call the items of a type: the prefixes of their IDs, and words of the columns and headings about them. */
const usual: readonly [type: keyof typeof defaultTypes, prefixes: readonly string[], words: RegExp][] = [
  ['GSPR', [], /gspr|safety and performance/],
  ['RC', ['RCM', 'MIT', 'CTRL', 'MEASURE'], /risk.?control|mitigation|control measure/],
  ['SOUP', ['OTS', 'OTSS', 'COTS'], /soup|off.the.shelf|third.party/],
  ['URS', ['UN', 'UR', 'USR', 'STK', 'NEED'], /user.?(?:need|requirement)|stakeholder/],
  ['HAZ', ['HZ', 'HAZARD', 'RISK'], /hazard|\brisk/],
  ['TST', ['TC', 'TEST', 'VT', 'TP'], /\btests?\b|verification/],
  ['SDS', ['SDD', 'DES', 'DSN', 'DD'], /\bdesign/],
  ['SRS', ['REQ', 'SR', 'SWR', 'SYS', 'FR', 'NFR', 'SEC', 'PERF', 'SYRS'], /requirement|\bsr\b/],
  ['ANOM', ['BUG', 'DEF', 'DEFECT'], /anomal|known.?(?:bug|issue|defect)/],
  ['CR', ['CHG', 'ECR'], /change.?request/],
];

/** Words before a number that are no items of anybody's file: standards, laws, weaknesses, algorithms. */
const foreign =
  /^(?:ISO|IEC|EN|DIN|IEEE|ASTM|AAMI|ANSI|NIST|FDA|MDR|MDCG|IVDR|CFR|GDPR|HIPAA|CVE|CWE|GHSA|RFC|PEP|UTF|SHA|AES|RSA|TLS|MD|COVID|SARS|HTTP|USB|GPT|ICD|SI)$/;

/** Whether a prefix may be one of items. */
export function mayBePrefix(prefix: string): boolean {
  return !foreign.test(prefix);
}

/** What the items of a prefix are taken for. */
export interface Taken {
  type: string;
  /** Nobody said it: it is to be confirmed. */
  isGuess: boolean;
}

/**
 * The type of a prefix: Dossier's own for its own prefixes, a guess for what people often write. A single letter tells nothing by itself;
 * there the words of title and headings decide. What nothing tells is a type of its own, without a meaning for safety.
 * @param words of the pages that hold the items
 */
export function typeOfPrefix(prefix: string, words: readonly string[]): Taken {
  if (ownEntry(defaultTypes, prefix)) return { type: prefix, isGuess: false };
  const row = usual.find(([, prefixes]) => prefixes.includes(prefix.toUpperCase()));
  const guess =
    row?.[0] ??
    (prefix.length === 1 ? words.map(typeOfWords).find((type) => type?.startsWith(prefix)) : undefined);
  return guess === undefined ? { type: prefix, isGuess: false } : { type: guess, isGuess: true };
}

/** The type that words are about, such as those of a column `User Need ID`; undefined where they name none. */
export function typeOfWords(words: string): keyof typeof defaultTypes | undefined {
  return usual.find(([, , form]) => form.test(words.toLowerCase()))?.[0];
}

/** What the items of one of Dossier's types are called, in a sentence; undefined for a type of the project. */
export function nameOfType(type: string): string | undefined {
  return ownEntry(defaultTypes, type)?.plural.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}
