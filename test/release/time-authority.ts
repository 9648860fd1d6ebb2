import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine can play a time-stamping authority. */
export const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;

const configuration = `
[ tsa ]
default_tsa = own
[ own ]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
[ ca ]
default_ca = signing
[ signing ]
database = index
new_certs_dir = .
serial = serial
default_md = sha256
policy = anything
[ anything ]
commonName = supplied
[ authority ]
basicConstraints = critical, CA:TRUE
[ stamping ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ serving ]
extendedKeyUsage = serverAuth
`;

/** A time-stamping authority of its own (RFC 3161), by openssl: a root certificate, and one for time stamps below it. */
export class TimeAuthority {
  readonly #root = mkdtempSync(join(tmpdir(), 'dossier-authority-'));

  /**
   * @param until when the certificate for time stamps ends, as openssl takes it; by default in ten years
   */
  constructor({ until, extensions = 'stamping' }: { until?: Date; extensions?: string } = {}) {
    writeFileSync(join(this.#root, 'openssl.cnf'), configuration);
    writeFileSync(join(this.#root, 'serial'), '01\n');
    writeFileSync(join(this.#root, 'index'), '');
    for (const name of ['root', 'stamping'])
      this.#run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    const ask = (name: string, ...words: string[]): void =>
      this.#run(
        'req',
        '-new',
        '-config',
        'openssl.cnf',
        '-subj',
        `/CN=Test ${name}`,
        '-key',
        `${name}.key`,
        ...words,
      );
    writeFileSync(
      join(this.#root, 'openssl.cnf'),
      `[ req ]\ndistinguished_name = anything\n${configuration}`,
    );
    ask('root', '-x509', '-days', '3650', '-extensions', 'authority', '-out', 'root.pem');
    ask('stamping', '-out', 'stamping.csr');
    const end = until
      ? ['-enddate', `${until.toISOString().replace(/[-:T]|\..*/g, '')}Z`]
      : ['-days', '3650'];
    const words = [
      '-batch',
      '-notext',
      '-config',
      'openssl.cnf',
      '-cert',
      'root.pem',
      '-keyfile',
      'root.key',
    ];
    this.#run(
      'ca',
      ...words,
      '-extensions',
      extensions,
      ...end,
      '-in',
      'stamping.csr',
      '-out',
      'stamping.pem',
    );
  }

  /** Path of the root certificate. */
  get certificate(): string {
    return join(this.#root, 'root.pem');
  }

  /** Answers a question, now. */
  answer(request: Uint8Array): Buffer {
    writeFileSync(join(this.#root, 'request'), request);
    const signer = ['-signer', 'stamping.pem', '-inkey', 'stamping.key'];
    this.#run(
      'ts',
      '-reply',
      '-config',
      'openssl.cnf',
      '-queryfile',
      'request',
      ...signer,
      '-out',
      'response',
    );
    return readFileSync(join(this.#root, 'response'));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #run(...words: string[]): void {
    execFileSync('openssl', words, { cwd: this.#root, stdio: 'pipe' });
  }
}
