import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { ReleasableProject } from '../release/released.ts';
import type { TestProject } from './project.ts';

let family: ReleasableProject;
let project: TestProject;
/** Dossier's alarm monitor for adults and for children: shared pages, some of which hold what only one of them has. */
beforeAll(() => {
  family = ReleasableProject.grown();
  project = family.project;
  project.edit(
    'site.config.ts',
    'level })) },',
    "level })).concat([{ files: ['reports/child.xml'], level: 'system', variant: 'child' }] as never) },",
  );
  project.edit(
    'site.config.ts',
    '  documents: [',
    `  variants: {
    adult: { product: { model: 'A1' } },
    child: {
      product: { name: 'Alarm monitor junior', safetyClass: 'B', udi: { di: '09504000059101', specimen: true } },
    },
  },
  documents: [
    { id: 'ALM-KID', type: 'plain', title: 'For children', pages: ['content/kid.md'], appliesTo: ['child'] },`,
  );
  project.write('content/kid.md', '---\napplies-to: child\n---\n# For children\n\nSRS-043 is for them.\n');
  const more = `
## Limits of children

- applies-to: child

Word of children alone.

### SRS-043 Small flow

- implements: RC-012
- satisfies: URS-001

At most 20 ml/h.

### TST-202 Small flow

- verifies: SRS-043
- level: system

Try 21 ml/h.

## Flow

| ID | Title | Applies to | implements | satisfies |
| --- | --- | --- | --- | --- |
| SRS-044 | Flow of adults | adult | RC-012 | URS-001 |
| SRS-045 | Flow of all | | RC-012 | URS-001 |

## TST-203 Flow of all

- verifies: SRS-045
- level: system

Try it.
`;
  project.write('content/requirements.md', project.read('content/requirements.md') + more);
  project.write(
    'reports/child.xml',
    '<testsuites><testsuite name="s"><testcase classname="s" name="TST-202 small flow"/><testcase classname="s" name="TST-203 flow of all"/></testsuite></testsuites>',
  );
  family.commit('Have a variant for children');
});
afterAll(() => family.remove());

