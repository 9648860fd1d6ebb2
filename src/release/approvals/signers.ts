import { type ApprovalSigner, type Finding, type Revision, sha256Of } from '../../model/index.ts';
import { finding } from './rules.ts';

/** One key of the `allowed_signers` file, and whose it is. */
export interface Signer {
  /** Principal as ssh-keygen knows it, e.g. an e-mail address. */
  principal: string;
  /** Type and base64 of the public key. */
  key: string;
  /** Printed name: the comment up to the parenthesis. */
  name: string;
  /** Roles in parentheses behind the name. */
  roles: string[];
  /** Namespaces the key may sign in; empty for any. */
  namespaces: string[];
  /** `YYYYMMDDHHMMSSZ` or shorter, as ssh-keygen takes it; empty for no bound. */
  validAfter: string;
  validBefore: string;
}

/**
 * Reads an OpenSSH `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS). Name and roles stand in the comment, which OpenSSH ignores:
 * `jane@example.org namespaces="dossier-approval",valid-before="20301231Z" ssh-ed25519 AAAA… Jane Roe (reviewer, approver)`.
 * Finding `malformed-signer` for a line that cannot be used: nobody is trusted by half a line.
 */
export function readSigners(text: string, file: string): { signers: Signer[]; findings: Finding[] } {
  const signers: Signer[] = [];
  const findings: Finding[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const signer = readSigner(line.trim());
    if (signer) signers.push(signer);
    else findings.push(malformed(file, index + 1));
  }
  return { signers, findings };
}

const lineForm =
  /^(\S+) +(?:((?:[a-z-]+(?:="[^"]*")?)(?:,[a-z-]+(?:="[^"]*")?)*) +)?((?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+ [A-Za-z0-9+/=]+)(?: +(.*))?$/;
const commentForm = /^([^()]+?) *\(([^()]+)\)$/;

/** One line of the file as OpenSSH understands it, without what its comment says to Dossier. */
export interface SignerLine
  extends Pick<Signer, 'principal' | 'key' | 'namespaces' | 'validAfter' | 'validBefore'> {
  /** As they stand in the line. */
  options: string;
  comment: string;
}

/** Reads a line; undefined for one of another form. */
export function readSignerLine(line: string): SignerLine | undefined {
  const [, principal, options = '', key, comment = ''] = lineForm.exec(line) ?? [];
  if (!principal || !key) return undefined;
  const option = (wanted: string): string =>
    new RegExp(`(?:^|,)${wanted}="([^"]*)"`).exec(options)?.[1] ?? '';
  return {
    principal,
    key,
    options,
    comment,
    namespaces: option('namespaces').split(',').filter(Boolean),
    validAfter: option('valid-after'),
    validBefore: option('valid-before'),
  };
}

function readSigner(line: string): Signer | undefined {
  const read = readSignerLine(line);
  if (!read) return undefined;
  const { options, comment, ...signer } = read;
  const [, name, roles] = commentForm.exec(comment) ?? [];
  if (signer.principal.includes('*') || !name || !roles || /cert-authority/.test(options)) return undefined;
  return { ...signer, name, roles: roles.split(',').map((role) => role.trim()) };
}

/** Public keys of a list of revoked ones, one a line; undefined where a line is none. */
export function readRevokedKeys(text: string): string[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.flatMap(
    (line) => /^((?:ssh|ecdsa|sk)-\S+ [A-Za-z0-9+/=]+)(?: |$)/.exec(line)?.[1] ?? [],
  );
  return keys.length === lines.length ? keys : undefined;
}

function malformed(file: string, line: number): Finding {
  return finding(
    'malformed-signer',
    { file, line, column: 1 },
    {
      message: 'This line names no signer that can be used.',
      hint: 'Write: principal, options, key, then the name with the roles in parentheses, such as `jane@example.org namespaces="dossier-approval" ssh-ed25519 AAAA… Jane Roe (reviewer)`.',
    },
  );
}

/** SHA-256 of a public key as OpenSSH shows it. */
export function fingerprintOf(key: string): string {
  const bytes = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  return `SHA256:${sha256Of(bytes, 'base64').replace(/=+$/, '')}`;
}

/** The list of allowed signers as records name it. */
export function listOf(
  ground: { signers: string; signersFile: string },
  { dirty, commit }: Pick<Revision, 'dirty' | 'commit'>,
): ApprovalSigner['list'] {
  return { file: ground.signersFile, sha256: sha256Of(ground.signers), commit: dirty ? '' : commit };
}

/** Who signed, as the model holds it. */
export function approvalSigner(
  { principal, key }: Pick<Signer, 'principal' | 'key'>,
  list: ApprovalSigner['list'],
): ApprovalSigner {
  return { principal, key: fingerprintOf(key), list };
}
