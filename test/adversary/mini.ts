import { createHash } from 'node:crypto';
import { devNull } from 'node:os';
import picomatch from 'picomatch';
import { claimsOf } from '../../src/claims/claimed.ts';
import { claimContext, claimed } from '../../src/claims/index.ts';
import { idSyntax, type Project } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type Finding, noFacts, type Revision } from '../../src/model/index.ts';
import { checkModel } from '../../src/pipeline/check.ts';
import { link } from '../../src/pipeline/link.ts';
import { type SourceKind, sourceKinds } from '../../src/sources/kinds.ts';
import type { ProjectFiles } from '../../src/sources/project-files.ts';
import { addFacts, FileReader, parseFacts } from '../../src/sources/read-file.ts';
import { readSuppliers, type UseFiles, wantedOf } from '../../src/suppliers/index.ts';
import { acceptLinks } from '../../src/trace/index.ts';

/** Files of a project by path. */
export type Files = Record<string, string>;

/** What a project comes to: every good word that is said of it, and what was found. */
export interface Said {
  /** Sentences such as `SRS-001 verified`, `RC-001 claims kind`, `pkg:npm/a@1.0.0 reviewed`, `build/a.tgz 0123456789ab bound`, `clean`. */
  good: ReadonlySet<string>;
  findings: Finding[];
}