const modelOf = (variant: string): Model => {
  project.must('build', '--no-pdf', '--exit-zero', '--variant', variant);
  return JSON.parse(readFileSync(join(project.root, `dist/${variant}/data/model.json`), 'utf8')) as Model;
};
const told = (...words: string[]): string[] => {
  const { findings } = JSON.parse(project.run('check', '--format', 'json', ...words).out) as {
    findings: { rule: string; item?: string; message: string }[];
  };
  return findings
    .filter(({ rule }) => !/implemented|page-in-no-document/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
};

// @verifies SRS-3850, SRS-3851, SRS-3853, SRS-3854, SRS-3857
it('each variant is built from the shared pages with its own product, items, documents and verdicts', () => {
  const [adult, child] = [modelOf('adult'), modelOf('child')];
  const ids = ({ items }: Model) => items.map(({ id }) => id).filter((id) => /^SRS|^TST/.test(id));
  expect(ids(adult)).toEqual(['SRS-041', 'SRS-044', 'SRS-045', 'TST-201', 'TST-203']);
  expect(ids(child)).toEqual(['SRS-041', 'SRS-043', 'SRS-045', 'TST-201', 'TST-202', 'TST-203']);
  expect(adult.product).toMatchObject({ name: 'Alarm monitor', model: 'A1', safetyClass: 'C' });
  expect(child.product).toMatchObject({ name: 'Alarm monitor junior', safetyClass: 'B' });
  expect(child.product.udi?.di).toBe('09504000059101');
  expect(adult.documents.map(({ id }) => id)).not.toContain('ALM-KID');
  expect(child.documents.map(({ id }) => id)).toContain('ALM-KID');
  // What TST-203 showed of the device for children is nothing of the one for adults.
  const verdict = (model: Model, id: string) => model.verdicts[id]?.state;
  expect([verdict(child, 'SRS-045'), verdict(adult, 'SRS-045')]).toEqual(['verified', 'open']);
  expect(verdict(adult, 'SRS-041')).toBe('verified');
  expect(adult.reports.map(({ path }) => path)).not.toContain('reports/child.xml');
  expect(adult.variant?.items).toMatchObject([
    { id: 'SRS-043', appliesTo: ['child'] },
    { id: 'SRS-044', appliesTo: ['adult'] },
    { id: 'TST-202', appliesTo: ['child'] },
  ]);
  // Nothing of the other one stands in the site, rows of tables included; the comparison names it.
  const page = (path: string) => readFileSync(join(project.root, 'dist/adult/site', path), 'utf8');
  const srs = page('documents/ALM-SRS/index.html');
  expect(srs).toContain('Flow of adults');
  expect(srs).not.toMatch(/children|Small flow|<td><\/td>\s*<\/tr>/);
  expect(existsSync(join(project.root, 'dist/adult/site/items/SRS-043.html'))).toBe(false);
  expect(page('items/variants.html')).toMatch(/SRS-043.*Small flow/);
  expect(page('index.html')).toContain('href="items/variants.html"');
});

// @verifies SRS-3852, SRS-3854, SRS-3856
it('a check covers every variant, says of which a finding is, and shares the reviews of links', () => {
  // Accepted once, over all of them: no link of either is unreviewed, no line of the lock is stale.
  expect(told().filter((line) => /lock|review|suspect/.test(line))).toEqual([]);
  expect(told()).toContainEqual(
    expect.stringMatching(/^requirement-verified: SRS-045 .*TST-203 has no result.*\(variant adult\)/),
  );
  const page = project.read('content/requirements.md');
  project.edit('content/requirements.md', '- implements: SRS-041', '- implements: SRS-041, SRS-043');
  project.edit('content/requirements.md', 'Flow of adults | adult', 'Flow of adults | adlt');
  project.edit('content/requirements.md', 'Flow of all | |', 'Flow of all | none |');
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; message: string; line: number; hint: string }[];
  };
  const of = (rule: string) => findings.filter((finding) => finding.rule === rule);
  expect(of('not-of-variant').map(({ message }) => message)).toEqual([
    'SDS-010 implements SRS-043, but SRS-043 does not apply to the variant adult (only to child). (variant adult)',
    expect.stringMatching(/^TST-203 verifies SRS-045, but SRS-045 does not apply to the variant adult\./),
    expect.stringMatching(/^TST-203 verifies SRS-045, but SRS-045 does not apply to the variant child\./),
  ]);
  expect(of('unknown-variant')).toMatchObject([
    { line: 52, hint: expect.stringContaining('Did you mean adult?') },
  ]);
  expect(of('applies-to-none')).toMatchObject([
    { message: 'SRS-045 applies to no variant, so no file holds it.' },
  ]);
  project.write('content/requirements.md', page);

  expect(project.run('gate')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--variant adult, --variant child'),
  });
  expect(project.run('check', '--variant', 'chld')).toMatchObject({
    code: 2,
    err: 'There is no variant chld. Did you mean child? The variants are: adult, child.\n',
  });
});

// @verifies SRS-3855
it('a signature is for one variant: it approves nothing of another', () => {
  const sign = (variant: string) => family.sign('G2', 'reviewer', 'review', '--variant', variant);
  sign('child');
  project.commit('Review');
  const approvals = (variant: string) =>
    modelOf(variant).approvals.map(({ file, state }) => `${file.replace(/-2026.*/, '')} ${state}`);
  expect(approvals('child')).toEqual(['approvals/child-G2-reviewer-review valid']);
  expect(approvals('adult')).toEqual([]);
  // The same bytes under the name of the other one say what they said.
  project.git(
    'mv',
    'approvals/child-G2-reviewer-review-2026-03-01.json',
    'approvals/adult-G2-reviewer-review-2026-03-01.json',
  );
  project.commit('Rename it');
  expect(approvals('adult')).toEqual([]);
  expect(project.run('release', 'v2.4.1', '--variant', 'adult').out).toContain('adult-v2.4.1');
});
