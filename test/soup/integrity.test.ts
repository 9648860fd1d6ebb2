import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import {
  cyclonedx,
  mergeSoup,
  parseSoupLock,
  spdx,
  updateSoupLock,
  withIntegrity,
} from '../../src/soup/index.ts';
import { lockedPackage, type StatedPackage } from '../../src/sources/soup/reader.ts';
import { TestProject } from '../cli/project.ts';
import { lockfile, withSoup } from './project.ts';
import { gather } from './read.ts';

const hex = (letter: string) => letter.repeat(64);
const hash = (letter: string) => [{ algorithm: 'SHA-256', value: hex(letter) }];
const item = (name: string, more: Partial<StatedPackage> = {}) =>
  mergeSoup([lockedPackage('a.lock', { ecosystem: 'npm', name, version: '1.0.0', line: 1, ...more })]);

describe('the SOUP lock', () => {
  // @verifies SRS-3520
  it('holds one sorted line a package, keeps the others, and forgets what nothing locks any more', () => {
    const soup = [...item('b', { hashes: hash('b') }), ...item('a', { hashes: hash('a') }), ...item('c')];
    const known = new Map([
      ['pkg:npm/a@1.0.0', [`SHA-256:${hex('0')}`]],
      ['pkg:npm/gone@1.0.0', []],
    ]);
    const text = updateSoupLock(known, soup, ({ name }) => name !== 'a');
    expect(text.split('\n')).toEqual([
      '# dossier soup lock 1: package URL, hashes at the review. Written by `dossier soup review` and `dossier soup add`.',
      `pkg:npm/a@1.0.0\tSHA-256:${hex('0')}`,
      `pkg:npm/b@1.0.0\tSHA-256:${hex('b')}`,
      'pkg:npm/c@1.0.0\t-',
      '',
    ]);
    expect(updateSoupLock(parseSoupLock(text, 'soup.lock').lock, [...soup].reverse(), () => false)).toBe(
      text,
    );
  });

  // @verifies SRS-3520
  it('counts neither of two lines that contradict each other, nor what is no line', () => {
    const lines = [
      'pkg:npm/a@1\t-',
      '<<<<<<< HEAD',
      'pkg:npm/b@1\tSHA-1:aa',
      'pkg:npm/b@1\tSHA-1:bb',
      'x\t-',
    ];
    const { lock, findings } = parseSoupLock(lines.join('\n'), 'soup.lock');
    expect([...lock.keys()]).toEqual(['pkg:npm/a@1']);
    expect(findings.map(({ rule, line, message }) => `${rule} ${line} ${message}`)).toEqual([
      'soup-integrity 2 Line 2 of the SOUP lock is not a package URL and its hashes apart by a tab; the review it records does not count.',
      'soup-integrity 4 Line 4 of the SOUP lock contradicts line 3 for the same package; the review it records does not count.',
      'soup-integrity 5 Line 5 of the SOUP lock is not a package URL and its hashes apart by a tab; the review it records does not count.',
    ]);
  });

  // @verifies SRS-3521
  it('tells bytes that are the same from others, and from those nobody can tell', () => {
    const lock = parseSoupLock(
      updateSoupLock(new Map(), item('a', { hashes: [...hash('a'), ...hash('b')] }), () => true),
      '',
    ).lock;
    const told = (more: Partial<StatedPackage>, name = 'a') =>
      withIntegrity(item(name, more), lock)[0]?.integrity;
    expect(told({ hashes: [...hash('b'), ...hash('a')] })).toBe('reviewed');
    expect(told({ hashes: hash('b') })).toBe('reviewed');
    expect(told({ hashes: [...hash('a'), ...hash('c')] })).toBe('moved');
    expect(told({ hashes: [] })).toBe('moved');
    expect(told({ hashes: hash('a') }, 'other')).toBe('unrecorded');
    const url = 'https://example.org/a.git';
    expect(told({ origin: { url, revision: 'c'.repeat(40) } }, 'git')).toBe('commit');
    const none = parseSoupLock('pkg:npm/a@1.0.0\t-', '').lock;
    expect(withIntegrity(item('a'), none)[0]?.integrity).toBe('not stated');
    expect(withIntegrity(item('a', { hashes: hash('a') }), none)[0]?.integrity).toBe('moved');
    expect(withIntegrity(item('a', { hashes: hash('a') }), undefined)[0]?.integrity).toBe('');
  });

  // @verifies SRS-3521
  it('takes whatever hashes were reviewed for the same, and any other for none of them', () => {
    const digits = fc.stringMatching(/^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(fc.uniqueArray(digits, { minLength: 1, maxLength: 5 }), digits, (values, other) => {
        fc.pre(!values.includes(other));
        const hashes = values.map((value) => ({ algorithm: 'SHA-256', value }));
        const { lock } = parseSoupLock(
          updateSoupLock(new Map(), item('a', { hashes }), () => true),
          '',
        );
        const told = (now: typeof hashes) => withIntegrity(item('a', { hashes: now }), lock)[0]?.integrity;
        expect(told([...hashes].reverse())).toBe('reviewed');
        expect(told([...hashes, { algorithm: 'SHA-256', value: other }])).toBe('moved');
      }),
    );
  });
});

