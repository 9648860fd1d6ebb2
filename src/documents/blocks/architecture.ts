import { z } from 'zod';
import { declaredUses, kindText, unreadKinds } from '../../architecture/index.ts';
import { type ArchitectureModel, compareText, type Model } from '../../model/index.ts';
import { defineBlock } from './block.ts';

/** Most files or imports listed one by one; the number of the others is told. */
const listed = 50;

/** What the software is made of (IEC 62304 5.3.1, 5.3.3, 5.3.5, 4.3). */
export const architectureElements = defineBlock({
  name: 'architecture-elements',
  summary: 'Every element with its kind, safety class and its reason, source, requirements and packages.',
  parameters: z.strictObject({}),
  shows: ['code'],
  data({ model, t }) {
    const architecture = model.architecture;
    const names = namesOf(architecture);
    const elements = architecture?.elements ?? [];
    return {
      using: elements
        .map(({ id, name }) => ({ name, packages: packagesOf(model, id) }))
        .filter(({ packages }) => packages.length > 0),
      rows: elements.map((element) => ({
        id: element.id,
        name: element.name,
        kind: kindText(element, t),
        item: element.item,
        description: element.description,
        parent: names.get(element.parent) ?? '',
        safetyClass: element.safetyClass,
        classFrom: element.safetyClass === '' ? '' : element.declaredClass ? 'declared' : 'inherited',
        segregation: element.segregation,
        path: element.path,
        place: element.place,
        files: element.files,
        lines: element.lines,
        implements: element.implements,
      })),
    };
  },
});

/** Who uses whom, in which direction and by what (IEC 62304 5.3.2, 5.4.3). */
export const architectureInterfaces = defineBlock({
  name: 'architecture-interfaces',
  summary: 'Dependencies between elements: direction, purpose, technology, and whether the code has them.',
  parameters: z.strictObject({}),
  shows: ['code'],
  data({ model }) {
    const architecture = model.architecture;
    const elements = new Map(architecture?.elements.map((element) => [element.id, element]));
    const isDeclared = declaredUses(architecture?.edges ?? [], elements);
    return {
      rows: (architecture?.edges ?? []).map((edge) => ({
        from: elements.get(edge.from)?.name ?? edge.from,
        to: elements.get(edge.to)?.name ?? edge.to,
        technology: elements.get(edge.to)?.technology ?? '',
        description: edge.description,
        declared: isDeclared(edge),
        outside: elements.get(edge.from)?.item === '' || elements.get(edge.to)?.item === '',
        found: edge.found,
        directory: elements.get(edge.from)?.path ?? '',
        example: edge.examples[0] ?? edge.declared ?? { file: '', line: 0 },
      })),
    };
  },
});

/** How much of the source the architecture covers, and how well its imports were understood. */
export const architectureCoverage = defineBlock({
  name: 'architecture-coverage',
  summary: 'Source that belongs to elements in percent, imports without a target, and how imports were read.',
  parameters: z.strictObject({}),
  shows: ['code'],
  data({ model }) {
    const { coverage, imports, languages } = model.architecture ?? nothing;
    const { unresolved, total, internal, external, runtime } = imports;
    return {
      ...coverage,
      empty: coverage.files === 0,
      unowned: coverage.unowned.slice(0, listed),
      moreUnowned: Math.max(0, coverage.unowned.length - listed),
      unread: unreadKinds(coverage),
      imports: { total, internal, external, runtime, unresolved: unresolved.length },
      unresolved: unresolved.slice(0, listed),
      moreUnresolved: Math.max(0, unresolved.length - listed),
      languages,
      unparsed: languages.flatMap(({ unparsed }) => unparsed).slice(0, listed),
      moreUnparsed: Math.max(0, languages.flatMap(({ unparsed }) => unparsed).length - listed),
    };
  },
});

/** The packages an element imports, a text for each ecosystem: its name, then each package with the versions the lockfiles hold. */
export function packagesOf(
  { architecture, soup }: Pick<Model, 'architecture' | 'soup'>,
  id: string,
): string[] {
  const used = (architecture?.packages ?? []).filter(({ element }) => element === id);
  return [...Map.groupBy(used, ({ ecosystem }) => ecosystem)].map(([ecosystem, own]) => {
    const packages = [...new Set(own.map(({ name }) => name))].map((name) => {
      const locked = soup.filter(
        (item) => item.name === name && item.ecosystem === ecosystem && item.usedBy.includes(id),
      );
      const versions = [...new Set(locked.map(({ version }) => version))].sort(compareText);
      return [name, ...versions].join(' ');
    });
    return `${ecosystem}: ${packages.join(', ')}`;
  });
}

/** Element ID → name. */
export function namesOf(architecture: ArchitectureModel | undefined): Map<string, string> {
  return new Map(architecture?.elements.map(({ id, name }) => [id, name]));
}

const nothing: Pick<ArchitectureModel, 'coverage' | 'imports' | 'languages'> = {
  coverage: { files: 0, owned: 0, percent: 0, unowned: [], unread: [] },
  imports: { total: 0, internal: 0, external: 0, runtime: 0, unresolved: [] },
  languages: [],
};
