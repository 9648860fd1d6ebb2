import { of82304, ofElectronic, ofFda, ofMdr } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

const letter = (name: string) => ofMdr(`Annex I 23.4 (${name})`);

/** Instructions for use: IEC 82304-1 7.2.1 and 7.2.2, MDR Annex I 23.4 with its letters from a to ab. */
export const instructionsForUse: DocumentType = {
  type: 'instructions-for-use',
  title: 'Instructions for use',
  asked: [of82304('7.2.2'), ofMdr('Annex II 2'), ofFda('labelling')],
  sections: [
    section('intended-use', 'Intended use', [of82304('7.2.2.2'), letter('b')], {
      names: ['intended purpose', 'indications'],
    }),
    section('users', 'Users, their skills and training', [of82304('7.2.1'), letter('j')], {
      names: ['who should use', 'intended users', 'training', 'qualification', 'user profile'],
    }),
    section('essential-functions', 'Essential functions', [of82304('7.2.2.2')], {
      names: ['functions', 'what it does', 'main functions'],
    }),
    section('security-options', 'Security options of the user', [of82304('7.2.2.2')], {
      names: ['security', 'security settings'],
    }),
    section('limits', 'Known problems, limits and contra-indications', [of82304('7.2.2.2')], {
      names: [
        'limits',
        'known limits',
        'limitations',
        'known problems',
        'contraindications',
        'contra indications',
      ],
    }),
    section('warnings', 'Warnings and notices on safety and security', [of82304('7.2.2.3'), letter('s')], {
      names: [
        'warnings',
        'limits and warnings',
        'safety',
        'safety notices',
        'precautions',
        'before you rely on it',
      ],
    }),
    section('installation', 'Installation', [of82304('7.2.2.4')], {
      names: ['installing', 'install', 'set up', 'setup'],
    }),
    section('start-up', 'Start-up', [of82304('7.2.2.5')], {
      names: ['start', 'starting', 'startup', 'first start', 'signing in', 'logging in'],
    }),
    section('shut-down', 'Shut-down', [of82304('7.2.2.6')], {
      names: ['stop', 'stopping', 'shutdown', 'shutting down', 'signing out', 'logging out'],
    }),
    section('operation', 'Operation', [of82304('7.2.2.7')], {
      names: ['operating', 'using', 'use of', 'working with', 'running', 'daily use'],
    }),
    section('messages', 'Messages with cause and action', [of82304('7.2.2.8')], {
      names: ['messages', 'error messages', 'errors', 'alarms', 'reading findings', 'faults'],
    }),
    section(
      'decommissioning',
      'Decommissioning and disposal',
      [of82304('7.2.2.9'), of82304('8.5'), letter('v')],
      {
        names: ['removing', 'removal', 'uninstalling', 'disposal', 'end of use'],
      },
    ),
    section('technical-description', 'Where the technical description is', [of82304('7.2.2.10')], {
      names: ['technical description', 'further documents', 'related documents', 'other documents'],
    }),
    section('benefits', 'Clinical benefits to expect', [letter('c')], {
      names: ['clinical benefits', 'benefits'],
    }),
    section('sscp', 'Summary of safety and clinical performance', [letter('d')], {
      seldom: 'asked of implantable devices and of class III only',
    }),
    section('performance', 'Performance', [letter('e')], { names: ['performance characteristics'] }),
    section('suitability', 'How a professional tells that it is suitable', [letter('f')], {
      names: ['suitability', 'selection'],
    }),
    section('residual-risks', 'Residual risks and side-effects', [letter('g'), ofMdr('Annex I 23.1 (g)')], {
      names: ['residual risks', 'remaining risks', 'undesirable side effects'],
    }),
    section('specifications', 'Specifications for proper use, accuracy', [letter('h')], {
      names: ['specification', 'accuracy', 'measuring'],
    }),
    section('preparation', 'Preparation before use', [letter('i')], {
      names: ['preparing', 'before use', 'calibration'],
    }),
    section('verification', 'How to verify that it is installed and ready; maintenance', [letter('k')], {
      names: [
        'verifying the installation',
        'checking the installation',
        'readiness',
        'maintenance',
        'updating',
      ],
    }),
    section('combination', 'Use with other products', [letter('q')], {
      names: ['combination', 'integrations', 'other systems', 'interfaces'],
    }),
    section('lay-users', 'When a lay user asks a professional', [letter('w')], { names: ['lay users'] }),
    section(
      'electronic',
      'Electronic instructions and copies on paper',
      [ofElectronic('Article 5'), ofElectronic('Article 6'), ofElectronic('Article 7')],
      { names: ['electronic instructions', 'paper copies'], generated: 'address of instructions' },
    ),
    section('incidents', 'Reporting serious incidents', [letter('z')], {
      names: ['serious incidents', 'reporting problems', 'reporting incidents', 'incidents'],
    }),
    section(
      'requirements',
      'Hardware, IT network and IT security needed',
      [letter('ab'), ofMdr('Annex I 17.4')],
      {
        names: ['system requirements', 'minimum requirements', 'requirements'],
      },
    ),
    ...(
      [
        ['l', 'Damaged sterile packaging', 'nothing is delivered sterile'],
        ['m', 'Sterilisation before use', 'nothing is sterilised'],
        ['n', 'Reuse and reprocessing', 'software is not reprocessed'],
        ['o', 'Reuse after reconditioning', 'software is not reconditioned'],
        ['p', 'Single use', 'software is not for single use'],
        ['r', 'Medical radiation', 'software emits no radiation'],
        ['t', 'Substances', 'software introduces no substance'],
        ['u', 'Implants', 'software is not implanted'],
        ['x', 'Products without a medical purpose', 'it has a medical purpose'],
        ['aa', 'Implant card', 'software is not implanted'],
      ] as const
    ).map(([name, title, seldom]) => section(`mdr-${name}`, title, [letter(name)], { seldom })),
  ],
};

/** Technical description for the organisation that runs the software, IEC 82304-1 7.2.3. */
export const technicalDescription: DocumentType = {
  type: 'technical-description',
  title: 'Technical description',
  asked: [of82304('7.2.3')],
  sections: [
    section('software-platform', 'Software platform', [of82304('7.2.3.1')], {
      names: ['platform', 'operating system'],
    }),
    section('hardware-platform', 'Hardware platform', [of82304('7.2.3.1')], { names: ['hardware'] }),
    section('transport', 'Transport and storage of media', [of82304('7.2.3.1')], {
      names: ['transport', 'storage of media', 'media'],
    }),
    section('characteristics', 'Characteristics: ranges, accuracy, precision', [of82304('7.2.3.1')], {
      names: ['characteristics', 'specifications', 'accuracy'],
    }),
    section('installation', 'Special requirements on installation', [of82304('7.2.3.1')], {
      names: ['installation'],
    }),
    section('maintenance', 'Maintenance: logs, data, storage', [of82304('7.2.3.1')], {
      names: ['maintenance'],
    }),
    section(
      'security',
      'Security options, and what to do when security is compromised',
      [of82304('7.2.3.1')],
      {
        names: ['security'],
      },
    ),
    section('network', 'Use in an IT network', [of82304('7.2.3.2')], { names: ['it network', 'network'] }),
  ],
};
