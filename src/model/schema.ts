import { z } from 'zod';
import type { Model } from './model.ts';

const text = z.string();
const count = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]*$/);
const place = z.object({ file: text, line: count, column: count, endLine: count.optional() });

const item = z.object({
  id: text.min(1).describe('As written at its definition, e.g. SRS-041.'),
  type: text,
  title: text,
  attributes: z.record(text, text),
  body: text.describe('Markdown.'),
  bodyLine: count,
  form: z.enum(['heading', 'row']),
  place,
  fingerprint: hash.describe(
    '16 hex digits of SHA-256 over type, title, attributes and body, white space folded.',
  ),
});

const link = z.object({
  from: text.describe('ID of an item, key of a code region (path#name), or commit:<hash>.'),
  relation: text,
  to: text,
  place,
  origin: z.enum(['item', 'code', 'commit']),
  state: z.enum(['reviewed', 'suspect', 'unreviewed', 'dangling']),
});

const page = z.object({
  path: text,
  frontMatter: z.record(text, z.unknown()),
  title: text,
  text,
  textLine: count,
  headings: z.array(
    z.object({
      depth: count,
      text,
      anchor: text,
      place,
      empty: z.literal(true).optional(),
      covers: z.array(text).optional(),
      notApplicable: text.optional(),
    }),
  ),
  blocks: z.array(
    z.object({
      name: text,
      parameters: z.record(text, text),
      place,
      list: z.array(z.object({ text, place })).optional(),
    }),
  ),
  diagrams: z.array(z.object({ text, place })),
  references: z.array(
    z.object({ kind: z.enum(['link', 'image']), target: text, text, sha256: hash.optional(), place }),
  ),
});

const document = z.object({
  id: text,
  name: text,
  type: text,
  title: text,
  purpose: text,
  revision: text,
  language: text,
  status: text,
  pages: z.array(text),
  clauses: z.array(text),
  softwareVersions: z.array(text).optional(),
  replaces: text.optional(),
  translatedFrom: text.optional(),
});

const translation = z.object({
  document: text,
  original: text,
  page: text,
  title: text,
  anchor: text,
  place,
  source: z.object({ page: text, title: text, anchor: text, place }),
  hash: text,
  sourceHash: text,
  madeFrom: z.object({ revision: text, sourceHash: text, reviewer: text }).optional(),
  state: z.enum(['current', 'stale', 'changed', 'unreviewed']),
});

const region = z.object({
  key: text,
  file: text,
  name: text,
  kind: z.enum(['file', 'package', 'type', 'function', 'test', 'value']),
  language: text,
  place,
  fingerprint: hash,
  summary: text,
});

const element = z.object({
  kind: text,
  name: text,
  technology: text,
  description: text,
  safetyClass: text,
  path: text,
  uses: z.array(z.object({ target: text, description: text, place })),
  tags: z.record(text, text),
  place,
});

const stamp = z.object({
  commit: text,
  tree: text,
  tools: z.record(text, text),
  os: text,
  runner: text,
  files: z.record(text, text),
  runs: z
    .array(
      z.object({
        command: text,
        directory: text,
        began: text,
        seconds: z.number(),
        exitCode: z.number().int(),
        files: z.array(text),
      }),
    )
    .optional(),
  reused: z.record(text, text).optional(),
  refused: z.record(text, z.object({ sha256: hash, tree: text, reason: text })).optional(),
  elsewhere: z.array(hash).optional(),
});

const evidence = z.object({
  path: text,
  sha256: hash,
  origin: z
    .enum(['current', 'other', 'unknown', 'altered'])
    .describe('Only results of reports of origin "current" verify anything.'),
  stamp: stamp.optional(),
});

const counted = z.object({ covered: count, total: count });

const coverageReport = evidence.extend({
  format: z.enum(['lcov', 'cobertura', 'jacoco', 'unreadable']),
  files: z.array(z.object({ file: text, lines: counted, branches: counted })),
});

const analysisReport = evidence.extend({
  format: z.enum(['sarif', 'unreadable']),
  tools: z.array(text),
  results: z.array(
    z.object({
      tool: text,
      rule: text,
      level: z.enum(['error', 'warning', 'note', 'none']),
      message: text,
      file: text,
      line: count,
      suppressed: z.boolean(),
      justification: text,
    }),
  ),
});

const severity = z.enum(['critical', 'high', 'moderate', 'low', 'unknown']);

