import technicalFile, { manualPages } from './site.config.ts';
import { defaultCoverage, defaultTypes, defineSite } from './src/index.ts';

/** Takes every entry of a default out. */
const none = (entries: object): Record<string, false> =>
  Object.fromEntries(Object.keys(entries).map((key) => [key, false]));

/** The manual as a site of its own: `npm run manual`. Nothing else of the project is read, so it claims and proves nothing. */
export default defineSite({
  product: technicalFile.product,
  sources: {
    markdown: manualPages,
    code: [],
    results: [],
    soup: [],
    coverage: [],
    analysis: [],
    artifacts: [],
    vulnerabilities: [],
    vex: [],
  },
  // No item has a type here, so no ID of an example is a claim, and no trailer of a commit is a link.
  trace: {
    lock: 'content/manual/trace.lock',
    types: none(defaultTypes),
    coverage: none(defaultCoverage),
    // Nothing is to be verified here, and the pages are all there is to the document.
    rules: { 'no-evidence': 'off', 'unknown-document-type': 'off' },
  },
  documents: [
    {
      id: 'MANUAL',
      type: 'manual',
      title: 'Manual',
      purpose: 'Tells users how to install, use and remove Dossier, and what to take care of.',
      pages: manualPages,
    },
  ],
  output: { directory: 'dist/manual', cache: '.dossier/cache/manual' },
});
