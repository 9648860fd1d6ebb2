import { readRevokedKeys, readSignerLine } from '../../../release/approvals/signers.ts';
import { type SshCheck, SshKeygenMissing } from '../../../release/approvals/ssh-check.ts';
import { fieldsOf, readSshSignature, type SshSignature } from '../../../release/approvals/ssh-signature.ts';

export { approvalNamespace, SshKeygenMissing } from '../../../release/approvals/ssh-check.ts';

/**
 * What `ssh-keygen -Y verify` answers, by the cryptography of the browser. Where ssh-keygen would take what is not understood here (patterns
 * of names, other lists of revoked keys), it is refused.
 * @returns undefined where the signature is good and its key counts; else why not
 * @throws SshKeygenMissing for a kind of key that the browser cannot check
 */
export async function checkSshSignature(
  armored: string,
  bytes: Uint8Array,
  { allowedSigners, revoked, principal, namespace, time }: SshCheck,
): Promise<string | undefined> {
  const signature = readSshSignature(armored);
  if (!signature) return 'it is no SSH signature';
  if (signature.namespace !== namespace) return `it was made for "${signature.namespace}"`;
  if (!(await isOfKey(signature, bytes))) return 'the signature does not verify';
  const keys = readRevokedKeys(revoked);
  if (keys === undefined) return 'the list of revoked keys cannot be read';
  if (keys.includes(signature.key)) return 'its key is revoked';
  const lines = allowedSigners.split(/\r?\n/).map((line) => readSignerLine(line.trim()));
  const own = lines.filter((line) => line?.key === signature.key && line.principal === principal);
  const counts = own.some(
    (line) =>
      line &&
      !line.options.includes('cert-authority') &&
      (line.namespaces.length === 0 || line.namespaces.includes(namespace)) &&
      (line.validAfter === '' || whole(line.validAfter) <= whole(time)) &&
      (line.validBefore === '' || whole(time) <= whole(line.validBefore)),
  );
  return counts ? undefined : 'no principal of that name had this key then';
}

/** A moment of OpenSSH with all of its digits: what is left out is zero. */
function whole(time: string): string {
  return time.replace('Z', '').padEnd(14, '0');
}

const curves: Readonly<Record<string, { namedCurve: string; hash: string; size: number }>> = {
  'ecdsa-sha2-nistp256': { namedCurve: 'P-256', hash: 'SHA-256', size: 32 },
  'ecdsa-sha2-nistp384': { namedCurve: 'P-384', hash: 'SHA-384', size: 48 },
  'ecdsa-sha2-nistp521': { namedCurve: 'P-521', hash: 'SHA-512', size: 66 },
};
const hashes: Readonly<Record<string, string>> = { sha256: 'SHA-256', sha512: 'SHA-512' };

/** Whether the key that a signature names made it over these bytes (OpenSSH PROTOCOL.sshsig; RFC 5656, RFC 8332, RFC 8709). */
async function isOfKey(
  { namespace, hash, publicKey, signature, signed }: SshSignature,
  bytes: Uint8Array,
): Promise<boolean> {
  const digest = hashes[hash];
  const [named, ...parts] = publicKey;
  const type = text(named ?? new Uint8Array());
  const [kind, value] = signature;
  if (digest === undefined || !kind || !value || namespace === '') return false;
  const message = signed(new Uint8Array(await crypto.subtle.digest(digest, bytes.slice())));
  const verify = async (
    format: 'raw' | 'jwk',
    key: Uint8Array | JsonWebKey,
    algorithm: object,
    made: Uint8Array,
  ): Promise<boolean> => {
    const imported = await crypto.subtle.importKey(
      format as 'raw',
      key as BufferSource,
      algorithm as Algorithm,
      false,
      ['verify'],
    );
    return crypto.subtle.verify(algorithm as Algorithm, imported, made.slice(), message.slice());
  };
  const curve = curves[type];
  if (type === 'ssh-ed25519')
    return (
      text(kind) === type && verify('raw', parts[0]?.slice() ?? new Uint8Array(), { name: 'Ed25519' }, value)
    );
  if (curve) {
    const [r, s] = fieldsOf(value) ?? [];
    if (text(kind) !== type || !r || !s) return false;
    const { namedCurve, hash: name, size } = curve;
    const made = Uint8Array.from([...fixed(r, size), ...fixed(s, size)]);
    return verify(
      'raw',
      parts[1]?.slice() ?? new Uint8Array(),
      { name: 'ECDSA', namedCurve, hash: name },
      made,
    );
  }
  const strength = { 'rsa-sha2-256': 'SHA-256', 'rsa-sha2-512': 'SHA-512' }[text(kind)];
  if (type === 'ssh-rsa' && strength && parts[0] && parts[1]) {
    const jwk = { kty: 'RSA', e: base64Url(parts[0]), n: base64Url(parts[1]) };
    return verify('jwk', jwk, { name: 'RSASSA-PKCS1-v1_5', hash: strength }, value);
  }
  throw new SshKeygenMissing();
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A number of the SSH wire format (mpint) with as many bytes as the curve has. */
function fixed(number: Uint8Array, size: number): Uint8Array {
  const digits = number.slice(number.findIndex((byte) => byte !== 0));
  const out = new Uint8Array(size);
  if (digits.length <= size) out.set(digits, size - digits.length);
  return out;
}

function base64Url(number: Uint8Array): string {
  const digits = number.slice(number.findIndex((byte) => byte !== 0));
  return Buffer.from(digits).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
