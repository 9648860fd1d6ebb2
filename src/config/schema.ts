import { z } from 'zod';
import { approvals } from './approvals.ts';
import { change } from './change.ts';
import { deployment } from './deployment.ts';
import { gates } from './gates.ts';
import { imports } from './imports.ts';
import { inside } from './inside-path.ts';
import { label } from './label.ts';
import { languages } from './languages.ts';
import { quality } from './quality.ts';
import { regulation } from './regulation.ts';
import { release } from './release.ts';
import { risk } from './risk.ts';
import { soup } from './soup.ts';
import { sourceDefaults } from './source-defaults.ts';
import { trace } from './trace.ts';
import { udiDecision } from './udi-decision.ts';
import { uses } from './uses.ts';
import { variantsOf } from './variant-schema.ts';
import { variantIssues } from './variants.ts';
import { webAddress } from './web-address.ts';

const text = z.string();
const name = z.string().min(1);
const globs = z.array(name);

const udi = z.strictObject({
  issuer: z.enum(['gs1', 'hibcc', 'ifa', 'iccbba']).default('gs1'),
  di: name,
  basicUdiDi: text.default(''),
  identifier: z.enum(['8012', '10', '21']).default('8012'),
  productionDate: text.default(''),
  serial: text.default(''),
  additionalId: text.default(''),
  specimen: z.boolean().default(false),
  decision: udiDecision.optional(),
});

const product = z.strictObject({
  name,
  version: name,
  model: text.default(''),
  description: text.default(''),
  safetyClass: z.enum(['A', 'B', 'C']),
  manufacturer: z.strictObject({
    name,
    address: name,
    contact: text.default(''),
    /** ISO 3166-1 alpha-2 of the registered place of business: outside the Union, the label names an authorised representative. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "the country in two capital letters, as 'DE'")
      .optional(),
  }),
  authorisedRepresentative: z.strictObject({ name, address: name }).optional(),
  udi: udi.optional(),
  languages: z.array(name).min(1).default(['en']),
  markets: z.array(name).default([]),
});

const resultSource = z.strictObject({
  files: globs,
  level: z.enum(['unit', 'integration', 'system']).default('unit'),
  /** The directory the tests ran in, which paths in the reports are relative to. */
  root: inside.optional(),
  /** The variant that these are results of; of all where it is left out. */
  variant: name.optional(),
});

const sources = z.strictObject({
  markdown: globs.default(sourceDefaults.markdown),
  /** Pages of these that repeat items of others, and define none. */
  quotes: globs.default([]),
  code: globs.default(sourceDefaults.code),
  results: z.array(resultSource).default(sourceDefaults.results),
  /** Reports of capacity and performance in JSON. */
  capacity: globs.default(sourceDefaults.capacity),
  /** Records of tests that people carried out, in Markdown. They name the commit they are of, and are no part of the tree that is tested. */
  testRuns: inside.default(sourceDefaults.testRuns),
  /** Records of exploratory sessions, in Markdown. Like those of tests by hand they are no part of the tree. */
  exploratory: inside.default(sourceDefaults.exploratory),
  /** Unless stated, every lockfile, manifest and bill of materials of a known name. */
  soup: globs.optional(),
  coverage: globs.default(sourceDefaults.coverage),
  analysis: globs.default(sourceDefaults.analysis),
  artifacts: globs.default(sourceDefaults.artifacts),
  /** Raw logs of runs that are archived with a release. */
  logs: globs.default([]),
  vulnerabilities: globs.default(sourceDefaults.vulnerabilities),
  vex: globs.default(sourceDefaults.vex),
  imports,
  /** Commands that tell the version of what compiles, runs or analyses the tests: `dossier stamp` runs them, without a shell. */
  tools: z.record(name, name).default({}),
  exclude: globs.default([]),
  maximumFileSize: z.number().int().positive().default(20_000_000),
});

const access = { access: z.enum(['allow', 'forbid']), reason: text.default('') };

const architectureRule = z.union([
  z.strictObject({ from: name, to: name, ...access }),
  z.strictObject({ from: name, module: name, ...access }),
]);

const architecture = z.strictObject({
  /**
   * The first rule that matches an import decides. `from` and `to` name elements (their parts included), patterns of their paths, or `*`;
   * `module` is a pattern of modules of the language's library and of packages, by name: `node:fs{,/**}`, `java.sql.*`, `express`.
   */
  rules: z.array(architectureRule).default([]),
});

const document = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  type: name,
  title: name,
  purpose: text.default(''),
  /** `1` where it is left out; of a translation, that of its original. */
  revision: name.optional(),
  language: text.default(''),
  pages: globs.default([]),
  /** Pages in the order in which they stand, by path, end of path or pattern; the others follow. */
  order: globs.default([]),
  /** Section that a profile demands, as in `covers` → the document's own heading of it. */
  sections: z.record(name, name).optional(),
  clauses: z.array(name).default([]),
  softwareVersions: z.array(name).optional(),
  replaces: name.optional(),
  /** Language of the document with the same ID that this one is a translation of. */
  translatedFrom: name.optional(),
  /** The variants whose file it is part of; all where it is left out. */
  appliesTo: globs.min(1).optional(),
});

