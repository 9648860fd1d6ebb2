import { z } from 'zod';
import { inside } from './inside-path.ts';

/** A person who approves pull requests, by the login the forge knows. */
const person = z.strictObject({
  login: z.string().min(1).max(100),
  /** Printed name. */
  name: z.string().min(1).max(100),
  /** As it stands in commits, so that nobody approves their own change; the name is compared anyway. */
  email: z.string().default(''),
  /** `reviewer`: an approval is a review for G2. `approver`: it is the approval of the change for G2. */
  roles: z.array(z.enum(['reviewer', 'approver'])).min(1),
});

export type PullRequestApprover = z.output<typeof person>;

/** Where approvals lie, and who may sign them. */
export const approvals = z.strictObject({
  /** Records of approvals. They are no part of the tree that is approved, so that adding one voids none. */
  directory: inside.default('approvals'),
  /** OpenSSH `allowed_signers` file: keys, names, roles and their validity. It is part of the tree that is approved. */
  signers: inside.default('allowed_signers'),
  /** Revoked public keys, one a line. */
  revoked: inside.default('revoked_keys'),
  /** Whoever wrote a part of the content since the release before cannot review or approve it. */
  authorDiffers: z.boolean().default(true),
  /** Only signatures count: approvals of pull requests, which nobody signed, are refused. */
  signedOnly: z.boolean().default(false),
  /** Whose approvals of pull requests count, exported as JSON into the directory of records. */
  pullRequests: z.array(person).default([]),
  /** Roles of those whose approval of a pull request, with its merge, is the review of the links that it touched; empty: none is. */
  mergeIsReview: z.array(z.enum(['reviewer', 'approver'])).default([]),
});
