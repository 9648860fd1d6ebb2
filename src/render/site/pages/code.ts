import type { CodeRegion } from '../../../model/index.ts';
import { idLink, regionAnchor, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import { type PageFrame, rootFrom } from '../layout.ts';
import { linkState } from '../states.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';

/** Annotated source by file. */
export function codePage(view: SiteView): PageFrame {
  const rows = [...byFile(view)].map(([file, regions]) => {
    const ids = [...new Set(regions.flatMap((region) => view.graph.up(region.key).map((link) => link.to)))];
    return html`<tr><th scope="row"><a href="../${view.paths.codeFile(file)}"><code>${file}</code></a></th><td class="number">${regions.length}</td><td>${ids
      .slice(0, 20)
      .map(
        (id) => html`${idLink(view, '../', id)} `,
      )}${ids.length > 20 ? html`<span class="note">and ${ids.length - 20} more</span>` : nothing}</td></tr>`;
  });
  return {
    path: 'code/index.html',
    title: 'Code',
    section: 'code',
    main: html`<h1>Annotated code <span class="count">${view.model.regions.length}</span></h1><p>Definitions whose comments name items, out of ${view.model.codeFiles.length} source files.</p>${
      rows.length === 0
        ? html`<p class="note">No source carries annotations.</p>`
        : table(
            'Annotated files',
            [{ label: 'File' }, { label: 'Definitions', kind: 'number' }, { label: 'Items' }],
            rows,
            'dense',
          )
    }`,
  };
}

/** A page for each annotated file with its definitions. */
export function* codeFilePages(view: SiteView): Generator<PageFrame> {
  for (const [file, regions] of byFile(view)) {
    const path = view.paths.codeFile(file);
    if (path === undefined) continue;
    const root = rootFrom(path);
    const anchors = new Set<string>();
    yield {
      path,
      title: file,
      section: 'code',
      crumbs: [{ label: 'Code', path: 'code/index.html' }],
      main: html`<h1><code>${file}</code></h1>${table(
        'Annotated definitions',
        [
          { label: 'Definition' },
          { label: 'Kind' },
          { label: 'Links' },
          { label: 'Lines' },
          { label: 'Summary' },
        ],
        regions.map((region) => row(view, root, region, anchors)),
        'dense',
      )}`,
    };
  }
}

function row(view: SiteView, root: string, region: CodeRegion, anchors: Set<string>): Html {
  const anchor = regionAnchor(region);
  const isNew = !anchors.has(anchor);
  anchors.add(anchor);
  return html`<tr${isNew ? html` id="${anchor}"` : nothing}><th scope="row"><code>${region.name || region.file}</code></th><td class="narrow">${region.kind}</td><td>${(
    view.graph.up(region.key)
  ).map(
    (link) =>
      html`<div><span class="relation">${link.relation}</span> ${idLink(view, root, link.to)} ${linkState(link.state)}</div>`,
  )}</td><td class="narrow">${sourceLink(
    view,
    region.file,
    region.place.line,
    region.place.endLine,
  )}</td><td>${region.summary}</td></tr>`;
}

function byFile(view: SiteView): Map<string, CodeRegion[]> {
  const files = new Map<string, CodeRegion[]>();
  for (const region of view.model.regions) {
    const list = files.get(region.file);
    if (list) list.push(region);
    else files.set(region.file, [region]);
  }
  return files;
}
