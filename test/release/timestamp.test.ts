import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveFiles, openArchive } from '../../src/release/archive/read-archive.ts';
import { attachTimeStamp, requestFor } from '../../src/release/timestamp/attach.ts';
import { checkAuthority, openTimeStamp } from '../../src/release/timestamp/openssl.ts';
import { readTokenInfo, type TimeStamp } from '../../src/release/timestamp/token.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { writeSmallArchive } from './small-archive.ts';
import { hasOpenssl, TimeAuthority } from './time-authority.ts';

const date = '2024-05-06T07:08:09Z';
let scratch = '';
let signed = '';
let authority: TimeAuthority;
let other: TimeAuthority;

beforeAll(async () => {
  if (!hasOpenssl) return;
  scratch = mkdtempSync(join(tmpdir(), 'dossier-stamped-'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(scratch, 'key')]);
  const key = readFileSync(join(scratch, 'key.pub'), 'utf8').trim();
  writeFileSync(join(scratch, 'signers'), `jane@localhost ${key} Jane Roe (approver)\n`);
  writeFileSync(
    join(scratch, 'ended'),
    `jane@localhost valid-before="20250101Z" ${key} Jane Roe (approver)\n`,
  );
  signed = join(scratch, 'signed');
  await small(signed, date);
  authority = new TimeAuthority();
  other = new TimeAuthority();
});
afterAll(() => {
  authority?.remove();
  other?.remove();
  rmSync(scratch, { recursive: true, force: true });
});

function small(target: string, at: string): Promise<void> {
  const about = { name: 'Pump', version: '1.0.0', release: 'v1.0.0', date: at };
  return writeSmallArchive(target, new Map(), about, join(scratch, 'key'));
}

let copies = 0;
/** A copy of the signed archive, with its ZIP. */
function copy(): string {
  const target = join(scratch, `copy-${copies++}`);
  cpSync(signed, target, { recursive: true });
  cpSync(`${signed}.zip`, `${target}.zip`);
  return target;
}

/** What is said of an archive: its standing, and what is said of signature and time stamp. */
async function said(path: string, certificates: string | undefined, signers = 'signers'): Promise<string[]> {
  const { standing, checks } = await verifyArchive(openArchive(path) as ArchiveFiles, {
    signers: readFileSync(join(scratch, signers), 'utf8'),
    authorities: certificates && readFileSync(certificates, 'utf8'),
  });
  const about = checks.filter(({ text }) => /stamp|[Ss]igned/.test(text) && !/approvals/.test(text));
  return [
    standing,
    ...about.map(({ state, text }) =>
      `${state}: ${text}`
        .replace(/SHA256:[\w+/]{43}/g, 'KEY')
        .replace(/\b20(?!24|25|99)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'NOW'),
    ),
  ];
}

