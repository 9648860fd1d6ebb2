import type { Rule } from '../model/index.ts';
import { compareText } from '../model/index.ts';

/** Rules of the stages themselves, which belong to no module. */
const own: Rule[] = [
  {
    name: 'configuration',
    severity: 'error',
    summary: 'The configuration does not run or does not fit its schema; nothing was checked.',
  },
  {
    name: 'converted-file',
    severity: 'error',
    summary:
      'A file is not, byte for byte, what the commit holds, because git converts it: line ends, `ident`, a filter, an encoding.',
  },
  {
    name: 'ignored-input',
    severity: 'error',
    summary:
      'A page or source file is read that git ignores, so that a clean release would hold what no commit has.',
  },
  {
    name: 'linked-directory',
    severity: 'error',
    summary: 'A symbolic link leads to a directory. What lies behind it is not read, and could be missed.',
  },
  {
    name: 'no-version-control',
    severity: 'warning',
    summary:
      'Git is missing, knows no repository here, or no commit yet: nothing tells of which tree evidence is, and nothing is verified.',
  },
  {
    name: 'shallow-clone',
    severity: 'warning',
    summary: 'The history is cut off, so that last changes and the commits behind items are not fully known.',
  },
];

/** Every rule of every module, sorted by name. Rooms are loaded only here, so that a check that has nothing to do stays quick. */
export async function allRules(): Promise<Rule[]> {
  const modules = await Promise.all([
    import('../sources/markdown/rules.ts'),
    import('../sources/code/rules.ts'),
    import('../sources/results/rules.ts'),
    import('../sources/soup/rules.ts'),
    import('../sources/coverage/rules.ts'),
    import('../sources/analysis/rules.ts'),
    import('../sources/vulnerabilities/rules.ts'),
    import('../quality/rules.ts'),
    import('../architecture/rules.ts'),
    import('../trace/rules.ts'),
    import('../soup/rules.ts'),
    import('../languages/rules.ts'),
    import('../udi/rules.ts'),
    import('./contract-rules.ts'),
    import('../release/approvals/rules.ts'),
    import('../regulation/rules.ts'),
    import('../risk/rules.ts'),
    import('../release/revisions.ts'),
    import('../gates/rules.ts'),
    import('../documents/rules.ts'),
    import('../render/pdf/rules.ts'),
    import('../render/files/rules.ts'),
    import('../claims/rules.ts'),
  ]);
  const byName = new Map([...own, ...modules.flatMap(({ rules }) => rules)].map((rule) => [rule.name, rule]));
  return [...byName.values()].sort((a, b) => compareText(a.name, b.name));
}
