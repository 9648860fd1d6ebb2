import { z } from 'zod';
import { hash, text } from './values.ts';

/** A key, the person the list of allowed signers gives it to, and that list. */
export const approvalSigner = z.object({
  principal: text.describe('As the list names the person, e.g. an e-mail address.'),
  key: text.describe('Fingerprint, as OpenSSH shows it: `SHA256:…`.'),
  list: z
    .object({
      file: text.describe('Path of the list.'),
      sha256: hash.describe('SHA-256 (hex) of its text.'),
      commit: text.describe('Commit it is of; empty where it is in none yet.'),
    })
    .describe(
      'Path of the list, SHA-256 (hex) of its text, and the commit it is of; empty where it is in none yet.',
    ),
});
export type ApprovalSigner = z.output<typeof approvalSigner>;

/** An approval record as it was judged: a signature of a person over content (IEC 62304 5.8; 21 CFR 11.50). */
export const approvalRecord = z.object({
  file: text.describe(
    'POSIX path of the record; `tag v2.4.1` or `commit 0123456789ab` for a signature in git, for people to read.',
  ),
  from: z
    .enum(['file', 'tag', 'commit'])
    .describe('What was signed: a file of the project, or a tag or commit, which nobody can put away.'),
  state: z
    .enum(['valid', 'void', 'refused'])
    .describe(
      '`valid`: signed by who it says, over what is here. `void`: rightly signed, but the content changed since. `refused`: it proves nothing.',
    ),
  reason: text.describe('Why it is void or refused; empty when valid.'),
  gate: text.describe('`G1` to `G5`; empty for a record that cannot be read, as are the members below.'),
  role: text.describe('Role the signer signed in.'),
  meaning: text.describe('`authorship`, `review`, `approval` or `responsibility`.'),
  name: text.describe('Printed name of the signer.'),
  time: text.describe('When it was signed, ISO 8601 in UTC, as the signer states it.'),
  signer: approvalSigner
    .optional()
    .describe(
      'Whose key it is, and by which list that was judged; absent where no key of the list signed it.',
    ),
  subjects: z
    .array(text)
    .describe(
      'What was signed: `tree` for the whole content, `criterion:G3.1`, names of documents, item IDs.',
    ),
  forge: z
    .enum(['GitHub', 'GitLab'])
    .optional()
    .describe('The forge that tells it: an approval of a pull request, which nobody signed.'),
});
export type ApprovalRecord = z.output<typeof approvalRecord>;

/** Somebody who wrote a part of the content, as a commit names them. */
export interface Author {
  name: string;
  email: string;
  /** Full hash. */
  commit: string;
  /** Paths from the root of the repository, as they are called now, of what they changed; absent where nobody asked. */
  files?: string[];
}

/** Somebody who reviewed or tested the content, and what of it they wrote. */
export const involvedPerson = z.object({
  name: text.describe('As approvals and records of tests name them.'),
  wrote: z
    .array(text)
    .describe('IDs of the elements of which they wrote a part since the release before, sorted.'),
});
export type InvolvedPerson = z.output<typeof involvedPerson>;
