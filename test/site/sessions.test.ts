import { expect, it } from 'vitest';
import { buildSite } from './built.ts';
import { pumpSite } from './project.ts';

// @verifies SRS-3778
it('sessions have a page, a number on the start page, and a place at what they explored', async () => {
  const input = pumpSite();
  const [id = ''] = input.model.items.filter(({ type }) => type === 'SRS').map((item) => item.id);
  expect((await buildSite(input)).files.has('tests/sessions.html')).toBe(false);
  const session = {
    path: 'test-sessions/clamps.md',
    sha256: 'ab'.repeat(32),
    origin: 'other',
    format: 'session',
    title: 'Quick clamps',
    charter: 'explore',
    tester: 'Jane Roe',
    date: '2026-03-02',
    version: '1.0.0',
    commit: '0123456',
    artifact: '',
    environment: 'desk',
    minutes: 45,
    explored: [id],
    anomalies: [],
    notes: 'Opened it.',
    lacking: [],
  } as const;
  const model = { ...input.model, sessions: [{ ...session, explored: [id], anomalies: [], lacking: [] }] };
  const renderBlock: typeof input.renderBlock = (_, { item }) => ({
    html: `<a href="${item(id)}">${id}</a>`,
    findings: [],
  });
  const { files } = await buildSite({ ...input, model, renderBlock });
  expect(String(files.get('tests/sessions.html'))).toContain('<h1>Exploratory sessions</h1>');
  expect(String(files.get('tests/sessions.html'))).toContain(`href="../items/${id}/index.html"`);
  expect(String(files.get('tests/index.html'))).toContain('href="../tests/sessions.html"');
  expect(String(files.get('index.html'))).toMatch(/<b>1<\/b> <span>Exploratory sessions not of this build/);
  const page = [...files].find(([path]) => /^items\/.*\.html$/.test(path) && path.includes(id));
  expect(String(page?.[1])).toMatch(/Explored by[\s\S]*Quick clamps[\s\S]*of another build/);
});
