import { approved, clean, external, type Proofs, released, results, verified, versioned } from './proof.ts';

/** What proves each clause of IEC 82304-1:2016. */
export const iec82304Proofs: Proofs = {
  '4.1': [approved('user-needs')],
  '4.2': [approved('user-needs')],
  '4.3': [approved('user-needs')],
  '4.4': [approved('user-needs'), versioned],
  '4.5': [approved('software-requirements'), clean('URS', 'need-satisfied')],
  '4.6': [approved('software-requirements'), clean('SRS', 'duplicate-id')],
  '4.7': [approved('software-requirements'), versioned],
  '6.1': [approved('validation-plan')],
  '6.2': [approved('validation-report'), external('the records of the validation')],
  '6.3': [approved('validation-report')],
  '7.1': [released],
  '7.2': [approved('instructions-for-use'), approved('technical-description')],
  '8.3': [approved('validation-report')],
  '8.4': [approved('release-notes'), external('communication with users')],
  '8.5': [approved('instructions-for-use')],
};

const risks = approved('risk-management-file');

/** What proves each clause of ISO 14971:2019. */
export const iso14971Proofs: Proofs = {
  '4.1': [external('the risk management process')],
  '4.2': [external('policy and resources of the management')],
  '4.3': [external('records of competence')],
  '4.4': [risks],
  '4.5': [risks, clean('HAZ', 'hazard-controlled', 'suspect-link')],
  '5.2': [risks],
  '5.3': [risks],
  '5.4': [risks, clean('HAZ', 'attribute-missing')],
  '5.5': [risks, clean('HAZ', 'risk-estimate', 'risk-matrix-missing')],
  '6': [risks, clean('HAZ', 'risk-estimate', 'risk-matrix-missing')],
  '7.1': [risks, clean('HAZ', 'hazard-controlled')],
  '7.2': [verified('RC'), clean('RC', 'control-implemented', 'attribute-missing')],
  '7.3': [risks, clean('HAZ', 'risk-estimate', 'risk-matrix-missing')],
  '7.4': [risks, clean('HAZ', 'risk-unacceptable')],
  '7.5': [risks],
  '7.6': [risks, verified('HAZ')],
  '8': [risks, clean('HAZ', 'risk-undisclosed')],
  '9': [risks],
  '10': [risks, external('information from production and afterwards')],
};

const index = approved('mdr-index');

/** What proves each part of Regulation (EU) 2017/745 a technical file answers. */
export const mdrProofs: Proofs = {
  'Annex I 17.2': [approved('cybersecurity'), verified('SRS')],
  'Annex I 17.4': [approved('instructions-for-use')],
  'Annex I 23.1': [approved('instructions-for-use')],
  'Annex I 23.2': [released, external('the label as it is applied')],
  'Annex I 23.4': [approved('instructions-for-use')],
  'Annex II 1.1': [index, approved('user-needs')],
  'Annex II 1.2': [index],
  'Annex II 2': [
    index,
    approved('instructions-for-use'),
    clean(undefined, 'language-missing', 'market-unknown', 'translation-stale', 'translation-differs'),
  ],
  'Annex II 3': [index, external('records of manufacturing')],
  'Annex II 4': [approved('gspr-checklist')],
  'Annex II 5': [index, risks],
  'Annex II 6.1': [index, verified('SRS'), external('the clinical evaluation')],
  'Annex II 6.2': [index],
  'Annex III': [index, external('the post-market surveillance')],
};

const submission = approved('fda-index');

/** What proves each element of a premarket submission. */
export const fdaProofs: Proofs = {
  'documentation level': [submission],
  'software description': [submission],
  'risk management file': [risks],
  'software requirements specification': [approved('software-requirements')],
  'architecture diagram': [approved('architecture')],
  'software design specification': [approved('detailed-design')],
  'development and maintenance practices': [approved('software-development-plan')],
  testing: [results('system'), approved('test-report')],
  'version history': [approved('release-notes'), versioned],
  'unresolved anomalies': [approved('known-anomalies')],
  cybersecurity: [approved('cybersecurity')],
  labelling: [approved('instructions-for-use')],
};

/** What proves each part of Regulation (EU) 2021/2226. */
export const electronicInstructionsProofs: Proofs = {
  'Article 4': [risks],
  'Article 5': [
    approved('instructions-for-use'),
    external('copies on paper, and telling users of revisions'),
  ],
  'Article 6': [approved('instructions-for-use')],
  'Article 7': [
    approved('instructions-for-use'),
    clean(undefined, 'instructions-without-address'),
    external('the web server that shows what was published'),
  ],
};
