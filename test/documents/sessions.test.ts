import { expect, it } from 'vitest';
import type { Session } from '../../src/model/index.ts';
import { composePage, htmlOf } from './project.ts';

const session: Session = {
  path: 'test-sessions/clamps.md',
  sha256: 'ab'.repeat(32),
  origin: 'current',
  format: 'session',
  title: 'Clamps',
  charter: 'explore quick changes',
  tester: '<b>Jane</b>',
  date: '2026-03-02',
  version: '1.0.0',
  commit: '0123456',
  artifact: '',
  environment: 'desk',
  minutes: 45,
  explored: ['SRS-999'],
  anomalies: [],
  notes: 'Opened it.',
  lacking: [],
};

// @verifies SRS-3778
it('sessions are shown with their standing and counted by it', () => {
  const others: Session[] = [
    { ...session, title: 'Old', origin: 'other', minutes: 10 },
    {
      ...session,
      title: 'Unsaid',
      lacking: [{ message: 'it does not say who explored.', hint: '', line: 1 }],
    },
  ];
  const html = htmlOf(
    composePage('```dossier\nexploratory-sessions\n```\n', { model: { sessions: [session, ...others] } }),
  );
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain(
    'Sessions of this build: 1 (45 minutes, 0 anomalies). Of other builds or incomplete: 2. A session explores and verifies nothing.',
  );
  expect(text).toContain('test-sessions/clamps.md : of this build');
  expect(text).toContain('test-sessions/clamps.md : of another build');
  expect(text).toContain('test-sessions/clamps.md : incomplete it does not say who explored.');
  expect(text).toContain('Tester &lt;b&gt;Jane&lt;/b&gt;, 2026-03-02, 45 minutes');
  expect(
    htmlOf(composePage('```dossier\nexploratory-sessions\n```\n', { model: { sessions: [] } })),
  ).toContain('No exploratory session is on record.');
});
