import { UserError } from '../../model/index.ts';

/** There is no ssh-keygen on this machine: nothing can be said of any signature, neither good nor bad. */
export class SshKeygenMissing extends UserError {
  constructor() {
    super(
      'There is no ssh-keygen on this machine, so that signatures can be neither made nor checked. Install OpenSSH.',
    );
  }
}

/** Namespace of Dossier's signatures: one made for another purpose (git, files) is no approval. */
export const approvalNamespace = 'dossier-approval';

/** Namespace of records of deployments: a key that a pipeline holds can be bound to it, and then approves nothing. */
export const deploymentNamespace = 'dossier-deployment';

/** What a signature is checked against. */
export interface SshCheck {
  /** Text of the `allowed_signers` file. */
  allowedSigners: string;
  /** Text of a list of revoked keys (KRL as text: one public key a line); empty for none. */
  revoked: string;
  principal: string;
  /** What the signature has to be made for. */
  namespace: string;
  /** The moment whose validity counts, `YYYYMMDDHHMMSSZ`. */
  time: string;
}
