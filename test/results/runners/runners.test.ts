import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Report, sayReason, type TestResult } from '../../../src/model/index.ts';
import { resultsSource } from '../../../src/sources/results/index.ts';
import { withinProject } from '../../../src/sources/results/within-project.ts';
import { linkModel } from '../../../src/trace/index.ts';
import { context } from '../../code/context.ts';
import { configOf, factsOf, revision } from '../../trace/project.ts';
import { factsOfTree, type Tree } from '../../trace/repository.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** What is expected of a report: its results, findings on it, and what its tests prove. */
interface Expected {
  results: string[];
  findings: string[];
  /** Of each requirement that a test verifies: its verdict, with the reason where that is not "verified". */
  verdicts: Record<string, string>;
}

async function read(runner: string): Promise<Expected> {
  const root = join(fixtures, runner);
  const tree = treeOf(root);
  const reports: Report[] = [];
  const findings: string[] = [];
  for (const name of readdirSync(join(root, 'reports')).sort()) {
    const path = `reports/${name}`;
    await resultsSource.prepare?.(path);
    const facts = resultsSource.read({ path, bytes: readFileSync(join(root, path)) }, context());
    const { directory: _, ...about } = facts.reportFormats[0] ?? { path, format: 'junit' };
    const results = withinProject(facts.results, new Set(Object.keys(tree)));
    reports.push({ ...about, sha256: '', origin: 'current', level: 'unit', results });
    findings.push(...facts.findings.map(({ rule, line, message }) => `${rule} ${line}: ${message}`));
  }
  const linked = link(tree, reports);
  return {
    results: reports.flatMap(({ results }) => results.map(sentenceOf)),
    findings: [...findings, ...linked.findings],
    verdicts: linked.verdicts,
  };
}

/** Everything but reports and what is expected of them: path → text. */
function treeOf(root: string): Tree {
  const paths = (readdirSync(root, { recursive: true }) as string[])
    .filter(
      (path) =>
        !path.startsWith('reports') && path !== 'expected.json' && statSync(join(root, path)).isFile(),
    )
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Links a project that holds these sources and reports, and a requirement for each tag in them. */
function link(tree: Tree, reports: Report[]): Pick<Expected, 'findings' | 'verdicts'> {
  const ids = [...new Set(Object.values(tree).flatMap((text) => text.match(/SRS-\d{3}/g) ?? []))].sort();
  const sketch = { items: ids, trace: { rules: { 'requirement-implemented': 'off' as const } } };
  const facts = { ...factsOfTree(tree), items: factsOf(sketch).items };
  const config = configOf(sketch);
  const { model, findings } = linkModel({
    config,
    generator: { name: 'dossier', version: '0' },
    product: { ...config.product, udi: undefined, authorisedRepresentative: undefined },
    revision,
    facts,
    reports,
    evidence: { coverage: [], analyses: [], scans: [], artifactRecords: [], sessions: [], logs: [] },
    repository: {
      paths: Object.keys(tree),
      manifests: Object.entries(tree).map(([path, text]) => ({ path, text })),
    },
    lock: undefined,
  });
  return {
    findings: findings.map(({ rule, line, message }) => `${rule} ${line}: ${message}`),
    verdicts: Object.fromEntries(
      ids.map((id) => {
        const { state, reasons } = model.verdicts[id] ?? { state: 'missing', reasons: [] };
        return [id, [state, ...reasons.map((reason) => sayReason(reason))].join(': ').slice(0, 160)];
      }),
    ),
  };
}

function sentenceOf({ status, suite, className, name, file, message, ids }: TestResult): string {
  const named = ids.length === 0 ? [] : [`of ${ids.join(', ')}`];
  const said = status === 'passed' ? [] : [message.slice(0, 60).trim()];
  return [status, suite, className, name, file, ...named, ...said].join(' | ');
}

// @verifies SRS-401, SRS-3121, SRS-3122, SRS-3123, SRS-3108
describe('reports that runners made are read as they mean it, and joined with the tests they are of', () => {
  it.each(readdirSync(fixtures))('%s', async (runner) => {
    const file = join(fixtures, runner, 'expected.json');
    const found = await read(runner);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
