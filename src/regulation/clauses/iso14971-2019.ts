import { unrated } from '../unrated.ts';

/** ISO 14971:2019 by the numbers of its clauses; the titles are our own words. */
export const iso14971 = unrated('ISO 14971', '2019', {
  '4.1': 'Have a risk management process',
  '4.2': 'Management sets policy and provides resources',
  '4.3': 'People are competent',
  '4.4': 'Have a risk management plan',
  '4.5': 'Keep a risk management file with its trace',
  '5.2': 'State intended use and foreseeable misuse',
  '5.3': 'Identify characteristics related to safety',
  '5.4': 'Identify hazards and hazardous situations',
  '5.5': 'Estimate the risk of each hazardous situation',
  '6': 'Evaluate each risk against the criteria',
  '7.1': 'Choose risk controls in their order',
  '7.2': 'Implement and verify risk controls',
  '7.3': 'Evaluate the residual risk',
  '7.4': 'Weigh benefits where a residual risk is not acceptable',
  '7.5': 'Review the risks that controls bring',
  '7.6': 'Confirm that risk control is complete',
  '8': 'Evaluate the overall residual risk',
  '9': 'Review risk management before release',
  '10': 'Collect and use information from production and afterwards',
});
