import { z } from 'zod';
import { text } from './values.ts';

/** One controlled document of the set, as configured. */
export const document = z.object({
  id: text.describe('Document ID, e.g. `DOS-SRS`: the same in every language.'),
  name: text.describe(
    'Name of its PDF and its page: the ID, and where the document exists in several languages, the language behind it, `DOS-IFU.de`.',
  ),
  type: text.describe(
    'Key of a document template, e.g. `srs`, `risk-management-file`, `instructions-for-use`.',
  ),
  title: text.describe('Title, in the language of the document.'),
  purpose: text.describe('Purpose and scope in one or two sentences (IEC 62304 5.1.8).'),
  revision: text.describe('Revision of this document, which is not the software version.'),
  language: text.describe('BCP 47.'),
  status: z
    .enum(['draft', 'in-review', 'approved', 'released'])
    .describe('What the approvals of exactly this content and the release make of it.'),
  pages: z.array(text).describe('Paths of its pages, in reading order.'),
  sections: z
    .record(text, text)
    .optional()
    .describe('Demanded sections and the headings of its pages that answer them, as configured.'),
  clauses: z.array(text).describe('Clauses the document answers, e.g. `IEC 62304 5.2`.'),
  softwareVersions: z
    .array(text)
    .optional()
    .describe(
      'Versions of the software it is for, e.g. `2.4.1` or `2.4.x`; left out where it is for the version it is built with.',
    ),
  replaces: text.optional().describe('Revision it replaces.'),
  translatedFrom: text
    .optional()
    .describe(
      'Language of the document with the same ID and revision that it was translated from; left out for an original.',
    ),
});
export type Document = z.output<typeof document>;
