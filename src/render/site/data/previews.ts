import { type SiteView, typeTitle } from '../view.ts';
import { firstWords } from './plain-text.ts';
import { scriptData } from './script-data.ts';

/** Shards for so many items that one is some 20 kB: a power of two. */
export function previewShards(items: number): number {
  let shards = 1;
  while (shards * 64 < items) shards *= 2;
  return shards;
}

/** FNV-1a over UTF-16 code units; `site.js` finds the shard of a directory name by the same sum. */
export function shardOf(name: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash & (shards - 1);
}

/** `data/preview-<n>.js` by shard: directory name of the item → `[id, title, type, state, first words]`, the type in English or as the project says it; in the place of a state what a supplier says. */
export function* previewData(view: SiteView): Generator<{ path: string; content: string }> {
  const count = previewShards(view.items.length);
  const shards = Array.from({ length: count }, () => [] as [string, unknown[]][]);
  for (const item of view.items) {
    const name = view.paths.item(item.id)?.split('/')[1] ?? '';
    const type = typeTitle(view, item.type);
    shards[shardOf(name, count)]?.push([
      name,
      [
        item.id,
        item.title.slice(0, 160),
        type,
        view.said(item.id) ?? view.verdict(item.id).state,
        firstWords(item.body, 220),
      ],
    ]);
  }
  for (const [index, entries] of shards.entries()) {
    yield {
      path: `data/preview-${index}.js`,
      content: scriptData(`preview-${index}`, Object.fromEntries(entries)),
    };
  }
}
