import { drawingsOf, elementNamed } from '../../../architecture/index.ts';
import {
  type ArchitectureModel,
  type CodeRegion,
  compareText,
  type ElementDeclaration,
  type Model,
} from '../../../model/index.ts';
import { idLink, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import { type PageFrame, rootFrom } from '../layout.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';
import { drawnSequences, drawnViews } from './drawn-views.ts';
import { elementSections } from './element-sections.ts';

/** All architecture elements: what they are, and what they use. */
export function architecturePage(view: SiteView): PageFrame {
  const root = '../';
  const elements = allElements(view.model);
  const { architecture } = view.model;
  return {
    path: 'architecture/index.html',
    title: 'Architecture',
    section: 'architecture',
    main: html`<h1>Architecture <span class="count">${elements.length}</span></h1>${
      view.model.soup.length === 0
        ? nothing
        : html`<p><a href="../soup/index.html">SOUP: ${view.model.soup.length} items</a> that the lockfiles hold.</p>`
    }${architecture ? overview(view, root, architecture) : nothing}${
      elements.length === 0
        ? html`<p class="note">No element is declared in source or content.</p>`
        : table(
            'Architecture elements',
            [
              { label: 'Element' },
              { label: 'Kind' },
              { label: 'Class' },
              { label: 'Technology' },
              { label: 'Uses' },
            ],
            elements.map(
              (element) =>
                html`<tr><th scope="row">${elementLink(view, root, element.name)}</th><td class="narrow">${element.kind}</td><td>${element.safetyClass}</td><td>${element.technology}</td><td>${element.uses.map(
                  (use, index) => html`${index > 0 ? ', ' : ''}${elementLink(view, root, use.target)}`,
                )}</td></tr>`,
            ),
            'dense',
          )
    }`,
  };
}

/** The views that belong to no single element: surroundings, where the software runs, what happens. */
function overview(view: SiteView, root: string, architecture: ArchitectureModel): Html {
  const whole = drawingsOf(architecture).filter(({ view: { kind } }) =>
    ['context', 'deployment'].includes(kind),
  );
  return html`${drawnViews(view, root, whole)}${drawnSequences(view)}`;
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
  const root = rootFrom(path);
  const { architecture } = view.model;
  const placed = architecture && elementNamed(element.name, architecture.elements);
  const facts: [string, Html | string][] = [
    ['Kind', element.kind],
    ['Safety class', placed?.safetyClass ?? element.safetyClass],
    ['Technology', element.technology],
    ['Source', element.path ? html`<code>${element.path}</code>` : ''],
    ['Declared in', sourceLink(view, element.place.file, element.place.line)],
    ...Object.entries(element.tags),
  ];
  return {
    path,
    title: element.name,
    section: 'architecture',
    crumbs: [{ label: 'Architecture', path: 'architecture/index.html' }],
    main: html`<p class="kind">${element.kind}</p><h1 dir="auto">${element.name}</h1>${
      element.description ? html`<p class="lead">${element.description}</p>` : nothing
    }<dl class="identity">${facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>${
      architecture
        ? elementSections(view, root, architecture, element.name)
        : html`${neighbours(
            'Uses',
            element.uses.map((use) => ({ name: use.target, description: use.description })),
            view,
            root,
          )}${neighbours(
            'Used by',
            users.map((user) => ({ name: user.element.name, description: user.description })),
            view,
            root,
          )}`
    }${definitions(view, root, regions)}`,
  };
}

/** Elements declared in source, then those that items declare. */
function allElements(model: Model): ElementDeclaration[] {
  const declaredByItems = (model.architecture?.elements ?? []).filter(({ declaredBy }) => declaredBy !== '');
  return [...model.elements, ...declaredByItems.map((element) => ({ ...element, uses: [] }))];
}

function neighbours(
  title: string,
  list: readonly { name: string; description: string }[],
  view: SiteView,
  root: string,
): Html {
  if (list.length === 0) return nothing;
  const anchor = title.toLowerCase().replace(' ', '-');
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2><ul class="plain">${list.map(
    ({ name, description }) =>
      html`<li>${elementLink(view, root, name)} <span class="note">${description}</span></li>`,
  )}</ul></section>`;
}

function definitions(view: SiteView, root: string, regions: readonly CodeRegion[]): Html {
  if (regions.length === 0) return nothing;
  const rows = regions.slice(0, 400).map((region) => {
    const ids = view.graph.up(region.key).map((link) => link.to);
    const page = view.paths.codeFile(region.file);
    return html`<tr><th scope="row"><a href="${root}${page}#L${region.place.line}">${region.name || region.file}</a></th><td>${ids.map(
      (id) => html`${idLink(view, root, id)} `,
    )}</td><td>${sourceLink(view, region.file, region.place.line, region.place.endLine)}</td></tr>`;
  });
  return html`<section aria-labelledby="definitions"><h2 id="definitions">Annotated definitions <span class="count">${regions.length}</span></h2>${table(
    'Annotated definitions',
    [{ label: 'Definition' }, { label: 'Items' }, { label: 'Lines' }],
    rows,
    'dense',
  )}</section>`;
}

function elementLink(view: SiteView, root: string, name: string): Html {
  const path = view.paths.element(name);
  return path === undefined ? html`${name}` : html`<a href="${root}${path}">${name}</a>`;
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
