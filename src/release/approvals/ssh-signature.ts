/** What an SSH signature says of itself (OpenSSH PROTOCOL.sshsig). It is read before it is checked, to tell why it is refused. */
export interface SshSignature {
  /** Type and base64 of the public key, as in an `authorized_keys` line. */
  key: string;
  namespace: string;
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
  const fields = new Fields(bytes, magic.length + 4);
  const key = fields.next();
  const namespace = fields.next();
  if (!key || !namespace) return undefined;
  const type = new Fields(key, 0).next()?.toString('latin1');
  return type === undefined
    ? undefined
    : { key: `${type} ${key.toString('base64')}`, namespace: namespace.toString('utf8') };
}

/** Strings of the SSH wire format: four bytes of length, then as many bytes (RFC 4251 section 5). */
class Fields {
  readonly #bytes: Buffer;
  #offset: number;

  constructor(bytes: Buffer, offset: number) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  next(): Buffer | undefined {
    if (this.#offset + 4 > this.#bytes.length) return undefined;
    const start = this.#offset + 4;
    const end = start + this.#bytes.readUInt32BE(this.#offset);
    if (end > this.#bytes.length) return undefined;
    this.#offset = end;
    return this.#bytes.subarray(start, end);
  }
}
