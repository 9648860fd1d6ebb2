import { defineSite, iec62304, iec82304 } from './src/index.ts';

/** Modules that reach outside of the process, and the components that may import them; nobody else does. */
const edges = {
  'node:fs{,/**}': [
    'Browser',
    'Cache',
    'Change',
    'Command line',
    'Configuration',
    'Diagrams',
    'Documents',
    'Fonts',
    'Pipeline',
    'Preview',
    'Publishing',
    'Release',
    'Remote cache',
    'Site',
    'Sources',
    'Starter',
    'Workflows',
  ],
  'node:{child_process,cluster}': ['Browser', 'Command line', 'Release', 'Sources'],
  'node:worker_threads': ['PDF', 'Sources', 'Threads'],
  'node:{http,http2,https,net,tls,dgram,dns}{,/**}': ['Preview', 'Release'],
  'nodemailer{,/**}': ['Notification'],
  'puppeteer-core': ['Browser', 'Diagrams', 'PDF', 'Word'],
};

/**
 * Pages of the manual: the instructions for use, and a site of their own (`manual.config.ts`).
 * @implements SRS-3836
 */
export const manualPages = ['content/manual/*.md'];

/**
 * Dossier's own technical file. The GTIN is a published specimen: it identifies no device.
 * @c4 component "Own configuration"
 * @technology TypeScript
 * @uses Program "types of the configuration"
 * @implements SDS-18, SRS-1503
 */
