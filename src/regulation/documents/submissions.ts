import { type Demand, ofFda, ofMdr } from '../demand.ts';
import { type DocumentType, type Section, section } from './document-type.ts';

/** Cybersecurity: what the security of the product rests on, and how it is kept. */
export const cybersecurity: DocumentType = {
  type: 'cybersecurity',
  title: 'Cybersecurity',
  asked: [ofMdr('Annex I 17.2'), ofFda('cybersecurity')],
  sections: [
    section('threat-model', 'Threat model', [ofMdr('Annex I 17.2'), ofFda('cybersecurity')], {
      names: ['threats'],
    }),
    section('risks', 'Security risks and their controls', [ofMdr('Annex I 17.2'), ofFda('cybersecurity')], {
      names: ['security risk', 'security risks'],
    }),
    section('views', 'Security views of the architecture', [ofFda('cybersecurity')], {
      names: ['architecture views'],
      documents: ['architecture'],
    }),
    section('ports', 'Ports and interfaces', [ofMdr('Annex I 17.4'), ofFda('cybersecurity')], {
      names: ['ports', 'interfaces'],
    }),
    section('sbom', 'Software bill of materials', [ofFda('cybersecurity')], {
      names: ['sbom', 'components'],
      documents: ['soup-list'],
    }),
    section('vulnerabilities', 'Known vulnerabilities and their assessment', [ofFda('cybersecurity')], {
      names: ['vulnerabilities', 'known vulnerabilities', 'vex'],
    }),
    section('testing', 'Security tests', [ofMdr('Annex I 17.2'), ofFda('cybersecurity')], {
      names: ['security testing', 'tests'],
    }),
    section('updates', 'Updates, and how problems are reported', [ofFda('cybersecurity')], {
      names: ['updates', 'updating', 'reporting vulnerabilities', 'management plan'],
    }),
    section('support', 'End of support', [ofFda('cybersecurity')], { names: ['support', 'end of life'] }),
  ],
};

/** General safety and performance requirements, MDR Annex I. */
export const gsprChecklist: DocumentType = {
  type: 'gspr-checklist',
  title: 'Checklist of the general safety and performance requirements',
  asked: [ofMdr('Annex II 4')],
  sections: [
    section('chapter-1', 'Chapter I: general requirements (1 to 9)', [ofMdr('Annex II 4')], {
      names: ['chapter i general', 'general requirements'],
    }),
    section('chapter-2', 'Chapter II: design and manufacture (10 to 22)', [ofMdr('Annex II 4')], {
      names: ['chapter ii', 'design and manufacture'],
    }),
    section('chapter-3', 'Chapter III: information supplied with the device (23)', [ofMdr('Annex II 4')], {
      names: ['chapter iii', 'information supplied'],
    }),
  ],
};

/** Where each part of the technical documentation is, MDR Annexes II and III. */
export const mdrIndex: DocumentType = {
  type: 'mdr-index',
  title: 'Index of the technical documentation (MDR Annexes II and III)',
  asked: [ofMdr('Annex II')],
  sections: parts(ofMdr, [
    [
      'description',
      'Device description and specification',
      'Annex II 1.1',
      ['device description', 'description'],
    ],
    ['generations', 'Previous and similar generations', 'Annex II 1.2', ['previous', 'similar']],
    [
      'information',
      'Labels and instructions for use',
      'Annex II 2',
      ['label', 'labels', 'information supplied'],
      'instructions-for-use',
      'label',
    ],
    [
      'manufacturing',
      'Design and manufacturing information',
      'Annex II 3',
      ['design and manufacturing'],
      'software-development-plan',
      'architecture',
      'detailed-design',
    ],
    [
      'gspr',
      'General safety and performance requirements',
      'Annex II 4',
      ['general safety', 'gspr'],
      'gspr-checklist',
    ],
    [
      'benefit-risk',
      'Benefit-risk analysis and risk management',
      'Annex II 5',
      ['benefit', 'risk management'],
      'risk-management-file',
    ],
    [
      'verification',
      'Verification and validation of the product',
      'Annex II 6.1',
      ['verification', 'product verification'],
      'test-plan',
      'test-report',
      'validation-report',
      'trace-matrices',
    ],
    [
      'special',
      'Additional information in special cases',
      'Annex II 6.2',
      ['additional information', 'special cases'],
    ],
    ['surveillance', 'Post-market surveillance', 'Annex III', ['post market surveillance']],
  ]),
};

/** Where each element of a premarket submission is, at the level of the profile. */
export const fdaIndex: DocumentType = {
  type: 'fda-index',
  title: 'Index of the premarket submission',
  asked: [ofFda('documentation level')],
  sections: [
    ...parts(ofFda, [
      ['level', 'Documentation level and its rationale', 'documentation level', ['documentation level']],
      ['description', 'Software description', 'software description', []],
      ['risk', 'Risk management file', 'risk management file', ['risk management'], 'risk-management-file'],
      [
        'requirements',
        'Software requirements specification',
        'software requirements specification',
        ['requirements'],
        'software-requirements',
      ],
      [
        'architecture',
        'System and software architecture',
        'architecture diagram',
        ['architecture'],
        'architecture',
      ],
      [
        'practices',
        'Development, configuration management and maintenance',
        'development and maintenance practices',
        ['development', 'life cycle'],
        'software-development-plan',
        'software-maintenance-plan',
      ],
      [
        'testing',
        'Testing as part of verification and validation',
        'testing',
        ['tests'],
        'test-plan',
        'test-report',
      ],
      ['history', 'Version history', 'version history', [], 'release-notes'],
      ['anomalies', 'Unresolved anomalies', 'unresolved anomalies', ['anomalies'], 'known-anomalies'],
    ]),
    section('design', 'Software design specification', [ofFda('software design specification', 'enhanced')], {
      names: ['design specification', 'detailed design'],
      documents: ['detailed-design'],
    }),
  ],
};

type Part = [id: string, title: string, clause: string, names: string[], ...documents: string[]];

/** Parts of an index; those that documents answer need no text of their own. */
function parts(of: (clause: string) => Demand, rows: readonly Part[]): Section[] {
  return rows.map(([id, title, clause, names, ...documents]) =>
    section(id, title, [of(clause)], { names, ...(documents.length > 0 ? { documents } : {}) }),
  );
}