const scan = evidence.extend({
  format: text,
  tool: text,
  date: text,
  reported: z.array(
    z.object({
      ids: z.array(text),
      severity,
      summary: text,
      purl: text,
      name: text,
      version: text,
      range: text.optional(),
    }),
  ),
});

const vulnerability = z.object({
  id: text,
  aliases: z.array(text),
  severity,
  summary: text,
  packages: z.array(z.object({ name: text, version: text, purl: text, locked: z.boolean() })),
  sources: z.array(z.object({ path: text, tool: text, date: text, ids: z.array(text), severity })),
  assessment: z
    .object({
      state: z.enum(['not affected', 'affected', 'fixed', 'under investigation']),
      justification: text,
      by: text,
      place,
    })
    .optional(),
  withdrawn: text.optional(),
  refused: z
    .array(
      z.object({
        by: text,
        state: z.enum(['not affected', 'affected', 'fixed', 'under investigation']),
        kind: z.enum(['unjustified', 'contradicted', 'superseded', 'void']),
        reason: text,
        date: text.optional(),
        place,
      }),
    )
    .optional(),
});

const measurement = z.object({
  name: text,
  value: z.number(),
  unit: text,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  load: text,
});

const testStatus = z.enum(['passed', 'failed', 'error', 'repeated', 'skipped', 'notrun']);

const report = evidence.extend({
  format: text,
  runner: text.optional(),
  root: text.optional(),
  environment: text.optional(),
  date: text.optional(),
  run: z
    .object({ title: text, tester: text, date: text, version: text, commit: text })
    .optional()
    .describe('Present for tests that a person carried out.'),
  level: z.enum(['unit', 'integration', 'system']),
  results: z.array(
    z.object({
      suite: text,
      className: text,
      name: text,
      file: text,
      titles: z.array(text).optional(),
      function: text.optional(),
      test: z
        .object({ file: text, names: z.array(text), line: count, endLine: count })
        .optional()
        .describe(
          'The definition in source that the result is of; absent where that is nothing, or not one.',
        ),
      status: testStatus,
      message: text,
      properties: z.record(text, text),
      ids: z.array(text),
      seconds: z.number().min(0).optional(),
      measurements: z.array(measurement).optional(),
      steps: z
        .array(z.object({ action: text, expected: text, observed: text, status: testStatus }))
        .optional(),
      place,
    }),
  ),
});

const verdict = z.object({
  state: z.enum(['verified', 'failed', 'suspect', 'open', 'accepted', 'none']),
  reasons: z.array(text),
  evidence: z.array(z.tuple([count, count])).describe('Index of a report, index of a result in it.'),
});

const change = z.object({ commit: text, date: text });

const revision = z.object({
  system: z.enum(['git', 'none']),
  commit: hash,
  shortCommit: hash,
  tag: text,
  describe: text,
  date: text,
  dirty: z.boolean(),
  tree: hash,
  shallow: z.boolean(),
  lastChange: z.record(text, change),
  changes: z.array(
    change.extend({ subject: text, author: text, trailers: z.array(z.object({ relation: text, id: text })) }),
  ),
});

const product = z.object({
  name: text,
  model: text,
  version: text,
  description: text,
  safetyClass: z.enum(['A', 'B', 'C']),
  manufacturer: z.object({ name: text, address: text, contact: text }),
  authorisedRepresentative: z.object({ name: text, address: text }).optional(),
  udi: z
    .object({
      issuer: z.enum(['gs1', 'hibcc', 'ifa', 'iccbba']),
      di: text,
      basicUdiDi: text,
      pi: text,
      hri: text,
      carrier: text,
      specimen: z.boolean(),
    })
    .optional(),
  languages: z.array(text),
  markets: z.array(text),
});

const safetyClass = z.enum(['A', 'B', 'C', '']);

