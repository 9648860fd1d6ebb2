import { defineSite, electronicInstructions, iec62304, iec82304, iso14971, mdr } from 'dossier';

export default defineSite({
  product: {
    name: 'Infusion alarm monitor',
    version: '1.0.0',
    description: 'Watches an infusion pump and calls a nurse when the infusion is not as it was set.',
    // Why C: content/risk/plan.md
    safetyClass: 'C',
    manufacturer: { name: 'Example manufacturer', address: 'Example address', country: 'DE' },
    // A published specimen number: it identifies no device. Put your own in.
    udi: {
      issuer: 'gs1',
      di: '09504000059118',
      specimen: true,
      // Each version asks anew: a new device identifier, or a new production identifier only (MDR Annex VI Part C 6.5)?
      decision: {
        version: '1.0.0',
        change: 'new-di',
        reason: 'the first version',
        approver: 'Example Reviewer',
      },
    },
    languages: ['en', 'de'],
    markets: ['DE'],
  },
  // What the label states besides name, version, manufacturer and UDI.
  label: {
    medicalDevice: true,
    catalogueNumber: 'IAM-1',
    dateOfManufacture: '2026-03-02',
    instructions: 'https://ifu.example/iam',
  },
  // What the file answers to: it decides which documents, sections and links are demanded.
  regulation: {
    profiles: [iec62304(), iec82304(), iso14971(), mdr(), electronicInstructions()],
    // What is demanded beyond that of the software behind a high risk.
    depth: [{ risk: 'high', topics: true, namesControl: true }],
  },
  // How risks are estimated; levels are computed from it.
  risk: {
    severities: {
      negligible: 'discomfort',
      minor: 'injury that heals without treatment',
      serious: 'injury that needs treatment',
      critical: 'lasting injury',
      catastrophic: 'death',
    },
    probabilities: {
      improbable: 'not expected in the lifetime of a monitor',
      remote: 'once in its lifetime',
      occasional: 'once a year',
      probable: 'once a month',
      frequent: 'every week',
    },
    matrix: {
      negligible: ['low', 'low', 'low', 'low', 'medium'],
      minor: ['low', 'low', 'low', 'medium', 'medium'],
      serious: ['low', 'low', 'medium', 'medium', 'high'],
      critical: ['medium', 'medium', 'high', 'high', 'high'],
      catastrophic: ['medium', 'high', 'high', 'high', 'high'],
    },
    levels: { low: 'acceptable', medium: 'conditional', high: 'unacceptable' },
  },
  // The software that each release is bound to: what `npm run build` packs before the tests.
  release: { artifacts: ['build/*.tgz'] },
  // Where it is deployed to, in this order: deploy/slots.mjs does it, `dossier deployment record` says so with a signature.
  deployment: {
    actualUse: {
      Software: 'the package as it was built',
      Computer: 'processor of the monitor',
      'Infusion pump': 'a pump at the serial line',
      'Alarm speaker': 'speaker of the monitor',
    },
    environments: [
      {
        name: 'staging',
        purpose: 'Smoke tests before a release',
        gate: 'G3',
        properties: {
          Software: 'the package as it was built',
          Computer: { value: 'this machine', why: 'the timing of the alarms is a system test of its own' },
          'Infusion pump': { value: 'lines over HTTP', why: 'no pump can be had for each commit' },
          'Alarm speaker': { value: 'a list of what was played', why: 'a smoke test reads what was played' },
        },
      },
      {
        name: 'production',
        purpose: 'Stands for the monitors in use',
        swapsWith: 'staging',
        properties: {
          Software: 'the package as it was built',
          Computer: { value: 'this machine', why: 'this is an example: a device has its own processor' },
          'Infusion pump': { value: 'lines over HTTP', why: 'this is an example: a device has its pump' },
          'Alarm speaker': {
            value: 'a list of what was played',
            why: 'this is an example: a device has its speaker',
          },
        },
      },
    ],
  },
  sources: {
    results: [
      { files: ['reports/unit.xml'], level: 'unit' },
      { files: ['reports/integration.xml'], level: 'integration' },
      { files: ['reports/system.xml'], level: 'system' },
    ],
  },
  quality: {
    // No release without a report of the static analysis.
    analysis: { demanded: true },
    // Which classes of defects matter here: the plan shows those that no rule looks for.
    defectClasses: {
      memory: { notRelevant: 'JavaScript checks the bounds of what it accesses and frees memory itself.' },
    },
  },
  // Criteria of the gates that do not apply to this device, with the reason that is printed.
  gates: {
    off: {
      'G4.3': 'the only requirement on capacity is met by TST-202, which floods the line',
    },
  },
  architecture: {
    rules: [
      { from: 'Pump link', to: '*', access: 'forbid', reason: 'what reads the pump decides nothing' },
      { from: '*', to: 'Event journal', access: 'allow', reason: 'everybody may write, nobody reads' },
    ],
  },
  documents: [
    {
      id: 'IAM-IFU',
      type: 'instructions-for-use',
      title: 'Instructions for use',
      purpose: 'Tells the nurse how to use the monitor, and what to take care of.',
      language: 'en',
      pages: ['content/ifu/en/*.md'],
      clauses: ['IEC 82304-1 7.2.2'],
    },
    {
      id: 'IAM-IFU',
      type: 'instructions-for-use',
      title: 'Gebrauchsanweisung',
      purpose: 'Sagt der Pflegekraft, wie der Monitor zu benutzen ist und worauf zu achten ist.',
      language: 'de',
      translatedFrom: 'en',
      pages: ['content/ifu/de/*.md'],
      clauses: ['IEC 82304-1 7.2.2'],
    },
    {
      id: 'IAM-TD',
      type: 'technical-description',
      title: 'Technical description',
      purpose: 'Tells the hospital on what the monitor runs and how it is connected and secured.',
      pages: ['content/technical-description.md'],
      clauses: ['IEC 82304-1 7.2.3'],
    },
    {
      id: 'IAM-URS',
      type: 'user-needs',
      title: 'Intended use and user needs',
      purpose: 'States what the monitor is for, who uses it where, and what they need.',
      pages: ['content/needs/*.md'],
      clauses: ['IEC 82304-1 4.1', 'IEC 82304-1 4.2'],
    },
    {
      id: 'IAM-RMF',
      type: 'risk-management-file',
      title: 'Risk management file',
      purpose: 'Analyses what can go wrong, and shows the controls with their evidence.',
      pages: [
        'content/risk/plan.md',
        'content/risk/hazards.md',
        'content/risk/controls.md',
        'content/risk/report.md',
      ],
      clauses: ['ISO 14971 4.5', 'IEC 62304 7'],
    },
    {
      id: 'IAM-SRS',
      type: 'software-requirements',
      title: 'Software requirements',
      purpose:
        'States what the software shall do, where each requirement comes from, and how it is verified.',
      pages: ['content/requirements/*.md'],
      clauses: ['IEC 62304 5.2'],
    },
    {
      id: 'IAM-SAD',
      type: 'architecture',
      title: 'Software architecture',
      purpose:
        'Shows the software items, their interfaces, their safety classes and how they are segregated.',
      pages: ['content/design/architecture.md'],
      clauses: ['IEC 62304 5.3'],
    },
    {
      id: 'IAM-SDD',
      type: 'detailed-design',
      title: 'Detailed design',
      purpose: 'Tells how each software unit works.',
      pages: ['content/design/detailed-design.md'],
      clauses: ['IEC 62304 5.4'],
    },
    {
      id: 'IAM-SDP',
      type: 'software-development-plan',
      title: 'Development and maintenance plan',
      purpose:
        'Tells how the software is developed, verified, maintained and kept under configuration control.',
      pages: ['content/plans/development.md'],
      clauses: ['IEC 62304 5.1', 'IEC 62304 8', 'IEC 62304 9'],
    },
    {
      id: 'IAM-SMP',
      type: 'software-maintenance-plan',
      title: 'Software maintenance plan',
      purpose: 'Tells how feedback, problems and SOUP are handled after the release.',
      pages: ['content/plans/maintenance.md'],
      clauses: ['IEC 62304 6.1'],
    },
    {
      id: 'IAM-SOUP',
      type: 'soup-list',
      title: 'SOUP list',
      purpose: 'Records what others wrote, why it is used, and what is known of it.',
      pages: ['content/soup.md'],
      clauses: ['IEC 62304 8.1.2', 'IEC 62304 7.1.3'],
    },
    {
      id: 'IAM-SEC',
      type: 'cybersecurity',
      title: 'Cybersecurity',
      purpose: 'Shows threats, controls, interfaces and their tests.',
      pages: ['content/cybersecurity.md'],
      clauses: ['MDR Annex I 17.2', 'MDR Annex I 17.4'],
    },
    {
      id: 'IAM-STP',
      type: 'test-plan',
      title: 'Test plan and test cases',
      purpose: 'States levels, rules and criteria of the tests, and the test cases.',
      pages: ['content/plans/test.md', 'content/tests/cases.md'],
      clauses: ['IEC 62304 5.5', 'IEC 62304 5.6', 'IEC 62304 5.7.1'],
    },
    {
      id: 'IAM-STR',
      type: 'test-report',
      title: 'Test report',
      purpose: 'Shows the results, the version they were taken from, and what they verify.',
      pages: ['content/tests/report.md'],
      clauses: ['IEC 62304 5.6.7', 'IEC 62304 5.7.5', 'IEC 62304 9.8'],
    },
    {
      id: 'IAM-VP',
      type: 'validation-plan',
      title: 'Validation plan',
      purpose: 'Tells how it is shown that users get what they need.',
      pages: ['content/plans/validation.md'],
      clauses: ['IEC 82304-1 6.1'],
    },
    {
      id: 'IAM-VR',
      type: 'validation-report',
      title: 'Validation report',
      purpose: 'Shows whether users get what they need.',
      pages: ['content/plans/validation-report.md'],
      clauses: ['IEC 82304-1 6.3'],
    },
    {
      id: 'IAM-TRM',
      type: 'trace-matrices',
      title: 'Trace matrices',
      purpose: 'Shows how needs, hazards, requirements, design, code and tests are linked.',
      pages: ['content/trace.md'],
      clauses: ['IEC 62304 5.1.1', 'IEC 62304 7.3.3'],
    },
    {
      id: 'IAM-ANM',
      type: 'known-anomalies',
      title: 'Known anomalies',
      purpose: 'Lists the residual anomalies of this version with their evaluation.',
      pages: ['content/anomalies.md'],
      clauses: ['IEC 62304 5.8.2', 'IEC 62304 5.8.3'],
    },
    {
      id: 'IAM-RN',
      type: 'release-notes',
      title: 'Release notes',
      purpose: 'Tells what is new, corrected and changed in this version.',
      pages: ['content/release-notes.md'],
      clauses: ['IEC 62304 5.8.4', 'IEC 82304-1 8.4'],
    },
    {
      id: 'IAM-GSPR',
      type: 'gspr-checklist',
      title: 'General safety and performance requirements',
      purpose: 'Tells for each requirement whether it applies and where it is met.',
      pages: ['content/gspr.md'],
      clauses: ['MDR Annex II 4'],
    },
    {
      id: 'IAM-MDR',
      type: 'mdr-index',
      title: 'Index of the technical documentation',
      purpose: 'Tells where each part of the technical documentation is.',
      pages: ['content/mdr-index.md'],
      clauses: ['MDR Annex II', 'MDR Annex III'],
    },
    {
      id: 'IAM-CLA',
      type: 'clause-coverage',
      title: 'Clause coverage',
      purpose: 'Shows the state of every clause of the profiles.',
      clauses: ['IEC 62304 5.8.6'],
    },
    {
      id: 'IAM-REG',
      type: 'document-register',
      title: 'Document register',
      purpose: 'Lists the documents of this version.',
      clauses: ['IEC 62304 5.1.8'],
    },
  ],
});
