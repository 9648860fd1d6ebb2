import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';
import { linkCommands } from './packed.ts';
import { runScript } from './workflow.ts';

const chapter = readFileSync(
  fileURLToPath(new URL('../../content/manual/25-adopting.md', import.meta.url)),
  'utf8',
);
const source = fileURLToPath(new URL('../adoption/fixtures/plain-numbers', import.meta.url));

let project: TestProject;
beforeEach(() => {
  project = TestProject.empty();
});
afterEach(() => project.remove());

/** The steps of a section in their order: fences, with the line before each. */
function stepsOf(section: string): { kind: string; before: string; text: string }[] {
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: kind = '', 2: text = '' }) => {
      const before = section.slice(0, index).trimEnd().split('\n').at(-1) ?? '';
      return { kind: before.endsWith('The links are these:') ? 'links' : kind, before, text };
    },
  );
}

/** Writes a setting over the one of its name in the configuration that is there. */
function configure(snippet: string): void {
  const text = project.read('site.config.ts');
  const own = /^ {2}trace: \{\n[\s\S]*?^ {2}\},\n/m.exec(text)?.[0] ?? 'no trace';
  const indented = snippet.replace(/^(?=.)/gm, '  ');
  project.edit('site.config.ts', own, indented);
}

async function links(): Promise<string[]> {
  const { model } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  return model.links
    .filter(({ origin }) => origin === 'item')
    .map(({ from, relation, to }) => `${from} ${relation} ${to}`)
    .sort();
}

// @verifies SRS-3464
it.each([
  ['Bare numbers', 'Identifiers of your own'],
  ['Identifiers of your own', 'Then'],
])(
  'the steps of "%s", up to "%s", do and show what the chapter says',
  async (title, next) => {
    const section = chapter.split(`\n## ${title}\n`)[1]?.split(`\n## ${next}\n`)[0] ?? '';
    // What the section says is there already: source, manifest, lockfile.
    for (const path of ['package.json', 'src/alarm.js'])
      project.write(path, readFileSync(`${source}/${path}`, 'utf8').replace(', "ms": "2.1.3"', ''));
    const { packages } = JSON.parse(readFileSync(`${source}/package-lock.json`, 'utf8'));
    delete packages['node_modules/ms'];
    delete packages[''].dependencies.ms;
    project.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }, null, 2));
    project.write('.gitignore', '/node_modules/\n/.dossier/\n');
    project.git('init', '-q', '-b', 'main');
    linkCommands(project.root);
    let shown = '';
    const done: string[] = [];
    for (const { kind, before, text } of stepsOf(section)) {
      done.push(kind);
      if (kind === 'md') project.write(/`(docs\/[^`]+)`(?:, [^`]*)?:$/.exec(before)?.[1] ?? 'no path', text);
      else if (kind === 'ts') configure(text);
      else if (kind === 'links') expect(await links()).toEqual(text.trimEnd().split('\n'));
      else if (kind === 'text') {
        const lines = text.trimEnd().split('\n');
        expect(shown.split('\n').filter((line) => lines.includes(line))).toEqual(lines);
      } else {
        expect(kind).toBe('sh');
        const { code, out, err } = runScript(project, text, {
          GIT_AUTHOR_NAME: 'A',
          GIT_AUTHOR_EMAIL: 'a@localhost',
          GIT_COMMITTER_NAME: 'A',
          GIT_COMMITTER_EMAIL: 'a@localhost',
        });
        expect(code, err).toBe(0);
        shown = out;
      }
    }
    for (const kind of ['md', 'sh', 'text', 'ts', 'links']) expect(done).toContain(kind);
  },
  60_000,
);
