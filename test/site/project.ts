import { siteSchema } from '../../src/config/schema.ts';
import type { ComposedDocument } from '../../src/documents/composed.ts';
import { htmlOf } from '../../src/documents/sections.ts';
import type {
  Document,
  ElementDeclaration,
  Item,
  Link,
  Model,
  Report,
  TestResult,
  Verdict,
} from '../../src/model/index.ts';
import { emptyPage, escapeHtml } from '../../src/model/index.ts';
import type { SiteInput } from '../../src/render/site/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';

const commit = '1f0c9a7be2d34455aa66778899aabbccddeeff00';

/** A small infusion pump: every kind of page has something to show, and some of it is hostile. */
export function pumpSite(): SiteInput {
  const config = siteSchema.parse({
    product: {
      name: 'Infusa',
      version: '2.3.0',
      safetyClass: 'C',
      manufacturer: { name: 'Example Medical', address: '1 Example Street' },
    },
    output: { repositoryUrl: 'https://git.example/infusa.git' },
  });
  const items = pumpItems();
  const model: Model = {
    schema: 'dossier-model-1',
    generator: { name: 'dossier', version: '0.1.0' },
    product: {
      ...config.product,
      description: 'Software of an infusion pump for hospital wards.',
      authorisedRepresentative: undefined,
      udi: {
        issuer: 'gs1',
        di: '(01)09504000059118',
        basicUdiDi: '',
        pi: '(8012)2.3.0',
        hri: '(01)09504000059118(8012)2.3.0',
        carrier: '',
        specimen: true,
      },
    },
    release: {
      label: 'DRAFT v2.2.0-4-g1f0c9a7be2d3',
      draft: true,
      draftReasons: ['no release tag'],
      revision: {
        system: 'git',
        commit,
        shortCommit: commit.slice(0, 12),
        tag: '',
        describe: 'v2.2.0-4-g1f0c9a7be2d3',
        date: '2026-11-20T10:00:00Z',
        dirty: false,
        tree: 'ab'.repeat(20),
        shallow: false,
        lastChange: {
          'content/risks.md': {
            commit,
            date: '2026-11-18T09:30:00Z',
            author: 'A. Author',
            subject: 'Weigh the risks',
          },
          'content/requirements.md': {
            commit,
            date: '2026-11-19T16:05:00Z',
            author: 'A. Author',
            subject: 'Lower the latency',
          },
        },
        changes: [
          {
            commit,
            date: '2026-11-19T16:05:00Z',
            subject: 'Sound the alarm from its own timer',
            author: 'A. Author',
            trailers: [{ relation: 'implements', id: 'SRS-041' }],
          },
        ],
      },
    },
    items,
    links: pumpLinks(),
    mentions: [{ id: 'SRS-041', place: { file: 'content/plan.md', line: 7, column: 3 } }],
    pages: [
      page('content/risks.md', 'Risks'),
      {
        ...page('content/requirements.md', 'Requirements'),
        headings: [
          {
            depth: 3,
            text: 'SRS-041 Alarm latency',
            anchor: 'srs-041',
            place: { file: 'content/requirements.md', line: 10, column: 1 },
          },
        ],
      },
    ],
    documents: [
      document('INF-SRS', 'srs', 'Software requirements', [
        'content/requirements.md',
        'content/interfaces.md',
      ]),
      document('INF-RMF', 'risk-management-file', 'Risk management file', ['content/risks.md']),
    ],
    translations: [],
    regions: [
      region('src/alarm.ts#soundAlarm', 'src/alarm.ts', 'soundAlarm', 'function', 12, 40),
      region('test/alarm.test.ts#sounds', 'test/alarm.test.ts', 'sounds within two seconds', 'test', 8, 21),
    ],
    elements: [
      element('component', 'Alarm engine', 'C', 'src', [
        { target: 'Buzzer', description: 'sounds', place: { file: 'src/index.ts', line: 4, column: 4 } },
      ]),
      element('device', 'Buzzer', '', '', []),
    ],
    codeFiles: [{ path: 'src/alarm.ts', language: 'typescript', lines: 120 }],
    reports: [report()],
    coverage: [],
    analyses: [],
    scans: [],
    artifactRecords: [],
    sessions: [],
    logs: [],
    artifacts: [],
    vulnerabilities: [],
    soup: [],
    soupFiles: [],
    approvals: [],
    deployments: [],
    verdicts: verdicts(items),
  };
  return {
    model,
    graph: buildGraph(model),
    config,
    beside: new Set(['pdf/INF-SRS.pdf', 'word/INF-SRS.docx', 'tables/INF-SRS.xlsx', 'pdf/INF-RMF.pdf']),
    findings: [
      {
        rule: 'requirement-verified',
        severity: 'error',
        message: 'SRS-042 is verified by no test.',
        hint: 'Write `@verifies SRS-042` above its test.',
        file: 'content/requirements.md',
        line: 19,
        column: 1,
        item: 'SRS-042',
      },
      {
        rule: 'link-suspect',
        severity: 'warning',
        message: 'RC-012 controls HAZ-004, but HAZ-004 <b>changed</b> since its review.',
        file: 'content/risks.md',
        line: 12,
        column: 3,
        item: 'RC-012',
      },
    ],
    accepted: [
      {
        finding: {
          rule: 'design-implemented',
          severity: 'warning',
          message: 'SDS-003 is implemented by no code.',
          item: 'SDS-003',
        },
        reason: 'The design is carried out by the supplier.',
        by: 'Q. Manager',
      },
    ],
    coverage: [
      { rule: 'hazard-controlled', every: 'HAZ', covered: 1, excused: 1, total: 2, gaps: [] },
      {
        rule: 'requirement-verified',
        every: 'SRS',
        covered: 1,
        excused: 0,
        total: 3,
        gaps: ['SRS-042', 'SRS-043'],
      },
    ],
    shown: new Map([
      [
        'content/images/pump.svg',
        {
          path: 'content/images/pump.svg',
          suffix: '',
          bytes: Buffer.from('<svg/>'),
          type: 'image/svg+xml',
          isImage: true,
          sha256: '0'.repeat(64),
          leftOut: [],
        },
      ],
    ]),
    compose: (document, addresses) => composed(document, addresses.item('SRS-041') ?? '', items),
    renderBody: (item, addresses) =>
      `<p>${escapeHtml(item.body)}</p>${item.id === 'SRS-041' ? `<p>See <a href="${addresses.item('RC-012')}">RC-012</a>.</p>` : ''}`,
    renderBlock: (name) => ({ html: `<p>${name}</p>`, findings: [] }),
  };
}