const dossier = (environment: Record<string, string>, ...words: string[]) => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: scratch,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe.skipIf(!hasOpenssl)('a time stamp of a release (needs openssl)', () => {
  // @verifies SRS-3291
  it('is asked for and laid beside the signature, in the directory and in the ZIP', () => {
    const target = copy();
    const asked = dossier({}, 'timestamp', target, '--request', 'question.tsq');
    expect(asked.status).toBe(0);
    const question = execFileSync('openssl', ['ts', '-query', '-in', join(scratch, 'question.tsq'), '-text']);
    expect(question.toString()).toContain('Hash Algorithm: sha256');
    expect(question.toString()).toContain('Certificate required: yes');
    writeFileSync(join(scratch, 'answer.tsr'), authority.answer(readFileSync(join(scratch, 'question.tsq'))));
    for (let again = 0; again < 2; again++) {
      const attached = dossier({}, 'timestamp', target, '--response', 'answer.tsr');
      expect([attached.status, attached.stdout.replace(/\b20\S+Z/, 'NOW')]).toEqual([
        0,
        `${target} was signed by NOW, says the time stamp that is in it now.\n`,
      ]);
    }
    for (const path of [target, `${target}.zip`]) {
      const words = ['verify', path, '--signers', 'signers', '--tsa-ca', authority.certificate];
      const { status, stdout } = dossier({}, ...words);
      expect(status).toBe(0);
      expect(stdout).toContain('Pump 1.0.0, v1.0.0: verified by signers you named\n');
      expect(stdout).toMatch(/ {2}✓ Signed by 20\S+Z, as an authority you named has stamped\.\n/);
    }
    expect(dossier({}, 'timestamp', target).stderr).toContain(
      'Name either --request, to ask an authority, or --response, with what it answered.',
    );
  });

  // @verifies SRS-3292
  it('bounds the time of the signature only by an authority that was named', async () => {
    const target = copy();
    expect(await said(target, undefined)).toEqual(['named', 'good: Signed by Jane Roe with the key KEY.']);
    expect(await said(target, authority.certificate)).toEqual([
      'nobody named',
      'unknown: It has no time stamp: nobody but its signer tells when it was signed.',
      'unknown: Signed by Jane Roe with the key KEY. Of when that was, no authority you named tells.',
    ]);
    await attachTimeStamp(target, authority.answer(requestFor(target)));
    expect(await said(target, authority.certificate)).toEqual([
      'named',
      'good: Signed by NOW, as an authority you named has stamped.',
      'good: Signed by Jane Roe with the key KEY.',
    ]);
    expect(await said(target, undefined)).toEqual([
      'named',
      'unknown: Its time stamp says that it was signed by NOW. Name the authorities you trust with --tsa-ca.',
      'good: Signed by Jane Roe with the key KEY.',
    ]);
    expect(await said(target, other.certificate)).toEqual([
      'nobody named',
      'unknown: Its time stamp says that it was signed by NOW, but no authority you named: unable to get local issuer certificate.',
      'unknown: Signed by Jane Roe with the key KEY. Of when that was, no authority you named tells.',
    ]);
  });

  // @verifies SRS-3292
  it('shows that a key had ended when it signed, whatever the archive is dated', async () => {
    const target = copy();
    expect((await said(target, undefined, 'ended'))[0]).toBe('named');
    await attachTimeStamp(target, authority.answer(requestFor(target)));
    const [standing, , signature] = await said(target, authority.certificate, 'ended');
    expect(standing).toBe('nobody named');
    expect(signature).toMatch(/^unknown: Signed with the key KEY of Jane Roe, which did not count on NOW: /);
  });

  // @verifies SRS-3292
  it('is judged by the certificate of the authority as it was at the moment that is stated', async () => {
    const ended = new TimeAuthority({ until: new Date(Date.now() - 3_600_000) });
    const target = copy();
    await attachTimeStamp(target, ended.answer(requestFor(target)));
    expect((await said(target, ended.certificate)).slice(0, 2)).toEqual([
      'nobody named',
      'unknown: Its time stamp says that it was signed by NOW, but no authority you named: certificate has expired.',
    ]);
    ended.remove();
    const answer = authority.answer(requestFor(signed));
    const stamp = (await openTimeStamp(answer)) as TimeStamp;
    const certificate = readFileSync(authority.certificate, 'utf8');
    expect(await checkAuthority(answer, stamp, certificate)).toBeUndefined();
    const moments = ['2009-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
    const judged = moments.map((time) => checkAuthority(answer, { ...stamp, time }, certificate));
    expect(await Promise.all(judged)).toEqual(['certificate is not yet valid', 'certificate has expired']);
  });

  // @verifies SRS-3292
  it('contradicts an archive whose commit is younger', async () => {
    const target = join(scratch, 'future');
    await small(target, '2099-01-01T00:00:00Z');
    const answer = authority.answer(requestFor(target));
    await expect(attachTimeStamp(target, answer)).rejects.toThrow(
      /^The time stamp is of 20\S+Z, and the commit that the archive is of was made on 2099-01-01T00:00:00Z\.$/,
    );
    writeFileSync(join(target, 'manifest.json.sig.tsr'), answer);
    expect((await said(target, authority.certificate)).slice(0, 2)).toEqual([
      'contradicted',
      'bad: Its time stamp is of NOW, and the commit that it is of was made on 2099-01-01T00:00:00Z.',
    ]);
  });

  // @verifies SRS-3292
  it.each<[name: string, change: (answer: Buffer) => Buffer, reason: RegExp]>([
    [
      'cut off',
      (answer) => answer.subarray(0, 300),
      /^bad: manifest\.json\.sig\.tsr is no time stamp: it is no answer/,
    ],
    [
      'no answer at all',
      () => Buffer.from('<html>'),
      /^bad: manifest\.json\.sig\.tsr is no time stamp: it is no answer/,
    ],
    ['refused by the authority', () => Buffer.from('30053003020102', 'hex'), /: it is no answer that grants/],
    [
      'of another time',
      otherTime,
      /^bad: manifest\.json\.sig\.tsr is no time stamp: its signature does not hold/,
    ],
    [
      'of another digest',
      otherDigest,
      /^bad: manifest\.json\.sig\.tsr is no time stamp: its signature does not hold/,
    ],
  ])('is a contradiction when it is %s', async (_name, change, reason) => {
    const target = copy();
    const changed = change(authority.answer(requestFor(target)));
    await expect(attachTimeStamp(target, changed)).rejects.toThrow('The time stamp says nothing: ');
    writeFileSync(join(target, 'manifest.json.sig.tsr'), changed);
    for (const certificates of [undefined, other.certificate]) {
      const [standing, stamp] = await said(target, certificates);
      expect([standing, stamp]).toEqual(['contradicted', expect.stringMatching(reason)]);
    }
  });

  // @verifies SRS-3291, SRS-3292
  it('is of one signature', async () => {
    const target = copy();
    const another = join(scratch, 'another');
    await small(another, '2024-05-07T00:00:00Z');
    const answer = authority.answer(requestFor(another));
    await expect(attachTimeStamp(target, answer)).rejects.toThrow(
      'The time stamp is of something else than the signature of this archive.',
    );
    writeFileSync(join(target, 'manifest.json.sig.tsr'), answer);
    expect((await said(target, authority.certificate)).slice(0, 2)).toEqual([
      'contradicted',
      'bad: Its time stamp is of another signature.',
    ]);
    await attachTimeStamp(another, answer);
    await expect(attachTimeStamp(another, authority.answer(requestFor(another)))).rejects.toThrow(
      'The archive has a time stamp already, and an archive is never changed.',
    );
    const unsigned = join(scratch, 'unsigned');
    await writeSmallArchive(unsigned, new Map(), { name: 'Pump', version: '1.0.0', release: 'v1.0.0', date });
    expect(() => requestFor(unsigned)).toThrow('is not signed, and a time stamp is of a signature.');
    writeFileSync(join(unsigned, 'manifest.json.sig.tsr'), answer);
    expect((await said(unsigned, undefined))[0]).toBe('contradicted');
  });

  // @verifies SRS-3292
  it('cannot be checked without an openssl that does, which is said, and is no forgery', async () => {
    const target = copy();
    await attachTimeStamp(target, authority.answer(requestFor(target)));
    const bin = join(scratch, 'bin');
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, 'node'));
    symlinkSync(execFileSync('which', ['ssh-keygen'], { encoding: 'utf8' }).trim(), join(bin, 'ssh-keygen'));
    const words = ['verify', target, '--signers', 'signers', '--tsa-ca', authority.certificate];
    const cannot = '  ? Time stamps cannot be checked on this machine: there is no openssl that does.';
    const check = (): void => {
      const { status, stdout } = dossier({ PATH: bin }, ...words);
      expect([status, stdout.split('\n')[0]]).toEqual([
        4,
        'Pump 1.0.0, v1.0.0: whole, but its signature cannot be checked on this machine',
      ]);
      expect(stdout).toContain(cannot);
    };
    check();
    // Others than OpenSSL know no moment to check for.
    writeFileSync(join(bin, 'openssl'), '#!/bin/sh\necho "unknown option \'-attime\'" >&2\nexit 1\n');
    chmodSync(join(bin, 'openssl'), 0o755);
    check();
  });
});

