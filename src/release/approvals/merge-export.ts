import { z } from 'zod';
import { type MergeReview, parsedJson, type Refused } from '../../model/index.ts';
import {
  type ForgeReview,
  gitHubReviews,
  gitLabApprovals,
  reviewsOfGitHub,
  reviewsOfGitLab,
} from './forge-export.ts';
import { hash, time, user, userOfGitLab, utc } from './forge-json.ts';

/** A file that a pull request leaves as it says, or takes away. */
export interface ExportedFile {
  path: string;
  isRemoved: boolean;
  /** Name of its bytes at the head; undefined where the forge does not tell. */
  blob?: string;
}

/** One pull request with its reviews and its files, as its forge exports them. */
export interface MergeExport {
  forge: MergeReview['forge'];
  number: number;
  /** `https:` address of the repository it was made against. */
  repository: string;
  /** Login of who opened it. */
  author: string;
  /** When it was merged, ISO 8601 in UTC; empty where it is not. */
  mergedAt: string;
  /** Full hashes: a commit of the branch it was made against, what was approved, and what that branch got. */
  base: string;
  head: string;
  merge: string;
  files: ExportedFile[];
  reviews: ForgeReview[];
  /** Approvals before this moment were of another head, ISO 8601 in UTC; empty where each names its commit. */
  approvedFrom: string;
}

const most = 10_000;
const number = z.number().int().min(1).max(9_999_999_999);
const path = z.string().min(1).max(4_096);
const address = z.string().regex(/^https?:\/\/[^\s"'<>]+$/);

/** GitHub: `pulls/{number}`, its `reviews` and its `files`, each under its own name. */
export const gitHubMerge = z.object({
  pull_request: z.object({
    number,
    user: user.nullable(),
    merged_at: time.nullable(),
    merge_commit_sha: hash.nullable(),
    base: z.object({ sha: hash, repo: z.object({ html_url: address }) }),
    head: z.object({ sha: hash }),
  }),
  reviews: gitHubReviews,
  files: z
    .array(
      z.object({
        filename: path,
        previous_filename: path.optional(),
        status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
        sha: hash.nullish(),
      }),
    )
    .max(most),
});

/** GitLab: `merge_requests/{iid}`, its `approvals`, its `diffs` and its `versions`, each under its own name. */
export const gitLabMerge = z.object({
  merge_request: z.object({
    iid: number,
    web_url: address,
    author: userOfGitLab,
    merged_at: time.nullable(),
    sha: hash,
    merge_commit_sha: hash.nullish(),
    squash_commit_sha: hash.nullish(),
    diff_refs: z.object({ base_sha: hash }),
  }),
  approvals: z.object({ approved_by: gitLabApprovals }),
  diffs: z
    .array(z.object({ old_path: path, new_path: path, renamed_file: z.boolean(), deleted_file: z.boolean() }))
    .max(most),
  versions: z.array(z.object({ head_commit_sha: hash, created_at: time })).max(most),
});

/**
 * Reads a pull request with its reviews and files, as GitHub or GitLab export them. Members that do not matter are passed over.
 * @returns the pull request; or what is wrong with the text
 */
export function readMergeExport(text: string): MergeExport | Refused {
  const value = parsedJson(text);
  const ofGitHub = gitHubMerge.safeParse(value);
  if (ofGitHub.success) return fromGitHub(ofGitHub.data);
  const ofGitLab = gitLabMerge.safeParse(value);
  if (ofGitLab.success) return fromGitLab(ofGitLab.data);
  const isObject = typeof value === 'object' && value !== null;
  const wrong = isObject && 'merge_request' in value ? ofGitLab.error : ofGitHub.error;
  const where = wrong.issues[0]?.path.join('.') ?? '';
  return {
    refused: `It is no export of a pull request: ${where === '' ? 'it is no object of JSON' : `\`${where}\` is missing, or not as a forge writes it`}.`,
  };
}

function fromGitHub({ pull_request: pull, reviews, files }: z.output<typeof gitHubMerge>): MergeExport {
  return {
    forge: 'GitHub',
    number: pull.number,
    repository: pull.base.repo.html_url,
    author: pull.user?.login ?? '',
    mergedAt: pull.merged_at === null ? '' : utc(pull.merged_at),
    base: pull.base.sha,
    head: pull.head.sha,
    merge: pull.merge_commit_sha ?? '',
    reviews: reviewsOfGitHub(reviews),
    approvedFrom: '',
    files: files.flatMap(({ filename, previous_filename, status, sha }): ExportedFile[] => {
      const isRemoved = status === 'removed';
      const file = { path: filename, isRemoved, ...(sha && !isRemoved && { blob: sha }) };
      return status === 'renamed' && previous_filename ? [goneFrom(previous_filename), file] : [file];
    }),
  };
}

function fromGitLab({
  merge_request: merge,
  approvals,
  diffs,
  versions,
}: z.output<typeof gitLabMerge>): MergeExport {
  const pushed = versions.filter(({ head_commit_sha }) => head_commit_sha === merge.sha);
  return {
    forge: 'GitLab',
    number: merge.iid,
    repository: merge.web_url.replace(/\/(?:-\/)?merge_requests\/\d+$/, ''),
    author: merge.author.username,
    mergedAt: merge.merged_at === null ? '' : utc(merge.merged_at),
    base: merge.diff_refs.base_sha,
    head: merge.sha,
    merge: merge.merge_commit_sha ?? merge.squash_commit_sha ?? merge.sha,
    reviews: reviewsOfGitLab(approvals.approved_by, merge.sha),
    // An approval of GitLab names no commit: it is of the head where it was given after that was pushed.
    approvedFrom: pushed.map(({ created_at }) => utc(created_at)).sort()[0] ?? '9999',
    files: diffs.flatMap(({ old_path, new_path, renamed_file, deleted_file }): ExportedFile[] => [
      ...(renamed_file ? [goneFrom(old_path)] : []),
      { path: new_path, isRemoved: deleted_file },
    ]),
  };
}

function goneFrom(old: string): ExportedFile {
  return { path: old, isRemoved: true };
}
