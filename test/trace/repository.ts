import {
  type Finding,
  noFacts,
  type Report,
  type TestDefinition,
  type TestedDefinition,
  type TestResult,
} from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { addFacts } from '../../src/sources/read-file.ts';
import { joinResults } from '../../src/trace/evidence/join-results.ts';
import { context } from '../code/context.ts';
import { reportOf } from './project.ts';

/** A repository in short: path → text. */
export type Tree = Readonly<Record<string, string>>;

const project = context();

/** What the code source says of a tree. */
export function factsOfTree(tree: Tree): ReturnType<typeof noFacts> {
  const facts = noFacts();
  for (const [path, text] of Object.entries(tree))
    addFacts(facts, codeSource.read({ path, bytes: new TextEncoder().encode(text) }, project));
  return facts;
}

/** All tests of a tree. */
export function testsOf(tree: Tree): TestDefinition[] {
  return factsOfTree(tree).tests;
}

/** Which definition each of some results is of, in a report that says who ran it, where it lies and where the tests ran. */
export function join(
  tree: Tree,
  results: Partial<TestResult>[],
  about: Partial<Report> = {},
): { tests: (TestedDefinition | undefined)[]; findings: Finding[] } {
  const facts = factsOfTree(tree);
  const report = { ...reportOf('current', results), ...about };
  const manifests = Object.entries(tree).map(([path, text]) => ({ path, text }));
  const verifying = facts.regions.filter(({ key }) => facts.links.some(({ from }) => from === key));
  const { reports, findings } = joinResults(
    [report],
    { paths: Object.keys(tree), manifests },
    facts.tests,
    verifying,
  );
  return { tests: (reports[0] as Report).results.map(({ test }) => test), findings };
}

/** The place a result is of as `path:line`, `path` for the whole file, or nothing. */
export function placeOf(tree: Tree, result: Partial<TestResult>, about: Partial<Report> = {}): string {
  const [test] = join(tree, [result], about).tests;
  if (!test) return '';
  return test.line === 0 ? test.file : `${test.file}:${test.line}`;
}
