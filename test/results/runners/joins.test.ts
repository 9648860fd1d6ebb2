import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultsSource } from '../../../src/sources/results/index.ts';
import { withinProject } from '../../../src/sources/results/within-project.ts';
import { context } from '../../code/context.ts';
import { join as joinTree, type Tree } from '../../trace/repository.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function treeOf(directory: string): Tree {
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('reports/') && !/^(?:expected|joins)\.json$/.test(path))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

/** Each result of a fixture with the definition it is of, and what is in doubt. */
async function joinsOf(runner: string): Promise<string[]> {
  const directory = join(fixtures, runner);
  const tree = treeOf(directory);
  const told: string[] = [];
  for (const name of readdirSync(join(directory, 'reports')).sort()) {
    const path = `reports/${name}`;
    await resultsSource.prepare?.(path);
    const read = resultsSource.read({ path, bytes: readFileSync(join(directory, path)) }, context());
    const results = withinProject(read.results, new Set(Object.keys(tree)));
    const by = read.reportFormats[0]?.runner;
    const { tests, findings } = joinTree(tree, results, by === undefined ? {} : { runner: by });
    for (const [index, { className, name: title }] of results.entries()) {
      const test = tests[index];
      const place = test ? `${test.file}:${test.line} ${test.names.join(' > ')}`.trim() : 'nothing';
      told.push(`${className} | ${title} -> ${place}`);
    }
    told.push(...findings.map(({ message }) => message));
  }
  return told;
}

// @verifies SRS-3111
describe('results of the runners themselves are joined to their tests', () => {
  it.each(readdirSync(fixtures))('of %s', async (runner) => {
    const file = join(fixtures, runner, 'joins.json');
    const found = await joinsOf(runner);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
