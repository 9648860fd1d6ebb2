import type { z } from 'zod';
import { UserError } from '../model/index.ts';
import type { Client } from './client.ts';

/** An item as a snapshot holds it: the neutral form of items that other tools own. */
export interface TrackerItem {
  id: string;
  /** The tracker's word for its kind. */
  type?: string;
  title: string;
  text: string;
  markdown: true;
  attributes: Record<string, string>;
  links: { relation: string; to: string }[];
  /** Its address, for people. */
  place: string;
}

/** What a tracker is asked for. */
export interface Wanted {
  /** As the tracker names it: `owner/name`, a path, a key. */
  project: string;
  /** Put before numbers. */
  prefix: string;
  /** A label of GitHub and GitLab, a condition in JQL or WIQL; empty for all. */
  only: string;
  /** Only what changed since, ISO 8601 in UTC; undefined for all. */
  since: string | undefined;
}

/** What changed: items as they are now, and IDs of what is no longer asked for. */
export interface Changes {
  items: TrackerItem[];
  gone: string[];
  /** Clock of the tracker when the first question was answered, ISO 8601 in UTC. */
  asked: string;
}

/** What a forge tells of one pull request, in the forms that approvals and acceptances read. */
export interface PullRequest {
  /** Who approved which commit. */
  reviews(): Promise<unknown>;
  /** Comments on lines. */
  comments(): Promise<readonly unknown[]>;
  /** All that a merge is accepted by. */
  merge(): Promise<unknown>;
}

/** How one kind of tracker is asked. */
export interface Tracker {
  /** Name for people. */
  title: string;
  /** Address of its API where nobody names one; empty where one has to. */
  address: string;
  /** Variable of the environment that holds the token. */
  token: string;
  /** Put before numbers where nobody says. */
  prefix: string;
  /** What `project` is, for people. */
  project: string;
  /** Whether it can say what changed while `only` is asked for. */
  tellsChangesOf(only: string): boolean;
  headers(token: string): Record<string, string>;
  changes(client: Client, wanted: Wanted): Promise<Changes>;
  /** Only forges have it. */
  pullRequest?(client: Client, project: string, number: number): PullRequest;
}

/**
 * All pages of a list, each once.
 * @param shape of one page
 * @throws UserError for an answer of another shape, and for pages that lead back to one that was read
 */
export async function pagesOf<Page>(
  client: Client,
  first: string,
  shape: z.ZodType<Page>,
): Promise<{ pages: Page[]; asked: string }> {
  const pages: Page[] = [];
  const read = new Set<string>();
  let asked = '';
  for (let path: string | undefined = first; path !== undefined; ) {
    if (read.has(path)) throw new UserError('The tracker names the same page twice; nothing was written.');
    read.add(path);
    const answer = await client.ask(path);
    pages.push(shaped(answer.value, shape));
    asked ||= answer.date;
    path = answer.next;
  }
  return { pages, asked };
}

/** The entries of all pages of a list, without members that nobody reads. */
export async function entriesOf<Entry>(
  client: Client,
  first: string,
  shape: z.ZodType<Entry[]>,
): Promise<Entry[]> {
  return (await pagesOf(client, first, shape)).pages.flat();
}

/** @throws UserError for a value of another shape */
export function shaped<Value>(value: unknown, shape: z.ZodType<Value>): Value {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = (issue?.path ?? []).map(String).join('.').slice(0, 100);
  throw new UserError(
    `The tracker answers with what is none of its known forms (${where || 'the whole'}: ${issue?.message.slice(0, 200)}); nothing was written.`,
  );
}

/** Attributes that say something, each on one line. */
export function saying(
  attributes: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const words = (value ?? '').replace(/\s+/g, ' ').trim();
      return words === '' ? [] : [[name, words] as const];
    }),
  );
}
