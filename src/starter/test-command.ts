import type { FoundProject } from './find-project.ts';

/** Commands that run the tests of a language and write JUnit reports, where no script of npm does. */
const ofLanguage: Record<string, string> = {
  Python: 'pytest --junitxml=reports/unit.xml',
  Go: 'gotestsum --junitfile reports/unit.xml ./...',
};

/**
 * The command that stands behind `dossier stamp --` in what `init` says next.
 * @param hasScripts whether npm has a script `test` in the project
 * @implements SRS-3867
 */
export function testCommand({ languages }: Pick<FoundProject, 'languages'>, hasScripts: boolean): string {
  return hasScripts ? 'npm test' : (ofLanguage[languages[0] ?? ''] ?? '<what runs your tests>');
}
