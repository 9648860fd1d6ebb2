import type { Config, PullRequestApprover } from '../../config/index.ts';
import type { Author, Refused } from '../../model/index.ts';
import { approverOf, type ForgeReview } from './forge-export.ts';
import type { ExportedFile, MergeExport } from './merge-export.ts';
import { authorWhoIs, isSamePerson } from './people.ts';

/** What git tells of a merged pull request. */
export interface MergedHere {
  /** When the head was committed, ISO 8601 in UTC. */
  date: string;
  authors: readonly Author[];
  /** Files that differ between base and head, with the names of their bytes; empty where there was none. */
  changed: ReadonlyMap<string, { after: string }>;
}

/**
 * Whether a pull request was merged, belongs here, and may count as a review at all: what can be said before git is asked.
 * @param repository `https:` address of this repository; empty where it has none
 * @param now ISO 8601 in UTC
 * @implements SRS-3733
 */
export function refuseMerge(
  { number, mergedAt, merge, repository: of }: MergeExport,
  { mergeIsReview, signedOnly }: Config['approvals'],
  repository: string,
  now: string,
): Refused | undefined {
  const because = (refused: string): Refused => ({ refused });
  if (mergeIsReview.length === 0)
    return because(
      'The merge of a pull request is no review here. Whose approval makes it one is for the configuration to say (`approvals.mergeIsReview`).',
    );
  if (signedOnly)
    return because(
      'Approvals of pull requests do not count here, signatures alone do (`approvals.signedOnly`).',
    );
  if (repository !== '' && repository.toLowerCase() !== of.toLowerCase())
    return because(`Pull request ${number} is one of ${of}, and this repository is ${repository}.`);
  if (mergedAt === '' || merge === '') return because(`Pull request ${number} is not merged.`);
  if (mergedAt > now)
    return because(`Pull request ${number} was merged on ${mergedAt}, which has not come yet.`);
  return undefined;
}

/**
 * Who approved what was merged: people of a role that the project asks for, who wrote nothing of it, and who saw the very head.
 * @returns their printed names; or why nobody's approval counts
 * @implements SDS-3278, SRS-3733, SRS-3734
 */
export function reviewersOf(
  exported: MergeExport,
  here: MergedHere,
  approvals: Config['approvals'],
): { names: string[] } | Refused {
  const { number, reviews, files } = exported;
  const other = differentFile(files, here.changed);
  if (other !== undefined) return { refused: `The diff of pull request ${number} is another here: ${other}` };
  const isKnown = (login: string): boolean => approvals.pullRequests.some((each) => each.login === login);
  const against = reviews.find(({ said, login }) => said === 'asked for changes' && isKnown(login));
  if (against) return { refused: `${against.login} asked for changes on ${against.time}.` };
  const judged = reviews.map((review) => {
    const person = approverOf(review, approvals.pullRequests, 'reviews');
    return {
      name: 'refused' in person ? '' : person.name,
      wrong: wrongWith(review, person, exported, here, approvals),
    };
  });
  const names = judged.flatMap(({ name, wrong }) => (wrong === undefined ? [name] : []));
  if (names.length > 0) return { names: [...new Set(names)].sort() };
  if (judged.length === 0) return { refused: `Nobody approved pull request ${number}.` };
  return { refused: judged.map(({ wrong }) => wrong).join(' ') };
}

function wrongWith(
  { login, time, commit }: ForgeReview,
  person: PullRequestApprover | Refused,
  { head, author, mergedAt, approvedFrom }: MergeExport,
  { date, authors }: MergedHere,
  { pullRequests, mergeIsReview }: Config['approvals'],
): string | undefined {
  if ('refused' in person) return person.refused;
  if (!person.roles.some((role) => mergeIsReview.includes(role)))
    return `${person.name} has none of the roles whose approval makes a merge a review (${mergeIsReview.join(', ')}).`;
  if (commit !== head || time < approvedFrom)
    return `${login} approved another head than ${head.slice(0, 12)}, which was merged.`;
  if (time < date)
    return `${login} approved on ${time}, before the commit ${head.slice(0, 12)} was made on ${date}.`;
  if (time > mergedAt) return `${login} approved on ${time}, after the merge on ${mergedAt}.`;
  const opened = pullRequests.find((each) => each.login === author);
  if (login === author || (opened && isSamePerson(opened, person)))
    return `${person.name} opened the pull request; somebody else has to review it.`;
  const wrote = authorWhoIs({ names: [person.name], emails: [person.email], login }, authors);
  if (wrote)
    return `${person.name} wrote a part of it (commit ${wrote.commit.slice(0, 12)}); somebody else has to review it.`;
  return undefined;
}

/** The first file, by path, on which the forge and git do not agree, in words. */
function differentFile(
  files: readonly ExportedFile[],
  changed: ReadonlyMap<string, { after: string }>,
): string | undefined {
  const told = new Map(files.map((file) => [file.path, file]));
  for (const path of [...new Set([...told.keys(), ...changed.keys()])].sort()) {
    const [file, own] = [told.get(path), changed.get(path)];
    if (!own) return `${path} does not differ.`;
    if (!file) return `${path} differs, and the export does not say so.`;
    if (file.isRemoved !== (own.after === '')) return `${path} is ${own.after === '' ? 'gone' : 'there'}.`;
    if (file.blob !== undefined && file.blob !== own.after) return `${path} holds other bytes.`;
  }
  return undefined;
}