/** Forges whose addresses are known. */
const forge = z.enum(['github', 'gitlab', 'gitea', 'bitbucket', 'bitbucket-server', 'azure']);

const output = z.strictObject({
  directory: inside.default('dist'),
  templates: inside.default('templates'),
  cache: inside.default('.dossier/cache'),
  /** Where the repository is kept for others; left out, drafts take git's remote. */
  repositoryUrl: text.default('').transform((address, { addIssue }) => {
    const url = address === '' ? '' : webAddress(address);
    if (url === undefined) addIssue('the address of a repository, such as https://git.example.org/pump');
    return url ?? '';
  }),
  /** What it is kept on, where its host does not tell. */
  forge: forge.optional(),
  /** Branch on which the pages of a draft are edited; the one that is checked out where left out. */
  branch: text.default(''),
  html: z.boolean().default(false),
  browsers: z.array(name).default([]),
  /** Packages `@fontsource/<name>` of the project with faces for further scripts, e.g. `noto-sans-jp`; the first one that has a character draws it. */
  fonts: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'the name of a package of fonts, without `@fontsource/`'),
    )
    .default([]),
  /** All documents as one PDF besides the single ones, where there are several. */
  binder: z.boolean().default(true),
  /** Each document as a file of Word besides. */
  word: z.boolean().default(false),
  /** The tables of each document as a workbook and as CSV besides. */
  tables: z.boolean().default(false),
  /** File of Word whose styles those files take, e.g. `reference.docx`. */
  wordReference: inside.optional(),
  /**
   * Numbers of headings in documents: `ours` everywhere, in the place of those that pages have; `own`, pages as they are written, numbers on
   * generated parts only; `off`, none. Left out: pages that number themselves as with `own`, others as with `ours`.
   */
  numbering: z.enum(['ours', 'own', 'off']).optional(),
});

/** A server of Bazel's HTTP cache that hands on what earlier builds made. */
const cache = z.strictObject({
  remote: z
    .string()
    .regex(
      /^https?:\/\/[^\s@?#]+$/,
      'the address of a cache, such as https://cache.example.org/dossier, without name and password',
    )
    .transform((address) => address.replace(/\/+$/, '')),
  /** Ed25519 public key of those who may give: PEM, or the Base64 of its SPKI. */
  key: name,
  /** Seconds that taking, and giving, may last. */
  timeout: z.number().min(1).max(600).default(20),
});

/**
 * Shape of `site.config.ts`; every default stands here or in `defaults.ts`.
 * @implements SRS-101
 */
export const siteSchema = z
  .strictObject({
    product,
    variants: variantsOf(udi),
    /** The variant that is looked at, which `--variant` names: no setting of a project. */
    variant: text.default(''),
    sources: sources.prefault({}),
    trace: trace.prefault({}),
    architecture: architecture.prefault({}),
    soup: soup.prefault({}),
    quality: quality.prefault({}),
    regulation: regulation.prefault({}),
    risk: risk.optional(),
    approvals: approvals.prefault({}),
    change: change.prefault({}),
    gates: gates.prefault({}),
    release: release.prefault({}),
    label: label.prefault({}),
    documents: z
      .array(document)
      .superRefine((documents, context) => {
        const taken = new Set<string>();
        for (const [index, { id, language }] of documents.entries()) {
          const key = `${id.toLowerCase()} ${language.toLowerCase()}`;
          if (taken.has(key))
            context.addIssue({
              code: 'custom',
              path: [index, 'id'],
              message: 'each ID once, or once in each language',
            });
          taken.add(key);
        }
      })
      .default([]),
    languages: languages.prefault({}),
    output: output.prefault({}),
    cache: cache.optional(),
    deployment: deployment.prefault({}),
    uses,
  })
  .superRefine((config, { addIssue }) => {
    const { regulation, risk } = config;
    for (const issue of variantIssues(config)) addIssue({ code: 'custom', ...issue });
    const levels = Object.keys(risk?.levels ?? {});
    for (const [index, row] of regulation.depth.entries())
      if (row.risk !== undefined && !levels.includes(row.risk))
        addIssue({
          code: 'custom',
          path: ['regulation', 'depth', index, 'risk'],
          message:
            levels.length === 0
              ? 'a level of `risk.levels`, which are not configured'
              : `a level of \`risk.levels\`: ${levels.join(', ')}`,
        });
  });

/** What a project writes. */
export type SiteConfig = z.input<typeof siteSchema>;
/** What Dossier works with: every default filled in. */
export type Config = z.output<typeof siteSchema>;
export type Forge = z.output<typeof forge>;
export type ArchitectureRule = z.output<typeof architectureRule>;
export type DocumentConfig = z.output<typeof document>;
