import { instructionsForUse, technicalDescription } from './accompanying.ts';
import { architecture, detailedDesign, soupList } from './design.ts';
import type { DocumentType } from './document-type.ts';
import {
  softwareDevelopmentPlan,
  softwareMaintenancePlan,
  validationPlan,
  validationReport,
} from './plans.ts';
import {
  clauseCoverage,
  documentRegister,
  knownAnomalies,
  releaseNotes,
  testPlan,
  testReport,
  traceMatrices,
} from './records.ts';
import { softwareRequirements, userNeeds } from './requirements.ts';
import { riskManagementFile } from './risk.ts';
import { cybersecurity, fdaIndex, gsprChecklist, mdrIndex } from './submissions.ts';

export type { DocumentType, Section } from './document-type.ts';
export { headingsIn, titleIn } from './headings.ts';
export { requirementKinds } from './requirements.ts';

/** Checklists of the documents by type, in the order of a life cycle. */
export const documentTypes: ReadonlyMap<string, DocumentType> = new Map(
  [
    softwareDevelopmentPlan,
    softwareMaintenancePlan,
    userNeeds,
    softwareRequirements,
    riskManagementFile,
    architecture,
    detailedDesign,
    soupList,
    cybersecurity,
    testPlan,
    testReport,
    traceMatrices,
    validationPlan,
    validationReport,
    knownAnomalies,
    releaseNotes,
    instructionsForUse,
    technicalDescription,
    documentRegister,
    clauseCoverage,
    gsprChecklist,
    mdrIndex,
    fdaIndex,
  ].map((each) => [each.type, each]),
);
