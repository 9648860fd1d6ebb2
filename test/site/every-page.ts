import { deployment } from '../../src/config/deployment.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { VersionDifference } from '../../src/difference/index.ts';
import { iec62304 } from '../../src/index.ts';
import {
  type ApprovalRecord,
  type ArchitectureModel,
  emptyPage,
  type History,
  type Link,
  type Model,
  type SoupItem,
  type Supplier,
} from '../../src/model/index.ts';
import type { SiteInput } from '../../src/render/site/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { pumpSite } from './project.ts';

/**
 * The pump with something on every kind of page: clauses, SOUP, approvals, history, a comparison, drawn views.
 * @param language of the project and of its documents
 */
export function everyPage(language: string): SiteInput {
  const pump = pumpSite();
  const config = {
    ...pump.config,
    regulation: siteSchema.shape.regulation.parse({ profiles: [iec62304()] }),
    deployment: deployment.parse({
      environments: [{ name: 'bench', purpose: 'Smoke', gate: 'G3' }],
      actualUse: { System: 'Debian 13' },
    }),
  };
  const model: Model = {
    ...pump.model,
    product: { ...pump.model.product, languages: [language] },
    documents: pump.model.documents.map((document) => ({ ...document, language })),
    pages: [...pump.model.pages, sequencePage],
    soup: [soup('ring', '1.0.0', ['pkg:npm/bell@2.0.0']), soup('bell', '2.0.0', [])],
    approvals: [approval('valid'), approval('void')],
    sessions: [session],
    variant: {
      name: 'adult',
      names: ['adult', 'child'],
      items: [{ id: 'SRS-9', type: 'SRS', title: 'Flow', appliesTo: ['child'] }],
      pages: [],
    },
    logs: [{ path: 'reports/a.log', sha256: 'ab'.repeat(32), origin: 'other', format: 'log', size: 4 }],
    history,
    architecture,
    suppliers: [platform],
    links: [...pump.model.links, reliance],
    mentions: [...pump.model.mentions, { id: 'PLATFORM:SRS-900', place }],
  };
  return {
    ...pump,
    config,
    model,
    graph: buildGraph(model),
    renderBlock: () => ({ html: '<p>1</p>', findings: [] }),
    findings: pump.findings.map((finding) => ({ ...finding, cause: 'unreadable-lockfile' })),
    difference,
  };
}

const commit = '1f0c9a7be2d34455aa66778899aabbccddeeff00';
const place = { file: 'package-lock.json', line: 3, column: 1 };

const reliance: Link = {
  from: 'PLATFORM:SRS-900',
  relation: 'implements',
  to: 'RC-012',
  state: 'unreviewed',
  origin: 'item',
  place,
};

/** A signed release of another project, as its model tells it. */
export const platform: Supplier = {
  name: 'platform',
  prefix: 'PLATFORM',
  from: 'suppliers/platform.zip',
  file: 'suppliers/platform.zip',
  standing: 'signed',
  fault: '',
  signer: 'Unterzeichner',
  key: 'SHA256:abc',
  reason: '',
  lacking: '',
  product: 'Plattform',
  version: '2.1.0',
  manufacturer: 'Hersteller GmbH',
  release: 'v2.1.0',
  commit,
  date: '2026-03-02T10:00:00Z',
  manifest: 'ab'.repeat(32),
  items: [
    {
      id: 'PLATFORM:SRS-900',
      type: 'SRS',
      title: 'Wecken <i>bald</i>',
      attributes: { rationale: 'Ohne Strom' },
      body: 'Weckt `bald` auf, <script>alert(1)</script> ![x](https://tracker.invalid/x.png)',
      bodyLine: 1,
      form: 'heading',
      place: { file: 'suppliers/platform.zip', line: 1, column: 1 },
      fingerprint: '0'.repeat(16),
      origin: { tool: 'PLATFORM 2.1.0', place: 'content/a.md:7' },
    },
  ],
  links: [],
  verdicts: { 'PLATFORM:SRS-900': { state: 'open', reasons: ['Ungeprüft.'], tests: 0 } },
  total: 1,
  documents: [],
  soup: [],
  uses: [],
};

