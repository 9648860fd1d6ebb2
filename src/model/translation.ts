import { z } from 'zod';
import { place } from './place.ts';
import { text } from './values.ts';

/** A section of a translation, and how it stands to the section of the original that it was made from. */
export const translatedSection = z.object({
  document: text.describe('Names of translation and original, as in `documents`.'),
  original: text.describe('Name of the original.'),
  page: text.describe('Page of the translation, with heading and anchor of the section.'),
  title: text.describe('Heading of the section.'),
  anchor: text.describe('Anchor of the heading.'),
  place: place.describe('Where it stands.'),
  source: z
    .object({
      page: text.describe('Path of the page.'),
      title: text.describe('Heading of the section.'),
      anchor: text.describe('Anchor of the heading.'),
      place: place.describe('Where it stands.'),
    })
    .describe('The section it was made from.'),
  hash: text.describe(
    'Hashes of both as they are now: 16 hex digits of SHA-256 over heading, text and images.',
  ),
  sourceHash: text.describe('The same of the original.'),
  madeFrom: z
    .object({
      revision: text.describe('Revision of the original.'),
      sourceHash: text.describe('Hash of the section of the original as it was then.'),
      reviewer: text.describe('Name of the person.'),
    })
    .optional()
    .describe(
      'What it was made from, as the person who compared them recorded it; left out where nobody did.',
    ),
  state: z
    .enum(['current', 'stale', 'changed', 'unreviewed'])
    .describe(
      '`current`: compared as both are now; `stale`: the original changed since; `changed`: the translation did; `unreviewed`: never compared.',
    ),
});
export type TranslatedSection = z.output<typeof translatedSection>;