function pumpItems(): Item[] {
  return [
    item(
      'HAZ-004',
      'HAZ',
      'Air bubble reaches the patient',
      'Air in the line is not detected and is infused.',
      { severity: 'critical' },
    ),
    item('HAZ-005', 'HAZ', 'Überdruck in der Leitung', 'Der Druck steigt über den Grenzwert.', {}),
    item('RC-012', 'RC', 'Stop the pump on air', 'The pump stops when the sensor reports air for 50 ms.', {
      type: 'design',
    }),
    item(
      'SRS-041',
      'SRS',
      'Alarm latency',
      'The alarm shall sound within 2 s of the threshold being crossed.',
      { verification: 'test' },
    ),
    item('SRS-042', 'SRS', 'Alarm volume', 'The alarm shall be heard at 1 m with at least 65 dB(A).', {}),
    item('SRS-043', 'SRS', 'Alarm <script>alert(1)</script> text', 'Text with <markup> & "quotes".', {}),
    item('SDS-003', 'SDS', 'Alarm timer', 'A timer of its own drives the buzzer.', {}),
    item(
      'TST-201',
      'TST',
      'Alarm sounds in time',
      'Cross the threshold and measure the time to the first sound.',
      {},
    ),
    item('../../etc/passwd', 'TST', 'An ID that is a path', 'Hostile.', {}),
    item('tst-201', 'TST', 'An ID that differs in capitals only', 'Hostile, too.', {}),
  ];
}

function pumpLinks(): Link[] {
  return [
    link('RC-012', 'controls', 'HAZ-004', 'suspect'),
    link('SDS-003', 'implements', 'SRS-041', 'reviewed'),
    link('SRS-041', 'implements', 'RC-012', 'reviewed'),
    link('SRS-042', 'implements', 'RC-099', 'dangling'),
    link('TST-201', 'verifies', 'SRS-041', 'reviewed'),
    { ...link('src/alarm.ts#soundAlarm', 'implements', 'SDS-003', 'reviewed'), origin: 'code' },
    { ...link('test/alarm.test.ts#sounds', 'implements', 'TST-201', 'unreviewed'), origin: 'code' },
    { ...link(`commit:${commit}`, 'implements', 'SRS-041', 'reviewed'), origin: 'commit' },
  ];
}

function verdicts(items: Item[]): Record<string, Verdict> {
  const all: [string, Verdict][] = items.map((one) => [one.id, { state: 'none', reasons: [], evidence: [] }]);
  const set = new Map(all);
  set.set('SRS-041', { state: 'verified', reasons: [], evidence: [[0, 0]] });
  set.set('SRS-042', { state: 'open', reasons: [{ sentence: 'No test verifies it.' }], evidence: [] });
  set.set('SRS-043', {
    state: 'failed',
    reasons: [{ sentence: '{subject} failed.', values: { subject: '`volume in the ward`' } }],
    evidence: [[0, 1]],
  });
  set.set('RC-012', {
    state: 'suspect',
    reasons: [
      {
        sentence: 'The link {from} {relation} {to} was not reviewed since one of its ends changed.',
        values: { from: 'RC-012', relation: 'controls', to: 'HAZ-004' },
      },
    ],
    evidence: [],
  });
  set.set('HAZ-005', {
    state: 'accepted',
    reasons: [
      {
        sentence: 'Accepted by {by}: {accepted}',
        values: { by: 'R. Weber', accepted: 'The valve is mechanical.' },
      },
    ],
    evidence: [],
  });
  return Object.fromEntries(set);
}