export default defineSite({
  product: {
    name: 'Dossier',
    version: '0.1.0',
    description: 'Builds the technical file of a medical-software project from its repository.',
    // No medical device; see "Safety class" in content/plans/development-plan.md.
    safetyClass: 'B',
    manufacturer: { name: 'Dossier maintainers', address: 'The project repository of Dossier' },
    udi: { issuer: 'gs1', di: '09504000059118', specimen: true },
  },
  sources: {
    code: ['src/**/*.ts', 'test/**/*.ts', 'site.config.ts'],
    // The image is no part of what is released: whoever builds it pins and records what it stands on.
    exclude: ['**/fixtures/**', 'templates/starter/**', 'Dockerfile'],
    results: (['unit', 'integration', 'system'] as const).map((level) => ({
      files: [`reports/${level}.xml`],
      level,
    })),
  },
  // Every file of src lies in a component.
  trace: { rules: { 'source-without-element': 'error' } },
  // Imports run downwards only; the first rule that matches decides.
  architecture: {
    rules: [
      { from: 'Configuration', to: 'Cache', access: 'allow' },
      { from: 'Model', to: '*', access: 'forbid', reason: 'the model imports nothing of ours' },
      ...['Configuration', 'Trace', 'UDI', 'Regulation', 'Risk', 'Languages', 'Release'].flatMap((from) => [
        { from, to: 'Model', access: 'allow' as const },
        { from, to: 'Configuration', access: 'allow' as const },
        { from, to: 'Claims', access: 'allow' as const },
        {
          from,
          to: '*',
          access: 'forbid' as const,
          reason: `${from} imports model, configuration and claims only`,
        },
      ]),
      { from: 'Markdown', to: '*', access: 'forbid', reason: 'a reader of text knows nothing of ours' },
      { from: 'Cache', to: 'Model', access: 'allow' },
      ...['Model', 'Sources', 'Release'].map((to) => ({ from: 'Trackers', to, access: 'allow' as const })),
      {
        from: 'Trackers',
        to: '*',
        access: 'forbid',
        reason: 'trackers are asked by a command, and know no build',
      },
      { from: 'Cache', to: '*', access: 'forbid', reason: 'the cache knows nothing of what it holds' },

      { from: 'Threads', to: '*', access: 'forbid', reason: 'threads know nothing of what they run' },
      { from: 'Sources', to: 'Renderers', access: 'forbid', reason: 'sources turn bytes into facts' },
      ...[
        'Trace',
        'Architecture',
        'UDI',
        'Documents',
        'Release',
        'Pipeline',
        'Workflows',
        'Command line',
      ].map((to) => ({
        from: 'Sources',
        to,
        access: 'forbid' as const,
        reason: 'sources import model and configuration only',
      })),
      ...['Sources', 'Documents', 'Renderers', 'Release', 'Pipeline', 'Workflows', 'Command line'].map(
        (to) => ({
          from: 'Architecture',
          to,
          access: 'forbid' as const,
          reason: 'the architecture is made from the model alone',
        }),
      ),
      ...['Sources', 'Renderers', 'Release', 'Pipeline', 'Workflows', 'Command line'].map((to) => ({
        from: 'Documents',
        to,
        access: 'forbid' as const,
        reason: 'documents are made from the model alone',
      })),
      { from: 'Renderers', to: 'Sources', access: 'forbid', reason: 'no renderer opens a source file' },
      ...['Pipeline', 'Workflows', 'Command line'].map((to) => ({
        from: 'Renderers',
        to,
        access: 'forbid' as const,
        reason: 'imports run downwards only',
      })),
      ...Object.entries(edges).flatMap(([module, components]) => [
        ...components.map((from) => ({ from, module, access: 'allow' as const })),
        { from: '*', module, access: 'forbid' as const, reason: `only ${components.join(', ')} may` },
      ]),
    ],
  },
  // The commits before have no trailers; from here on each has a reason and one.
  change: { commitsAfter: '7c7dfe8d6c89cd1efca1a9993c1e3ecb4bdd8969' },
  // The class and what is left out: content/plans/development-plan.md.
  regulation: {
    profiles: [
      iec62304(),
      iec82304({
        tailored: {
          '6': 'Dossier is not health software: each manufacturer validates the tool for its own use (ISO 13485 4.1.6)',
          '8.3': 'as clause 6: the manufacturer validates again after an update',
        },
      }),
    ],
  },
  gates: {
    off: {
      'G5.7':
        'Dossier is not health software: each manufacturer validates the tool for its own use (ISO 13485 4.1.6)',
    },
  },
  quality: {
    analysis: { demanded: true },
    defectClasses: {
      memory: { notRelevant: 'JavaScript checks the bounds of what it accesses and frees memory itself.' },
    },
  },
  // Meanings are those of a tool: the harm lies in the device whose file is wrong.
  risk: {
    severities: {
      minor: 'work is lost or delayed',
      serious: 'the file misleads a reviewer about a part of the product, or discloses what is confidential',
      critical: 'the file hides that a risk control of a device does not work',
    },
    probabilities: {
      remote: 'not expected in a release of a product, but possible',
      occasional: 'to be expected in some releases',
      frequent: 'to be expected in most releases',
    },
    matrix: {
      minor: ['low', 'low', 'medium'],
      serious: ['low', 'medium', 'high'],
      critical: ['medium', 'high', 'high'],
    },
    levels: { low: 'acceptable', medium: 'conditional', high: 'unacceptable' },
  },
  documents: [
    {
      id: 'DOS-SDP',
      type: 'software-development-plan',
      title: 'Software development plan',
      purpose: 'Tells how Dossier is developed, verified, maintained and kept under configuration control.',
      pages: ['content/plans/development-plan.md'],
      clauses: ['IEC 62304 5.1', 'IEC 62304 8', 'IEC 62304 9'],
    },
    {
      id: 'DOS-SMP',
      type: 'software-maintenance-plan',
      title: 'Software maintenance plan',
      purpose: 'Tells how feedback, problems and SOUP are handled after a release.',
      pages: ['content/plans/maintenance-plan.md'],
      clauses: ['IEC 62304 6.1'],
    },
    {
      id: 'DOS-URS',
      type: 'user-needs',
      title: 'Intended use and user needs',
      purpose: 'States what Dossier is for, who uses it where, and what they need.',
      pages: ['content/use-requirements.md'],
      clauses: ['IEC 82304-1 4.1', 'IEC 82304-1 4.2'],
    },
    {
      id: 'DOS-SRS',
      type: 'software-requirements',
      title: 'Software requirements specification',
      purpose: 'States what Dossier shall do, where each requirement comes from, and how it is verified.',
      pages: ['content/requirements/*.md'],
      clauses: ['IEC 62304 5.2', 'IEC 82304-1 4.5'],
    },
    {
      id: 'DOS-RMF',
      type: 'risk-management-file',
      title: 'Risk management file',
      purpose: 'Analyses how Dossier could mislead its users, and shows the controls with their evidence.',
      pages: ['content/risk/*.md'],
      clauses: ['ISO 14971 4.5', 'IEC 62304 7'],
    },
    {
      id: 'DOS-SAD',
      type: 'architecture',
      title: 'Software architecture',
      purpose: 'Shows the stages and modules of Dossier, their interfaces and their boundaries of trust.',
      pages: ['content/design/architecture.md'],
      clauses: ['IEC 62304 5.3'],
    },
    {
      id: 'DOS-SDD',
      type: 'detailed-design',
      title: 'Detailed design',
      purpose: 'Tells for each module of the source how it works and which requirements it implements.',
      pages: ['content/design/detailed-design.md'],
      clauses: ['IEC 62304 5.4'],
    },
    {
      id: 'DOS-STP',
      type: 'test-plan',
      title: 'Test plan and test cases',
      purpose: 'States the levels, rules, environment and criteria of the tests.',
      pages: ['content/plans/test-plan.md', 'content/test-cases.md'],
      clauses: ['IEC 62304 5.5', 'IEC 62304 5.6', 'IEC 62304 5.7.1'],
    },
    {
      id: 'DOS-STR',
      type: 'test-report',
      title: 'Test report',
      purpose: 'Shows the results of the tests, the version they were taken from, and what they verify.',
      pages: ['content/test-report.md'],
      clauses: ['IEC 62304 5.6.7', 'IEC 62304 5.7.5', 'IEC 62304 9.8'],
    },
    {
      id: 'DOS-SOUP',
      type: 'soup-list',
      title: 'SOUP register',
      purpose: 'Lists the software of unknown provenance as it is locked, with what was recorded of it.',
      pages: ['content/soup.md'],
      clauses: ['IEC 62304 5.3.3', 'IEC 62304 5.3.4', 'IEC 62304 7.1.3', 'IEC 62304 8.1.2'],
    },
    {
      id: 'DOS-REL',
      type: 'release-record',
      title: 'Release record',
      purpose:
        'Shows which criteria of the five gates this content meets, by what evidence, who approved it, and what changed.',
      pages: ['content/release-record.md'],
      clauses: ['IEC 62304 5.8', 'IEC 62304 8.2.4'],
    },
    {
      id: 'DOS-TRM',
      type: 'trace-matrices',
      title: 'Trace matrices',
      purpose:
        'Shows how needs, hazards, requirements, design, code and tests are linked, and where they are not.',
      pages: ['content/trace-matrices.md'],
      clauses: ['IEC 62304 5.1.1', 'IEC 62304 7.3.3'],
    },
    {
      id: 'DOS-ANM',
      type: 'known-anomalies',
      title: 'Known anomalies',
      purpose: 'Lists the residual anomalies of this version with their evaluation.',
      pages: ['content/anomalies.md'],
      clauses: ['IEC 62304 5.8.2', 'IEC 62304 5.8.3'],
    },
    {
      id: 'DOS-RN',
      type: 'release-notes',
      title: 'Release notes',
      purpose: 'Tells what is new, corrected and changed in this version.',
      pages: ['content/release-notes.md'],
      clauses: ['IEC 62304 5.8.4', 'IEC 82304-1 8.4'],
    },
    {
      id: 'DOS-IFU',
      type: 'instructions-for-use',
      title: 'Instructions for use',
      purpose: 'Tells users how to install, use and remove Dossier, and what to take care of.',
      pages: manualPages,
      clauses: ['IEC 82304-1 7.2.2'],
    },
    {
      id: 'DOS-TD',
      type: 'technical-description',
      title: 'Technical description',
      purpose:
        'Tells the responsible organisation on what Dossier runs, what it keeps, and how it is secured.',
      pages: ['content/technical-description.md'],
      clauses: ['IEC 82304-1 7.2.3'],
    },
    {
      id: 'DOS-REG',
      type: 'document-register',
      title: 'Document register',
      purpose: 'Lists the documents of this version.',
      pages: ['content/document-register.md'],
      clauses: ['IEC 62304 5.1.8'],
    },
    {
      id: 'DOS-CCM',
      type: 'clause-coverage',
      title: 'Clause coverage',
      purpose: 'Shows for every clause of the profiles what this build evidences, and what is open.',
      pages: ['content/clause-coverage.md'],
      clauses: ['IEC 62304 5.8.6'],
    },
  ],
});
