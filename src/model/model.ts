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
  readonly schema: 'dossier-model-1';
  readonly generator: { name: string; version: string };
  readonly product: Product;
  readonly release: Release;
  /** Sorted by ID, natural order within a type. */
  readonly items: Item[];
  /** Sorted by from, relation, to. */
  readonly links: Link[];
  readonly mentions: Mention[];
  readonly pages: Page[];
  readonly documents: Document[];
  /** Sections of the translations, in the order of their documents. */
  readonly translations: TranslatedSection[];
  readonly regions: CodeRegion[];
  readonly elements: ElementDeclaration[];
  readonly codeFiles: CodeFile[];
  /** Elements and what the code says of their dependencies; absent where the stage did not run. */
  readonly architecture?: ArchitectureModel;
  /** Sorted by path. */
  readonly approvals: ApprovalRecord[];
  readonly reports: Report[];
  /** Sorted by ID. */
  readonly vulnerabilities: Vulnerability[];
  /** Sorted by ecosystem, name, version. */
  readonly soup: SoupItem[];
  /** Item ID → what the evidence says of it. */
  readonly verdicts: Record<string, Verdict>;
  /** What version control tells of each item; absent outside version control, and where nothing is rendered. */
  readonly history?: History;
}
