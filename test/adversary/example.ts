import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProject, type Project } from '../../src/config/index.ts';
import { sha256Of } from '../../src/model/index.ts';
import { formatRecord } from '../../src/sources/artifacts/record.ts';
import { deployed } from './deployed.ts';
import { junit } from './lie.ts';
import { type Files, mini, type Subject } from './mini.ts';

const root = fileURLToPath(new URL('../../templates/starter/infusion-alarm', import.meta.url));

/** The example device that `dossier init` lays down, at a commit of the day it was evaluated. */
export const example: Subject = {
  project: await loadAside(),
  revision: { ...mini.revision, date: '2026-11-21T10:00:00Z' },
};

/** Loads the configuration where its cache may be written. */
async function loadAside(): Promise<Project> {
  const aside = mkdtempSync(join(tmpdir(), 'dossier-example-'));
  try {
    copyFileSync(join(root, 'site.config.ts'), join(aside, 'site.config.ts'));
    return await loadProject(aside);
  } finally {
    rmSync(aside, { recursive: true });
  }
}

/** Its files, with the reports that a run of its tests leaves when all pass, and the record of its deployment. */
export const exampleFiles: Files = await withReports(
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('node_modules/') && statSync(join(root, path)).isFile())
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  ),
);

async function withReports(files: Files): Promise<Files> {
  const reports = ['unit', 'integration', 'system'].map((level) => {
    const tests = Object.entries(files).filter(([path]) =>
      new RegExp(`^test/${level}/.*\\.test\\.ts$`).test(path),
    );
    return [`reports/${level}.xml`, junit(tests.flatMap(([path, text]) => casesOf(path, text)))] as const;
  });
  const lint = {
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Biome', version: '2.5.15' } }, results: [] }],
  };
  const packed = 'the packed device';
  const built = {
    name: 'build/infusion-alarm-monitor-1.0.0.tgz',
    kind: 'file',
    sha256: sha256Of(Buffer.from(packed)),
  } as const;
  return {
    ...files,
    ...Object.fromEntries(reports),
    [built.name]: packed,
    'reports/lint.sarif': JSON.stringify(lint),
    'reports/artifacts.intoto.json': formatRecord([built], mini.revision),
    ...(await deployed(built, example.revision, example.project)),
  };
}

/** The cases of a file as vitest names them: those indented stand in the group above. */
function casesOf(path: string, text: string): { class: string; name: string }[] {
  let group = '';
  return text.split('\n').flatMap((line) => {
    const [, indent = '', kind = '', title = ''] = /^( *)(describe|it)\('((?:[^'\\]|\\.)*)'/.exec(line) ?? [];
    if (kind === 'describe') group = title;
    if (kind !== 'it') return [];
    return [{ class: path, name: indent === '' ? title : `${group} > ${title}` }];
  });
}
