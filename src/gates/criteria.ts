import type { GateId } from '../regulation/clause-set.ts';
import {
  activities,
  approved,
  clean,
  type Proof,
  results,
  verified,
  versioned,
} from '../regulation/proofs/proof.ts';
import { identification, recording } from '../regulation/proofs/soup.ts';

/** What closes a criterion. */
export type GateProof =
  | Proof
  /** No finding at error level but those on approvals themselves. */
  | { kind: 'no-errors' }
  /** SOUP is read from lockfiles, and nothing of these rules was found; every entry says when anomalies were evaluated. */
  | { kind: 'soup'; rules: readonly string[]; evaluated?: true }
  /** The product carries a UDI, and the instructions for use are a document of this build. */
  | { kind: 'label' }
  /** The decision on UDI-DI and UDI-PI is on this version, and who made it signed it: the whole content or the criterion, for this gate. */
  | { kind: 'udi-decided' }
  /** A valid approval of this very tree, for this gate, by somebody in the role, with the meaning. */
  | { kind: 'signed'; role: string; meaning: string }
  /** Done outside; closed by a valid approval of this tree that names the criterion. */
  | { kind: 'confirmed'; role: string }
  /** A report of static analysis of this very tree leaves nothing open; without one, as `confirmed`. */
  | { kind: 'analysed'; rules: string[]; role: string }
  /** Says which classes of defects the rules of the analyses look for, where a profile asks which are avoided; it holds nothing back. */
  | { kind: 'defect-classes' }
  /** Measurements of this content keep their limits; where nothing was measured, as `confirmed`. */
  | { kind: 'measured'; role: string }
  /** Test cases that are carried out by hand passed on this content; where none says that it is one, as `confirmed`. */
  | { kind: 'by-hand'; role: string }
  /** The software that is released is what a record of this very tree states; where the configuration names none, as `confirmed`. */
  | { kind: 'artifacts-bound'; role: string }
  /** Software of this content is deployed where a gate asks for it, by records that people signed; where no environment is configured, as `confirmed`. */
  | { kind: 'deployed'; role: string }
  /** The smoke tests of those deployments passed; where no environment is configured, as `confirmed`. */
  | { kind: 'smoke-tested'; role: string }
  /** The environments in which the integration is verified run software of this content; nothing is asked where none is configured. */
  | { kind: 'integrated' }
  /** Every anomaly on record says what its evaluation was; that there is none is for the approval of the list. */
  | { kind: 'anomalies-evaluated' }
  /** Each software unit meets what the clauses ask of its own class; nothing is asked where no profile asks it of the product's. */
  | { kind: 'units-accepted' }
  /** Each integration and system test of this content that failed has an anomaly that was evaluated. */
  | { kind: 'failures-escalated' }
  /** Done by `dossier release` itself. */
  | { kind: 'follows'; how: string };

/** One criterion of a gate. */
export interface Criterion {
  /** `G1.1` … */
  id: string;
  gate: GateId;
  /** In our own words. */
  title: string;
  /** Clauses it answers. */
  clauses: string[];
  /** All have to hold. */
  proofs: GateProof[];
}

export const gateTitles: Readonly<Record<GateId, string>> = {
  G1: 'Continuous integration',
  G2: 'Change review and approval',
  G3: 'Deployment',
  G4: 'Integration verification',
  G5: 'Manufacturer release',
};

const signed = (role: string, meaning: string): GateProof => ({ kind: 'signed', role, meaning });
const of = (clauses: string): string[] =>
  clauses.split(', ').map((clause) => (/^[A-Z]/.test(clause) ? clause : `IEC 62304 ${clause}`));

const g = (gate: GateId, rows: [title: string, clauses: string, ...proofs: GateProof[]][]): Criterion[] =>
  rows.map(([title, clauses, ...proofs], index) => ({
    id: `${gate}.${index + 1}`,
    gate,
    title,
    clauses: of(clauses),
    proofs,
  }));

