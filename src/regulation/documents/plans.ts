import { of62304, of82304, ofFda } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

/** Software development plan, IEC 62304 5.1. */
export const softwareDevelopmentPlan: DocumentType = {
  type: 'software-development-plan',
  title: 'Software development plan',
  asked: [of62304('5.1.1'), ofFda('development and maintenance practices')],
  sections: [
    section('processes', 'Processes and deliverables', [of62304('5.1.1')], {
      names: ['processes', 'life cycle'],
    }),
    section('traceability', 'Traceability', [of62304('5.1.1')]),
    section('upkeep', 'Keeping the plan current', [of62304('5.1.2')], {
      names: ['scope', 'updating this plan'],
    }),
    section('system', 'Relation to the development of the product', [of62304('5.1.3')], {
      names: ['system', 'product development', 'processes and deliverables'],
    }),
    section('standards', 'Standards, methods and tools', [of62304('5.1.4')], { names: ['methods', 'tools'] }),
    section('integration', 'Integration and integration tests', [of62304('5.1.5')], {
      names: ['integration'],
    }),
    section('verification', 'Verification: deliverables, tasks, milestones, criteria', [of62304('5.1.6')], {
      names: ['verification', 'integration and verification'],
    }),
    section('risk', 'Risk management of software and SOUP', [of62304('5.1.7')], {
      names: ['risk management'],
    }),
    section('documents', 'Documents', [of62304('5.1.8')], { names: ['documentation', 'list of documents'] }),
    section('configuration', 'Configuration management', [of62304('5.1.9')]),
    section('supporting-items', 'Supporting items under control', [of62304('5.1.10')], {
      names: ['supporting items', 'tools under control'],
    }),
    section('control-before', 'Control before verification', [of62304('5.1.11')], {
      names: ['configuration management'],
    }),
    section('defects', 'Categories of defects', [of62304('5.1.12')], {
      names: ['problem resolution', 'defects'],
    }),
    section('problems', 'Problem resolution', [of62304('5.1.1')]),
  ],
};

/** Software maintenance plan, IEC 62304 6.1. */
export const softwareMaintenancePlan: DocumentType = {
  type: 'software-maintenance-plan',
  title: 'Software maintenance plan',
  asked: [of62304('6.1'), ofFda('development and maintenance practices', 'enhanced')],
  sections: [
    section('feedback', 'Receiving and evaluating feedback', [of62304('6.1')], { names: ['feedback'] }),
    section('criteria', 'When feedback is a problem', [of62304('6.1')], { names: ['problem', 'criteria'] }),
    section('risk', 'Risk management of changes', [of62304('6.1')], { names: ['risk', 'risks'] }),
    section('resolution', 'Problem resolution', [of62304('6.1')], { names: ['resolving problems'] }),
    section('configuration', 'Configuration management', [of62304('6.1')], {
      names: ['changes', 'configuration'],
    }),
    section('soup', 'Upgrades, fixes and obsolescence of SOUP', [of62304('6.1')], {
      names: ['soup', 'packages'],
    }),
    section('informing', 'Informing users and authorities', [of62304('6.2.5')], {
      names: ['informing', 'users are told'],
    }),
  ],
};

/** Validation plan, IEC 82304-1 6.1. */
export const validationPlan: DocumentType = {
  type: 'validation-plan',
  title: 'Validation plan',
  asked: [of82304('6.1')],
  sections: [
    section('scope', 'Scope and activities', [of82304('6.1')], { names: ['scope', 'activities'] }),
    section('constraints', 'Constraints', [of82304('6.1')]),
    section('methods', 'Methods and acceptance criteria', [of82304('6.1')], {
      names: ['methods', 'acceptance criteria'],
    }),
    section('systems', 'Systems needed', [of82304('6.1')], { names: ['environment', 'test environment'] }),
    section('personnel', 'Qualification of personnel', [of82304('6.1')], {
      names: ['personnel', 'people', 'qualification'],
    }),
    section('independence', 'Independence from the design team', [of82304('6.1')], {
      names: ['independence'],
    }),
  ],
};

/** Validation report, IEC 82304-1 6.3 and 8.3. */
export const validationReport: DocumentType = {
  type: 'validation-report',
  title: 'Validation report',
  asked: [of82304('6.3')],
  sections: [
    section('traceability', 'Traceability to the use requirements', [of82304('6.3')], {
      names: ['traceability'],
      generated: 'links',
    }),
    section('results', 'Evidence that the use requirements are met', [of82304('6.3')], {
      names: ['results', 'evidence'],
    }),
    section('residual-risk', 'Residual risk is still acceptable', [of82304('6.3')], {
      names: ['residual risk'],
    }),
    section('revalidation', 'Validation again after changes', [of82304('8.3')], {
      names: ['re validation', 'revalidation', 'changes since'],
    }),
  ],
};
