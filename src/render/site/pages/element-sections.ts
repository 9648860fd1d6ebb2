import { declaredUses, elementNamed } from '../../../architecture/index.ts';
import { readableDrawings } from '../../../documents/index.ts';
import {
  type ArchitectureEdge,
  type ArchitectureElement,
  type ArchitectureModel,
  fill,
} from '../../../model/index.ts';
import type { SiteView } from '../view.ts';
import { type DrawnView, drawnViews } from './drawn-views.ts';

/** What the code says of an element: its drawn view, parts, dependencies with examples, requirements and packages. */
export interface ElementSections {
  drawings: DrawnView[];
  parts: object[];
  uses: object[];
  usedBy: object[];
  requirements: readonly string[];
  packages: object[];
}

export function elementSections(
  view: SiteView,
  root: string,
  architecture: ArchitectureModel,
  name: string,
): ElementSections | undefined {
  const element = elementNamed(name, architecture.elements);
  if (!element) return undefined;
  const { id } = element;
  return {
    drawings: drawings(view, root, architecture, element),
    parts: architecture.elements
      .filter(({ parent }) => parent === id)
      .map((part) => ({ ...linkOf(view, part), description: part.description })),
    uses: dependencies(view, architecture, id, 'from'),
    usedBy: dependencies(view, architecture, id, 'to'),
    requirements: element.implements,
    packages: architecture.packages
      .filter((use) => use.element === id)
      .map(({ ecosystem, name: each, example }) => ({ name: each, ecosystem, example })),
  };
}

/** Views of the parts of an element; the system shows its surroundings too, a deployment node where it stands. */
function drawings(
  view: SiteView,
  root: string,
  architecture: ArchitectureModel,
  { id, kind }: ArchitectureElement,
): DrawnView[] {
  const shown = readableDrawings(architecture, view.diagrams).filter(
    (drawing) =>
      drawing.view.scope === id ||
      (drawing.view.kind === 'context' && kind === 'system') ||
      (drawing.view.kind === 'deployment' &&
        kind === 'node' &&
        drawing.view.nodes.some(({ element }) => element.id === id)),
  );
  return drawnViews(view, root, shown);
}

function dependencies(
  view: SiteView,
  architecture: ArchitectureModel,
  id: string,
  end: 'from' | 'to',
): object[] {
  const byId = new Map(architecture.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(architecture.edges, byId);
  return architecture.edges
    .filter((edge) => edge[end] === id)
    .map((edge) => {
      const other = byId.get(end === 'from' ? edge.to : edge.from);
      return {
        ...(other ? linkOf(view, other) : { name: '', path: '' }),
        description: edge.description,
        standing: stateOf(edge, isDeclared(edge), view),
        examples: edge.examples,
      };
    });
}

function stateOf({ found }: ArchitectureEdge, isDeclared: boolean, { t }: SiteView): string {
  if (found === 0) return t('declared');
  const imports = `${found} ${t(found === 1 ? 'import' : 'imports')}`;
  return fill(isDeclared ? t('declared, {imports}') : t('not declared, {imports}'), { imports });
}

function linkOf(view: SiteView, { id, name }: ArchitectureElement): { name: string; path: string } {
  return { name, path: view.paths.elementOf(id) ?? '' };
}
