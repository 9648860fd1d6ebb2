/** What an SSH signature says of itself (OpenSSH PROTOCOL.sshsig). It is read before it is checked, to tell why it is refused. */
export interface SshSignature {
  /** Type and base64 of the public key, as in an `authorized_keys` line. */
  key: string;
  namespace: string;
  /** Parts of the public key: its type, then its numbers. */
  publicKey: Uint8Array[];
  /** Name of the hash that was made of the bytes. */
  hash: string;
  /** Parts of the signature: its type, then its value. */
  signature: Uint8Array[];
  /** What was signed, from the hash of the bytes. */
  signed(digest: Uint8Array): Uint8Array;
}

const magic = 'SSHSIG';

/** Reads an armored signature; undefined for what is none. */
export function readSshSignature(armored: string): SshSignature | undefined {
  const base64 = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)-----END SSH SIGNATURE-----\n?$/.exec(
    armored,
  )?.[1];
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.subarray(0, magic.length).toString('latin1') !== magic) return undefined;
  if (bytes.length < magic.length + 4 || bytes.readUInt32BE(magic.length) !== 1) return undefined;
  const [key, namespace, reserved, hash, signature, ...more] = fieldsOf(bytes, magic.length + 4) ?? [];
  if (!key || !namespace || !reserved || !hash || !signature || more.length > 0) return undefined;
  const publicKey = fieldsOf(key);
  const type = publicKey?.[0]?.toString('latin1');
  if (!publicKey || type === undefined) return undefined;
  return {
    key: `${type} ${key.toString('base64')}`,
    namespace: namespace.toString('utf8'),
    publicKey,
    hash: hash.toString('latin1'),
    signature: fieldsOf(signature) ?? [],
    signed: (digest) =>
      Buffer.concat([
        Buffer.from(magic),
        ...[namespace, reserved, hash, digest].flatMap((field) => [sizeOf(field), field]),
      ]),
  };
}

function sizeOf(field: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(field.length);
  return size;
}

/** Strings of the SSH wire format, one behind the other: four bytes of length, then as many bytes (RFC 4251 section 5). */
export function fieldsOf(bytes: Uint8Array, start = 0): Buffer[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Buffer[] = [];
  for (let at = start; at < view.length; ) {
    if (at + 4 > view.length) return undefined;
    const end = at + 4 + view.readUInt32BE(at);
    if (end > view.length) return undefined;
    fields.push(view.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
