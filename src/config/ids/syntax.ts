import { escapePattern } from '../../model/index.ts';
import type { TraceType } from '../trace.ts';
import { Automaton } from './automaton.ts';
import { foreignIds } from './foreign.ts';
import { type Form, patternForm, plainForm } from './form.ts';
import { nameReader } from './names.ts';

/** What of a type its IDs depend on. */
type TypeOfIds = Pick<TraceType, 'prefixes' | 'pattern'> & Partial<TraceType>;

/** What tells an ID from other words, built once from the configured types. Nothing else knows what IDs look like. */
export interface IdSyntax {
  /** Matches a whole ID and nothing else. */
  isId(text: string): boolean;
  /** Type of an ID (key of `trace.types`) by its prefix; undefined for what is no ID. */
  typeOf(id: string): string | undefined;
  /** The same, with the prefix. */
  about(id: string): { type: string; prefix: string } | undefined;
  /** Whether an ID is of another project: `PLATFORM:URS-900`. */
  isForeign(id: string): boolean;
  /** All IDs in a text with their offsets (UTF-16 code units), in order. */
  find(text: string): { id: string; offset: number }[];
  /** IDs by which a test, class or suite of this name is named: see `nameReader`. */
  namedBy(name: string): string[];
  /** The IDs from one to another that differ in their last number, both included; none where these are no ends of a range. */
  between(first: string, last: string): string[];
  /** An ID of a type: its first. */
  exampleOf(type: string): string;
  /** What IDs look like whose prefix the text begins with, else those of requirements or of the first type, for hints. */
  formNear(text: string): Pick<Form, 'pattern' | 'example'>;
}

/** A form with what a longer word around an ID looks like. */
interface Known extends Form {
  type: string;
  /** What must not stand behind it: in prose, and in a name of a test, where words follow after `_`. */
  ends: { inProse: RegExp; inName: RegExp };
}

/** Most IDs of a range. */
const longestRange = 200;

/**
 * The syntax of IDs: a registered prefix, then what the type's `pattern` says, else the plain form of `plainForm`. Of two prefixes the
 * longer one counts. Longer words around an ID are left alone (`XSRS-1`, `SRS-1x2y`). Every text is read in linear time.
 * Before an ID of another project stands its prefix and a colon: `PLATFORM:URS-900`.
 * @param projects prefixes of the other projects
 * @implements SRS-105, SRS-3442, SRS-3820
 */
