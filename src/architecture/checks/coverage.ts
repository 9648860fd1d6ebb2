import { type ArchitectureModel, type Finding, startOf } from '../../model/index.ts';
import { finding } from '../rules.ts';
import { unreadText } from '../unread.ts';

/** Source that no element owns, files that are not read, and imports that lead nowhere. */
export function checkCoverage({ coverage, imports, elements }: ArchitectureModel): Finding[] {
  const findings: Finding[] = [];
  if (elements.some(({ path }) => path !== '') && coverage.unowned.length > 0) {
    const [first = ''] = coverage.unowned;
    const more = coverage.unowned.length > 5 ? ` and ${coverage.unowned.length - 5} more` : '';
    findings.push(
      finding('source-without-element', startOf(first), {
        message: `${coverage.percent} % of source files belong to an element; not so ${coverage.unowned.slice(0, 5).join(', ')}${more}.`,
        hint: 'Write @c4 at the head of a package file above them, or exclude them with `sources.exclude`.',
      }),
    );
  }
  const [unread] = coverage.unread;
  if (unread !== undefined) {
    const many = coverage.unread.length;
    findings.push(
      finding('source-not-read', startOf(unread), {
        message: `${many} ${many === 1 ? 'file that `sources.code` names is' : 'files that `sources.code` names are'} in no language that is known, and not read: ${unreadText(coverage)}.`,
        hint: 'What is no source belongs in `sources.exclude`; what is source needs its links at an item.',
      }),
    );
  }
  const [first] = imports.unresolved;
  if (elements.length > 0 && first) {
    findings.push(
      finding(
        'import-unresolved',
        { file: first.file, line: first.line, column: 1 },
        {
          message: `${imports.unresolved.length} of ${imports.total} imports lead to no file of the project, this one to ${first.specifier} first.`,
          hint: 'Generated files are often the cause; generate them before the check, or name the path in tsconfig.json.',
        },
      ),
    );
  }
  return findings;
}