const severities = { minor: '', serious: '', critical: '' };
const config = siteSchema.parse({
  product: { name: 'Pump', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  sources: {
    code: ['src/**', 'test/**', 'packages/**', 'tests/**', 'alarm/**', 'pump/**', 'crates/**'],
    results: [{ files: ['reports/**/*.{xml,trx,tap,json}'], level: 'unit' }],
    vulnerabilities: ['scans/*.json'],
  },
  trace: { rules: { 'requirement-implemented': 'error' } },
  risk: {
    severities,
    probabilities: { improbable: '', remote: '', frequent: '' },
    matrix: {
      minor: ['low', 'low', 'low'],
      serious: ['low', 'low', 'high'],
      critical: ['low', 'high', 'high'],
    },
    levels: { low: 'acceptable', high: 'unacceptable' },
  },
});
const project: Project = {
  root: devNull,
  configFile: 'site.config.ts',
  config,
  ids: idSyntax(config.trace.types),
  configHash: '',
};
const revision: Revision = {
  system: 'git',
  commit: 'c'.repeat(40),
  shortCommit: 'c'.repeat(12),
  tag: 'v1.0.0',
  describe: 'v1.0.0',
  date: '2026-03-01T10:00:00Z',
  dirty: false,
  tree: 'd'.repeat(40),
  shallow: false,
  lastChange: {},
  changes: [],
};

/** A project that is judged in memory, at a commit of its own. */
export interface Subject {
  project: Project;
  revision: Revision;
  /** What lies here of other projects. */
  uses?: UseFiles;
}

export const mini: Subject = { project, revision };

const stampPath = 'reports/evidence.json';

/** What reads the files of a project: a matcher for each kind of source, and the reader. */
function readersOf({ project: { config }, project: of }: Subject) {
  const kinds = Object.entries(sourceKinds).map(
    ([kind, { include }]) => [kind as SourceKind, picomatch(include(config), { dot: true })] as const,
  );
  return { kinds, reader: new FileReader(of) };
}
const known = new Map<Subject, ReturnType<typeof readersOf>>();

/** The stamp of reports for the tree that is judged. */
export function stampOf(files: Files): string {
  const reports = Object.entries(files).filter(([path]) => path.startsWith('reports/') && path !== stampPath);
  return JSON.stringify({
    commit: revision.commit,
    tree: revision.tree,
    tools: {},
    os: 'linux',
    runner: 'ci',
    files: Object.fromEntries(reports.map(([path, text]) => [path.slice('reports/'.length), sha256(text)])),
  });
}

/** The lock after somebody reviewed every link there is. */
export async function reviewed(files: Files, of = mini): Promise<string> {
  const { model } = await linked(files, undefined, of);
  return acceptLinks([], model, 'all', 'Reviewer', 'Read both ends.').text;
}

/**
 * Reads, links and checks a project as the commands do, without a disk.
 * @param files with the stamp of its reports, unless it holds one itself
 * @param lock text of the trace lock; undefined where nothing was ever reviewed, so that evidence alone decides
 */
export async function judge(files: Files, lock?: string, of = mini): Promise<Said> {
  const all = await linked(files, lock, of);
  const { model } = all;
  const { findings } = await checkModel(of.project, all, { files: referableOf(files) });
  const good = new Set<string>();
  for (const [key, { state }] of Object.entries(model.verdicts))
    if (state === 'verified' || state === 'accepted') good.add(`${key} ${state}`);
  const context = claimContext(of.project.config, of.revision);
  for (const item of model.items) {
    for (const { names } of claimsOf(item.type))
      if (claimed(item, names[0], context) !== '') good.add(`${item.id} claims ${names[0]}`);
  }
  for (const { purl } of model.soup) good.add(`${purl} locked`);
  for (const { from, relation, to, state } of model.links)
    if (state === 'reviewed') good.add(`${from} ${relation} ${to} reviewed`);
  for (const { id, assessment } of model.vulnerabilities) {
    if (assessment?.state === 'not affected' || assessment?.state === 'fixed')
      good.add(`${id} ${assessment.state}`);
  }
  for (const { name, sha256: digest } of model.artifacts) good.add(`${name} ${digest.slice(0, 12)} bound`);
  if (!findings.some(({ severity }) => severity !== 'info')) good.add('clean');
  return { good, findings };
}

/** The files that pages may refer to. */
export function referableOf(files: Files): ProjectFiles {
  const paths = new Set(Object.keys(files));
  return {
    has: (path: string) => paths.has(path),
    read: (path: string) => (paths.has(path) ? Buffer.from(files[path] as string) : undefined),
    values: () => paths,
    stateOf: (path: string) => (paths.has(path) ? 'shown' : 'missing'),
  } as unknown as ProjectFiles;
}

/** A project read and linked, with what it was made from. */
export async function linked(files: Files, lock: string | undefined, of = mini) {
  const { kinds, reader } = known.get(of) ?? readersOf(of);
  known.set(of, { kinds, reader });
  const facts = noFacts();
  const hashes = new Map<string, string>();
  const found = Object.keys(files)
    .sort()
    .map((path) => ({ path, kinds: kinds.filter(([, matches]) => matches(path)).map(([kind]) => kind) }))
    .filter(({ path, kinds: own }) => own.length > 0 && path !== stampPath);
  for (const { path, kinds: own } of found) {
    const bytes = Buffer.from(files[path] as string);
    const read = await reader.readBytes({ path, kinds: own, size: bytes.length }, bytes);
    hashes.set(path, read.hash);
    addFacts(facts, parseFacts(read));
  }
  const surveyed = {
    files: found,
    paths: Object.keys(files),
    lock,
    stamps: new Map([['reports', Buffer.from(files[stampPath] ?? stampOf(files))]]),
    manifests: Object.entries(files)
      .filter(([path]) => /(?:^|\/)(?:package\.json|go\.mod|Cargo\.toml)$/.test(path))
      .map(([path, text]) => ({ path, text })),
    submodules: new Map<string, string>(),
    findings: [],
    soupLock: undefined,
    referable: { read: () => undefined },
  };
  const about = { revision: of.revision, findings: [], tested: new Map<string, string>() };
  const people = { authors: [], content: { after: '', at: '' } };
  const ground = { surveyed, facts, tested: about.tested, people };
  const suppliers = of.uses
    ? await readSuppliers(of.project.config, of.uses, wantedOf(facts, of.revision))
    : [];
  const reading = { facts, hashOf: (path: string) => hashes.get(path) };
  return { ...link(of.project, surveyed, about, reading, suppliers), ground };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
