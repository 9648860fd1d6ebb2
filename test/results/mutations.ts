import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestResult } from '../../src/model/index.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A text that somebody or something changed, and how. */
export interface Mutant {
  name: string;
  text: string;
}

type Mutation = (text: string, random: () => number) => string;

/** What may happen to a report on its way, or be done to it by a tool that writes the format in another way. None of it writes a word that is known to be good. */
const mutations: Readonly<Record<string, Mutation>> = {
  'a stretch is lost': (text, random) => {
    const at = upTo(text.length, random);
    return text.slice(0, at) + text.slice(at + 1 + upTo(400, random));
  },
  'the end is lost': (text, random) => text.slice(0, upTo(text.length, random)),
  'the beginning is lost': (text, random) => text.slice(upTo(text.length, random)),
  'a line is lost': (text, random) => onLine(text, random, () => []),
  'a line stands twice': (text, random) => onLine(text, random, (line) => [line, line]),
  'a character is another': (text, random) => {
    const at = upTo(text.length, random);
    return text.slice(0, at) + String.fromCharCode(32 + upTo(95, random)) + text.slice(at + 1);
  },
  'something is put in': (text, random) => {
    const at = upTo(text.length, random);
    return (
      text.slice(0, at) +
      pick(['<x/>', '<failure/>', '{}', ',', '"', '\n', '\0', 'not ok'], random) +
      text.slice(at)
    );
  },
  'an element has another name': (text, random) =>
    onMatch(
      text,
      /<([A-Za-z][\w:.-]*)([^<>]*?)(\/?)>/g,
      random,
      ([whole, name = '', rest = '', closed = ''], at) => {
        const other = respell(name, random);
        const tag = `<${other}${rest}${closed}>`;
        const after = text.slice(at + whole.length);
        return closed === '' ? tag + after.replace(`</${name}>`, `</${other}>`) : tag + after;
      },
    ),
  'an element is wrapped': (text, random) =>
    onMatch(
      text,
      /<([A-Za-z][\w:.-]*)[^<>]*\/>/g,
      random,
      ([whole], at) => `<wrapped>${whole}</wrapped>${text.slice(at + whole.length)}`,
    ),
  'an attribute or key is lost': (text, random) =>
    onMatch(text, named, random, ([whole], at) => text.slice(at + whole.length)),
  'an attribute or key has another name': (text, random) =>
    onMatch(
      text,
      named,
      random,
      ([whole, name = ''], at) => whole.replace(name, respell(name, random)) + text.slice(at + whole.length),
    ),
  'a word is another': (text, random) =>
    onMatch(
      text,
      /(?<=[">' ])[A-Za-z]{2,}(?=[<"' ])/g,
      random,
      ([word], at) => respell(word, random) + text.slice(at + word.length),
    ),
  'a number is another': (text, random) =>
    onMatch(
      text,
      /(?<=["' :])\d+(?=["' ,\n])/g,
      random,
      ([number], at) => String(Number(number) + pick([-1, 1, 10], random)) + text.slice(at + number.length),
    ),
};

/** An attribute of XML, or a member of JSON or YAML with its comma. */
const named = /(?<=[\s,{"])"?([A-Za-z][\w:.-]*)"?(?:=|\s*:\s)(?:"[^"]*"|'[^']*'|[\w.]+),?/g;

/** Changes of a text, as many as are asked for, the same for the same seed. Those that change nothing are left out. */
export function* mutantsOf(text: string, count: number, seed: number): Generator<Mutant> {
  const random = randomFrom(seed);
  const names = Object.keys(mutations);
  for (let index = 0; index < count; index++) {
    const name = names[index % names.length] as string;
    const mutant = (mutations[name] as Mutation)(text, random);
    if (mutant !== text) yield { name, text: mutant };
  }
}

/**
 * The tests that pass after a change and did not before; none is what has to be. A test passes when each of its results does. Where a change gives a
 * result another name, nothing is said: which test a result is of is another question.
 */
export function gains(before: readonly TestResult[], after: readonly TestResult[]): string[] {
  const [was, is] = [passesOf(before), passesOf(after)];
  if ([...is.keys()].some((test) => !was.has(test))) return [];
  return [...is].flatMap(([test, passes]) => (passes && !was.get(test) ? [test] : []));
}

/** Of each test, whether it passed. */
function passesOf(results: readonly TestResult[]): Map<string, boolean> {
  const tests = new Map<string, boolean>();
  for (const { suite, className, name, status } of results) {
    const test = [suite, className, name].join(' | ');
    tests.set(test, status === 'passed' && (tests.get(test) ?? true));
  }
  return tests;
}

/** A report as a tool writes it. */
export interface Sample {
  name: string;
  path: string;
  text: string;
}

/** Reports of every format that counts its cases, as tools wrote them. */
export function sampleReports(): Sample[] {
  const fixtures = join(import.meta.dirname, 'runners', 'fixtures');
  return readdirSync(fixtures).flatMap((name) =>
    readdirSync(join(fixtures, name, 'reports'))
      .sort()
      .map((file) => ({
        name,
        path: `reports/${file}`,
        text: readFileSync(join(fixtures, name, 'reports', file), 'utf8'),
      })),
  );
}

function upTo(count: number, random: () => number): number {
  return Math.floor(random() * count);
}

function pick<T>(all: readonly T[], random: () => number): T {
  return all[upTo(all.length, random)] as T;
}

function respell(word: string, random: () => number): string {
  return pick(
    [
      (text: string) => text.toUpperCase(),
      (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
      (text: string) => `x:${text}`,
      (text: string) => `${text}X`,
      (text: string) => text.slice(1),
    ],
    random,
  )(word);
}

function onLine(text: string, random: () => number, change: (line: string) => string[]): string {
  const lines = text.split('\n');
  const at = upTo(lines.length, random);
  return [...lines.slice(0, at), ...change(lines[at] as string), ...lines.slice(at + 1)].join('\n');
}

/** Changes one match, and gives it with all that stands behind. */
function onMatch(
  text: string,
  pattern: RegExp,
  random: () => number,
  change: (match: RegExpExecArray, at: number) => string,
): string {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return text;
  const match = pick(all, random) as RegExpExecArray;
  return text.slice(0, match.index) + change(match, match.index);
}
