/** A general safety and performance requirement (MDR Annex I), by its number and in our own words. */
export interface SafetyRequirement {
  number: string;
  title: string;
  /** Types of documents in which its proof usually stands. */
  documents: string[];
  /** Why it usually does not apply to stand-alone software; empty where it does. */
  seldom: string;
}

const row = (number: string, title: string, ...documents: string[]): SafetyRequirement => ({
  number,
  title,
  documents,
  seldom: '',
});
const seldom = (number: string, title: string, reason: string): SafetyRequirement => ({
  number,
  title,
  documents: [],
  seldom: reason,
});

/** All of Annex I by its main numbers. Whether one applies to a device, its manufacturer says. */
export const safetyRequirements: readonly SafetyRequirement[] = [
  row(
    '1',
    'Performs as intended and is safe; benefits outweigh risks',
    'risk-management-file',
    'validation-report',
  ),
  row('2', 'Risks are reduced as far as possible', 'risk-management-file'),
  row('3', 'A risk management system is kept up', 'risk-management-file'),
  row('4', 'Risk controls follow their order', 'risk-management-file'),
  row('5', 'Risks of use errors are reduced', 'user-needs', 'risk-management-file'),
  row('6', 'Stays safe over its lifetime', 'software-maintenance-plan'),
  row('7', 'Withstands transport and storage', 'technical-description'),
  row('8', 'Known risks and side-effects are acceptable against the benefits', 'risk-management-file'),
  seldom('9', 'Products without a medical purpose', 'it has a medical purpose'),
  seldom('10', 'Chemical, physical and biological properties', 'software has no material'),
  seldom('11', 'Infection and microbial contamination', 'software has no material'),
  seldom('12', 'Medicinal and absorbed substances', 'software holds no substance'),
  seldom('13', 'Materials of biological origin', 'software has no material'),
  row(
    '14',
    'Construction, and interaction with its environment and other products',
    'architecture',
    'technical-description',
  ),
  row(
    '15',
    'Accuracy of diagnosis and measuring',
    'software-requirements',
    'technical-description',
    'test-report',
  ),
  seldom('16', 'Radiation', 'software emits no radiation'),
  row('17', 'Programmable systems and software', 'software-development-plan', 'test-report', 'cybersecurity'),
  row('18', 'Active devices and those connected to them', 'architecture', 'risk-management-file'),
  seldom('19', 'Active implantable devices', 'software is not implanted'),
  seldom('20', 'Mechanical and thermal risks', 'software has no moving or warm part'),
  seldom('21', 'Energy or substances given to the patient', 'software gives none by itself'),
  row('22', 'Use by lay persons', 'user-needs', 'instructions-for-use'),
  row('23', 'Label and instructions for use', 'instructions-for-use', 'label'),
];
