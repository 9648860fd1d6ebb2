import type { requirementKinds as kinds } from '../../claims/index.ts';
import { of14971, of62304, of82304, ofFda, ofMdr } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

/** Intended use and use requirements, IEC 82304-1 clause 4. */
export const userNeeds: DocumentType = {
  type: 'user-needs',
  title: 'Intended use and user needs',
  asked: [of82304('4.1'), of82304('4.2'), ofMdr('Annex II 1.1')],
  sections: [
    section('intended-use', 'Intended use', [of82304('4.1'), of14971('5.2'), ofMdr('Annex II 1.1')], {
      names: ['intended purpose'],
    }),
    section('users', 'Users', [of82304('4.1')], {
      names: ['user profile', 'user profiles', 'intended users'],
    }),
    section('environment', 'Operating environment', [of82304('4.1')], {
      names: ['environment', 'use environment', 'environment of use'],
    }),
    section('first-risks', 'First assessment of risk', [of82304('4.1')], {
      names: ['initial risk', 'first risk', 'preliminary risk', 'preliminary hazard'],
    }),
    section('use-requirements', 'Use requirements', [of82304('4.2')], { names: ['user needs', 'needs'] }),
  ],
};

/** Words of `- type:` at a requirement for the kinds of IEC 62304 5.2.2, in its order from a to l. */
export const requirementKinds: readonly { letter: string; name: (typeof kinds)[number]; title: string }[] = [
  { letter: 'a', name: 'functional', title: 'Functions and capabilities' },
  { letter: 'b', name: 'inputs-outputs', title: 'Inputs and outputs' },
  { letter: 'c', name: 'interfaces', title: 'Interfaces to other systems' },
  { letter: 'd', name: 'alarms-messages', title: 'Alarms, warnings, messages to the operator' },
  { letter: 'e', name: 'security', title: 'Security' },
  { letter: 'f', name: 'ui', title: 'User interface' },
  { letter: 'g', name: 'data', title: 'Data definition' },
  { letter: 'h', name: 'installation', title: 'Installation and acceptance' },
  { letter: 'i', name: 'operation', title: 'Operation and maintenance' },
  { letter: 'j', name: 'network', title: 'Use in an IT network' },
  { letter: 'k', name: 'user-maintenance', title: 'Maintenance by the user' },
  { letter: 'l', name: 'regulatory', title: 'Regulation' },
];

/**
 * Software requirements specification, IEC 62304 5.2. Every kind of requirement is there or said not to apply, and it says how the
 * requirements themselves were verified.
 */
export const softwareRequirements: DocumentType = {
  type: 'software-requirements',
  title: 'Software requirements specification',
  asked: [of62304('5.2.1'), of82304('4.5'), ofFda('software requirements specification')],
  sections: [
    ...requirementKinds.map(({ name, title }) =>
      section(name, title, [of62304('5.2.2')], { items: { type: 'SRS', attribute: 'type', value: name } }),
    ),
    section('verification', 'Verification of the requirements', [of62304('5.2.6')], {
      names: ['verification', 'review of the requirements'],
    }),
  ],
};
