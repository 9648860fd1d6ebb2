import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatManifest } from '../../src/release/manifest.ts';
import { TestProject } from './project.ts';

let project: TestProject;
const json = (path: string) => JSON.parse(project.read(path));
const site = (path: string): string => project.read(`dist/site/${path}`);
let first: { out: string; code: number | null };

beforeAll(() => {
  project = TestProject.clean();
  project.write('notes.txt', 'one').git('add', 'notes.txt');
  project.git('commit', '-qm', 'Shorten the queue', '-m', 'Implements: SRS-041');
  project.write('content/baseline.json', '{"entries": []}');
  project.commit('Begin a baseline');
  project.git('tag', 'v2.4.1');
  project.retest();
  first = project.run('build', '--no-pdf');
});
afterAll(() => project.remove());

describe('a build of a clean, tagged commit', () => {
  // @verifies SRS-1203
  it('writes site, data and manifest, and says where', () => {
    expect(first.code).toBe(0);
    for (const path of ['dist/site', 'dist/data', 'dist/manifest.json']) expect(first.out).toContain(path);
    expect(site('index.html')).toContain('<h1');
  });

  // @verifies SRS-504, SRS-501
  it('is the release that its tag names', () => {
    const { release } = json('dist/data/model.json');
    expect([release.label, release.draft, release.draftReasons]).toEqual(['v2.4.1', false, []]);
    expect(release.revision.commit).toBe(project.git('rev-parse', 'HEAD').trim());
    expect(release.revision.lastChange['notes.txt'].commit).toBe(project.git('rev-parse', 'HEAD~1').trim());
    expect(site('index.html')).not.toContain('<strong>DRAFT</strong>');
  });

  // @verifies SRS-505
  it('is dated by its commit', () => {
    expect(json('dist/data/model.json').release.revision.date).toBe('2026-03-01T10:00:00Z');
  });

  // @verifies SRS-502
  it('knows the commits whose trailers name items', () => {
    expect(json('dist/data/model.json').release.revision.changes).toEqual([
      {
        commit: project.git('rev-parse', 'HEAD~1').trim(),
        date: '2026-03-01T10:00:00Z',
        author: 'Test',
        subject: 'Shorten the queue',
        trailers: [{ relation: 'implements', id: 'SRS-041' }],
      },
    ]);
  });

  // @verifies SRS-610, SRS-405
  it('calls the whole chain verified', () => {
    const { verdicts } = json('dist/data/model.json');
    for (const id of ['HAZ-001', 'RC-012', 'SRS-041', 'TST-201'])
      expect([id, verdicts[id].state]).toEqual([id, 'verified']);
  });

  // @verifies SRS-1101
  it('writes a model that fits the schema beside it', () => {
    const schema = readdirSync(`${project.root}/dist/data`).find((name) => /schema/.test(name));
    const validate = new Ajv2020({ strict: false }).compile(json(`dist/data/${schema}`));
    expect(validate(json('dist/data/model.json')), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...json('dist/data/model.json'), items: 'none' })).toBe(false);
  });

  // @verifies SRS-1102
  it('writes its findings as data', () => {
    expect(json('dist/data/findings.json')).toEqual({
      findings: [],
      summary: { error: 0, warning: 0, info: 0 },
    });
  });

  // @verifies SRS-1103, TST-002
  it('lists every file with its size and hash, sorted', () => {
    const manifest = json('dist/manifest.json');
    const there = readdirSync(`${project.root}/dist`, { recursive: true })
      .map(String)
      .filter((path) => path !== 'manifest.json' && statSync(`${project.root}/dist/${path}`).isFile())
      .sort();
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual(there);
    for (const { path, size, sha256 } of manifest.files) {
      const bytes = readFileSync(`${project.root}/dist/${path}`);
      expect([path, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
        path,
        size,
        sha256,
      ]);
    }
    expect([manifest.release, manifest.commit]).toEqual(['v2.4.1', project.git('rev-parse', 'HEAD').trim()]);
    expect(formatManifest(manifest)).toBe(project.read('dist/manifest.json'));
  });

  // @verifies SRS-507
  it('calls a specimen UDI one', () => {
    expect(site('index.html')).toContain('(01)09504000059118(8012)2.4.1');
    expect(site('index.html')).toContain('specimen');
  });

  // @verifies SRS-507, SRS-802
  it('states its identity in every document, a specimen UDI as one', () => {
    for (const { id } of json('dist/data/model.json').documents) {
      const page = site(`documents/${id}/index.html`);
      for (const fact of [
        id,
        'Alarm monitor',
        '2.4.1',
        'v2.4.1',
        '(01)09504000059118(8012)2.4.1',
        'Alarm makers',
        'Dossier',
      ])
        expect(page.toLowerCase(), `${id}: ${fact}`).toContain(fact.toLowerCase());
      expect(page).toMatch(/\(01\)09504000059118\(8012\)2\.4\.1[^\n]*specimen/);
    }
  });
});

describe('a build of anything else', () => {
  // @verifies SRS-504, SRS-907
  it('is a draft, and says why', () => {
    project.write('content/extra.md', '# Extra\n\nMore.\n');
    project.run('build', '--no-pdf');
    const { release } = json('dist/data/model.json');
    expect(release.draft).toBe(true);
    expect(release.draftReasons).toEqual(['uncommitted changes']);
    expect(site('index.html')).toContain('DRAFT');
    project.commit('Add a page');
    project.run('build', '--no-pdf');
    expect(json('dist/data/model.json').release.draftReasons).toEqual(['no release tag']);
  });

  // @verifies SRS-1203, SRS-1213, SRS-1102, SRS-707, TST-001
  it('is made in spite of findings, which it shows, the accepted ones with reason and name', () => {
    project.edit('content/requirements.md', 'The nurse hears', 'SRS-998, SRS-999 and the nurse hears');
    const { findings } = JSON.parse(project.run('check', '--format', 'json').out);
    const message = findings.find((each: { message: string }) => each.message.includes('SRS-999')).message;
    const entry = { rule: 'unknown-id', file: 'content/requirements.md', message };
    project.write(
      'content/baseline.json',
      JSON.stringify({ entries: [{ ...entry, reason: 'written next week', name: 'Careful Reader' }] }),
    );
    expect(project.run('build', '--no-pdf').code).toBe(1);
    const lenient = project.run('build', '--no-pdf', '--exit-zero');
    expect(lenient.code).toBe(0);
    expect(lenient.out).toContain('SRS-998');
    const told = json('dist/data/findings.json')
      .findings.map((each: { message: string }) => each.message)
      .join();
    expect(told).toContain('SRS-998');
    expect(told).not.toContain('SRS-999');
    expect(site('findings/index.html')).toContain('SRS-998');
    const shown = readdirSync(`${project.root}/dist/site/findings`, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.html'))
      .map((path) => site(`findings/${path}`))
      .join();
    expect(shown).toContain('written next week');
    expect(shown).toContain('Careful Reader');
  });
});
