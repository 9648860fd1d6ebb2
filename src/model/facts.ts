import type {
  CodeFile,
  CodeRegion,
  ElementDeclaration,
  SourceImport,
  TestDefinition,
  UntaggedId,
} from './code.ts';
import type { ReportAbout, TestResult } from './evidence.ts';
import type { EvidenceFacts } from './evidence-kinds.ts';
import type { Finding } from './finding.ts';
import type { DeclaredLink, EndKey, Item, Mention } from './item.ts';
import type { Page } from './page.ts';
import type { Place } from './place.ts';
import type { LockedPackage } from './soup.ts';
import type { VexStatement } from './vulnerability.ts';

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
export interface Facts extends Partial<EvidenceFacts> {
  items: Item[];
  links: DeclaredLink[];
  /** Items as pages say them that repeat those of others, and the links that stand there. */
  quotedItems: Item[];
  quotedLinks: DeclaredLink[];
  mentions: Mention[];
  /** Tests in source that are named by the ID of a test case; links where there is such an item. */
  namedTests: NamedTest[];
  pages: Page[];
  regions: CodeRegion[];
  /** Identifiers in comments of source that are in no tag. */
  untagged: UntaggedId[];
  elements: ElementDeclaration[];
  codeFiles: CodeFile[];
  /** Paths of files that `sources.code` names and that no language is known for, though they are text and not of a kind that is no source. */
  unreadFiles: string[];
  imports: SourceImport[];
  /** All tests in source with what holds them, annotated or not. */
  tests: TestDefinition[];
  results: TestResult[];
  /** One for each report of tests that was read whole. */
  reportFormats: ReportAbout[];
  packages: LockedPackage[];
  statements: VexStatement[];
  findings: Finding[];
}

/** Facts with nothing in them; sources fill what they know. */
export function noFacts(): Facts {
  return {
    items: [],
    links: [],
    quotedItems: [],
    quotedLinks: [],
    mentions: [],
    namedTests: [],
    pages: [],
    regions: [],
    untagged: [],
    elements: [],
    codeFiles: [],
    unreadFiles: [],
    imports: [],
    tests: [],
    results: [],
    reportFormats: [],
    packages: [],
    statements: [],
    findings: [],
  };
}
