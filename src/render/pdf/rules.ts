import type { Rule } from '../../model/index.ts';

/** Rules of the printer. */
export const rules: Rule[] = [
  {
    name: 'pdf-page-numbers-unsettled',
    severity: 'warning',
    summary: 'A page number in the contents or in a reference must not move what it counts.',
  },
  {
    name: 'pdf-not-archival',
    severity: 'warning',
    summary:
      'A document that breaks a rule of PDF/A-3a or PDF/UA-1 carries no claim of them in its metadata.',
  },
  {
    name: 'pdf-missing-glyph',
    severity: 'warning',
    summary:
      'Every character must have a glyph in the bundled fonts, or the archived page shows an empty box.',
  },
  {
    name: 'pdf-heading-skipped',
    severity: 'warning',
    summary: 'Headings must not skip a level: reading software announces the document by them.',
  },
  {
    name: 'pdf-image-without-text',
    severity: 'warning',
    summary: 'Every image needs an alternative text, or a part of the document cannot be read aloud.',
  },
  {
    name: 'pdf-request-refused',
    severity: 'warning',
    summary:
      'A document names only files of the project: what it asks of elsewhere is refused and missing in the PDF.',
  },
];
