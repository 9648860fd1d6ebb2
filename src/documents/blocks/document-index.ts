import { z } from 'zod';
import { checklists } from '../../regulation/checklist.ts';
import { titleIn } from '../../regulation/documents/index.ts';
import { defineBlock } from './block.ts';

/**
 * Where each part of an index document is answered: in documents of the set, by their identity, or in its own text.
 * @implements SRS-2120
 */
export const documentIndex = defineBlock({
  name: 'document-index',
  summary:
    'Parts of an index (`index=mdr-index`, `index=fda-index` or `index=cybersecurity`) with the documents of the set that answer them.',
  parameters: z.strictObject({ index: z.enum(['mdr-index', 'fda-index', 'cybersecurity']) }),
  shows: [],
  data({ model, config, addresses, language }, { index }) {
    const list = checklists(model, config).find(({ type }) => type.type === index);
    return {
      rows: (list?.entries ?? []).map(({ section, demands, state, reason, page, anchor, title }) => ({
        part: demands[0]?.clause ?? '',
        title: titleIn(language, index, section),
        documents: model.documents
          .filter(({ type }) => section.documents?.includes(type))
          .map(({ id, name, title: words, revision, language }) => ({
            id,
            name,
            title: words,
            revision,
            language,
          })),
        where: page === '' ? '' : title,
        href: page === '' ? '' : (addresses.page(page, anchor) ?? ''),
        reason,
        missing: state === 'missing' || state === 'empty',
      })),
    };
  },
});
