import type { Config } from '../../config/index.ts';
import type { VersionDifference } from '../../difference/index.ts';
import type { Addresses, ComposedDocument, DrawnDiagrams } from '../../documents/composed.ts';
import type { Templates } from '../../documents/templates.ts';
import type { Document, Finding, Item, Model, SourceHash } from '../../model/index.ts';
import type { AcceptedFinding, CoverageStep, Graph } from '../../trace/index.ts';
import type { ShownFiles } from '../files/index.ts';
import type { Fonts } from '../fonts/index.ts';
import type { StandingPages } from './cache/cached-pages.ts';

/** All that the site is made from. The renderer reads nothing else but its own templates and assets. */
export interface SiteInput {
  model: Model;
  graph: Graph;
  config: Config;
  findings: readonly Finding[];
  accepted: readonly AcceptedFinding[];
  coverage: readonly CoverageStep[];
  /** Composes one document with the site's addresses and anchors. Called once a document. */
  compose(
    document: Document,
    addresses: Addresses,
    anchorOf: (page: string, anchor: string) => string,
  ): ComposedDocument | Promise<ComposedDocument>;
  /** Renders the body of an item as safe HTML, headings from depth 2 down. */
  renderBody(item: Item, addresses: Addresses): string;
  /** Renders a generated block on its own as safe HTML, headings from depth 2 down. */
  renderBlock(name: string, addresses: Addresses): { html: string; findings: Finding[] };
  /** What differs from the version before; absent where none is known. */
  difference?: VersionDifference | undefined;
  /** Images and other files of the project that pages show or link. */
  shown: ShownFiles;
  /** Fonts of the pages; the bundled ones where left out. */
  fonts?: Fonts;
  /** Drawings by their text: the pages of elements show those of the architecture. */
  diagrams?: DrawnDiagrams;
  /** Templates of the project, or all where it has some; ours without them. */
  templates?: Templates | undefined;
  /** The pages of the last build; without it every page is made. */
  standing?: StandingPages | undefined;
  /** Files of documents that the site holds besides, by path, such as `pdf/PUMP-SRS.pdf`: PDF, Word, workbooks. */
  beside: ReadonlySet<string>;
  /** Documents of the set that have no pages of the project, such as the binder: the page above the site names their files. */
  generated?: readonly { id: string; title: string }[];
  /** Takes the page that stands above the site, and says what else lies there. */
  onFront?: ((page: string) => void) | undefined;
  signal?: AbortSignal | undefined;
  onProgress?(done: number, total: number): void;
}

/**
 * Takes one finished file of the site. `path` is POSIX, relative to the site's root; `sha256` is that of the content, where it is known.
 * The only effect of `renderSite`.
 */
export type WriteFile = (
  path: string,
  content: string | Uint8Array,
  sources?: readonly SourceHash[],
  sha256?: string,
) => void | Promise<void>;

/** What was found while the site was made. */
export interface SiteSummary {
  /** Findings of the composed documents, and `template-error` for a template of the project that has a fault. */
  findings: Finding[];
}

/** A site whose files are made when somebody asks for them. */
export interface SiteOnDemand {
  /** The file at a POSIX path from the site's root; undefined where there is none. */
  file(path: string): Promise<string | Uint8Array | undefined>;
  /**
   * Composes all documents, one after the other, to tell what only composing finds.
   * @param isWanted asked before each
   */
  findings(isWanted: () => boolean): Promise<Finding[]>;
}
