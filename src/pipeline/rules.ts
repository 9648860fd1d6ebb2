import { compareText, fileRules, type Rule } from '../model/index.ts';
import { evidenceRules } from '../sources/kinds.ts';

/** Every rule of every module, sorted by name. Rooms are loaded only here, so that a check that has nothing to do stays quick. */
export async function allRules(): Promise<Rule[]> {
  const modules = await Promise.all([
    import('../config/rules.ts'),
    import('../sources/rules.ts'),
    import('../sources/git/rules.ts'),
    import('../sources/markdown/rules.ts'),
    import('../sources/code/rules.ts'),
    import('../sources/results/rules.ts'),
    import('../sources/soup/rules.ts'),
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
    import('../release/revision-rules.ts'),
    import('../gates/rules.ts'),
    import('../documents/rules.ts'),
    import('../render/pdf/rules.ts'),
    import('../render/files/rules.ts'),
    import('../claims/rules.ts'),
  ]);
  const byName = new Map(
    [...fileRules.rules, ...evidenceRules, ...modules.flatMap(({ rules }) => rules)].map((rule) => [
      rule.name,
      rule,
    ]),
  );
  return [...byName.values()].sort((a, b) => compareText(a.name, b.name));
}
