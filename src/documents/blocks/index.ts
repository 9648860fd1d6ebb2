/**
 * The parts of documents that are generated. A block is one object here and one partial in `templates/partials/blocks`.
 * @implements SRS-803
 */
import { architectureCoverage, architectureElements, architectureInterfaces } from './architecture.ts';
import { architectureReview } from './architecture-review.ts';
import { architectureView } from './architecture-view.ts';
import type { Block } from './block.ts';
import { changeRecord } from './change-record.ts';
import { changeReport } from './change-report.ts';
import { clauseCoverageBlock, clauseSummary } from './clause-coverage.ts';
import { configurationList } from './configuration-list.ts';
import { coverage } from './coverage.ts';
import { coverageByUnit } from './coverage-by-unit.ts';
import { documentChecklist } from './document-checklist.ts';
import { documentIndex } from './document-index.ts';
import { dynamicView } from './dynamic-view.ts';
import { electronicInstructions } from './electronic-instructions.ts';
import { externalInterfaces } from './external-interfaces.ts';
import { approvals, gates } from './gates.ts';
import { gsprIndex } from './gspr-index.ts';
import { hazardTable } from './hazard-table.ts';
import { itemTable } from './items.ts';
import { label, symbol, symbolGlossary } from './label.ts';
import {
  anomalies,
  changes,
  configuration,
  documentRegister,
  findings,
  identity,
  rules,
  suspectLinks,
} from './records.ts';
import { requirementCoverage } from './requirement-coverage.ts';
import { riskMatrix } from './risk-matrix.ts';
import { soupList } from './soup-list.ts';
import { soupTrace } from './soup-trace.ts';
import { staticAnalysis } from './static-analysis.ts';
import { statusChart } from './status-chart.ts';
import { testReport } from './test-report.ts';
import { traceMatrix } from './trace-matrix.ts';
import { unitList } from './unit-list.ts';
import { vulnerabilities } from './vulnerabilities.ts';

const all: Block[] = [
  anomalies,
  approvals,
  architectureCoverage,
  architectureElements,
  architectureInterfaces,
  architectureReview,
  architectureView,
  changeRecord,
  changeReport,
  changes,
  clauseCoverageBlock,
  clauseSummary,
  configuration,
  configurationList,
  coverage,
  coverageByUnit,
  documentChecklist,
  documentIndex,
  documentRegister,
  dynamicView,
  electronicInstructions,
  externalInterfaces,
  findings,
  gates,
  gsprIndex,
  hazardTable,
  identity,
  itemTable,
  label,
  requirementCoverage,
  riskMatrix,
  rules,
  soupList,
  soupTrace,
  staticAnalysis,
  statusChart,
  suspectLinks,
  symbol,
  symbolGlossary,
  testReport,
  traceMatrix,
  unitList,
  vulnerabilities,
];

/** Blocks by name. */
export const blocks: ReadonlyMap<string, Block> = new Map(all.map((block) => [block.name, block]));
