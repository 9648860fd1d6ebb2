import { declaredUses, drawingsOf, elementNamed } from '../../../architecture/index.ts';
import type { ArchitectureEdge, ArchitectureElement, ArchitectureModel } from '../../../model/index.ts';
import { idLink, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';
import { drawnViews } from './drawn-views.ts';

/** What the code says of an element: its drawn view, parts, dependencies with examples, requirements and packages. */
export function elementSections(
  view: SiteView,
  root: string,
  architecture: ArchitectureModel,
  name: string,
): Html {
  const element = elementNamed(name, architecture.elements);
  if (!element) return nothing;
  const { id } = element;
  const parts = architecture.elements.filter(({ parent }) => parent === id);
  const packages = architecture.packages.filter((use) => use.element === id);
  return html`${drawings(view, root, architecture, element)}${section(
    'Parts',
    parts.map(
      (part) => html`<li>${elementLink(view, root, part)} <span class="note">${part.description}</span></li>`,
    ),
  )}${dependencies(view, root, architecture, id, 'from')}${dependencies(view, root, architecture, id, 'to')}${section(
    'Requirements and risk controls',
    element.implements.map((each) => html`<li>${idLink(view, root, each)}</li>`),
  )}${section(
    'Third-party packages',
    packages.map(
      ({ ecosystem, name: each, example }) =>
        html`<li>${each} <span class="note">${ecosystem}</span> ${sourceLink(view, example.file, example.line)}</li>`,
    ),
  )}`;
}

/** Views of the parts of an element; the system shows its surroundings too, a deployment node where it stands. */
function drawings(
  view: SiteView,
  root: string,
  architecture: ArchitectureModel,
  { id, kind }: ArchitectureElement,
): Html {
  const shown = drawingsOf(architecture).filter(
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
  root: string,
  architecture: ArchitectureModel,
  id: string,
  end: 'from' | 'to',
): Html {
  const byId = new Map(architecture.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(architecture.edges, byId);
  const title = end === 'from' ? 'Uses' : 'Used by';
  const rows = architecture.edges
    .filter((edge) => edge[end] === id)
    .map((edge) => {
      const other = byId.get(end === 'from' ? edge.to : edge.from);
      return html`<tr><th scope="row">${other ? elementLink(view, root, other) : ''}</th><td>${edge.description}</td><td>${stateOf(
        edge,
        isDeclared(edge),
      )}</td><td>${edge.examples.map(({ file, line }) => html`${sourceLink(view, file, line)} `)}</td></tr>`;
    });
  if (rows.length === 0) return nothing;
  const anchor = title.toLowerCase().replace(' ', '-');
  const columns = [{ label: 'Element' }, { label: 'What for' }, { label: 'State' }, { label: 'Imports' }];
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title} <span class="count">${rows.length}</span></h2>${table(
    title,
    columns,
    rows,
    'dense',
  )}</section>`;
}

function stateOf({ found }: ArchitectureEdge, isDeclared: boolean): string {
  const imports = `${found} ${found === 1 ? 'import' : 'imports'}`;
  if (found === 0) return 'declared';
  return isDeclared ? `declared, ${imports}` : `not declared, ${imports}`;
}

function section(title: string, entries: readonly Html[]): Html {
  if (entries.length === 0) return nothing;
  const anchor = title.toLowerCase().replaceAll(' ', '-');
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title} <span class="count">${entries.length}</span></h2><ul class="plain">${entries}</ul></section>`;
}

function elementLink(view: SiteView, root: string, { id, name }: ArchitectureElement): Html {
  const path = view.paths.elementOf(id);
  return path === undefined ? html`${name}` : html`<a href="${root}${path}">${name}</a>`;
}