describe('a project with a SOUP lock', () => {
  const integrity = (letter: string) => `sha512-${Buffer.alloc(64, letter).toString('base64')}`;
  const locked = (letter: string) =>
    lockfile(
      { 'node_modules/commander': '15.1.0', 'node_modules/left': '1.2.3', 'node_modules/right': '2.0.0' },
      { transitive: ['left', 'right'] },
    ).replace('"version": "15.1.0"', `"version": "15.1.0",\n      "integrity": "${integrity(letter)}"`);
  let project: TestProject;
  beforeAll(() => {
    project = withSoup(TestProject.clean()).write('package-lock.json', locked('a'));
    project.must('soup', 'review', 'SOUP-002');
  });
  afterAll(() => project.remove());
  const told = (): string[] => {
    const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
      findings: { rule: string; file: string; line: number; message: string; hint: string }[];
    };
    return findings
      .filter(({ rule }) => rule.startsWith('soup-'))
      .map(({ rule, file, line, message, hint }) => `${file}:${line} ${rule}: ${message} → ${hint}`);
  };

  // @verifies SRS-3520, SRS-3521
  it('refuses other bytes of a reviewed version until somebody reviewed them, and says what has no hash', () => {
    expect(project.read('content/soup.lock').split('\n').slice(1)).toEqual([
      `pkg:npm/commander@15.1.0\tSHA-512:${Buffer.alloc(64, 'a').toString('hex')}`,
      'pkg:npm/left@1.2.3\t-',
      'pkg:npm/right@2.0.0\t-',
      '',
    ]);
    expect(told()).toEqual([]);
    project.write('package-lock.json', locked('b'));
    const line =
      project
        .read('package-lock.json')
        .split('\n')
        .findIndex((row) => row.includes('"node_modules/commander": {')) + 1;
    expect(told()).toEqual([
      `package-lock.json:${line} soup-integrity: commander 15.1.0 has other hashes than when it was reviewed (SOUP-001): the same version may be other bytes. → Find out why. Where the package is what it should be: dossier soup review SOUP-001`,
    ]);
    expect(project.must('soup').out).toMatch(
      /moved \(SOUP-001\)[\s\S]*\n3 SOUP items: 2 reviewed, 1 moved since, 0 with an incomplete entry, 0 without an entry\n2 of them have no hash in their lockfile: other bytes of the same version would not be seen\n$/,
    );
    expect(project.must('soup', 'review', 'SOUP-001', 'npm:left').out).toBe(
      [
        'content/soup.md: SOUP-001 reviewed',
        'content/soup.md: SOUP-002 reviewed',
        'package-lock.json states no hash of left, right: other bytes of the same version would not be seen',
        '',
      ].join('\n'),
    );
    expect(told()).toEqual([]);
    project.edit('content/soup.lock', 'pkg:npm/left@1.2.3\t-\n', '');
    expect(told().map((each) => each.replace(/^content\/soup\.md:\d+ /, ''))).toEqual([
      'soup-integrity: The SOUP lock does not hold the hashes that left had at the review. → Look at what is locked, then: dossier soup review SOUP-002',
    ]);
  });
});

// @verifies SRS-3521
it('a commit tells the bytes of a package, and a tag does not', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const told = (version: string) =>
    withIntegrity(
      mergeSoup([
        lockedPackage('CMakeLists.txt', {
          ecosystem: 'generic',
          name: 'valve',
          version,
          purl: `pkg:generic/valve@${version}?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fvalve.git`,
          line: 1,
        }),
      ]),
      undefined,
    )[0]?.integrity;
  expect([told(commit), told('v1.2.0')]).toEqual(['commit', 'not stated']);
});

// @verifies SRS-3540
it('the hash of a Go module is kept with its review, and stands in no bill of materials', () => {
  const module = (letter: string) =>
    mergeSoup(
      gather({
        'go.mod': 'module x.y/z\n\ngo 1.22\n\nrequire a.b/c v1.0.0\n',
        'go.sum': `a.b/c v1.0.0 h1:${letter.repeat(43)}=\n`,
      }).packages,
    );
  const text = updateSoupLock(new Map(), module('B'), () => true);
  expect(text.split('\n')[1]).toBe(
    `pkg:golang/a.b/c@v1.0.0\th1:${Buffer.from('B'.repeat(43), 'base64').toString('hex')}`,
  );
  const { lock } = parseSoupLock(text, 'soup.lock');
  const told = (letter: string) => withIntegrity(module(letter), lock)[0]?.integrity;
  expect([told('B'), told('C')]).toEqual(['reviewed', 'moved']);
  expect(billsOf(module('B'))).not.toContain('04104104');
});

// @verifies SRS-3545
it.each<[path: string, text: (revision: string) => string]>([
  [
    'Package.resolved',
    (revision) =>
      `{"version": 3, "pins": [{"location": "https://a.b/c", "state": {"version": "1.0.0", "revision": "${revision}"}}]}`,
  ],
  [
    'composer.lock',
    (revision) =>
      `{"packages": [{"name": "a/b", "version": "1.0.0", "notification-url": "https://packagist.org/downloads/", "source": {"type": "git", "url": "https://a.b/c", "reference": "${revision}"}}], "packages-dev": []}`,
  ],
  ['conan.lock', (revision) => `{"version": "0.5", "requires": ["zlib/1.3#${revision}%1692672717.68"]}`],
])('what a version was made from is kept with its review: %s', (path, text) => {
  const read = (digit: string) => mergeSoup(gather({ [path]: text(digit.repeat(40)) }).packages);
  const { lock } = parseSoupLock(
    updateSoupLock(new Map(), read('1'), () => true),
    'soup.lock',
  );
  const told = (digit: string) => withIntegrity(read(digit), lock)[0]?.integrity;
  expect([told('1'), told('2')]).toEqual(['reviewed', 'moved']);
  expect(billsOf(read('1'))).not.toContain('1'.repeat(40));
});

/** Both bills of materials, as text. */
function billsOf(soup: Model['soup']): string {
  const model = {
    soup,
    artifacts: [],
    items: [],
    vulnerabilities: [],
    generator: {},
    product: { manufacturer: {} },
    release: { revision: {} },
  } as unknown as Model;
  return JSON.stringify([cyclonedx(model), spdx(model)]);
}
