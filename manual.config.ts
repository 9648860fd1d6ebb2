import technicalFile, { manualPages } from './site.config.ts';
import { defineSite } from './src/index.ts';

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
  // The lock is that of the technical file: of nothing that is read here.
  trace: {
    lock: 'content/manual/trace.lock',
    rules: {
      'unknown-id': 'off',
      'empty-scope': 'off',
      'no-evidence': 'off',
      'unknown-document-type': 'off',
    },
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
