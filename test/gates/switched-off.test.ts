import { expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

// @verifies SRS-1901
it('refuses to switch off a criterion that no gate has', () => {
  const project = TestProject.clean();
  try {
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  gates: { off: { 'G1.5': 'no analyser knows the language', 'G3.99': 'mistyped by the author' } },\n  documents: [",
    );
    const { out } = project.run('check', '--format', 'json');
    const found = (JSON.parse(out) as { findings: { rule: string; message: string }[] }).findings.filter(
      ({ rule }) => rule === 'gate-criterion-unknown',
    );
    expect(found.map(({ message }) => message)).toEqual([
      '`gates.off` names G3.99, which is no criterion of a gate.',
    ]);
  } finally {
    project.remove();
  }
});
