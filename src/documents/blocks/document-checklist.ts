import { z } from 'zod';
import { checklists } from '../../regulation/checklist.ts';
import { titleIn } from '../../regulation/documents/index.ts';
import { defineBlock } from './block.ts';

const words = {
  present: { word: 'there', sign: '✓', tone: 'verified' },
  generated: { word: 'generated', sign: '✓', tone: 'verified' },
  empty: { word: 'empty', sign: '✗', tone: 'failed' },
  missing: { word: 'missing', sign: '✗', tone: 'failed' },
  'not-applicable': { word: 'not applicable', sign: '–', tone: 'none' },
} as const;

/** The sections that the profiles demand of each document, with where they are. */
export const documentChecklist = defineBlock({
  name: 'document-checklist',
  summary:
    'Sections the profiles demand of each document, and where they are. `document=<ID>` for one of them.',
  parameters: z.strictObject({ document: z.string().optional() }),
  shows: [],
  data({ model, config, addresses, language, t: said }, { document }) {
    const lists = checklists(model, config).filter(
      ({ documents }) =>
        document === undefined || documents.some(({ id, name }) => id === document || name === document),
    );
    return {
      lists: lists
        .filter(({ entries }) => entries.length > 0)
        .map(({ type, documents, entries }) => ({
          title: said(type.title),
          documents: documents.map(({ name }) => name),
          rows: entries.map(({ section, demands, state, reason, page, anchor, title }) => ({
            title: titleIn(language, type.type, section),
            clauses: demands.map(({ standard, clause }) => `${standard} ${clause}`).join('; '),
            ...words[state],
            reason,
            unreasoned: state === 'not-applicable' && reason === '',
            where: state === 'missing' ? '' : title,
            href: page === '' ? '' : (addresses.page(page, anchor) ?? ''),
          })),
        })),
    };
  },
});