/** The criteria of the five gates, as data. Numbers stay: configurations and approvals name them. */
export const criteria: readonly Criterion[] = [
  ...g('G1', [
    ['The content is a commit', '5.1.11, 8.3', versioned],
    ['Nothing is found at error level', '5.1.1, 5.8.6', { kind: 'no-errors' }],
    ['Unit tests of this content passed', '5.5.5', results('unit')],
    ['Integration tests of this content passed', '5.6.3, 5.6.6', results('integration')],
    [
      'Static analysis was run and its result accepted',
      '5.5.3, 5.5.4',
      {
        kind: 'analysed',
        rules: ['analysis-open', 'suppression-unjustified', 'unreadable-analysis'],
        role: 'reviewer',
      },
      { kind: 'defect-classes' },
    ],
    ['SOUP is identified from what is locked', '8.1.2, 5.3.3', { kind: 'soup', rules: identification }],
    [
      'The trace is complete',
      '5.2.6, 7.3.3',
      clean(
        'SRS',
        'hazard-controlled',
        'control-implemented',
        'need-satisfied',
        'requirement-justified',
        'requirement-implemented',
        'requirement-verified',
      ),
    ],
    [
      'The documentation builds',
      '5.1.8, 5.8.5',
      {
        kind: 'follows',
        how: 'What you read outside of a terminal is that build; `dossier release` builds again and refuses what it finds.',
      },
    ],
  ]),
  ...g('G2', [
    ['Code and detailed design are reviewed', '5.4.4, 5.5.5', signed('reviewer', 'review')],
    [
      'The architecture is verified',
      '5.3.6',
      approved('architecture'),
      clean(undefined, 'dependency-undeclared', 'dependency-not-found', 'dependency-forbidden'),
    ],
    [
      'The acceptance criteria of the units are met',
      '5.5.5, 5.5.3, 5.5.4',
      verified('SRS'),
      { kind: 'units-accepted' },
    ],
    [
      'SOUP and its published anomalies are reviewed',
      '7.1.2, 7.1.3',
      {
        kind: 'soup',
        rules: [...identification, ...recording, 'soup-licence', 'soup-anomalies-old'],
        evaluated: true,
      },
    ],
    ['No link is suspect', '7.4.3, 8.2.3', clean('SRS', 'suspect-link', 'unreviewed-link', 'no-trace-lock')],
    ['Requirements are updated and approved', '5.2.6', approved('software-requirements')],
    ['The change is approved', '8.2.1', signed('approver', 'approval')],
  ]),
  ...g('G3', [
    [
      'Software and documents are published to the named environment',
      '5.8.8, 8.1.3',
      { kind: 'deployed', role: 'approver' },
    ],
    ['Smoke tests passed there', '5.6.2', { kind: 'smoke-tested', role: 'approver' }],
  ]),
  ...g('G4', [
    [
      'Integration tests are evaluated',
      '5.6.2, 5.6.7',
      results('integration'),
      approved('test-report'),
      { kind: 'integrated' },
    ],
    ['Automated system tests passed', '5.7.1, 5.7.5', results('system')],
    ['Capacity tests passed', '5.2.2, 5.7.1', { kind: 'measured', role: 'tester' }],
    ['Anomalies are escalated to problem resolution', '5.6.8, 9.1', { kind: 'failures-escalated' }],
    ['The integration is approved', '5.6.7', signed('approver', 'approval')],
  ]),
  ...g('G5', [
    ['Manual system tests are done', '5.7.1', { kind: 'by-hand', role: 'tester' }],
    ['System tests are complete and evaluated', '5.7.4, 5.8.1', verified('SRS'), approved('test-report')],
    [
      'Residual anomalies are recorded and evaluated',
      '5.8.2, 5.8.3',
      { kind: 'anomalies-evaluated' },
      approved('known-anomalies'),
    ],
    [
      'Residual risks are acceptable',
      '7.3.1, ISO 14971 7.3, ISO 14971 8',
      verified('HAZ'),
      approved('risk-management-file'),
      clean('HAZ', 'risk-unacceptable', 'risk-undisclosed'),
    ],
    [
      'The activities of the plan are complete',
      '5.8.6',
      clean(undefined, 'document-missing', 'section-missing', 'section-empty', 'items-missing'),
      activities,
    ],
    [
      'Label, UDI and instructions for use are those of this version',
      '5.8.4, IEC 82304-1 7.2',
      { kind: 'label' },
      approved('instructions-for-use'),
    ],
    [
      'The product is validated',
      'IEC 82304-1 6.2, IEC 82304-1 6.3, IEC 82304-1 8.3',
      approved('validation-report'),
    ],
    ['The release is approved', '5.8.1, 5.8.4', signed('approver', 'approval')],
    [
      'The archive is made',
      '5.8.5, 5.8.7',
      { kind: 'follows', how: 'Made by `dossier release` when all other criteria are met.' },
    ],
    ['It is decided whether the UDI-DI changes', 'MDR Annex VI C 6.5', { kind: 'udi-decided' }],
    [
      'The software that is released is the one that was built and tested from this content',
      '5.8.4, 5.8.7, 8.1.3',
      { kind: 'artifacts-bound', role: 'approver' },
    ],
  ]),
];
