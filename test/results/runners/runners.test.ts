import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../../src/model/index.ts';
import { resultsSource } from '../../../src/sources/results/index.ts';
import { context } from '../../code/context.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

interface Expected {
  results: string[];
  findings?: string[];
}

async function read(runner: string): Promise<Expected> {
  const all: Expected = { results: [], findings: [] };
  for (const name of readdirSync(join(fixtures, runner, 'reports')).sort()) {
    const path = `reports/${name}`;
    await resultsSource.prepare?.(path);
    const bytes = readFileSync(join(fixtures, runner, path));
    const { results, findings } = resultsSource.read({ path, bytes }, context());
    all.results.push(...results.map(sentenceOf));
    all.findings?.push(...findings.map(({ rule, line, message }) => `${rule} ${line}: ${message}`));
  }
  if (all.findings?.length === 0) delete all.findings;
  return all;
}

function sentenceOf({ status, suite, className, name, file, message, ids }: TestResult): string {
  const named = ids.length === 0 ? [] : [`of ${ids.join(', ')}`];
  const said = status === 'passed' ? [] : [message.slice(0, 60).trim()];
  return [status, suite, className, name, file, ...named, ...said].join(' | ');
}

// @verifies SRS-401, SRS-3121, SRS-3122, SRS-3123
describe('reports that runners made are read as they mean it', () => {
  it.each(readdirSync(fixtures))('%s', async (runner) => {
    const file = join(fixtures, runner, 'expected.json');
    const found = await read(runner);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
