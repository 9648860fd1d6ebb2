import { of62304, of82304, ofFda } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

/** Test plan, IEC 62304 5.5 to 5.7. */
export const testPlan: DocumentType = {
  type: 'test-plan',
  title: 'Test plan',
  asked: [of62304('5.7.1'), ofFda('testing')],
  sections: [
    section('levels', 'Levels of tests', [of62304('5.7.1')], {
      names: ['levels', 'unit tests', 'system tests'],
    }),
    section('procedures', 'Rules and procedures', [of62304('5.5.2'), of62304('5.6.5')], {
      names: ['rules', 'procedures', 'rules for tests'],
    }),
    section('environment', 'Environment and tools', [of62304('5.7.5')], { names: ['environment', 'tools'] }),
    section('criteria', 'Pass and fail criteria', [of62304('5.7.4')], {
      names: ['criteria', 'acceptance criteria'],
    }),
    section('regression', 'Regression tests', [of62304('5.6.6')], { names: ['regression'] }),
    section('retest', 'Retest after changes, and anomalies', [of62304('5.7.3')], {
      names: ['retest', 'anomalies'],
    }),
  ],
};

/** Test report, IEC 62304 5.6.7, 5.7.5, 9.8. */
export const testReport: DocumentType = {
  type: 'test-report',
  title: 'Test report',
  asked: [of62304('5.7.5'), ofFda('testing')],
  sections: [
    section('results', 'Results with anomalies', [of62304('5.7.5'), of62304('9.8')], {
      generated: 'statement',
    }),
    section(
      'configuration',
      'Version, configuration and tools under test',
      [of62304('5.7.5'), of62304('9.8')],
      {
        names: ['configuration', 'environment'],
        generated: 'statement',
      },
    ),
    section('evaluation', 'Evaluation of the tests', [of62304('5.7.4')], {
      names: ['evaluation', 'conclusion'],
    }),
  ],
};

/** Trace matrices, IEC 62304 5.1.1, 7.3.3. */
export const traceMatrices: DocumentType = {
  type: 'trace-matrices',
  title: 'Trace matrices',
  asked: [of62304('5.1.1')],
  sections: [
    section('requirements', 'From requirement to test', [of62304('5.1.1')], { generated: 'links' }),
    section('hazards', 'From hazard to test', [of62304('7.3.3')], { items: { type: 'HAZ' } }),
  ],
};

/** Known anomalies, IEC 62304 5.8.2 and 5.8.3. */
export const knownAnomalies: DocumentType = {
  type: 'known-anomalies',
  title: 'Known anomalies',
  asked: [of62304('5.8.2'), ofFda('unresolved anomalies')],
  sections: [section('list', 'Known anomalies', [of62304('5.8.2')], { generated: 'statement' })],
};

/** Release notes, IEC 62304 5.8.4, 6.2.5; IEC 82304-1 8.4. */
export const releaseNotes: DocumentType = {
  type: 'release-notes',
  title: 'Release notes',
  asked: [of62304('5.8.4'), of82304('8.4'), ofFda('version history')],
  sections: [
    section('version', 'Identification of the version', [of62304('5.8.4')], { generated: 'statement' }),
    section('new', 'New and changed functions', [of82304('8.4')], { names: ['new', 'changed', 'added'] }),
    section('corrected', 'Corrected errors', [of82304('8.4')], {
      names: ['corrected', 'fixed', 'corrections'],
    }),
    section('safety', 'Effect on safety and security', [of82304('8.4')], {
      names: ['effect on safety', 'safety'],
    }),
    section('identification', 'Changed identification', [of82304('8.4')], { names: ['identification'] }),
    section('documents', 'Changed documents', [of82304('8.4')], { names: ['documents'] }),
    section('updating', 'Problems in released versions, and what not updating means', [of62304('6.2.5')], {
      names: ['updating', 'not updating', 'problems in released', 'consequences'],
    }),
  ],
};

/** Register of documents, IEC 62304 5.1.8, 8.1.3. */
export const documentRegister: DocumentType = {
  type: 'document-register',
  title: 'Document register',
  asked: [of62304('8.1.3')],
  sections: [
    section('list', 'Documents of the set', [of62304('8.1.3')], { generated: 'statement' }),
    section('configuration', 'Configuration of this build', [of62304('8.1.3')], { generated: 'statement' }),
  ],
};

/** Clause coverage, the table an auditor begins with. */
export const clauseCoverage: DocumentType = {
  type: 'clause-coverage',
  title: 'Clause coverage',
  asked: [of62304('5.8.6')],
  sections: [section('clauses', 'State of every clause', [of62304('5.8.6')], { generated: 'statement' })],
};
