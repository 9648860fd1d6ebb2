import type { Refused } from '../../model/index.ts';
import { Automaton } from './automaton.ts';

/** The form that the IDs of a prefix have. */
export interface Form {
  prefix: string;
  automaton: Automaton;
  /** Signs besides letters and digits that hold the parts of a longer word together. */
  joints: string;
  /** A last number may count IDs: the digits of a hexadecimal one do not. */
  isCounted: boolean;
  /** Every ID of the form holds a digit. */
  hasDigit: boolean;
  /** An ID of the form. */
  example: string;
  /** As the type states it; undefined for the plain form. */
  pattern?: string;
}

const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letters = capitals.toLowerCase();
const joints = '._-';

/**
 * The form without a pattern: the prefix, `-` or `_`, then words of capitals and digits joined by `-`, `_` or `.`, the last of which
 * holds a digit: `SRS-041`, `SRS-ALARM-12`, `REQ_7.2`, `TST-201a`.
 * @implements SRS-105
 */
export function plainForm(prefix: string): Form {
  const automaton = new Automaton();
  const [between, word, number, behind, letter] = Array.from({ length: 5 }, () => automaton.state()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const start = literal(automaton, [1], prefix) as number[];
  automaton.edges(start, '-_', between);
  automaton.edges([between], capitals, word);
  automaton.edges([word], capitals + digits, word);
  automaton.edges([word], '-_.', between);
  automaton.edges([between, number, behind], digits, number);
  automaton.edges([number], '.-', behind);
  automaton.edges([number], letters, letter);
  automaton.accept([number, letter]);
  return { prefix, automaton, joints: '-', isCounted: true, hasDigit: true, example: `${prefix}-001` };
}

/** What a field may hold, and how long it may be where the pattern does not say. */
const fields = {
  number: { signs: digits, most: 9, sample: (least: number) => '1'.padStart(least, '0') },
  word: {
    signs: capitals + letters + digits,
    most: 40,
    sample: (least: number) => 'name'.padEnd(least, 'x'),
  },
  hex: { signs: `${digits}ABCDEFabcdef`, most: 32, sample: (least: number) => 'A1'.padStart(least, '0') },
  /** Words joined by single joints. */
  slug: {
    signs: capitals + letters + digits,
    most: 120,
    sample: (least: number) => 'name'.padEnd(least, 'x'),
  },
};

/**
 * The form that a pattern states: `{prefix}`, then text and fields: `{prefix}{number:3}`, `{prefix}~{slug}~{number}`. A pattern is no
 * regular expression on purpose: it comes with a pull request from a fork or out of an archive, and is asked of every text, so it must
 * be read in linear time, whatever it says. Each field ends where the next sign is none of its own; a pattern in which that cannot be
 * told is refused. That every ID begins with a prefix lets words be told from IDs, and near misses be told at all.
 * @implements SRS-3442
 */
export function patternForm(prefix: string, pattern: string): Form | Refused {
  const [start, ...parts] = pattern.split(/(\{[^{}]*\})/).filter((part) => part !== '');
  if (start !== '{prefix}') return { refused: 'it begins with `{prefix}`' };
  if (!parts.some((part) => part.startsWith('{'))) return { refused: 'it holds a field besides `{prefix}`' };
  const automaton = new Automaton();
  let ends = literal(automaton, [1], prefix) as number[];
  let example = prefix;
  let before = start;
  let used = '-';
  for (const part of parts) {
    const field = fieldOf(part);
    if (typeof field === 'object' && 'refused' in field) return field;
    if (field && before === start && field.name !== 'number')
      return { refused: `a sign such as - stands between \`{prefix}\` and \`${part}\`` };
    const made = field ? repeated(automaton, ends, field) : literal(automaton, ends, part);
    if (typeof made === 'string')
      return {
        refused: `\`${before}\` may hold the sign ${made} of \`${part}\` behind it, so that its end cannot be told`,
      };
    ends = made;
    example += field ? fields[field.name].sample(field.least) : part;
    used += field ? (field.name === 'slug' ? joints : '') : part.replace(/[A-Za-z0-9]/g, '');
    before = part;
  }
  if (/[^A-Za-z0-9}]$/.test(before)) return { refused: 'it ends with a field, a letter or a digit' };
  automaton.accept(ends);
  return {
    prefix,
    automaton,
    joints: [...new Set(used)].join(''),
    isCounted: !before.startsWith('{hex'),
    hasDigit: /[0-9]/.test(prefix) || parts.some((part) => /^\{number|^[^{]*[0-9]/.test(part)),
    example,
    pattern,
  };
}

interface Field {
  name: keyof typeof fields;
  least: number;
  most: number;
}

/** @returns undefined for literal text */
function fieldOf(part: string): Field | Refused | undefined {
  if (!part.startsWith('{'))
    return /^[A-Za-z0-9._~-]+$/.test(part)
      ? undefined
      : { refused: `\`${part}\` holds other signs than letters, digits, \`-\`, \`_\`, \`.\` and \`~\`` };
  const [, name = '', from, to] = /^\{([a-z]+)(?::(\d{1,2})(?:-(\d{1,2}))?)?\}$/.exec(part) ?? [];
  if (!Object.hasOwn(fields, name))
    return {
      refused: `\`${part}\` is none of ${Object.keys(fields)
        .map((key) => `\`{${key}}\``)
        .join(', ')}, with a length as in \`{number:3}\` or \`{number:1-6}\``,
    };
  const known = name as Field['name'];
  const least = Number(from ?? 1);
  const most = to === undefined ? (from === undefined ? fields[known].most : least) : Number(to);
  return least >= 1 && most >= least && most <= 120
    ? { name: known, least, most }
    : { refused: `the length of \`${part}\` is 1 to 120, the lower one first` };
}

/** Lets the states be followed by a text. */
function literal(automaton: Automaton, from: readonly number[], text: string): number[] | string {
  let ends = [...from];
  for (const sign of text) {
    const state = automaton.state();
    const contested = automaton.edges(ends, sign, state);
    if (contested !== undefined) return contested;
    ends = [state];
  }
  return ends;
}

/** Lets the states be followed by a field; a joint of a slug has a sign on both sides. */
function repeated(
  automaton: Automaton,
  from: readonly number[],
  { name, least, most }: Field,
): number[] | string {
  const { signs } = fields[name];
  const ends: number[] = [];
  let [before, joint]: [readonly number[], readonly number[]] = [from, []];
  for (let length = 1; length <= most; length++) {
    const state = automaton.state();
    const contested = automaton.edges([...before, ...joint], signs, state);
    if (contested !== undefined) return contested;
    if (length >= least) ends.push(state);
    joint = [];
    if (name === 'slug' && length < most) {
      joint = [automaton.state()];
      automaton.edges([state], joints, joint[0] as number);
    }
    before = [state];
  }
  return ends;
}
