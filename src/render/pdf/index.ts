/**
 * The archival PDFs: composed documents are printed by the browser with their page numbers filled in, then made PDF/A-3a and PDF/UA-1.
 * @c4 component "PDF"
 * @technology Chromium, pdf-lib
 * @uses Browser "printing"
 * @uses Fonts "embedded faces"
 * @uses UDI "carrier on the cover"
 * @uses Documents "composed documents"
 * @uses Cache "prints of texts that are kept"
 * @uses Threads "prints made archival beside the browser"
 * @implements SDS-13
 */
export { type BinderJob, binderJob, chapterPrefix } from './binder.ts';
export { clausesBySection } from './clauses-by-section.ts';
export { destinationName } from './destination-name.ts';
export type { Attachment, PrintedPdf, PrintJob, PrintProgress, PrintShelf } from './job.ts';
export { checkLayout, printDocuments } from './print.ts';
export { printBinder, printSet } from './print-binder.ts';
export { warmTexts } from './warm-texts.ts';
