import type { ApprovalRecord } from './approval.ts';
import type { ArchitectureModel } from './architecture.ts';
import type { CodeFile, CodeRegion, ElementDeclaration } from './code.ts';
import type { Document } from './document.ts';
import type { Report } from './evidence.ts';
import type { Evidence } from './evidence-kinds.ts';
import type { History } from './history.ts';
import type { Item, Link, Mention } from './item.ts';
import type { Page } from './page.ts';
import type { Product } from './product.ts';
import type { Release } from './release.ts';
import type { SoupItem } from './soup.ts';
import type { TranslatedSection } from './translation.ts';
import type { Verdict } from './verdict.ts';
import type { Vulnerability } from './vulnerability.ts';

/** Everything a renderer may know: immutable, sorted, without a clock, a locale or an absolute path. Written as `data/model.json`. */
export interface Model extends Evidence {
  schema: 'dossier-model-1';
  generator: { name: string; version: string };
  product: Product;
  release: Release;
  /** Sorted by ID, natural order within a type. */
  items: Item[];
  /** Sorted by from, relation, to. */
  links: Link[];
  mentions: Mention[];
  pages: Page[];
  documents: Document[];
  /** Sections of the translations, in the order of their documents. */
  translations: TranslatedSection[];
  regions: CodeRegion[];
  elements: ElementDeclaration[];
  codeFiles: CodeFile[];
  /** Elements and what the code says of their dependencies; absent where the stage did not run. */
  architecture?: ArchitectureModel;
  /** Sorted by path. */
  approvals: ApprovalRecord[];
  reports: Report[];
  /** Sorted by ID. */
  vulnerabilities: Vulnerability[];
  /** Sorted by ecosystem, name, version. */
  soup: SoupItem[];
  /** Item ID → what the evidence says of it. */
  verdicts: Record<string, Verdict>;
  /** What version control tells of each item; absent outside version control, and where nothing is rendered. */
  history?: History;
}
