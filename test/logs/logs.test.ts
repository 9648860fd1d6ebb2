import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Log } from '../../src/model/index.ts';
import { checkLogs } from '../../src/quality/check-logs.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { logSource } from '../../src/sources/logs/index.ts';
import { PrivateText } from '../../src/sources/private-text.ts';
import { FileReader } from '../../src/sources/read-file.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { mini } from '../adversary/mini.ts';
import { sealed } from '../adversary/sealed.ts';
import { composePage, htmlOf } from '../documents/project.ts';
import { type Files, reseal } from '../verification/reseal.ts';

const path = 'reports/soak.log';
const { config } = mini.project;
const project = {
  ...mini.project,
  config: { ...config, sources: { ...config.sources, logs: ['reports/*.log'], maximumFileSize: 2_000_000 } },
};
const read = async (text: string | Uint8Array, name = path, kind = 'logs') => {
  const bytes = Buffer.from(text);
  const job = { path: name, size: bytes.length, kinds: [kind as never] };
  return JSON.parse((await new FileReader(project).readBytes(job, bytes)).facts);
};
const found = async (text: string | Uint8Array, name?: string, kind?: string): Promise<string[]> =>
  ((await read(text, name, kind)).findings ?? []).map(
    (each: { rule: string; line: number; column: number; message: string }) =>
      `${each.rule} ${each.line}:${each.column} ${each.message}`,
  );

// @verifies SRS-3717
it('a log is kept as it is, with its size', async () => {
  expect(logSource.read({ path, bytes: Buffer.from('ä\r\n') }, undefined as never).logs).toEqual([
    { size: 4, place: { file: path, line: 1, column: 1 } },
  ]);
  expect(await found(Buffer.from([0x1f, 0x8b, 0x08, 0xff]))).toEqual([
    `unreadable-log 1:1 ${path} counts for nothing: it is neither UTF-8 nor UTF-16 text.`,
  ]);
  expect(await found('x'.repeat(2_000_001))).toEqual([
    `file-too-large 1:1 ${path} has 2000001 bytes; the limit is 2000000. It was not read.`,
  ]);
});

const log: Log = { path, sha256: 'ab'.repeat(32), origin: 'current', format: 'log', size: 4 };

// @verifies SRS-3717
it('a log that is missing, or of no known tree, is told', () => {
  const check = (...logs: Log[]) =>
    checkLogs({
      model: { logs },
      config: { sources: { logs: ['reports/*.log'] } },
      configFile: 'site.config.ts',
    }).map(({ rule, severity, file, message }) => `${rule} ${severity} ${file} ${message}`);
  expect(check(log)).toEqual([]);
  expect(check()).toEqual([
    'log-missing warning site.config.ts `sources.logs` names reports/*.log, and there is no such log.',
  ]);
  expect((['other', 'unknown', 'altered'] as const).flatMap((origin) => check({ ...log, origin }))).toEqual([
    `log-of-other-tree warning ${path} ${path} is of another commit.`,
    `log-of-other-tree warning ${path} ${path} has no stamp, so that nobody knows of which commit it is.`,
    `log-of-other-tree warning ${path} ${path} was changed after it was stamped.`,
  ]);
});

// @verifies SRS-3717
it('logs are listed with size and hash, and those in no archive as such', () => {
  const none: Log = { ...log, path: 'reports/big.log', sha256: '', format: 'unreadable', size: 0 };
  const html = htmlOf(
    composePage('```dossier\nlogs\n```\n', { model: { logs: [log, { ...log, origin: 'other' }, none] } }),
  );
  const rows = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  expect(rows).toEqual([
    `${path} 4 ${log.sha256} of this tree`,
    `${path} 4 ${log.sha256} of another commit: it verifies nothing here`,
    'reports/big.log not read, and in no archive',
  ]);
});