const session: Model['sessions'][number] = {
  path: 'test-sessions/clamps.md',
  sha256: 'ab'.repeat(32),
  origin: 'other',
  format: 'session',
  title: 'Klemmenlauf',
  charter: 'Klemmen',
  tester: 'Jane Roe',
  date: '2026-03-02',
  version: '1.0.0',
  commit: '0123456',
  artifact: '',
  environment: 'Labortisch',
  minutes: 45,
  explored: ['SRS-041'],
  anomalies: [],
  notes: 'Geöffnet.',
  lacking: [],
};

const sequencePage: Model['pages'][number] = {
  ...emptyPage('content/alarm.md'),
  title: 'Alarmlauf',
};

function soup(name: string, version: string, dependencies: string[]): SoupItem {
  return {
    purl: `pkg:npm/${name}@${version}`,
    name,
    version,
    ecosystem: 'npm',
    licence: '',
    requested: '',
    direct: dependencies.length > 0,
    scope: 'production',
    hashes: [],
    dependencies,
    places: [place],
    entry: '',
    usedBy: [],
    kind: 'package',
    integrity: '',
    safetyClass: '',
  };
}

function approval(state: 'valid' | 'void'): ApprovalRecord {
  return {
    file: `content/approvals/${state}.json`,
    from: 'file',
    state,
    reason: state === 'void' ? 'The content changed since it was signed.' : '',
    gate: 'G2',
    role: 'reviewer',
    meaning: 'review',
    name: 'R. Prüfer',
    time: '2026-11-19T18:00:00Z',
    signer: {
      principal: 'pruefer@example.org',
      key: 'SHA256:abc',
      list: { file: 'allowed_signers', sha256: 'd'.repeat(64), commit },
    },
    subjects: ['tree'],
    forge: 'GitHub',
  };
}

const history: History = {
  items: {
    'SRS-041': [
      {
        kind: 'moved',
        commit,
        file: 'content/requirements.md',
        from: 'content/alt.md',
        difference: [{ kind: 'added', text: 'Ton ' }],
      },
      { kind: 'created', commit, file: 'content/alt.md', from: '', difference: [] },
    ],
    'SRS-042': [{ kind: 'changed', commit: '', file: 'content/requirements.md', from: '', difference: [] }],
  },
  commits: {
    [commit]: { date: '2026-11-19T16:05:00Z', author: 'A. Author', subject: 'Ton', release: 'v2.2.0' },
  },
  releases: { 'v2.2.0': { commit, date: '2026-11-20T10:00:00Z' } },
  cut: 'shallow',
};

const difference: VersionDifference = {
  before: { label: 'v2.1.0', commit },
  after: { label: 'v2.3.0', commit },
  items: [],
  links: [],
  documents: [],
  soup: [],
};

function element(
  id: string,
  kind: string,
  name: string,
  parent: string,
): ArchitectureModel['elements'][number] {
  return {
    id,
    kind,
    item: '',
    name,
    technology: 'Node.js',
    description: '',
    safetyClass: 'C',
    declaredClass: 'C',
    segregation: '',
    path: '',
    parent,
    files: 1,
    lines: 120,
    runs: [],
    implements: ['SRS-041'],
    riskControls: [],
    tags: {},
    declaredBy: '',
    place,
  };
}

const architecture: ArchitectureModel = {
  elements: [
    element('pumpe', 'system', 'Pumpe', ''),
    element('alarm-engine', 'component', 'Alarm engine', 'pumpe'),
    element('buzzer', 'component', 'Buzzer', 'pumpe'),
  ],
  edges: [
    {
      from: 'alarm-engine',
      to: 'buzzer',
      description: 'tönt',
      found: 1,
      examples: [{ file: 'src/alarm.ts', line: 3, target: 'src/buzzer.ts' }],
    },
  ],
  coverage: { files: 1, owned: 1, percent: 100, unowned: [], unread: [] },
  imports: { total: 1, internal: 1, external: 0, runtime: 0, unresolved: [] },
  languages: [],
  modules: [],
  packages: [
    {
      element: 'alarm-engine',
      ecosystem: 'npm',
      name: 'ring',
      count: 1,
      example: { file: 'src/alarm.ts', line: 1 },
    },
  ],
};
