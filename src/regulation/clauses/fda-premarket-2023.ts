import { unrated } from '../unrated.ts';

/** Elements of a premarket submission for device software, by our own names; the guidance has no clause numbers. */
export const fdaPremarket = unrated('FDA premarket', '2023', {
  'documentation level': 'State the documentation level and why',
  'software description': 'Describe the software',
  'risk management file': 'Risk management file',
  'software requirements specification': 'Software requirements specification',
  'architecture diagram': 'System and software architecture',
  'software design specification': 'Software design specification',
  'development and maintenance practices': 'Development, configuration management and maintenance practices',
  testing: 'Testing as part of verification and validation',
  'version history': 'Version history',
  'unresolved anomalies': 'Unresolved anomalies',
  cybersecurity: 'Cybersecurity',
  labelling: 'Labelling',
});
