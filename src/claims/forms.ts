import type { RiskConfig } from '../config/index.ts';
import { dayOf, isName, isReason, saysSomething } from '../model/index.ts';

/** What a value is held against besides its form. */
export interface ClaimContext {
  /** The latest day the commit can have been made on; empty where nobody knows, as in a tree with changes. */
  today: string;
  risk: RiskConfig | undefined;
}

/** What the value of a claim may be. */
export interface Form {
  /** What to write, after "Write": a list of words, or what a text has to be. */
  write(context: ClaimContext): string;
  /** The value as it counts; undefined for a text that claims nothing. */
  read(text: string, context: ClaimContext): string | undefined;
  /** The closed list, for "did you mean". */
  words?(context: ClaimContext): readonly string[];
  /** Words that are none of the list may be the project's own, unless they are nearly one of it. */
  isOpen?: true;
}

/**
 * A closed list of words, each with what else means the same. Capitals and runs of blanks say nothing; every other difference does.
 * @implements SRS-3220
 */
export function wordOf(...list: readonly (string | readonly [string, ...string[]])[]): Form {
  const words = list.map((each) => (typeof each === 'string' ? each : each[0]));
  const meant = new Map(
    list.flatMap((each) => [each].flat().map((name) => [folded(name), [each].flat()[0] as string])),
  );
  return {
    write: () => `one of ${words.map((each) => `\`${each}\``).join(', ')}`,
    read: (text) => meant.get(folded(text)),
    words: () => words,
  };
}

/** Words that the project may add its own to. */
export function openWordOf(...list: readonly string[]): Form {
  const closed = wordOf(...list);
  return { ...closed, write: (context) => `${closed.write(context)}, or a word of your own`, isOpen: true };
}

/** A word of a scale of `risk`; where the configuration does not have that scale any text. */
export function scaleOf(of: (risk: RiskConfig) => Readonly<Record<string, string>> | undefined): Form {
  const scale = ({ risk }: ClaimContext): Form => {
    const words = risk && of(risk);
    return words ? wordOf(...Object.keys(words)) : text;
  };
  return {
    write: (context) => scale(context).write(context),
    read: (said, context) => scale(context).read(said, context),
    words: (context) => scale(context).words?.(context) ?? [],
  };
}

/** A day on which something happened: real, and not after the commit. */
export const pastDay: Form = {
  write: ({ today }) => `a day as YYYY-MM-DD${today === '' ? '' : ', not after the commit'}`,
  read: (said, { today }) => {
    const day = dayOf(said.trim());
    return day !== undefined && (today === '' || day <= today) ? day : undefined;
  },
};

/** When something was done: a day that has come, or the record that tells it by a number or an address, such as `QA-1042`. */
export const pastDayOrRecord: Form = {
  write: (context) => `${pastDay.write(context)}, or the number or address of the record that tells it`,
  read: (said, context) => {
    const [day] = /\d{4}-\d{2}-\d{2}/.exec(said) ?? [];
    if (day !== undefined && pastDay.read(day, context) === undefined) return undefined;
    const besides = said.replaceAll(/\d{4}-\d{2}-\d{2}\S*/g, '');
    return day === said.trim() || /:\/\/\S|\p{L}\S*\d|#\d/u.test(besides) ? said.trim() : undefined;
  },
};

/** A day, which may be still to come. */
export const anyDay: Form = {
  write: () => 'a day as YYYY-MM-DD',
  read: (said) => dayOf(said.trim()),
};

export const reason: Form = {
  write: () => 'the reason, at least a short sentence',
  read: (said) => (isReason(said) ? said.trim() : undefined),
};

export const name: Form = {
  write: () => 'the name of a person',
  read: (said) => (isName(said) ? said.trim() : undefined),
};

/** Anything that says something. */
export const text: Form = {
  write: () => 'a text that says something',
  read: (said) => (saysSomething(said) ? said.trim() : undefined),
};

function folded(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/g, ' ');
}
