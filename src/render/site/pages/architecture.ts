import { elementNamed } from '../../../architecture/index.ts';
import type { ElementDepth } from '../../../depth/index.ts';
import { demandRows } from '../../../documents/demand-rows.ts';
import { readableDrawings } from '../../../documents/index.ts';
import {
  type CodeRegion,
  compareText,
  type ElementDeclaration,
  fill,
  type Model,
} from '../../../model/index.ts';
import { type PageFrame, rootFrom } from '../page-frame.ts';
import type { SiteView } from '../view.ts';
import { drawnSequences, drawnViews } from './drawn-views.ts';
import { elementSections } from './element-sections.ts';

/** All architecture elements: what they are, what they use, and the views that belong to no single one of them. */
export function architecturePage(view: SiteView): PageFrame {
  const { architecture, soup } = view.model;
  const whole = (architecture ? readableDrawings(architecture, view.diagrams) : []).filter(
    ({ view: { kind } }) => ['context', 'deployment'].includes(kind),
  );
  const elements = allElements(view.model);
  return {
    path: 'architecture/index.html',
    title: view.t('Architecture'),
    section: 'architecture',
    template: 'architecture',
    data: {
      total: elements.length,
      soup: soup.length,
      drawings: drawnViews(view, '../', whole),
      sequences: architecture ? drawnSequences(view) : [],
      elements: elements.map(({ name, kind, safetyClass, technology, uses }) => ({
        ...linkOf(view, name),
        kind,
        safetyClass,
        technology,
        uses: uses.map(({ target }) => linkOf(view, target)),
      })),
    },
  };
}

/** A page for each element: its place in the architecture, its code, and the items that code carries out. */
export function* elementPages(view: SiteView): Generator<PageFrame> {
  const owned = regionsByElement(view);
  const users = usersOf(view.model.elements);
  const done = new Set<string>();
  for (const element of allElements(view.model)) {
    const path = view.paths.element(element.name);
    // Of two elements with one name the first counts; the check names the second.
    if (path === undefined || done.has(path)) continue;
    done.add(path);
    yield elementPage(view, element, path, {
      regions: owned.get(element) ?? [],
      users: users.get(element.name) ?? [],
    });
  }
}

function elementPage(
  view: SiteView,
  element: ElementDeclaration,
  path: string,
  {
    regions,
    users,
  }: {
    regions: readonly CodeRegion[];
    users: readonly { element: ElementDeclaration; description: string }[];
  },
): PageFrame {
  const { architecture } = view.model;
  const placed = architecture && elementNamed(element.name, architecture.elements);
  return {
    path,
    title: element.name,
    section: 'architecture',
    crumbs: [{ label: 'Architecture', path: 'architecture/index.html' }],
    template: 'element',
    data: {
      name: element.name,
      kind: element.kind,
      description: element.description,
      safetyClass: placed?.safetyClass ?? element.safetyClass,
      technology: element.technology,
      path: element.path,
      place: element.place,
      tags: Object.entries(element.tags)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => ({ name: name.replaceAll('-', ' '), value })),
      depth: placed && depthShown(view, view.depths.of(placed.id)),
      known: architecture !== undefined,
      sections: architecture && elementSections(view, rootFrom(path), architecture, element.name),
      uses: element.uses.map(({ target, description }) => ({ ...linkOf(view, target), description })),
      usedBy: users.map((user) => ({ ...linkOf(view, user.element.name), description: user.description })),
      definitions: {
        total: regions.length,
        rows: regions.slice(0, shownDefinitions).map((region) => ({
          path: `${view.paths.codeFile(region.file)}#L${region.place.line}`,
          name: region.name || region.file,
          items: view.graph.up(region.key).map((link) => link.to),
          place: { ...region.place, file: region.file },
        })),
      },
    },
  };
}

/**
 * What is demanded of an element and why, in the language of the site.
 * @implements SRS-3725
 */
function depthShown(view: SiteView, depth: ElementDepth | undefined): object | undefined {
  return (
    depth && {
      judged: fill(view.t('Judged by class {class}.'), { class: depth.safetyClass }),
      demands: demandRows(depth, view.reason),
    }
  );
}

const shownDefinitions = 400;

/** Elements declared in source, then those that items declare. */
function allElements(model: Model): ElementDeclaration[] {
  const declaredByItems = (model.architecture?.elements ?? []).filter(({ declaredBy }) => declaredBy !== '');
  return [...model.elements, ...declaredByItems.map((element) => ({ ...element, uses: [] }))];
}

function linkOf(view: SiteView, name: string): { name: string; path: string } {
  return { name, path: view.paths.element(name) ?? '' };
}

/** Every region goes to the element whose path holds it most closely. */
function regionsByElement(view: SiteView): Map<ElementDeclaration, CodeRegion[]> {
  const byPath = new Map<string, ElementDeclaration>();
  for (const element of view.model.elements) {
    if (element.path !== '' && !byPath.has(element.path)) byPath.set(element.path, element);
  }
  const owned = new Map<ElementDeclaration, CodeRegion[]>();
  for (const region of view.model.regions) {
    let path = region.file;
    while (path !== '' && !byPath.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const element = byPath.get(path);
    if (!element) continue;
    const list = owned.get(element);
    if (list) list.push(region);
    else owned.set(element, [region]);
  }
  return owned;
}

function usersOf(
  elements: readonly ElementDeclaration[],
): Map<string, { element: ElementDeclaration; description: string }[]> {
  const users = new Map<string, { element: ElementDeclaration; description: string }[]>();
  for (const element of elements) {
    for (const { target, description } of element.uses) {
      const list = users.get(target);
      if (list) list.push({ element, description });
      else users.set(target, [{ element, description }]);
    }
  }
  for (const list of users.values()) list.sort((a, b) => compareText(a.element.name, b.element.name));
  return users;
}
