import { error, ruleSet, warning } from '../../model/index.ts';

/** Rules of the printer. */
export const { rules, finding } = ruleSet({
  'pdf-page-numbers-unsettled': warning(
    'A page number in the contents or in a reference must not move what it counts.',
  ),
  'pdf-not-archival': warning(
    'A document that breaks a rule of PDF/A-3a or PDF/UA-1 carries no claim of them in its metadata.',
  ),
  'pdf-missing-glyph': warning(
    'Every character must have a glyph in a font, or the archived page shows an empty box: an error in a release.',
  ),
  'pdf-heading-skipped': warning(
    'Headings must not skip a level: reading software announces the document by them.',
  ),
  'pdf-image-without-text': warning(
    'Every image needs an alternative text, or a part of the document cannot be read aloud.',
  ),
  'pdf-request-refused': warning(
    'A document names only files of the project: what it asks of elsewhere is refused and missing in the PDF.',
  ),
  'pdf-heading-not-found': error(
    'What the contents, a bookmark or a reference names must stand on a page, or its number is missing in print.',
  ),
});
