import { of14971, of62304, ofElectronic, ofFda, ofMdr } from '../demand.ts';
import { type DocumentType, section } from './document-type.ts';

/** Risk management file, ISO 14971:2019 with the chain of IEC 62304 clause 7. */
export const riskManagementFile: DocumentType = {
  type: 'risk-management-file',
  title: 'Risk management file',
  asked: [of14971('4.5'), of62304('7.1.1'), ofMdr('Annex II 5'), ofFda('risk management file')],
  sections: [
    section('plan', 'Plan: scope, responsibilities, reviews', [of14971('4.4')], {
      names: ['risk management plan', 'plan', 'scope'],
    }),
    section('criteria', 'Criteria for the acceptability of risks', [of14971('4.4')], {
      names: ['scales', 'acceptability', 'risk matrix', 'criteria', 'acceptance criteria'],
      generated: 'risk criteria',
    }),
    section('use', 'Intended use and reasonably foreseeable misuse', [of14971('5.2')], {
      names: ['intended use', 'scope', 'misuse'],
    }),
    section('hazards', 'Hazards, their estimates and controls', [of14971('5.4'), of62304('7.1.1')], {
      names: ['hazards'],
      items: { type: 'HAZ' },
    }),
    section('control-options', 'Order of risk control options', [of14971('7.1')], {
      names: ['order of controls', 'risk control', 'risk controls'],
    }),
    section('new-risks', 'Risks that the controls bring', [of14971('7.5')], {
      names: ['new risks', 'risks arising from'],
    }),
    section('electronic-instructions', 'Risks of electronic instructions', [ofElectronic('Article 4')], {
      names: ['electronic instructions'],
    }),
    section('overall', 'Overall residual risk', [of14971('8'), ofMdr('Annex II 5')], {
      names: ['overall risk', 'benefit and risk', 'benefit risk'],
    }),
    section('review', 'Review of risk management', [of14971('9')], {
      names: ['review', 'completeness', 'overall residual risk'],
    }),
    section('production', 'Information from production and afterwards', [of14971('10')], {
      names: ['production and post production', 'post production', 'after release', 'monitoring'],
    }),
  ],
};
