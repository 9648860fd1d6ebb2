import type { CodeRegion } from '../../../model/index.ts';
import { regionAnchor } from '../ends.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

const shownItems = 20;

/** Annotated source by file. */
export function codePage(view: SiteView): PageFrame {
  return {
    path: 'code/index.html',
    title: view.t('Code'),
    section: 'code',
    template: 'code',
    data: {
      total: view.model.regions.length,
      sources: view.model.codeFiles.length,
      files: [...byFile(view)].map(([file, regions]) => {
        const ids = [...new Set(regions.flatMap(({ key }) => view.graph.up(key).map(({ to }) => to)))];
        return {
          file,
          path: view.paths.codeFile(file),
          definitions: regions.length,
          items: ids.slice(0, shownItems),
          left: Math.max(0, ids.length - shownItems),
        };
      }),
    },
  };
}

/** A page for each annotated file with its definitions. */
export function* codeFilePages(view: SiteView): Generator<PageFrame> {
  for (const [file, regions] of byFile(view)) {
    const path = view.paths.codeFile(file);
    if (path === undefined) continue;
    const anchors = new Set<string>();
    yield {
      path,
      title: file,
      section: 'code',
      crumbs: [{ label: 'Code', path: 'code/index.html' }],
      template: 'code-file',
      data: { file, rows: regions.map((region) => rowOf(view, region, anchors)) },
    };
  }
}

/** @param anchors of the rows above; a second definition at a line has none */
function rowOf(view: SiteView, region: CodeRegion, anchors: Set<string>): object {
  const anchor = regionAnchor(region);
  const isNew = !anchors.has(anchor);
  anchors.add(anchor);
  return {
    anchor: isNew ? anchor : '',
    name: region.name || region.file,
    kind: region.kind,
    links: view.graph
      .up(region.key)
      .map(({ relation, to, state, merge }) => ({ relation, to, standing: state, merge })),
    place: { ...region.place, file: region.file },
    summary: region.summary,
  };
}

function byFile({ model }: SiteView): Map<string, CodeRegion[]> {
  return Map.groupBy(model.regions, ({ file }) => file);
}
