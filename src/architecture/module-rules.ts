import picomatch from 'picomatch';
import type { ArchitectureRule } from '../config/index.ts';
import type { ArchitectureModel } from '../model/index.ts';

/** A rule about modules of a language's library and packages, whoever imports them. */
export type ModuleRule = Extract<ArchitectureRule, { module: string }>;

/** An import of a module that a rule forbids. */
export interface ForbiddenModule {
  rule: ModuleRule;
  /** Element ID. */
  element: string;
  name: string;
  file: string;
  line: number;
}

/**
 * Imports of modules and packages that rules forbid; of the rules that match, the first decides. Imports of files of no element are not judged.
 * @param matcher answers whether an element is meant by what a rule names
 * @implements SRS-3350
 */
export function forbiddenModules(
  { modules, packages }: Pick<ArchitectureModel, 'modules' | 'packages'>,
  rules: readonly ModuleRule[],
  matcher: (pattern: string) => (id: string) => boolean,
): ForbiddenModule[] {
  const prepared = rules.map((rule) => ({ rule, from: matcher(rule.from), names: picomatch(rule.module) }));
  const uses = [
    ...modules,
    ...packages.map(({ module, ...use }) => ({ ...use, name: module ?? use.name, examples: [use.example] })),
  ];
  return uses.flatMap(({ element, name, examples }) => {
    const rule = prepared.find(({ from, names }) => element !== '' && from(element) && names(name))?.rule;
    return rule?.access === 'forbid' ? examples.map((example) => ({ rule, element, name, ...example })) : [];
  });
}