function item(
  id: string,
  type: string,
  title: string,
  body: string,
  attributes: Record<string, string>,
): Item {
  const file = type === 'HAZ' || type === 'RC' ? 'content/risks.md' : 'content/requirements.md';
  const place = { file, line: 10, column: 1, endLine: 16 };
  return {
    id,
    type,
    title,
    attributes,
    body,
    bodyLine: 14,
    form: 'heading',
    place,
    fingerprint: '0'.repeat(16),
  };
}

function link(from: string, relation: string, to: string, state: Link['state']): Link {
  return {
    from,
    relation,
    to,
    state,
    origin: 'item',
    place: { file: 'content/requirements.md', line: 12, column: 3 },
  };
}

function region(
  key: string,
  file: string,
  name: string,
  kind: 'function' | 'test',
  line: number,
  endLine: number,
) {
  const place = { file, line, column: 1, endLine };
  return {
    key,
    file,
    name,
    kind,
    language: 'typescript',
    place,
    fingerprint: '1'.repeat(16),
    summary: 'Drives the buzzer.',
  };
}

function element(
  kind: string,
  name: string,
  safetyClass: string,
  path: string,
  uses: ElementDeclaration['uses'],
): ElementDeclaration {
  const place = { file: 'src/index.ts', line: 2, column: 4 };
  return {
    kind,
    name,
    technology: 'Node.js',
    description: 'Raises alarms.',
    safetyClass,
    path,
    uses,
    tags: {},
    place,
  };
}

function report(): Report {
  const result = (
    name: string,
    status: TestResult['status'],
    message: string,
    ids: string[],
  ): TestResult => ({
    suite: 'alarm',
    className: '',
    name,
    file: 'test/alarm.test.ts',
    status,
    message,
    properties: {},
    ids,
    place: { file: 'reports/junit.xml', line: 4, column: 1 },
  });
  return {
    path: 'reports/junit.xml',
    format: 'junit',
    sha256: 'c'.repeat(64),
    level: 'unit',
    origin: 'current',
    stamp: { commit, tree: '', tools: {}, os: '', runner: '', files: {} },
    results: [
      result('sounds within two seconds', 'passed', '', ['TST-201']),
      result('volume in the ward', 'failed', 'expected 65 to be at most 61', ['SRS-043']),
      result('volume at night', 'skipped', 'no sound chamber', []),
    ],
  };
}

function document(id: string, type: string, title: string, pages: string[]): Document {
  return {
    id,
    name: id,
    type,
    title,
    purpose: `${title} of the pump.`,
    revision: '3',
    language: 'en',
    status: 'in-review',
    pages,
    clauses: ['IEC 62304 5.2'],
  };
}

function page(path: string, title: string): Model['pages'][number] {
  return {
    ...emptyPage(path),
    title,
  };
}

function composed(document: Document, itemUrl: string, items: Item[]): ComposedDocument {
  const own = items.filter((one) => document.pages.includes(one.place.file) && /^[A-Z]+-\d+$/.test(one.id));
  const parts = document.pages.map((path, index) => {
    const shown = index === 0 ? own : [];
    const anchor = `part-${index + 1}`;
    const sections = [
      {
        heading: { depth: 2, anchor, attributes: '', content: `${index + 1} Chapter ${index + 1}` },
        html: `<p>Refers to <a href="${itemUrl}">SRS-041</a>.</p>`,
      },
      ...shown.map(({ id, title, body }, at) => ({
        heading: {
          depth: 3,
          anchor: id.toLowerCase(),
          attributes: ` data-item="${id}"`,
          content: `<span class="number">${index + 1}.${at + 1}</span> ${id} ${escapeHtml(title)}`,
          item: id,
        },
        html: `<p>${escapeHtml(body)}</p>`,
      })),
    ];
    return {
      page: path,
      title: `Chapter ${index + 1}`,
      anchor,
      html: htmlOf(sections),
      sections,
      items: {
        bodies: new Map(shown.map((one) => [one.id, `<p>${escapeHtml(one.body)}</p>`])),
        rows: [],
      },
      outline: [
        { depth: 2, number: String(index + 1), text: `Chapter ${index + 1}`, anchor },
        ...shown.map((one, at) => ({
          depth: 3,
          number: `${index + 1}.${at + 1}`,
          text: `${one.id} ${one.title}`,
          anchor: one.id.toLowerCase(),
          item: one.id,
        })),
      ],
    };
  });
  return { document, parts, findings: [] };
}
