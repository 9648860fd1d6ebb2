import { coAuthorsIn } from './authors.ts';
import { toUtc } from './history.ts';
import { askGit, runGit } from './run.ts';

/** Somebody as a commit names them, or as the `.mailmap` does. */
export interface Person {
  name: string;
  email: string;
}

/** A commit of a change, with everybody who made it. */
export interface ChangeCommit {
  /** Full hash. */
  commit: string;
  /** When it was committed, ISO 8601 in UTC. */
  date: string;
  isMerge: boolean;
  author: Person;
  /** Those of its lines `Co-authored-by`. */
  coAuthors: Person[];
}

const fields = ['%H', '%cI', '%P', '%aN', '%aE', '%B'];

/**
 * The commits of a change with their people, newest first, as the `.mailmap` names them. E-mail addresses are read here, where somebody is
 * told of a failure, and are no part of the model.
 * @param range as `git log` takes it, of hashes: `<base>..<head>`
 * @param most commits at most
 * @returns undefined where git fails
 * @implements SRS-3593
 */
export async function readChangePeople(
  root: string,
  range: string,
  most: number,
): Promise<ChangeCommit[] | undefined> {
  const log = await runGit(root, [
    'log',
    `--max-count=${most}`,
    '-z',
    `--format=${fields.join('%x00')}`,
    range,
    '--',
  ]);
  if (log === undefined) return undefined;
  const words = log.split('\0');
  const commits = Array.from({ length: Math.floor(words.length / fields.length) }, (_, index) => {
    const [commit = '', date = '', parents = '', name = '', email = '', message = ''] = words.slice(
      index * fields.length,
      (index + 1) * fields.length,
    );
    const isMerge = parents.includes(' ');
    return { commit, date: toUtc(date), isMerge, author: { name, email }, coAuthors: coAuthorsIn(message) };
  });
  const mapped = await mapPeople(
    root,
    commits.flatMap(({ coAuthors }) => coAuthors),
  );
  return commits.map((each) => ({ ...each, coAuthors: each.coAuthors.map((one) => mapped.get(one) ?? one) }));
}

/** People as the `.mailmap` names them; those git cannot read stay as they are. */
async function mapPeople(root: string, people: readonly Person[]): Promise<Map<Person, Person>> {
  const asked = people.filter(({ email }) => email !== '');
  if (asked.length === 0) return new Map();
  const contacts = asked.map(({ name, email }) => `${name.replace(/[<>]/g, '')} <${email}>\n`).join('');
  const input = Buffer.from(contacts).toString('latin1');
  const answer = (await askGit(root, ['check-mailmap', '--stdin'], input)).toString('utf8').split('\n');
  return new Map(
    asked.flatMap((person, index) => {
      const [, name = '', email = ''] = /^(.*?) ?<([^<>]*)>$/.exec(answer[index] ?? '') ?? [];
      return email === '' ? [] : [[person, { name, email }] as const];
    }),
  );
}
