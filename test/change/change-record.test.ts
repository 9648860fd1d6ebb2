import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
afterEach(() => project.remove());

/** The rows of the record as a reader of the document sees them, cells divided by ` | `. */
function rows(): string[] {
  const { code, err } = project.run('-q', 'build', '--no-pdf');
  if ((code ?? 3) > 1) throw new Error(err);
  const page = project.read('dist/site/documents/ALM-CHR/index.html');
  return [...page.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<\/(?:th|td)>/g, ' | ')
      .replace(/<\/div>/g, '; ')
      .replace(/<[^>]+>/g, '')
      .replace(/[0-9a-f]{12} 2026-03-01/g, 'COMMIT')
      .replace(/\s+/g, ' ')
      .replaceAll('; |', ' |')
      .replace(/[ |]+$/, ''),
  );
}

function withRecord(block = 'change-record', more = ''): void {
  project = TestProject.clean();
  project.write(
    'content/record.md',
    `---\ntitle: Record\n---\n\n# Record\n\n\`\`\`dossier\n${block}\n\`\`\`\n`,
  );
  project.edit(
    'site.config.ts',
    '  documents: [',
    `  documents: [\n    { id: 'ALM-CHR', type: 'plain', title: 'Record', pages: ['content/record.md']${more} },`,
  );
  project.commit('Keep a record');
  project.git('tag', 'v2.4.0');
}

// @verifies SRS-2603
it('joins change request, approval, problem report, commits, items, tests and release in one row', () => {
  withRecord();
  project.write(
    'content/changes.md',
    [
      '# Changes',
      '## ANOM-001 The alarm comes late\n\n- affects: SRS-041\n- effect: none\n- evaluation: tolerable\n\nIt took 2 s.',
      '## ANOM-002 The lamp is dim\n\n- affects: URS-001\n- effect: none\n- evaluation: tolerable\n\nNobody has looked yet.',
      '## CR-001 Sound sooner\n\n- resolves: ANOM-001\n- affects: SRS-041\n\nOne second is enough.',
      '## CR-002 Paint it blue\n\n- affects: URS-001\n\nSomebody asked.',
    ].join('\n\n'),
  );
  project.commit('Ask for changes');
  const key = join(project.root, '.git/key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  const open = project.read('.git/key.pub').trim();
  project.write(
    'allowed_signers',
    `jane@localhost namespaces="dossier-approval" ${open} Jane Roe (approver)\n`,
  );
  const words = ['--role', 'approver', '--meaning', 'approval', '--key', key, '--name', 'Jane Roe'];
  project.must('approve', 'G2', ...words, '--date', '2026-02-01T10:00:00Z', '--item', 'CR-001');
  project.commit('Approve the request');
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
  project.commit('Sooner\n\nResolves: CR-001');
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]');
  project.commit('Serve the alarm\n\nFixes: ANOM-001\nImplements: SRS-041');
  project.edit('content/requirements.md', 'The nurse hears', 'Each nurse hears').commit('Each nurse');
  project.retest();
  const all = rows();
  const first =
    'CR-001 Sound sooner | Jane Roe, approver, 2026-02-01: approval | ANOM-001 | COMMIT Serve the alarm; COMMIT Sooner | SRS-041 | Passed: 2 | in no release yet';
  expect(all).toEqual([
    first,
    'CR-002 Paint it blue | none on record | – | none on record | URS-001 | none on record | –',
    'none on record | none on record | ANOM-002 | none on record | – | none on record | –',
    'none on record | none on record | – | COMMIT Each nurse | URS-001 | none on record | in no release yet',
    'none on record | none on record | – | COMMIT Add the alarm monitor | HAZ-001, RC-012, SDS-010, SRS-041, TST-201, URS-001 | Passed: 2 | v2.4.0',
  ]);
  project.git('tag', 'v2.4.1');
  project.edit('content/record.md', 'change-record', 'change-record since=v2.4.0').commit('Of this release');
  expect(rows()[0]).toBe(first.replace('in no release yet', 'v2.4.1').replace('Passed: 2', 'none on record'));
  expect(rows().join()).not.toContain('Add the alarm monitor');
});

// @verifies SRS-2603
it('speaks the language of its document, and says what it does not know', () => {
  withRecord('change-record since=v9', ", language: 'de'");
  expect(rows().at(-1)).toMatch(
    /^COMMIT Add the alarm monitor \| HAZ-001, .* \| nicht verzeichnet \| v2\.4\.0$/,
  );
  const page = project.read('dist/site/documents/ALM-CHR/index.html');
  // What is on record of no change is said once.
  expect(page).toContain('<p>Änderungsantrag, Genehmigung, Problemmeldung: nicht verzeichnet.</p>');
  expect(page).toContain(
    'Ein solches Release vor dieser Version gibt es nicht, daher sind alle Änderungen gezeigt: v9',
  );
});