function otherTime(answer: Buffer): Buffer {
  const at = answer.indexOf(Buffer.from('180f', 'hex'));
  const changed = Buffer.from(answer);
  changed.write('2025', at + 2, 'latin1');
  return changed;
}

function otherDigest(answer: Buffer): Buffer {
  const at = answer.indexOf(Buffer.from('60864801650304020105000420', 'hex'));
  const changed = Buffer.from(answer);
  const tstInfo = answer.indexOf(Buffer.from('60864801650304020105000420', 'hex'), at + 1);
  const digest = (tstInfo < 0 ? at : tstInfo) + 13;
  changed[digest] = (changed[digest] as number) ^ 1;
  return changed;
}

// @verifies SRS-3292
describe('what a time-stamp token says', () => {
  const digest = 'ab'.repeat(32);
  const info = (rest: string): Buffer => {
    const fields = `020101${'06042a030401'}3031300d0609608648016503040201050004 20${digest}${rest}`.replace(
      ' ',
      '',
    );
    return Buffer.from(`30${(fields.length / 2).toString(16).padStart(2, '0')}${fields}`, 'hex');
  };
  const time = (text: string): string =>
    `18${text.length.toString(16).padStart(2, '0')}${Buffer.from(text).toString('hex')}`;
  it('is read, with parts of seconds or none, and nothing is made of what does not fit', () => {
    expect(readTokenInfo(info(`020102${time('20260301100000Z')}`))).toEqual({
      digest,
      time: '2026-03-01T10:00:00Z',
    });
    expect(readTokenInfo(info(`020102${time('20260301100000.25Z')}`))?.time).toBe('2026-03-01T10:00:00Z');
    expect(readTokenInfo(info(`020102${time('202603011000Z')}`))).toBeUndefined();
    const whole = info(`020102${time('20260301100000Z')}`);
    for (let end = 0; end < whole.length; end++)
      expect(readTokenInfo(whole.subarray(0, end))).toBeUndefined();
    expect(readTokenInfo(Buffer.from('3084ffffffff', 'hex'))).toBeUndefined();
  });
});
