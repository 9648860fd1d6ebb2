import { devNull } from 'node:os';
import { z } from 'zod';
import { type Config, idsOf, type Project } from '../config/index.ts';
import { siteSchema } from '../config/schema.ts';
import { type Facts, noFacts } from '../model/index.ts';
import type { Analysed, People } from '../pipeline/analyse.ts';
import { type SourceKind, sourceKinds } from '../sources/kinds.ts';
import type { AcceptedFinding } from '../trace/index.ts';

/** Name of the file in an archive. */
export const basisName = 'basis.json';

/**
 * What the model of a release was made from beside the bytes that lie in the archive themselves: the configuration as it was resolved, the
 * files there were, what was read from source code, and the gaps that people accepted. With it the verdicts are made again, not believed.
 */
export interface Basis {
  schema: 'dossier-basis-1';
  /** Path of the configuration relative to the project. */
  configFile: string;
  config: Config;
  /** Every file that was read, and as what. */
  files: { path: string; kinds: SourceKind[] }[];
  /** Every file that version control lists: what a report names has to be one of them. */
  paths: readonly string[];
  manifests: { path: string; text: string }[];
  submodules: Record<string, string>;
  /** Trees of the commits that records of tests by hand name. */
  tested: Record<string, string>;
  accepted: AcceptedFinding[];
  people: People;
  /** Commits that approvals name, and that of the release, as git stores them: each proves its date by its hash. */
  commits: string[];
  /** Facts of the files whose bytes are not in the archive: source code. */
  facts: Facts;
}

/**
 * The basis of a release.
 * @param readable paths of the files whose bytes are in the archive: they are read again
 * @param commits that approvals name, as git stores them
 */
export function basisOf(
  { config, configFile }: Project,
  { ground, accepted }: Analysed,
  readable: ReadonlySet<string>,
  commits: readonly string[],
): Basis {
  const { surveyed, facts, tested, people } = ground;
  return {
    schema: 'dossier-basis-1',
    configFile,
    config,
    files: surveyed.files.map(({ path, kinds }) => ({ path, kinds })),
    paths: surveyed.paths,
    manifests: surveyed.manifests,
    submodules: Object.fromEntries(surveyed.submodules),
    tested: Object.fromEntries(tested),
    accepted: [...accepted],
    people,
    commits: [...commits],
    facts: { ...mapFacts(facts, (fact) => !readable.has(fileOf(fact))), findings: [] },
  };
}

/** Facts of those lists that a condition holds for. */
function mapFacts(facts: Facts, keep: (fact: object) => boolean): Facts {
  const entries = Object.entries(facts) as [string, object[]][];
  return Object.fromEntries(entries.map(([name, list]) => [name, list.filter(keep)])) as unknown as Facts;
}

/** The file a fact was read from. */
export function fileOf(fact: { path?: string; file?: string; place?: { file: string } }): string {
  return fact.place?.file ?? fact.path ?? fact.file ?? '';
}

const text = z.string();
const kinds = Object.keys(sourceKinds) as [SourceKind, ...SourceKind[]];
const schema = z.strictObject({
  schema: z.literal('dossier-basis-1'),
  configFile: text,
  config: siteSchema,
  files: z.array(z.strictObject({ path: text, kinds: z.array(z.enum(kinds)) })),
  paths: z.array(text),
  manifests: z.array(z.strictObject({ path: text, text })),
  submodules: z.record(text, text),
  tested: z.record(text, text),
  accepted: z.array(z.looseObject({ finding: z.looseObject({ rule: text, message: text }) })),
  people: z.strictObject({
    authors: z.array(
      z.strictObject({ name: text, email: text, commit: text, files: z.array(text).optional() }),
    ),
    content: z.strictObject({ after: text, at: text }),
  }),
  commits: z.array(text),
  facts: z.record(text, z.array(z.looseObject({}))),
});

/** Reads a basis; undefined for what is none. */
export function readBasis(content: string): Basis | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(content));
    return data && ({ ...data, facts: { ...noFacts(), ...data.facts } } as unknown as Basis);
  } catch {
    return undefined;
  }
}

/** The project of an archive as the stages see it. It lies nowhere: what a stage would read from a disk is not there. */
export function projectOf({ config, configFile }: Basis): Project {
  return { root: devNull, configFile, config, ids: idsOf(config), configHash: '' };
}
