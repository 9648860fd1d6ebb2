import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { append, type Finding, startOf } from '../model/index.ts';
import { pathsIn, readPlain } from './inside.ts';
import { finding } from './rules.ts';

/** What lies in the project of approvals, as text. Empty where there is none. */
export interface ApprovalFiles {
  /** Path and text of each record, sorted by path. */
  records: { file: string; text: string }[];
  /** Text of the `allowed_signers` file, and of the list of revoked keys. */
  signers: string;
  revoked: string;
}

/** Largest record and file of keys read, and most records. */
const maximumSize = 2_000_000;
const most = 2_000;

/**
 * Reads the records of approvals and the keys they are judged by. What is no plain file of a sensible size is not read, and is told; where
 * the list of revoked keys cannot be read nobody is trusted, for any key might stand in it.
 * @implements SRS-3706
 */
export function readApprovalFiles(
  root: string,
  { approvals }: Pick<Config, 'approvals'>,
): { files: ApprovalFiles; findings: Finding[] } {
  const { directory } = approvals;
  const findings: Finding[] = [];
  const read = (path: string): string | undefined => {
    if (!lstatSync(join(root, path), { throwIfNoEntry: false })) return '';
    const bytes = readPlain(root, path, maximumSize);
    if (!bytes) findings.push(unread(path));
    return bytes?.toString('utf8');
  };
  const paths = pathsIn(root, directory).filter((path) => path.endsWith('.json'));
  append(findings, paths.slice(most, most + 1).map(tooMany));
  const records = paths.slice(0, most).flatMap((file) => {
    const text = read(file);
    return text === undefined ? [] : [{ file, text }];
  });
  const signers = read(approvals.signers) ?? '';
  const revoked = read(approvals.revoked);
  const files = revoked === undefined ? { records, signers: '', revoked: '' } : { records, signers, revoked };
  return { files, findings };
}

function unread(path: string): Finding {
  return finding('approvals-unread', startOf(path), {
    message: `${path} is no plain file of at most ${maximumSize / 1_000_000} MB, so it is not read.`,
    hint: 'Put the file itself there: no link, no directory, and no more than it has to hold.',
  });
}

function tooMany(path: string): Finding {
  return finding('approvals-unread', startOf(path), {
    message: `There are more than ${most} records of approvals: from this one on they are not read.`,
    hint: 'Put away records of earlier releases; their archives hold them.',
  });
}
