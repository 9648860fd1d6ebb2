import { paragraphsOf } from '../../../documents/blocks/suppliers.ts';
import { escapeHtml, type Item, reliedOn, suppliedBy } from '../../../model/index.ts';
import type { Surroundings } from '../cache/surroundings.ts';
import type { CacheablePage } from '../page-frame.ts';
import type { SiteView } from '../view.ts';
import { cut, mentionsOf, withSurroundings } from './item.ts';

/**
 * The page of an item of a supplier: its text as the release has it, what is said of it there and by whom, and what of ours relies on it.
 * Its words are text and no Markdown of ours, so that nothing in them leads or loads.
 * @implements SRS-3858
 */
export function suppliedItemPage(item: Item, view: SiteView, surroundings: Surroundings): CacheablePage {
  const path = view.paths.item(item.id) ?? '';
  const theirs = suppliedBy(view.model)(item.id);
  const supplier = theirs?.supplier;
  const [relied] = supplier ? reliedOn({ items: [item] }, view.model) : [];
  const about = {
    path,
    title: item.title ? `${item.id} ${item.title}` : item.id,
    section: 'items',
    crumbs: [{ label: 'Other projects', path: 'items/suppliers.html' }],
    template: 'item',
    data: {
      key: item.id,
      title: item.title,
      type: view.typeNames(item.type).title,
      supplied: {
        said: view.said(item.id) ?? '',
        reasons: theirs?.verdict.reasons ?? [],
        tests: theirs?.verdict.tests ?? 0,
        product: supplier?.product,
        version: supplier?.version,
        manufacturer: supplier?.manufacturer,
        release: supplier?.release,
        date: supplier?.date,
        signer: supplier?.signer,
        signingKey: supplier?.key,
        because: supplier?.reason,
        manifest: supplier?.manifest,
        fingerprint: item.fingerprint,
        from: supplier?.from === supplier?.file ? '' : supplier?.from,
        archive: item.place.file,
        archiveUrl: view.paths.source(item.place.file, 1)?.replace(/#.*/, '') ?? '',
        origin: item.origin?.place,
        by: cut(
          (relied?.by ?? []).map(({ id, relation, direction, state }) => ({
            from: id,
            relation:
              direction === 'up' ? relation : (view.config.trace.relations[relation]?.inverse ?? relation),
            state,
          })),
        ),
      },
      text: textOf(item.body),
      attributes: Object.entries(item.attributes).map(([name, value]) => ({
        name: name.replaceAll('-', ' '),
        value,
      })),
      mentions: mentionsOf(view, item),
      findings: [],
      // Code, tests and history of it are the supplier's.
      ...Object.fromEntries(
        ['code', 'demands', 'results', 'explored', 'commits'].map((name) => [name, cut([])]),
      ),
    },
  } as const;
  return withSurroundings(about, item.id, view, surroundings);
}

/** Paragraphs of a text as safe HTML, its lines kept. */
function textOf(body: string): string {
  return paragraphsOf(body)
    .map((lines) => `<p>${lines.map(escapeHtml).join('<br>')}</p>`)
    .join('\n');
}
