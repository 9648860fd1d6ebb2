import { unrated } from '../unrated.ts';

/** The parts of Regulation (EU) 2017/745 a technical file answers. */
export const mdr = unrated('MDR', '2017/745', {
  'Annex I 17.2':
    'Software follows the state of the art: life cycle, risk, information security, verification, validation',
  'Annex I 17.4': 'State minimum hardware, IT network and IT security',
  'Annex I 23.1': 'Supply information with the device',
  'Annex I 23.2': 'Label',
  'Annex I 23.4': 'Instructions for use',
  'Annex II 1.1': 'Device description and specification',
  'Annex II 1.2': 'Previous and similar generations',
  'Annex II 2': 'Labels and instructions, in the languages of the markets',
  'Annex II 3': 'Design and manufacturing information',
  'Annex II 4': 'General safety and performance requirements with proof of each',
  'Annex II 5': 'Benefit-risk analysis and risk management',
  'Annex II 6.1': 'Verification and validation of the product, clinical evaluation',
  'Annex II 6.2': 'Additional information in special cases',
  'Annex III': 'Post-market surveillance',
});
