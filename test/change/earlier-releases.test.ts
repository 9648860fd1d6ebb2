import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { earlierReleases } from '../../src/change/index.ts';
import { idSyntax, type Project } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { formatArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { hashEntry } from '../../src/release/manifest.ts';
import { readReleases } from '../../src/sources/git/index.ts';
import { TestProject } from '../cli/project.ts';

let files: TestProject;
let project: Project;
const anomaly = (id: string, ...lines: string[]) =>
  `### ${id} Something\n\n- affects: SRS-041\n${lines.map((line) => `- ${line}\n`).join('')}`;
const page = (...anomalies: string[]) => `# Anomalies\n\n${anomalies.join('\n')}`;

/** Lets a commit be a release. */
function release(tag: string, text: string): string {
  files.write('content/anomalies.md', text);
  files.commit(`Release ${tag}`);
  files.git('tag', tag);
  return files.git('rev-parse', 'HEAD').trim();
}

/** Lays an archive of a release into the store. */
function archive(tag: string, commit: string, model: string, written = model): void {
  const directory = join(files.root, 'releases', tag);
  mkdirSync(join(directory, 'data'), { recursive: true });
  writeFileSync(join(directory, 'data/model.json'), written);
  const manifest = formatArchiveManifest({
    schema: 'dossier-archive-1',
    generator: { name: 'dossier', version: '0' },
    product: { name: 'Alarm', version: tag, udi: '' },
    release: tag,
    candidate: false,
    commit,
    tree: 't',
    date: '2026-01-01T00:00:00Z',
    gates: [],
    documents: [],
    signed: false,
    files: [hashEntry('data/model.json', model)],
  });
  writeFileSync(join(directory, 'manifest.json'), manifest);
}

const modelOf = (value: number) =>
  JSON.stringify({
    items: [
      {
        id: 'ANOM-007',
        type: 'ANOM',
        attributes: { resolution: 'deferred', type: 'Corrective', criticality: 'low: rare' },
      },
      { id: 'SRS-041', type: 'SRS', attributes: {} },
    ],
    reports: ['current', 'other'].map((origin) => ({
      origin,
      results: [
        { name: 'latency', measurements: [{ name: 'latency', value, unit: 's', maximum: 2, load: '' }] },
      ],
    })),
  });

const read = async (dirty = false) => {
  const { tags } = await readReleases(files.root);
  const commit = files.git('rev-parse', 'HEAD').trim();
  const model = { release: { revision: { commit, dirty } } } as never;
  return earlierReleases(project, model, Object.fromEntries(tags));
};

beforeAll(() => {
  files = TestProject.empty();
  files.git('init', '-q', '-b', 'main');
  const config = siteSchema.parse({
    product: { name: 'Alarm', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  });
  project = {
    root: files.root,
    configFile: 'site.config.ts',
    config,
    ids: idSyntax(config.trace.types),
    configHash: '1',
  };
  release('v1', page(anomaly('ANOM-001', 'type: corrective')));
  const second = release('v2', page(anomaly('ANOM-001', 'resolution: resolved'), anomaly('ANOM-002')));
  archive('v2', second, modelOf(1.5));
  const third = release('v3', page(anomaly('ANOM-002', 'assessment: Not affected')));
  archive('v3', third, modelOf(9), modelOf(0.1));
  release('v4', page());
});
afterAll(() => files.remove());

// @verifies SRS-3784
it('of earlier releases archives and pages tell what they held, and nothing else does', async () => {
  const expected = [
    {
      release: 'v1',
      archive: 'none',
      anomalies: [{ id: 'ANOM-001', open: true, type: 'corrective', severity: '' }],
    },
    {
      release: 'v2',
      archive: 'whole',
      anomalies: [{ id: 'ANOM-007', open: true, type: 'corrective', severity: 'low' }],
      measured: [{ name: 'latency', value: 1.5, unit: 's', maximum: 2, load: '' }],
    },
    {
      release: 'v3',
      archive: 'altered',
      anomalies: [{ id: 'ANOM-002', open: false, type: '', severity: '' }],
    },
  ].map((each) => expect.objectContaining(each));
  expect(await read()).toEqual(expected);
  // As it is kept.
  expect(await read()).toEqual(expected);
  expect((await read()).map((each) => 'measured' in each)).toEqual([false, true, false]);
  // What is not committed comes after the release it was begun from.
  expect((await read(true)).map(({ release: tag, anomalies }) => [tag, anomalies?.length])).toEqual([
    ['v1', 1],
    ['v2', 1],
    ['v3', 1],
    ['v4', 0],
  ]);
  const blob = files.git('rev-parse', 'v1:content/anomalies.md').trim();
  rmSync(join(files.root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  expect(
    await earlierReleases(
      { ...project, configHash: '2' },
      { release: { revision: { commit: '', dirty: false } } } as never,
      { v1: { commit: files.git('rev-parse', 'v1').trim(), date: '2026-01-01T00:00:00Z' } },
    ),
  ).toEqual([{ release: 'v1', date: '2026-01-01T00:00:00Z', archive: 'none' }]);
});
