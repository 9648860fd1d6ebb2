import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { parseHtml } from '../export/html-tree.ts';
import { type BinderJob, chapterPrefix, destinationName, type PrintJob } from '../pdf/index.ts';
import { decoded } from './names.ts';

/**
 * A binder, which has outlines only, with its texts: each document is a chapter, its headings one level deeper, its anchors with the prefix
 * of the chapter, and links between documents lead to places in the binder. Its index names what stands there.
 * @param jobs of the documents, among others
 * @implements SRS-3810
 */
export function boundDocument(
  binder: BinderJob,
  jobs: readonly PrintJob[],
): { job: PrintJob; trees: Root[] } {
  const prefixes = new Map(binder.documents.map((id, index) => [id, chapterPrefix(index)]));
  const anchors = new Set<string>();
  const trees = binder.documents.flatMap((id) => {
    const job = jobs.find((each) => each.id === id);
    const prefix = prefixes.get(id) ?? '';
    const title: Element = {
      type: 'element',
      tagName: 'h1',
      properties: { id: prefix },
      children: [{ type: 'text', value: [id, job?.title].join(' ') }],
    };
    const texts = (job?.parts ?? []).map(({ html }) => parseHtml(html));
    for (const text of texts) move(text, prefix, prefixes, anchors);
    return [{ type: 'root', children: [title] } satisfies Root, ...texts];
  });
  const index = binder.index?.filter(({ anchor }) => anchors.has(anchor)) ?? [];
  return { job: { ...binder, index }, trees };
}

function move(tree: Root, prefix: string, prefixes: ReadonlyMap<string, string>, anchors: Set<string>): void {
  visit(tree, 'element', (element) => {
    const { properties, tagName } = element;
    const depth = /^h([1-6])$/.exec(tagName)?.[1];
    if (depth !== undefined) element.tagName = `h${Number(depth) + 1}`;
    if (typeof properties.id === 'string' && properties.id !== '') {
      properties.id = prefix + destinationName(properties.id);
      anchors.add(properties.id);
    }
    if (typeof properties.href === 'string') properties.href = inward(properties.href, prefix, prefixes);
  });
}

function inward(href: string, prefix: string, prefixes: ReadonlyMap<string, string>): string {
  const [, document = '', anchor = ''] = /^([^/:#]+\.pdf)?(?:#(.*))?$/.exec(href) ?? [];
  const chapter = document === '' ? prefix : prefixes.get(document.slice(0, -'.pdf'.length));
  if (chapter === undefined || (document === '' && anchor === '')) return href;
  const place = anchor === '' ? '' : destinationName(decoded(anchor));
  return `#${encodeURIComponent(chapter + place)}`;
}