export function idSyntax(
  types: Readonly<Record<string, TypeOfIds>>,
  projects: readonly string[] = [],
): IdSyntax {
  const foreign = foreignIds(projects);
  const forms = Object.entries(types)
    .flatMap(([type, each]) => formsOf(each).map((form) => known(type, form)))
    .sort((a, b) => b.prefix.length - a.prefix.length || (a.prefix < b.prefix ? -1 : 1));
  // Prefixes are quickly found; only where one stands are the words around it looked at.
  const begin = new RegExp(
    forms.map((form) => `${form.prefix}(?=[${signsAfter(form)}])`).join('|') || '(?!)',
    'g',
  );
  const allHaveDigits = forms.every(({ hasDigit }) => hasDigit);

  function endAt(
    text: string,
    offset: number,
    where: keyof Known['ends'],
  ): { id: string; form: Known } | undefined {
    for (const form of forms) {
      if (!text.startsWith(form.prefix, offset)) continue;
      const end = form.automaton.endOf(text, offset, (at) => holdsAt(form.ends[where], text, at));
      if (end >= 0) return { id: text.slice(offset, end), form };
    }
    return undefined;
  }

  function whole(text: string): Known | undefined {
    return forms.find(
      ({ prefix, automaton }) =>
        text.startsWith(prefix) && automaton.endOf(text, 0, (at) => at === text.length) >= 0,
    );
  }

  function find(text: string): { id: string; offset: number }[] {
    const others = foreign.find(text);
    if (others.length === 0) return findOwn(text);
    const isApart = (offset: number): boolean =>
      !others.some((other) => other.offset <= offset && offset < other.offset + other.id.length);
    return [...others, ...findOwn(text).filter(({ offset }) => isApart(offset))].sort(
      (a, b) => a.offset - b.offset,
    );
  }

  function findOwn(text: string): { id: string; offset: number }[] {
    const found: { id: string; offset: number }[] = [];
    if (allHaveDigits && !/[0-9]/.test(text)) return found;
    begin.lastIndex = 0;
    for (let prefix = begin.exec(text); prefix; prefix = begin.exec(text)) {
      const offset = prefix.index;
      const match = holdsAt(wordStart, text, offset) ? endAt(text, offset, 'inProse') : undefined;
      if (match) found.push({ id: match.id, offset });
      begin.lastIndex = offset + (match?.id.length ?? 1);
    }
    return found;
  }

  return {
    find,
    isId: (text) => whole(text) !== undefined || foreign.is(text),
    isForeign: foreign.is,
    typeOf: (id) => whole(id)?.type,
    about(id) {
      const form = whole(id);
      return form && { type: form.type, prefix: form.prefix };
    },
    namedBy: nameReader(forms, findOwn, (text, offset) => endAt(text, offset, 'inName')),
    between(first, last) {
      const [from, to] = [/^(.*?)(\d+)$/.exec(first), /^(.*?)(\d+)$/.exec(last)];
      if (!from || !to || from[1] !== to[1] || whole(last) === undefined) return [];
      const [digits = '', start, end] = [from[2], Number(from[2]), Number(to[2])];
      if (whole(first)?.isCounted !== true || end <= start || end - start >= longestRange) return [];
      const ids = Array.from(
        { length: end - start + 1 },
        (_, step) => `${from[1]}${String(start + step).padStart(digits.length, '0')}`,
      );
      return ids.every((id) => whole(id) !== undefined) ? ids : [];
    },
    exampleOf: (type) =>
      forms.find((form) => form.type === type && form.prefix === types[type]?.prefixes[0])?.example ?? '',
    formNear(text) {
      const start = text.toLowerCase();
      const usual = Object.hasOwn(types, 'SRS') ? 'SRS' : Object.keys(types)[0];
      return (
        forms.find(({ prefix }) => start.startsWith(prefix.toLowerCase())) ??
        forms.find(({ type }) => type === usual) ?? { example: '' }
      );
    },
  };
}

/** The forms of a type's IDs, one a prefix. A pattern that is refused gives none. */
function formsOf({ prefixes, pattern }: TypeOfIds): Form[] {
  return prefixes.flatMap((prefix) => {
    const form = pattern === undefined ? plainForm(prefix) : patternForm(prefix, pattern);
    return 'refused' in form ? [] : [form];
  });
}

function known(type: string, form: Form): Known {
  const joints = form.joints.replace('-', '\\-');
  return {
    ...form,
    type,
    ends: {
      inProse: new RegExp(`(?![\\p{L}\\p{N}_]|[${joints}][\\p{L}\\p{N}])`, 'uy'),
      inName: new RegExp(`(?![\\p{L}\\p{N}]|_\\p{N}|[${joints.replace('_', '')}][\\p{L}\\p{N}])`, 'uy'),
    },
  };
}

const wordStart = /(?<![\p{L}\p{N}_-])/uy;

function holdsAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** The signs that may follow the prefix, as those of a character class. */
function signsAfter({ prefix, automaton }: Form): string {
  let state = 1;
  for (const sign of prefix) state = automaton.step(state, sign.charCodeAt(0));
  return Array.from({ length: 128 }, (_, code) => code)
    .filter((code) => automaton.step(state, code) !== 0)
    .map((code) => escapePattern(String.fromCharCode(code)))
    .join('');
}

/**
 * Two types that claim the same IDs. Of plain forms only the same prefix is one: where `REQ-SYS` and `REQ` are registered, the longer
 * one counts, as people mean it.
 * @returns the keys of both and an ID of either, for the first such pair
 * @implements SRS-3442
 */
export function contested(
  types: Readonly<Record<string, TypeOfIds>>,
): { types: [one: string, other: string]; id: string } | undefined {
  const all = Object.entries(types).flatMap(([type, each]) => formsOf(each).map((form) => ({ type, form })));
  for (const [index, { type, form }] of all.entries())
    for (const before of all.slice(0, index)) {
      if (before.type === type) continue;
      const bothPlain = form.pattern === undefined && before.form.pattern === undefined;
      if (bothPlain && form.prefix !== before.form.prefix) continue;
      const id = Automaton.shared(before.form.automaton, form.automaton);
      if (id !== undefined) return { types: [before.type, type], id };
    }
  return undefined;
}
