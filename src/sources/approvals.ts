import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { compareText } from '../model/index.ts';
import { readInside } from './inside.ts';

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

/** Reads the records of approvals and the keys they are judged by. What is no plain file of a sensible size is left alone. */
export function readApprovalFiles(root: string, { approvals }: Pick<Config, 'approvals'>): ApprovalFiles {
  const { directory } = approvals;
  const read = (path: string): string => {
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= maximumSize ? (readInside(root, path)?.toString('utf8') ?? '') : '';
  };
  const names = isDirectory(join(root, directory)) ? readdirSync(join(root, directory)) : [];
  return {
    records: names
      .filter((name) => name.endsWith('.json'))
      .sort(compareText)
      .slice(0, most)
      .map((name) => ({ file: `${directory}/${name}`, text: read(`${directory}/${name}`) })),
    signers: read(approvals.signers),
    revoked: read(approvals.revoked),
  };
}

function isDirectory(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
