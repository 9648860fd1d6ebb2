import type { AnalysisFacts } from './analysis.ts';
import type { CodeFile, CodeRegion, ElementDeclaration, SourceImport, TestDefinition } from './code.ts';
import type { CoverageFacts } from './coverage.ts';
import type { ReportAbout, TestResult } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { DeclaredLink, EndKey, Item, Mention } from './item.ts';
import type { Page } from './page.ts';
import type { Place } from './place.ts';
import type { LockedPackage } from './soup.ts';
import type { ScanFacts, VexStatement } from './vulnerability.ts';

/** A test in source, by the key of its region, that is named by the ID of a test case. */
export interface NamedTest {
  from: EndKey;
  to: string;
  place: Place;
}

/**
 * What one source says of one file. Plain JSON data: facts are kept by content hash between runs and passed between threads.
 * They depend on nothing but the file's path and bytes and the configuration.
 */
export interface Facts {
  items: Item[];
  links: DeclaredLink[];
  mentions: Mention[];
  /** Tests in source that are named by the ID of a test case; links where there is such an item. */
  namedTests: NamedTest[];
  pages: Page[];
  regions: CodeRegion[];
  elements: ElementDeclaration[];
  codeFiles: CodeFile[];
  imports: SourceImport[];
  /** All tests in source with what holds them, annotated or not. */
  tests: TestDefinition[];
  results: TestResult[];
  /** One for each report of tests that was read whole. */
  reportFormats: ReportAbout[];
  packages: LockedPackage[];
  /** One for each report that was read whole. */
  coverage: CoverageFacts[];
  analyses: AnalysisFacts[];
  scans: ScanFacts[];
  statements: VexStatement[];
  findings: Finding[];
}

/** Facts with nothing in them; sources fill what they know. */
export function noFacts(): Facts {
  return {
    items: [],
    links: [],
    mentions: [],
    namedTests: [],
    pages: [],
    regions: [],
    elements: [],
    codeFiles: [],
    imports: [],
    tests: [],
    results: [],
    reportFormats: [],
    packages: [],
    coverage: [],
    analyses: [],
    scans: [],
    statements: [],
    findings: [],
  };
}
