import { of62304, ofFda, ofMdr } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

/** Software architecture, IEC 62304 5.3. */
export const architecture: DocumentType = {
  type: 'architecture',
  title: 'Software architecture',
  asked: [of62304('5.3.1'), ofFda('architecture diagram')],
  sections: [
    section('context', 'System context', [of62304('5.3.1')], { generated: 'elements' }),
    section('elements', 'Software items with their safety class', [of62304('5.3.1')], {
      generated: 'elements',
    }),
    section('interfaces', 'Interfaces', [of62304('5.3.2')], { generated: 'interfaces' }),
    section('soup', 'SOUP in the architecture', [of62304('5.3.3')], {
      names: ['soup', 'third party software', 'third party packages', 'off the shelf software'],
    }),
    section('segregation', 'Safety class and segregation', [of62304('5.3.5')], { names: ['segregation'] }),
    section('security', 'Security view', [ofFda('architecture diagram'), ofMdr('Annex I 17.2')], {
      names: ['security', 'trust boundaries'],
    }),
    section('verification', 'Verification of the architecture', [of62304('5.3.6')], {
      names: ['review', 'verification'],
    }),
  ],
};

/** Detailed design, IEC 62304 5.4. */
export const detailedDesign: DocumentType = {
  type: 'detailed-design',
  title: 'Detailed design',
  asked: [of62304('5.4.1'), ofFda('software design specification', 'enhanced')],
  sections: [
    section('units', 'Software units', [of62304('5.4.1')], { generated: 'elements' }),
    section('unit-design', 'Design of each unit', [of62304('5.4.2')], {
      items: { type: 'SDS' },
      names: ['modules'],
    }),
    section('unit-interfaces', 'Interfaces of units', [of62304('5.4.3')], { generated: 'elements' }),
    section('verification', 'Verification of the design', [of62304('5.4.4')], {
      names: ['review', 'verification'],
    }),
    section('acceptance', 'Acceptance criteria for units', [of62304('5.5.3')], {
      names: ['acceptance criteria', 'unit acceptance', 'what holds in every'],
    }),
    ...(
      [
        ['sequence', 'Sequence of events', ['event sequence']],
        ['flow', 'Flow of data and control', ['data flow', 'control flow']],
        ['resources', 'Planned resources', ['resources', 'resource allocation']],
        ['faults', 'Handling of faults', ['fault handling', 'error handling']],
        ['initialisation', 'Initialisation of variables', ['initialisation', 'initialization']],
        ['self-tests', 'Self-diagnostics', ['self tests', 'self diagnostics']],
        ['memory', 'Memory and overflow', ['memory', 'memory management']],
        ['boundaries', 'Boundary conditions', ['boundaries', 'boundary values']],
      ] as const
    ).map(([id, title, names]) => section(id, title, [of62304('5.5.4')], { names: [...names] })),
  ],
};

/** SOUP list, IEC 62304 5.3.3, 5.3.4, 7.1.3, 8.1.2. Its columns are checked where the register is read. */
export const soupList: DocumentType = {
  type: 'soup-list',
  title: 'SOUP list',
  asked: [of62304('8.1.2')],
  sections: [],
};
