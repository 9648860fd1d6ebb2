import { expect, it } from 'vitest';
import type { Item, Session } from '../../src/model/index.ts';
import { standingOf } from '../../src/model/index.ts';
import { checkSessions } from '../../src/quality/check-sessions.ts';
import { originOfCommit } from '../../src/sources/origin-of-commit.ts';
import { sessionSource } from '../../src/sources/sessions/index.ts';

const digest = 'ab'.repeat(32);
const path = 'test-sessions/clamps.md';
const head = {
  charter: 'explore quick changes',
  tester: 'Example Tester',
  date: '2026-03-02',
  version: '1.4.0',
  commit: '0123456e7',
  artifact: `sha256:${digest}`,
  environment: 'ward simulator',
  duration: '1 h 30 min',
  explored: 'SRS-041, SRS-050',
  anomalies: 'none',
};
const written = (changed: Partial<Record<keyof typeof head, string>> = {}): string => {
  const lines = Object.entries({ ...head, ...changed }).filter(([, value]) => value !== '');
  return `# Clamps\n\n${lines.map(([key, value]) => `- ${key}: ${value}`).join('\n')}\n\nOpened it.\n\n## Later\n\n<b>Closed</b> it.\n`;
};
const read = (text: string) => sessionSource.read({ path, bytes: Buffer.from(text) }, undefined as never);
const sessionOf = (text: string, origin: Session['origin'] = 'unknown'): Session => {
  const { place: _, ...told } = read(text).sessions[0] as (typeof read extends (...a: never) => infer R
    ? R
    : never)['sessions'][0] &
    object;
  return { path, sha256: digest, origin, format: 'session', ...told };
};
const item = (id: string, type: string) => ({ id, type }) as Item;
const check = (session: Session) =>
  checkSessions({
    model: {
      sessions: [session],
      artifacts: [],
      product: { version: '1.4.0' } as never,
      items: [item('SRS-041', 'SRS'), item('SRS-050', 'SRS'), item('ANOM-001', 'ANOM')],
    },
  }).map(({ rule, severity, message, file, line }) => `${rule} ${severity} ${file}:${line} ${message}`);

// @verifies SRS-3776
it('a record is read as the tester wrote it', () => {
  expect(read(written()).sessions).toEqual([
    {
      title: 'Clamps',
      charter: 'explore quick changes',
      tester: 'Example Tester',
      date: '2026-03-02',
      version: '1.4.0',
      commit: '0123456e7',
      artifact: digest,
      environment: 'ward simulator',
      minutes: 90,
      explored: ['SRS-041', 'SRS-050'],
      anomalies: [],
      notes: 'Opened it.\n\n## Later\n\n<b>Closed</b> it.',
      lacking: [],
      place: { file: path, line: 1, column: 1 },
    },
  ]);
});

// @verifies SRS-3776
it.each([
  ['charter', '', 'it does not say what was to be explored.'],
  ['tester', '', 'it does not say who explored.'],
  ['date', '2026-02-30', 'its date is `2026-02-30`.'],
  ['version', '', 'it does not say which version was explored.'],
  ['environment', '', 'it does not say where it was explored.'],
  ['duration', 'a while', 'its duration is `a while`.'],
  ['duration', '0 min', 'its duration is `0 min`.'],
  ['anomalies', '', 'it does not say whether anomalies were found.'],
  ['artifact', 'sha256:12', 'its artifact is `sha256:12`, which is no SHA-256.'],
  ['commit', 'HEAD', 'its commit is `HEAD`.'],
])('a record counts for nothing whose %s is "%s"', (key, value, message) => {
  const session = sessionOf(written({ [key]: value }));
  expect(check(session)).toEqual([
    `session-incomplete error ${path}:1 ${path} counts for nothing: ${message}`,
  ]);
  expect(standingOf(session, [{ sha256: digest }])).toBe('incomplete');
});

// @verifies SRS-3776
it('a record that names no build, one thing twice, or what is not there is told', () => {
  expect(check(sessionOf(written({ artifact: '', commit: '' })))).toEqual([
    `session-incomplete error ${path}:1 ${path} counts for nothing: it does not say which build was explored.`,
  ]);
  const twice = written().replace('- tester: Example Tester', '- tester: Example Tester\n- tester: Another');
  expect(check(sessionOf(twice))).toEqual([
    `session-incomplete error ${path}:5 ${path} counts for nothing: it states its tester more than once, here \`Another\`.`,
    `session-incomplete error ${path}:1 ${path} counts for nothing: it does not say who explored.`,
  ]);
  const unknown = sessionOf(
    written({ explored: 'SRS-999', anomalies: 'ANOM-001, ANOM-9, SRS-041' }),
    'current',
  );
  expect(check({ ...unknown, artifact: '' })).toEqual([
    `session-unknown-item error ${path}:1 ${path} names SRS-999 as explored, which is no item.`,
    `session-unknown-item error ${path}:1 ${path} names ANOM-9 as an anomaly, which is no item.`,
    `session-unknown-item error ${path}:1 ${path} names SRS-041 as an anomaly, which is of the type SRS.`,
  ]);
  expect(read('no heading\n').findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    `unreadable-session ${path} counts for nothing: it has no heading.`,
  ]);
});

// @verifies SRS-3777
it('a session counts for the build it was made on alone', () => {
  const bound = [{ sha256: digest }];
  const [byDigest, byCommit] = [sessionOf(written({ commit: '' })), sessionOf(written({ artifact: '' }))];
  expect(standingOf(byDigest, bound)).toBe('counts');
  expect(standingOf(byDigest, [{ sha256: 'cd'.repeat(32) }])).toBe('of another build');
  expect(standingOf({ ...byDigest, origin: 'other' }, bound)).toBe('of another build');
  expect(standingOf({ ...byDigest, origin: 'altered' }, bound)).toBe('altered');
  expect(standingOf({ ...byCommit, origin: 'current' }, [])).toBe('counts');
  expect(standingOf({ ...byCommit, origin: 'other' }, [])).toBe('of another build');
  expect(standingOf({ ...byCommit, format: 'unreadable', origin: 'current' }, [])).toBe('incomplete');
  expect(check(byCommit)).toEqual([
    `session-of-other-build info ${path}:1 The session "Clamps" is of an unknown build.`,
  ]);
  // History is shown and is no finding.
  expect(check({ ...byCommit, version: '1.3.0', origin: 'other' })).toEqual([]);
});

// @verifies SRS-3777
it('the tree of the commit that a session names tells which build it is of', () => {
  const now = {
    version: '1.4.0',
    revision: { tree: 't1' } as never,
    tested: new Map([
      ['c1', 't1'],
      ['c2', 't2'],
    ]),
  };
  const of = (commit: string, version = '1.4.0') => originOfCommit({ version, commit }, 'unknown', now);
  expect([of('c1'), of('c2'), of('c3'), of('c1', '1.3.0')]).toEqual(['current', 'other', 'unknown', 'other']);
});
