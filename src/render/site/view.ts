import { type Config, type IdSyntax, idsOf } from '../../config/index.ts';
import { type Depths, depthsOf } from '../../depth/index.ts';
import type { DrawnDiagrams } from '../../documents/composed.ts';
import { hasMessages, messagesIn, type Translate } from '../../documents/messages.ts';
import { saidBySupplier } from '../../documents/said-by-supplier.ts';
import { type ActivityResult, evaluateActivities } from '../../gates/index.ts';
import {
  type CodeChange,
  type Document,
  type Finding,
  type Item,
  type Mention,
  type Model,
  type Reason,
  type Report,
  type Supplied,
  sayReason,
  suppliedBy,
  suppliedItems,
  type TestResult,
  type Verdict,
} from '../../model/index.ts';
import { provedItems } from '../../trace/evidence/proved-items.ts';
import type { Graph } from '../../trace/graph.ts';
import { layOutPaths, type SitePaths } from './addresses.ts';
import type { SiteInput } from './input.ts';
import { reasonsIn } from './reasons.ts';
import { atPlace } from './stamp.ts';

/** A test result with the report it stands in. */
export interface Evidence {
  result: TestResult;
  report: Report;
}

/** Where an item stands in a document. */
export interface Home {
  /** Path from the site's root, with anchor. */
  path: string;
  documentId: string;
  title: string;
}

/** The model, looked up from every side a page needs. Built once; pages only read it. */
export interface SiteView {
  model: Model;
  /** All that have pages: ours in the model's order, then those of suppliers. */
  items: readonly Item[];
  config: Config;
  paths: SitePaths;
  graph: Graph;
  ids: IdSyntax;
  /** Items of ours of a type, in the model's order. */
  byType: ReadonlyMap<string, readonly Item[]>;
  mentions: ReadonlyMap<string, readonly Mention[]>;
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** IDs of the items that a result proves, or names. */
  provedBy: ReadonlyMap<TestResult, readonly string[]>;
  changes: ReadonlyMap<string, readonly CodeChange[]>;
  findings: ReadonlyMap<string, readonly Finding[]>;
  suites: ReadonlyMap<string, readonly Evidence[]>;
  /** Documents that a Markdown page stands in, by its path. */
  documentsOfPage: ReadonlyMap<string, readonly Document[]>;
  verdict(id: string): Verdict;
  /** Whose an item is that is not ours, and what its release says of it. */
  supplied(id: string): Supplied | undefined;
  /** What a supplier says of an item of its own, in words; undefined for others. */
  said(id: string): string | undefined;
  /** What the items of a type are called, one and many, in the language of the site where it is a word of ours. */
  typeNames(type: string): { title: string; plural: string };
  /** A reason of a verdict in the language of the site. */
  reason(reason: Reason): string;
  /** What is demanded of elements. */
  depths: Depths;
  /** An activity of the plan, by the ID of its item. */
  activities: ReadonlyMap<string, ActivityResult>;
  diagrams: DrawnDiagrams;
  /** Files of documents that the site holds besides, by path. */
  beside: ReadonlySet<string>;
  /** Of the pages that are no document's: that of the project, where there are messages in it. */
  language: string;
  t: Translate;
}

/**
 * Indexes the input. Keys come from content, so only maps are used.
 * @implements SRS-3340
 */
export function viewOf(
  input: Pick<SiteInput, 'model' | 'graph' | 'config' | 'findings' | 'accepted' | 'beside' | 'diagrams'>,
): SiteView {
  const { model, config } = input;
  const [wanted = 'en'] = model.product.languages;
  const language = hasMessages(wanted) ? wanted : 'en';
  const t = messagesIn(language);
  const suites = Map.groupBy(
    model.reports.flatMap((report) => report.results.map((result) => ({ result, report }))),
    ({ result, report }) => suiteKey(report, result),
  );
  const verdicts = new Map(Object.entries(model.verdicts));
  const supplied = suppliedBy(model);
  const documentsOfPage = new Map<string, Document[]>();
  for (const document of model.documents)
    for (const page of document.pages) {
      const others = documentsOfPage.get(page);
      if (others) others.push(document);
      else documentsOfPage.set(page, [document]);
    }
  return {
    model,
    items: [...model.items, ...suppliedItems(model)],
    config,
    paths: layOutPaths({ ...model, ...atPlace(model) }, config, suites.keys()),
    graph: input.graph,
    ids: idsOf(config),
    byType: Map.groupBy(model.items, (item) => item.type),
    mentions: Map.groupBy(model.mentions, (mention) => mention.id),
    evidence: evidenceOf(model, verdicts),
    provedBy: provedItems(model),
    changes: changesOf(model),
    findings: Map.groupBy(
      input.findings.filter((finding) => finding.item !== undefined),
      (finding) => finding.item ?? '',
    ),
    suites,
    documentsOfPage,
    verdict: (id) => verdicts.get(id) ?? noVerdict,
    supplied,
    said(id) {
      const theirs = supplied(id);
      return theirs && saidBySupplier(theirs, t);
    },
    typeNames(type) {
      const { title = type, plural = type } = config.trace.types[type] ?? {};
      return { title: t(title), plural: t(plural) };
    },
    reason:
      language === 'en'
        ? (reason) => sayReason(reason)
        : reasonsIn(
            t,
            Object.values(config.trace.types).map(({ title }) => title),
          ),
    depths: depthsOf(model, config),
    activities: new Map(evaluateActivities(input).map((activity) => [activity.item.id, activity])),
    diagrams: input.diagrams ?? new Map(),
    beside: input.beside,
    language,
    t,
  };
}

/** What an item of a type is called, in the words of the project or in English. */
export function typeTitle({ config }: Pick<SiteView, 'config'>, type: string): string {
  return config.trace.types[type]?.title ?? type;
}

/** A suite's key: report and suite name, since two reports may use the same name. */
export function suiteKey(report: Report, result: TestResult): string {
  return `${report.path} ${result.suite || result.className || result.file || 'results'}`;
}

const noVerdict: Verdict = { state: 'none', reasons: [], evidence: [] };

/** Results per item: those the verdict counts, then those that name the ID without counting (of another commit, say). */
function evidenceOf(model: Model, verdicts: ReadonlyMap<string, Verdict>): Map<string, Evidence[]> {
  const seen = new Map<string, Set<TestResult>>();
  const all = new Map<string, Evidence[]>();
  const add = (id: string, report: Report, result: TestResult): void => {
    const known = seen.get(id) ?? new Set();
    seen.set(id, known);
    if (known.has(result)) return;
    known.add(result);
    const list = all.get(id);
    if (list) list.push({ report, result });
    else all.set(id, [{ report, result }]);
  };
  for (const [id, verdict] of verdicts) {
    for (const [reportIndex, resultIndex] of verdict.evidence) {
      const report = model.reports[reportIndex];
      const result = report?.results[resultIndex];
      if (report && result) add(id, report, result);
    }
  }
  for (const report of model.reports) {
    for (const result of report.results) for (const id of result.ids) add(id, report, result);
  }
  return all;
}

function changesOf(model: Model): Map<string, CodeChange[]> {
  const changes = new Map<string, CodeChange[]>();
  for (const change of model.release.revision.changes) {
    for (const id of new Set(change.trailers.map((trailer) => trailer.id))) {
      const list = changes.get(id);
      if (list) list.push(change);
      else changes.set(id, [change]);
    }
  }
  return changes;
}
