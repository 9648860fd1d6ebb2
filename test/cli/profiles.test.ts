import { afterEach, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

function withProfile(profile: string, safetyClass = 'C'): TestProject {
  project = TestProject.empty();
  project.write(
    'site.config.ts',
    `import { defineSite, iec62304 } from 'dossier';
export default defineSite({
  product: { name: 'P', version: '1', safetyClass: '${safetyClass}', manufacturer: { name: 'M', address: 'A' } },
  regulation: { profiles: [${profile}] },
  documents: [{ id: 'P-SDP', type: 'software-development-plan', title: 'Plan', pages: ['content/plan.md'] }],
});
`,
  );
  return project.write('content/plan.md', '# Plan\n\n## Processes\n\nText.\n');
}
const findings = (): { rule: string; message: string; file?: string; line?: number }[] =>
  JSON.parse(project.run('check', '--format', 'json').out).findings;

// @verifies SRS-2102
it('a clause left out without a reason ends the run as a wrong configuration', () => {
  withProfile("iec62304({ tailored: { '5.1.4': ' ' } })");
  const { code, out, err } = project.run('check');
  expect(code).toBe(2);
  expect(out + err).toContain(
    '`regulation.profiles.0.tailored.5.1.4`: expected a text that is not empty, but there stood " ".',
  );
});

// @verifies SRS-2103, SRS-2106
it('a change of the class changes what is red', () => {
  const sections = (): string[] =>
    findings().flatMap(({ rule, message, file, line }) =>
      rule === 'section-missing' ? [`${file}:${line} ${message}`] : [],
    );
  withProfile('iec62304()', 'A');
  const a = sections();
  expect(a).toContain(
    'content/plan.md:1 P-SDP lacks the section "Traceability", which IEC 62304 5.1.1 demands.',
  );
  project.edit('site.config.ts', "safetyClass: 'A'", "safetyClass: 'C'");
  const more = sections().filter((each) => !a.includes(each));
  expect(more).toContain(
    'content/plan.md:1 P-SDP lacks the section "Standards, methods and tools", which IEC 62304 5.1.4, class C demands.',
  );
  expect(more).toHaveLength(5);
});
