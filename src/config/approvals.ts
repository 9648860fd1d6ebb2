import { z } from 'zod';
import { inside } from './inside-path.ts';

/** Where approvals lie, and who may sign them. */
export const approvals = z.strictObject({
  /** Records of approvals. They are no part of the tree that is approved, so that adding one voids none. */
  directory: inside.default('approvals'),
  /** OpenSSH `allowed_signers` file: keys, names, roles and their validity. It is part of the tree that is approved. */
  signers: inside.default('allowed_signers'),
  /** Revoked public keys, one a line. */
  revoked: inside.default('revoked_keys'),
  /** Whoever wrote the last change of the content cannot review or approve it. */
  authorDiffers: z.boolean().default(true),
});
