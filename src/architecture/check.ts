import picomatch from 'picomatch';
import type { Config } from '../config/index.ts';
import {
  type ArchitectureElement,
  chainOf,
  compareFindings,
  type Finding,
  type Model,
  type Page,
} from '../model/index.ts';
import { checkClasses } from './checks/classes.ts';
import type { ArchitectureContext } from './checks/context.ts';
import { checkCoverage } from './checks/coverage.ts';
import { checkDependencies } from './checks/dependencies.ts';
import { checkElements } from './checks/elements.ts';
import { checkInterfaces } from './checks/interfaces.ts';
import { checkDynamicViews } from './dynamic.ts';
import { allDeclarations, elementNamed } from './elements.ts';
import { checkItems } from './items.ts';

/** The architecture, and what of the model is held against it. */
export interface ArchitectureContent
  extends Pick<Model, 'architecture' | 'elements' | 'items' | 'codeFiles'> {
  pages: readonly Pick<Page, 'blocks' | 'headings'>[];
}

/**
 * Compares the declared architecture with the code: every finding of `rules.ts`, sorted. The declarations are needed for
 * uses that lead nowhere, the pages for dynamic views and for what units say of their interfaces. A project without elements gets no findings.
 * @implements SRS-2702
 */
export function checkArchitecture({
  model: all,
  config,
}: {
  model: ArchitectureContent;
  config: Pick<Config, 'architecture' | 'product'>;
}): Finding[] {
  const { architecture, pages, codeFiles } = all;
  if (!architecture) return [];
  const { elements } = architecture;
  const byId = new Map(elements.map((element) => [element.id, element]));
  const context: ArchitectureContext = {
    model: architecture,
    byId,
    configured: config.architecture.rules,
    matcher: (pattern) => elementMatcher(pattern, elements, byId),
  };
  return [
    ...checkElements(elements, allDeclarations(all.elements, all.items)),
    ...checkClasses(elements, byId, config.product.safetyClass),
    ...checkDependencies(context),
    ...checkCoverage(architecture),
    ...checkInterfaces(context, codeFiles),
    ...checkDynamicViews(pages, architecture),
    ...checkItems(all.items),
  ].sort(compareFindings);
}

/** Answers whether an element is meant: by `*`, by the name of it or of what holds it, else by a pattern of its path. */
function elementMatcher(
  pattern: string,
  elements: readonly ArchitectureElement[],
  byId: ReadonlyMap<string, ArchitectureElement>,
): (id: string) => boolean {
  if (pattern === '*') return () => true;
  const element = elementNamed(pattern, elements);
  if (element) return (id) => chainOf(id, byId).includes(element.id);
  const matches = picomatch(pattern);
  return (id) => matches(byId.get(id)?.path ?? '');
}