const architecture = z.looseObject({
  elements: z.array(
    z.looseObject({
      id: text,
      kind: text,
      item: z.enum(['software system', 'software item', 'software unit', '']),
      name: text,
      technology: text,
      description: text,
      safetyClass,
      declaredClass: safetyClass,
      segregation: text,
      path: text,
      parent: text,
      files: count,
      lines: count,
      runs: z.array(text),
      implements: z.array(text),
      riskControls: z.array(text),
      tags: z.record(text, text),
      declaredBy: text,
      place,
    }),
  ),
  edges: z.array(
    z.looseObject({
      from: text,
      to: text,
      description: text,
      declared: place.optional(),
      found: count,
      examples: z.array(z.object({ file: text, line: count, target: text })),
    }),
  ),
  coverage: z.looseObject({ files: count, owned: count, percent: count, unowned: z.array(text) }),
  imports: z.looseObject({
    total: count,
    internal: count,
    external: count,
    runtime: count,
    unresolved: z.array(z.object({ file: text, line: count, specifier: text })),
  }),
  languages: z.array(
    z.object({
      language: text,
      files: count,
      imports: z.enum(['scanner', 'none']),
      interfaces: z.enum(['syntax tree', 'none']),
      unparsed: z.array(z.object({ file: text, line: count })),
    }),
  ),
  packages: z.array(
    z.object({
      element: text,
      ecosystem: text,
      name: text,
      count,
      example: z.object({ file: text, line: count }),
    }),
  ),
  modules: z.array(
    z.object({
      element: text,
      name: text,
      count,
      examples: z.array(z.object({ file: text, line: count })),
    }),
  ),
});

const soupItem = z.object({
  ecosystem: z.enum([
    'npm',
    'pypi',
    'cargo',
    'golang',
    'nuget',
    'maven',
    'gem',
    'composer',
    'swift',
    'conan',
    'cocoapods',
    'pub',
    'hex',
    'generic',
  ]),
  name: text.min(1),
  version: text.describe('Empty where no file resolves one, which is an error.'),
  requested: text.describe('What was asked for, e.g. ^1.2.0.'),
  purl: text.describe('Package URL with version.'),
  direct: z.boolean().describe('Asked for by the project itself.'),
  scope: z.enum(['production', 'development', 'optional']),
  licence: text.describe('SPDX licence expression; empty where no file says.'),
  hashes: z.array(z.object({ algorithm: text, value: hash })),
  dependencies: z.array(text).describe('Package URLs.'),
  places: z.array(place),
  entry: text.describe('ID of its entry in the SOUP register; empty where there is none.'),
  usedBy: z.array(text).describe('IDs of elements that import it.'),
  safetyClass,
});

const history = z.object({
  items: z.record(
    text,
    z.array(
      z.object({
        kind: z.enum(['created', 'changed', 'moved', 'removed']),
        commit: hash.describe('Empty for what is not committed yet.'),
        file: text,
        from: text,
        difference: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text })),
      }),
    ),
  ),
  commits: z.record(text, z.object({ date: text, author: text, subject: text, release: text })),
  releases: z.record(text, change),
  cut: z.enum(['shallow', 'limit', '']),
});

/**
 * The shape of `data/model.json`; its JSON Schema is written beside it. Readers may meet further members in later versions.
 * @implements SRS-1101
 */
export const modelSchema = z.object({
  schema: z.literal('dossier-model-1'),
  generator: z.object({ name: text, version: text }),
  product,
  release: z.object({
    label: text,
    draft: z.boolean(),
    candidate: z.literal(true).optional(),
    draftReasons: z.array(text),
    revision,
  }),
  items: z.array(item),
  links: z.array(link),
  mentions: z.array(z.object({ id: text, place })),
  pages: z.array(page),
  documents: z.array(document),
  translations: z.array(translation),
  regions: z.array(region),
  elements: z.array(element),
  codeFiles: z.array(
    z.object({
      path: text,
      language: text,
      lines: count,
      parsed: z.boolean().optional(),
      unparsedFrom: count.optional(),
      exports: z.array(z.object({ name: text, line: count, signature: text, summary: text })).optional(),
    }),
  ),
  approvals: z.array(
    z.object({
      file: text,
      from: z.enum(['file', 'tag', 'commit']),
      state: z.enum(['valid', 'void', 'refused']),
      reason: text,
      gate: text,
      role: text,
      meaning: text,
      name: text,
      time: text,
      signer: z
        .object({ principal: text, key: text, list: z.object({ file: text, sha256: hash, commit: text }) })
        .optional(),
      subjects: z.array(text),
      forge: z.enum(['GitHub', 'GitLab']).optional(),
    }),
  ),
  reports: z.array(report),
  coverage: z.array(coverageReport),
  analyses: z.array(analysisReport),
  scans: z.array(scan),
  vulnerabilities: z.array(vulnerability),
  soup: z.array(soupItem),
  verdicts: z.record(text, verdict),
  architecture: architecture.optional(),
  history: history.optional(),
}) satisfies z.ZodType<Model>;

/** JSON Schema (2020-12) of the model, for whoever reads `model.json` with other tools. */
export function modelJsonSchema(): object {
  return z.toJSONSchema(modelSchema, { target: 'draft-2020-12' });
}
