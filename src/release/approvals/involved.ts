import type { PullRequestApprover } from '../../config/index.ts';
import {
  type Author,
  compareText,
  type InvolvedPerson,
  isTestPath,
  type Model,
  ownership,
} from '../../model/index.ts';
import { authorsWhoAre, isSameName, type Person, personOf } from './people.ts';
import { readSigners, type Signer } from './signers.ts';

/** Who people are, and who wrote what. */
export interface InvolvedGround {
  /** With their files; empty where version control does not tell. */
  authors: readonly Author[];
  signers: string;
  signersFile: string;
  pullRequests: readonly PullRequestApprover[];
}

/**
 * Who reviewed or tested the content, and the elements of which they wrote a part. Whom neither list names is left out: nobody knows what
 * they wrote.
 * @returns undefined where version control does not tell
 * @implements SRS-3731
 */
export function involvedPeople(
  { approvals, reports, architecture, release: { revision } }: Model,
  { authors, signers: text, signersFile, pullRequests }: InvolvedGround,
): InvolvedPerson[] | undefined {
  if (authors.length === 0 || revision.shallow) return undefined;
  const { signers } = readSigners(text, signersFile);
  const ownerOf = ownership(architecture?.elements ?? []);
  const { folder = '' } = revision;
  const names = [
    ...approvals.filter(({ state }) => state === 'valid').map(({ name }) => name),
    ...reports.filter(({ origin }) => origin === 'current').map(({ run }) => run?.tester ?? ''),
  ];
  return [...new Set(names)].sort(compareText).flatMap((name): InvolvedPerson[] => {
    const person = personNamed(name, signers, pullRequests);
    if (!person) return [];
    const files = authorsWhoAre(person, authors).flatMap((author) => author.files ?? []);
    const source = files
      .filter((path) => path.startsWith(folder))
      .map((path) => path.slice(folder.length))
      .filter((path) => !isTestPath(path));
    const wrote = new Set(source.map(ownerOf).filter((id) => id !== ''));
    return [{ name, wrote: [...wrote].sort(compareText) }];
  });
}

function personNamed(
  name: string,
  signers: readonly Signer[],
  pullRequests: readonly PullRequestApprover[],
): Person | undefined {
  const signing = signers
    .filter((signer) => isSameName(signer.name, name))
    .map((signer) => personOf(signer, signers));
  const approving = pullRequests.filter((each) => isSameName(each.name, name));
  if (name === '' || signing.length + approving.length === 0) return undefined;
  const login = approving.find((each) => each.login !== '')?.login;
  return {
    names: [name, ...signing.flatMap(({ names }) => names)],
    emails: [...signing.flatMap(({ emails }) => emails), ...approving.map(({ email }) => email)],
    ...(login === undefined ? {} : { login }),
  };
}