// @verifies SRS-3717
it('an archive holds the logs, and tells one that was changed', async () => {
  const files = { ...whole, [path]: 'began\nended\n', 'reports/late.log': 'x'.repeat(2_000_001) };
  const archive = await sealed(files, { ...mini, project });
  const verify = async (change: (files: Files) => unknown) => {
    const copy = new Map(archive);
    await change(copy);
    const { checks } = await verifyArchive(archiveOf(copy), {});
    return checks.filter(({ state }) => state === 'bad').map(({ text }) => text);
  };
  expect([...archive.keys()].filter((name) => name.endsWith('.log'))).toEqual([`evidence/${path}`]);
  expect(await verify(() => {})).toEqual([]);
  const altered = Buffer.from('began\nended!\n');
  expect(await verify((copy) => copy.set(`evidence/${path}`, altered))).toContain(
    `evidence/${path} was changed.`,
  );
  // The list of the files says the same: the model does not.
  const all = await verify(async (copy) => {
    copy.set(`evidence/${path}`, altered);
    for (const [name, bytes] of await reseal(copy, undefined)) copy.set(name, bytes);
  });
  expect(all.join('\n')).toMatch(/data\/model\.json.*logs/);
});

// @verifies SRS-3718
it('secrets and paths of a machine in evidence are told at their first place, and not repeated', async () => {
  const key = `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`;
  const text = `ok\n  ${key}\nGET https://a.example/home/pump 200\nat /home/jane/pump/a.ts:3\nat C:\\Users\\jane\\a.ts\n`;
  const lines = [
    `evidence-secret 2:3 What stands here looks like a secret (a key, a token, a password in an address); ${path} goes into archives as it is.`,
    `evidence-absolute-path 4:4 What stands here is a path of the machine that wrote it (the first of 2 such lines); ${path} goes into archives as it is.`,
  ];
  expect(await found(text)).toEqual(lines);
  expect((await found(`<!--\n${text}--><x/>`, 'reports/unit.xml', 'results')).slice(1)).toEqual(
    lines.map((line) =>
      line.replaceAll(path, 'reports/unit.xml').replace(/ (\d):/, (_, at) => ` ${+at + 1}:`),
    ),
  );
  expect(await found(text, 'content/a.md', 'markdown')).toEqual([]);
});

// @verifies SRS-3718
it.each([
  ['AKIA', 'IOSFODNN7EXAMPLE', 'evidence-secret'],
  ['ghp', `_${'a1'.repeat(18)}`, 'evidence-secret'],
  ['Authorization: Bearer', ' abcdefghijklmnop', 'evidence-secret'],
  ['postgres://pump:', 'hunter2@db.example/x', 'evidence-secret'],
  ['file:', '///home/jane/a.ts', 'evidence-absolute-path'],
  ['file="D:', '/a/pump/a.ts"', 'evidence-absolute-path'],
  ['"C:', String.raw`\\Users\\jane"`, 'evidence-absolute-path'],
  ['src/home/', 'pump.ts', undefined],
  ['https://a.example:', '8080/tmp/a@b', undefined],
  ['C: ', 'a/b', undefined],
  ['password: ', 'not set', undefined],
])('%s begins what is told or not', async (begin, end, rule) => {
  expect((await found(`${begin}${end}`)).map((each) => each.split(' ')[0])).toEqual(rule ? [rule] : []);
});

// @verifies SRS-3718
it('a file is looked at alike in whatever pieces it comes', () => {
  const text = Buffer.from('ok\nat /home/jane/a.ts\nAKIAIOSFODNN7EXAMPLE\n/tmp/x/y\n');
  const told = (pieces: readonly Uint8Array[]) => {
    const watching = new PrivateText(path);
    for (const piece of pieces) watching.add(piece);
    return watching.findings();
  };
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      expect(told(at.slice(1).map((end, index) => text.subarray(at[index], end)))).toEqual(told([text]));
    }),
    { numRuns: 50 },
  );
});
