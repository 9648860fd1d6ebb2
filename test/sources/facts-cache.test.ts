import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { RepositoryAnswers } from '../../src/sources/git/index.ts';
import { check } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

const project = TestProject.clean();
const cache = join(project.root, '.dossier/cache');
afterAll(() => project.remove());
beforeEach(() => {
  project.git('checkout', '-q', '.');
  project.git('clean', '-qfd');
});

// Nothing is committed here: git is asked only what files may change.
const repository = new RepositoryAnswers();
const findings = (): Promise<Finding[]> =>
  repository.during(project.root, async () =>
    check(await loadProject(project.root), { progress: silentProgress }),
  );
const findingsOfNothingKept = async (): Promise<Finding[]> => {
  rmSync(cache, { recursive: true, force: true });
  return findings();
};

const pages = ['content/requirements.md', 'content/risks.md', 'content/new.md', 'src/queue.ts'];
const pieces = [
  '\n## SRS-050 More\n\n- satisfies: URS-001\n\nText.\n',
  '\n## SRS-041 Again\n\nText.\n',
  '\n[a](gone.md) ![b](gone.png) SRS-999\n',
  '\n```dossier\nno-such\n```\n',
  '\n// @implements SRS-777\nexport const one = 1;\n',
  '\n- implements: RC-012\n',
];

// @verifies SRS-1308
it('after any edits, cached facts give the findings that reading everything gives', async () => {
  const edit = fc.record({
    path: fc.constantFrom(...pages),
    piece: fc.constantFrom(...pieces),
    way: fc.constantFrom('append', 'replace', 'remove', 'restore'),
  });
  let clock = 1_600_000_000;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      for (const { path, piece, way } of edits) {
        const full = join(project.root, path);
        if (way === 'remove') rmSync(full, { force: true });
        else if (way === 'restore') project.git('checkout', '-q', '.');
        else project.write(path, way === 'append' && existsSync(full) ? project.read(path) + piece : piece);
        // Old times, so that what is kept is used.
        if (existsSync(full)) utimesSync(full, ++clock, clock);
        await findings();
      }
      const kept = await findings();
      expect(kept).toEqual(await findingsOfNothingKept());
    }),
    { numRuns: 6 },
  );
});

// @verifies SRS-1308
it('damage of any kind to what is kept changes no finding', async () => {
  project.edit('content/requirements.md', 'The nurse hears', 'SRS-999 and the nurse hears');
  const expected = await findingsOfNothingKept();
  expect(expected.length).toBeGreaterThan(0);
  const whole = new Map(readdirSync(cache).map((name) => [name, readFileSync(join(cache, name))]));
  const key = JSON.parse(String(whole.get('facts.index.json')).split('\n')[1] ?? '').key;
  const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(cache, name), bytes);
  for (const [name, bytes] of whole) {
    if (/\.tmp$/.test(name)) continue;
    const damaged: (string | Uint8Array)[] = [
      '',
      'null',
      '[]',
      '{}',
      '\0\0\0',
      bytes.subarray(0, bytes.length / 2),
      Buffer.concat([bytes, bytes]),
      String(bytes).replaceAll('SRS', 'XRS'),
      String(bytes).replaceAll(/\d/g, '7'),
      `${String(bytes).split('\n')[0]}\n{"digest":"","findings":[],"referenced":[]}`,
      JSON.stringify({ key, written: 9e15, files: 5 }),
      JSON.stringify({ key, written: 9e15, files: [null] }),
      JSON.stringify({ key, written: 'x', files: [[1, 2, 3, 4]] }),
    ];
    for (const content of damaged) {
      for (const [each, original] of whole) put(each, original);
      if (name !== 'check.json') rmSync(join(cache, 'check.json'), { force: true });
      put(name, content);
      expect(await findings(), `${name}: ${String(content).slice(0, 40)}`).toEqual(expected);
    }
  }
});

// @verifies SRS-1308
it('works without a place to keep anything', async () => {
  project.write('.git/info/exclude', '.dossier\n');
  const expected = await findingsOfNothingKept();
  rmSync(join(project.root, '.dossier'), { recursive: true, force: true });
  writeFileSync(join(project.root, '.dossier'), 'a file where the directory should be');
  try {
    expect(await findings()).toEqual(expected);
  } finally {
    rmSync(join(project.root, '.dossier'));
    mkdirSync(cache, { recursive: true });
  }
});
