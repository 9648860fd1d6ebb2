/**
 * Takes what a tracker or forge holds into a file of the repository, when somebody asks for it: items with states and links. Builds read
 * the file and never the tracker.
 * @c4 component "Trackers"
 * @technology HTTP
 * @description Writes dated snapshots of what GitHub, GitLab, Jira and Azure DevOps hold.
 * @uses Model "errors for people"
 * @uses Release "forms in which forges tell of pull requests"
 * @uses Imports "the neutral form, HTML as Markdown"
 * @uses "Tracker" "asks for items"
 * @implements SDS-3283
 */
import { UserError } from '../model/index.ts';
import { azureDevops } from './azure-devops.ts';
import { trackerClient } from './client.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jira } from './jira.ts';
import { type Difference, differenceOf, readKept, snapshotText, withChanges } from './snapshot.ts';
import type { Tracker } from './tracker.ts';

/**
 * The trackers by the names that commands take.
 * @c4 external "Tracker"
 * @technology REST
 * @description Holds issues and work items, where a team keeps them there.
 */
export const trackers: Readonly<Record<string, Tracker>> = {
  github,
  gitlab,
  jira,
  'azure-devops': azureDevops,
};

/** What is to be fetched. */
export interface Request {
  /** Name of the tracker. */
  from: string;
  project: string;
  /** Address of its API; empty for the public one. */
  address: string;
  /** Empty for what is usual there. */
  prefix: string;
  only: string;
  /** Asks for everything, also where an earlier fetch says what is known. */
  isWhole: boolean;
}

/** What came of it. */
export interface Fetched extends Difference {
  /** Text of the file; undefined where nothing changed. */
  text: string | undefined;
  count: number;
  /** Title of the tracker. */
  title: string;
}

/** What a snapshot is of, in words. */
const parts = {
  from: 'tracker',
  address: 'address',
  project: 'project',
  only: 'condition',
  prefix: 'prefix',
};

/** One pull request of a forge. */
export interface PullRequestAsked extends Pick<Request, 'from' | 'project' | 'address'> {
  number: number;
}

/** A file of what a forge tells. */
export interface ForgeFile {
  /** Empty for one whose name its caller knows. */
  name: string;
  text: string;
}

/**
 * Asks a forge for the approvals of a pull request and the comments on its lines, for the directory of approvals; or for all that a merge
 * is accepted by.
 * @throws UserError
 * @implements SRS-3793
 */
export async function fetchPullRequest(
  request: PullRequestAsked,
  what: 'records' | 'merge',
  tokenOf: (name: string) => string,
  signal: AbortSignal,
): Promise<ForgeFile[]> {
  const { tracker, address } = trackerOf(request);
  const client = trackerClient(address, tracker.headers(tokenOf(tracker.token)), signal);
  const pull = tracker.pullRequest?.(client, request.project, request.number);
  if (!pull) throw new UserError(`${tracker.title} has no pull requests; github and gitlab have.`);
  const fileOf = (name: string, value: unknown): ForgeFile => ({
    name,
    text: `${JSON.stringify(value, null, 1)}\n`,
  });
  if (what === 'merge') return [fileOf('', await pull.merge())];
  const comments = await pull.comments();
  return [
    fileOf(`pull-request-${request.number}.json`, await pull.reviews()),
    ...(comments.length > 0 ? [fileOf(`pull-request-${request.number}-comments.json`, comments)] : []),
  ];
}

/** @throws UserError */
function trackerOf({ from, address }: Pick<Request, 'from' | 'address'>): {
  tracker: Tracker;
  address: string;
} {
  const tracker = Object.hasOwn(trackers, from) ? trackers[from] : undefined;
  if (!tracker)
    throw new UserError(
      `${from} is no tracker that is known. There are ${Object.keys(trackers).join(', ')}.`,
    );
  const own = address === '' ? tracker.address : address;
  if (own === '') throw new UserError(`Name the address of ${tracker.title} with --address <url>.`);
  return { tracker, address: own };
}

/**
 * Asks a tracker for what changed since the last time, or for all.
 * @param path of the file, for messages
 * @param before its text; undefined where there is none
 * @param tokenOf what the environment holds under a name
 * @throws UserError; nothing is to be written then
 * @implements SRS-3790
 */
export async function fetchSnapshot(
  request: Request,
  { path, before }: { path: string; before: string | undefined },
  tokenOf: (name: string) => string,
  signal: AbortSignal,
): Promise<Fetched> {
  const { tracker, address } = trackerOf(request);
  const { project, only } = request;
  const prefix = request.prefix === '' ? tracker.prefix : request.prefix;
  const own = { from: request.from, address, project, only, prefix };
  const kept = before === undefined ? undefined : readKept(path, before);
  const other = (Object.keys(own) as (keyof typeof own)[]).find(
    (name) => kept !== undefined && kept.snapshot[name] !== own[name],
  );
  if (kept && other)
    throw new UserError(
      `${path} is a snapshot of another ${parts[other]} (${JSON.stringify(kept.snapshot[other])}, not ${JSON.stringify(own[other])}). Name another file, or take it away.`,
    );
  const isWhole = request.isWhole || kept === undefined || !tracker.tellsChangesOf(only);
  const client = trackerClient(address, tracker.headers(tokenOf(tracker.token)), signal);
  const changes = await tracker.changes(client, {
    project,
    prefix,
    only,
    since: isWhole ? undefined : kept.snapshot.asked,
  });
  if (changes.asked === '')
    throw new UserError(`${tracker.title} does not say what time it is; nothing was written.`);
  const items = withChanges(isWhole ? [] : kept.items, changes);
  const difference = differenceOf(kept?.items ?? [], items);
  const isSame = kept !== undefined && Object.values(difference).every((ids) => ids.length === 0);
  return {
    ...difference,
    text: isSame ? undefined : snapshotText({ ...own, asked: changes.asked }, items),
    count: items.length,
    title: tracker.title,
  };
}
