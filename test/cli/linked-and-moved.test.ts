import { globSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { Pages } from '../update/project.ts';
import { TestProject } from './project.ts';

const plan = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h5v5z"/></svg>\n';
const parts = {
  reqif: `# Risks

### HAZ-1 Overdose

- severity: serious
- probability: remote
- harm: hypotension
- residual-severity: serious
- residual-probability: improbable

The dose is *too high*; see [the standard](https://www.iso.org) and RC-1.

- first
- second

| A | B |
| - | - |
| 1 | \`x\` |

![A plan](plan.svg)

### RC-1 Alarm

- controls: HAZ-1
- measure: protective
`,
  csv: `# Requirements

### URS-1 See the dose

The user sees the dose.

### SRS-1 Alarm latency

- implements: RC-1
- satisfies: URS-1
- verification: test

The alarm shall sound.

1. one
2. two

![A plan](plan.svg)
`,
  items: `# Design

### SDS-1 Alarm module

- implements: SRS-1

| Sign | Meaning |
| --- | --- |
| red | stop |

> quoted

### TST-1 Test the alarm

- verifies: SRS-1

1. Press the button.
2. Hear it.

![A plan](plan.svg)

### ANOM-1 It is quiet

- status: open
- affects: SRS-1

Quiet at *night*.
`,
} as const;
type Format = keyof typeof parts;
const formats = Object.keys(parts) as Format[];
const nameOf = (format: Format): string => `${format}.${format === 'items' ? 'items.json' : format}`;
const blocks = [
  'hazard-table',
  'control-verification',
  'risk-matrix',
  'trace-matrix from=HAZ to=TST',
  'requirement-coverage',
  'item-table type=HAZ',
  'item-table type=SRS',
  'item-table type=ANOM',
  'anomalies',
  'coverage',
  'status-chart',
  'unit-list',
];
const imports = formats.map(
  (format) => `{ format: '${format}', files: ['in/${nameOf(format)}'], origin: 'The tool' }`,
);

function projectWith(linked: boolean): TestProject {
  const project = TestProject.empty();
  project.write(
    'site.config.ts',
    `import { defineSite, iec62304, iso14971 } from 'dossier';
export default defineSite({
  product: { name: 'Pump', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  regulation: { profiles: [iec62304(), iso14971()] },
  risk: {
    severities: { minor: 'm', serious: 's' }, probabilities: { improbable: 'i', remote: 'r' },
    matrix: { minor: ['low', 'low'], serious: ['low', 'high'] }, levels: { low: 'acceptable', high: 'unacceptable' },
  },
  sources: { imports: [${linked ? imports.join(', ') : ''}] },
  documents: [{ id: 'D-1', type: 'plain', title: 'Blocks', pages: ['content/blocks.md'] }],
});
`,
  );
  const page = blocks.map((block) => `## ${block}\n\n\`\`\`dossier\n${block}\n\`\`\`\n`);
  project.write('content/blocks.md', `# Blocks\n\n${page.join('\n')}`);
  project.write(
    'src/alarm.ts',
    '/**\n * @c4 component "Alarm"\n * @class C\n */\n\n/** @implements SDS-1, SRS-1 */\nexport function alarm(): void {}\n',
  );
  project.write('.gitignore', '/dist/\n/.dossier/cache/\n').write('in/plan.svg', plan);
  for (const format of formats) {
    const pages = new Pages({ 'in/a.md': parts[format] }, { 'in/plan.svg': Buffer.from(plan) });
    project.write(`in/${nameOf(format)}`, pages.export(format));
    for (const [name, bytes] of pages.pictures.files)
      if (format === 'reqif') project.write(`in/${name}`, bytes);
    if (!linked) project.must('import', format, `in/${nameOf(format)}`, '--into', 'content/x');
  }
  project.git('init', '-q', '-b', 'main');
  project.commit('Add the pump');
  project.must('-q', 'build', '--no-pdf', '--exit-zero');
  return project;
}

let linked: TestProject;
let moved: TestProject;
beforeAll(() => {
  [linked, moved] = [projectWith(true), projectWith(false)];
}, 300_000);
afterAll(() => {
  linked.remove();
  moved.remove();
});

/** Without places, hashes and who owns it. */
function plain(text: string): string {
  return text
    .replace(/<p class="note">Owned by The tool and changed there[^<]*<\/p>\s*/g, '')
    .replace(/ What The tool owns is changed there, in its words\./g, '')
    .replace(
      /(?:in|content\/x)\/(?:csv|reqif|items)(?:\.items\.json|\.csv|\.reqif|\.md)(?::\d+(?:–\d+)?)*/g,
      'FILE',
    )
    .replace(/(?:in|content\/x)\/(?:(?:csv|reqif|items)-files\/)?(?:files\/)?plan/g, 'plan')
    .replace(/(?:(?:csv|reqif|items)-files\/)?(?:files\/)?(plan(?:-\w{12})?\.svg)/g, '$1')
    .replace(/\]\(<(plan[^<>]*)>\)/g, ']($1)')
    .replace(/\bline \d+/g, 'line N')
    .replace(/\b[0-9a-f]{12,64}\b/g, 'HASH')
    .replace(/\s*\n\s*/g, '\n');
}

// @verifies SRS-3806
it('items that other tools own say in the model and in findings what they say when they are moved', () => {
  const modelOf = (project: TestProject): Record<string, unknown> => {
    const { items, links, pages, mentions, release, ...others } = JSON.parse(
      project.read('dist/data/model.json'),
    ) as Model;
    return {
      ...others,
      items: items.map(({ id, type, title, attributes, body }) => [id, type, title, attributes, body]),
      links: links.map(({ from, relation, to, state }) => `${from} ${relation} ${to} ${state}`).sort(),
      mentions: mentions.map(({ id }) => id).sort(),
    };
  };
  const [one, other] = [modelOf(linked), modelOf(moved)];
  for (const part of Object.keys(other))
    expect({ [part]: JSON.parse(plain(JSON.stringify(one[part]))) }).toEqual({
      [part]: JSON.parse(plain(JSON.stringify(other[part]))),
    });
  expect((one.items as unknown[]).length).toBe(7);
  const findingsOf = (project: TestProject): string[] =>
    JSON.parse(project.read('dist/data/findings.json'))
      .findings.filter(({ rule }: { rule: string }) => rule !== 'page-in-no-document')
      .map(({ rule, item, severity, message, hint }: Record<string, string>) =>
        plain([rule, item, severity, message, hint].join(' ')),
      )
      .sort();
  expect(findingsOf(linked)).toEqual(findingsOf(moved));
});

// @verifies SRS-3806
it('and so do the parts of documents, their own pages and the matrices', () => {
  const pages = globSync('dist/site/{documents,items,trace,verdicts,coverage}/**/*.html', {
    cwd: moved.root,
  }).sort();
  expect(pages.length).toBeGreaterThan(20);
  const mainOf = (project: TestProject, path: string): string =>
    plain(/<main[\s\S]*<\/main>/.exec(project.read(path))?.[0] ?? '');
  for (const path of pages)
    expect(`${path}\n${mainOf(linked, path)}`).toBe(`${path}\n${mainOf(moved, path)}`);
  expect(linked.read('dist/site/items/HAZ-1/index.html')).toMatch(/<table>[\s\S]*<img [^>]*alt="A plan"/);
});
