import picomatch from 'picomatch';
import type { ArchitectureRule, Config } from '../config/index.ts';
import type {
  ArchitectureEdge,
  ArchitectureElement,
  ArchitectureModel,
  Finding,
  Model,
  Page,
  Place,
} from '../model/index.ts';
import { compareFindings, isTestPath, startOf } from '../model/index.ts';
import { isLower } from './classes.ts';
import { findCycles } from './cycles.ts';
import { carriedUses, declaredUses } from './declared.ts';
import { checkDynamicViews } from './dynamic.ts';
import { allDeclarations, chainOf, elementNamed, isSoftware, namesIn } from './elements.ts';
import { checkItems } from './items.ts';
import { loweredElements } from './lowered.ts';
import { forbiddenModules } from './module-rules.ts';
import { ownership } from './ownership.ts';
import { finding } from './rules.ts';
import { unreadText } from './unread.ts';

/** The architecture, and what of the model is held against it. */
export interface ArchitectureContent
  extends Pick<Model, 'architecture' | 'elements' | 'items' | 'codeFiles'> {
  pages: readonly Pick<Page, 'blocks' | 'headings'>[];
}

/** What a rule of the configuration says of an import; the first that matches decides. */
type Verdict = ElementRule | undefined;
type ElementRule = Extract<ArchitectureRule, { to: string }>;

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
  const model: ArchitectureModel = architecture;
  const declarations = allDeclarations(all.elements, all.items);
  const findings: Finding[] = [];
  const { elements, edges } = model;
  const byId = new Map(elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(edges, byId);
  const isCarried = carriedUses(edges, byId);
  const configured = config.architecture.rules;
  const matcher = (pattern: string) => elementMatcher(pattern, elements, byId);
  const judge = ruleJudge(
    configured.filter((rule) => 'to' in rule),
    matcher,
  );

  checkRules();
  checkElements();
  checkClasses();
  for (const edge of edges) checkEdge(edge);
  checkModules();
  for (const cycle of findCycles(edges)) reportCycle(cycle);
  checkCoverage();
  checkInterfaces();
  findings.push(...checkDynamicViews(pages, model), ...checkItems(all.items));
  return findings.sort(compareFindings);

  function nameOf(id: string): string {
    return byId.get(id)?.name ?? id;
  }

  /** A rule that names nothing would forbid nothing, in silence. */
  function checkRules(): void {
    for (const rule of configured) {
      const isOfModules = 'module' in rule;
      const to = isOfModules ? rule.module : rule.to;
      for (const name of isOfModules ? [rule.from] : [rule.from, to]) {
        const matches = matcher(name);
        if (elements.some(({ id }) => matches(id))) continue;
        findings.push(
          finding('architecture-rule-empty', undefined, {
            message: `The architecture rule from ${rule.from} to ${to} names ${name}, which matches no element.`,
            hint: 'Correct the name or the path pattern in `architecture.rules`.',
          }),
        );
      }
    }
  }

  function checkElements(): void {
    const seen = new Map<string, ArchitectureElement>();
    const divided = new Set(elements.map(({ parent }) => parent));
    for (const element of elements) {
      const first = seen.get(element.name.toLowerCase());
      if (first)
        findings.push(
          finding('element-duplicate', element.place, {
            message: `Two elements are named ${element.name}; the other stands at ${first.place.file}:${first.place.line}.`,
            hint: 'Give each element a name of its own.',
          }),
        );
      else seen.set(element.name.toLowerCase(), element);
      if (
        element.path !== '' &&
        isSoftware(element.kind) &&
        element.files === 0 &&
        !divided.has(element.id)
      ) {
        findings.push(
          finding('element-without-source', element.place, {
            message: `${element.name} owns ${element.path}, where no source file lies.`,
            hint: 'Correct the path, or remove the element.',
          }),
        );
      }
      if (element.safetyClass === 'C' && isSoftware(element.kind) && element.description === '') {
        findings.push(
          finding('unit-undocumented', element.place, {
            message: `${element.name} is of class C and has no description.`,
            hint: 'Say in the doc comment above @c4 what it is responsible for, or write @description.',
          }),
        );
      }
    }
    for (const { name, tags, place } of elements) {
      for (const target of namesIn(tags.runs)) {
        if (!elementNamed(target, elements)) addUnknown(place, `${name} runs ${target}`, target);
      }
    }
    for (const { name, uses } of declarations) {
      for (const { target, place } of uses) {
        if (!elementNamed(target, elements)) addUnknown(place, `${name} uses ${target}`, target);
      }
    }
  }

  function addUnknown(place: Place, claim: string, target: string): void {
    const known = elements.slice(0, 12).map((element) => element.name);
    findings.push(
      finding('element-unknown', place, {
        message: `${claim}, which is no element.`,
        hint: `Declare ${target} with @c4, or correct the name. Elements: ${known.join(', ')}.`,
      }),
    );
  }

  /**
   * IEC 62304 5.4.2, 5.4.3: what a unit of class C offers is told well enough to be implemented and used.
   * @implements SRS-2707
   */
  function checkInterfaces(): void {
    const ownerOf = ownership(elements);
    for (const { path, exports = [] } of codeFiles) {
      const owner = byId.get(ownerOf(path));
      if (owner?.safetyClass !== 'C' || isTestPath(path)) continue;
      // Of several readings of one function it is enough that one is told.
      const told = new Set(exports.filter(({ summary }) => summary !== '').map(({ name }) => name));
      for (const { name, line } of exports) {
        if (told.has(name) || isConstructor(name)) continue;
        told.add(name);
        findings.push(
          finding(
            'unit-undocumented',
            { file: path, line, column: 1 },
            {
              message: `${name} is offered by ${owner.name}, of class C, and no comment says what it does.`,
              hint: 'Write a doc comment above it: what it does, takes, gives and refuses (IEC 62304 5.4.2, 5.4.3).',
            },
          ),
        );
      }
    }
  }

  /** @implements SRS-3225 */
  function checkClasses(): void {
    const product = config.product.safetyClass;
    for (const { element, around, what } of loweredElements(elements, product)) {
      if (element.segregation !== '') continue;
      findings.push(
        finding('class-lowered', element.place, {
          message: `${element.name} is of class ${element.safetyClass}, but ${what}, which it is a part of, is of class ${around}.`,
          hint: `Say at ${element.name} how it is kept apart: @segregation "…", at least a short sentence (IEC 62304 4.3 d), or write @class ${around}.`,
        }),
      );
    }
    for (const top of elements) {
      if (byId.has(top.parent) || !isSoftware(top.kind) || top.segregation !== '') continue;
      if (!isLower(product, top.safetyClass)) continue;
      findings.push(
        finding('class-below-part', top.place, {
          message: `The product is of class ${product}, but its part ${top.name} is class ${top.safetyClass}.`,
          hint: `Set \`product.safetyClass\` to ${top.safetyClass}, or state at ${top.name} how it is kept apart: @segregation "…".`,
        }),
      );
    }
    for (const part of elements) {
      const around = byId.get(part.parent);
      if (!around || around.declaredClass === '' || part.segregation !== '') continue;
      if (!isLower(around.declaredClass, part.safetyClass)) continue;
      findings.push(
        finding('class-below-part', around.place, {
          message: `${around.name} is declared class ${around.declaredClass}, but its part ${part.name} is class ${part.safetyClass}.`,
          hint: `Write @class ${part.safetyClass} at ${around.name}, or state at ${part.name} how it is kept apart: @segregation "…".`,
        }),
      );
    }
  }

  function checkEdge(edge: ArchitectureEdge): void {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to) return;
    const [example] = edge.examples;
    const verdict = judge(edge);
    if (edge.found > 0 && verdict?.access === 'forbid') {
      for (const { file, line, target } of edge.examples) {
        findings.push(
          finding(
            'dependency-forbidden',
            { file, line, column: 1 },
            {
              message: `${from.name} imports ${to.name} (${target}), which is forbidden: ${verdict.reason || `${verdict.from} to ${verdict.to}`}.`,
              hint: 'Move the code to where it may be used, or change the rule in `architecture.rules`.',
            },
          ),
        );
      }
    } else if (edge.found > 0 && !isDeclared(edge) && verdict?.access !== 'allow') {
      const place = example && { file: example.file, line: example.line, column: 1 };
      findings.push(
        finding('dependency-undeclared', place, {
          message: `${from.name} imports ${to.name} in ${edge.found} ${edge.found === 1 ? 'place' : 'places'}, which no @uses declares.`,
          hint: `Write @uses ${to.name} "what for" at ${from.name} (${from.place.file}:${from.place.line}), allow it in \`architecture.rules\`, or remove the import.`,
        }),
      );
    }
    if (edge.declared && edge.found === 0 && ownsSource(from) && ownsSource(to) && !isCarried(edge)) {
      findings.push(
        finding('dependency-not-found', edge.declared, {
          message: `${from.name} declares that it uses ${to.name}, but nothing in ${from.path} imports ${to.path}.`,
          hint: 'Remove the @uses, or correct the name.',
        }),
      );
    }
    if (
      from.safetyClass === 'C' &&
      to.safetyClass === 'A' &&
      to.segregation === '' &&
      from.segregation === ''
    ) {
      findings.push(
        finding(
          'class-dependency',
          example ? { file: example.file, line: example.line, column: 1 } : edge.declared,
          {
            message: `${from.name} is of class C and depends on ${to.name} of class A.`,
            hint: `Raise the class of ${to.name}, or state how they are kept apart: @segregation "…" (IEC 62304 5.3.5).`,
          },
        ),
      );
    }
  }

  function checkModules(): void {
    const ofModules = configured.filter((rule) => 'module' in rule);
    for (const { rule, element, name, file, line } of forbiddenModules(model, ofModules, matcher)) {
      findings.push(
        finding(
          'dependency-forbidden',
          { file, line, column: 1 },
          {
            message: `${nameOf(element)} imports ${name}, which is forbidden: ${rule.reason || `${rule.from} to ${rule.module}`}.`,
            hint: 'Move the code to where it may be used, or change the rule in `architecture.rules`.',
          },
        ),
      );
    }
  }

  function ownsSource({ kind, path }: ArchitectureElement): boolean {
    return isSoftware(kind) && path !== '';
  }

  function reportCycle(cycle: readonly ArchitectureEdge[]): void {
    const names = [...cycle.map(({ from }) => nameOf(from)), nameOf(cycle[0]?.from ?? '')];
    const [example] = [...cycle].sort((a, b) => a.found - b.found)[0]?.examples ?? [];
    findings.push(
      finding('dependency-cycle', example && { file: example.file, line: example.line, column: 1 }, {
        message: `${names.join(' → ')} is a circle of imports.`,
        hint: 'Break it where it is thinnest: this import is one of the fewest on the way round.',
      }),
    );
  }

  function checkCoverage(): void {
    const { coverage, imports } = model;
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
  }
}

/** A constructor is told with its class. */
function isConstructor(name: string): boolean {
  const [last, holder] = name.split('.').reverse();
  return holder !== undefined && (last === 'constructor' || last === '__init__' || last === holder);
}

/** Answers what the configured rules say of a dependency: the first rule whose both ends match. */
function ruleJudge(
  configured: readonly ElementRule[],
  matcher: (pattern: string) => (id: string) => boolean,
): (edge: ArchitectureEdge) => Verdict {
  const prepared = configured.map((rule) => ({
    rule,
    from: matcher(rule.from),
    to: matcher(rule.to),
  }));
  return ({ from, to }) => prepared.find((entry) => entry.from(from) && entry.to(to))?.rule;
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
