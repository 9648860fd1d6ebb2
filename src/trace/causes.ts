import type { Config, CoverageRule } from '../config/index.ts';
import {
  compareFindings,
  type EvidenceOrigin,
  type Finding,
  type Model,
  ownEntry,
  type Verdict,
} from '../model/index.ts';
import { isLinked } from './coverage-rules.ts';
import type { Graph } from './graph.ts';
import { judgeItems } from './verdicts.ts';

/** Rules of findings that others wait for, the first that is there first. */
const roots = [
  'no-version-control',
  'no-evidence',
  'evidence-altered',
  'evidence-of-other-commit',
  'evidence-without-commit',
] as const;
type Root = (typeof roots)[number];

const rootOfOrigin: Readonly<Record<EvidenceOrigin['origin'], Root | undefined>> = {
  current: undefined,
  altered: 'evidence-altered',
  other: 'evidence-of-other-commit',
  unknown: 'evidence-without-commit',
};

/** What the causes are found in. */
export interface CauseContext {
  model: Model;
  graph: Graph;
  config: Config;
  /** Whether the project reviews its links. */
  isReviewed: boolean;
}

/**
 * Folds what only waits for another finding below it: an item that the very results would verify if they were of this tree, analysis and
 * coverage that lie there of another one. The finding they wait for tells how many they are and weighs as much as the heaviest of them.
 * An item that is not verified for want of a link alone waits for its own finding on that link.
 * @param findings settled, the accepted ones left out
 * @returns sorted: causes with what waits for them first
 * @implements SRS-3165
 */
export function foldCauses(findings: readonly Finding[], context: CauseContext): Finding[] {
  return foldRoots(foldGaps(findings, context), context);
}

/** Below the finding on a link that an item lacks, the one that it is not verified, where it would be if no rule asked for links. */
function foldGaps(
  findings: readonly Finding[],
  { model, graph, config, isReviewed }: CauseContext,
): readonly Finding[] {
  const ruleOf = ({ rule }: Finding): CoverageRule | undefined => ownEntry(config.trace.coverage, rule);
  const gaps = new Map(
    findings.filter((finding) => ruleOf(finding)?.passed === false).map((gap) => [gap.item, gap]),
  );
  const causeOf = (finding: Finding): Finding | undefined =>
    ruleOf(finding)?.passed && model.verdicts[finding.item ?? '']?.state === 'open'
      ? gaps.get(finding.item)
      : undefined;
  if (!findings.some(causeOf)) return findings;
  const coverage = Object.entries(config.trace.coverage).filter(([, { passed }]) => passed);
  const lenient = { ...config, trace: { ...config.trace, coverage: Object.fromEntries(coverage) } };
  const verdicts = judgeItems(model, graph, lenient, isReviewed);
  const waits = ({ item = '' }: Finding): boolean => verdicts[item]?.state === 'verified';
  const waiting = Map.groupBy(findings.filter(waits), causeOf);
  return findings.map((finding) => {
    const cause = waits(finding) ? causeOf(finding)?.rule : undefined;
    if (cause !== undefined) return { ...finding, cause };
    const own = waiting.get(finding);
    return own ? { ...finding, severity: heaviest(finding, own), waiting: own.length } : finding;
  });
}

function foldRoots(findings: readonly Finding[], context: CauseContext): Finding[] {
  const present = roots.filter((root) => findings.some(({ rule }) => rule === root));
  if (present.length === 0) return [...findings].sort(compareFindings);
  const causeOf = causeFinder(present, context);
  const marked = findings.map((finding) => {
    const cause = finding.cause ?? causeOf(finding);
    return cause === undefined ? finding : { ...finding, cause };
  });
  const waiting = Map.groupBy(marked, ({ cause }) => cause);
  const reported = new Set<string>();
  return marked
    .map((finding) => {
      const own = finding.cause === undefined && isRoot(finding.rule) ? waiting.get(finding.rule) : undefined;
      if (!own || reported.has(finding.rule)) return finding;
      reported.add(finding.rule);
      return withWaiting(finding, own, context);
    })
    .sort(compareFindings);
}

function causeFinder(
  present: readonly Root[],
  { model, graph, config, isReviewed }: CauseContext,
): (finding: Finding) => Root | undefined {
  let ofThisTree: Record<string, Verdict> | undefined;
  const settle = (root: Root | undefined): Root | undefined => {
    if (root === 'evidence-without-commit' && present.includes('no-version-control'))
      return 'no-version-control';
    return root !== undefined && present.includes(root) ? root : undefined;
  };
  const ofOrigins = (origins: Iterable<EvidenceOrigin['origin']>): Root | undefined => {
    const found = new Set([...origins].map((origin) => settle(rootOfOrigin[origin])));
    return roots.find((root) => found.has(root));
  };
  return ({ rule, item }) => {
    if (rule === 'evidence-without-commit') return settle(rule) === rule ? undefined : settle(rule);
    if (rule === 'analysis-missing') return ofOrigins(model.analyses.map(({ origin }) => origin));
    if (rule === 'coverage-low' && !model.coverage.some(({ origin }) => origin === 'current'))
      return ofOrigins(model.coverage.map(({ origin }) => origin));
    const requirement = ownEntry(config.trace.coverage, rule);
    const of = item === undefined ? undefined : graph.item(item);
    if (!requirement?.passed || !of || model.verdicts[of.id]?.state !== 'open') return undefined;
    if (present.includes('no-evidence')) return isLinked(of, requirement, graph) ? 'no-evidence' : undefined;
    ofThisTree ??= judgeItems(
      { ...model, reports: model.reports.map(asOfThisTree) },
      graph,
      config,
      isReviewed,
    );
    const verdict = ofThisTree[of.id];
    if (verdict?.state !== 'verified' && verdict?.state !== 'accepted') return undefined;
    const own = verdict.evidence.flatMap(([report]) => model.reports[report]?.origin ?? []);
    return ofOrigins(own) ?? ofOrigins(model.reports.map(({ origin }) => origin));
  };
}

function isRoot(rule: string): boolean {
  return (roots as readonly string[]).includes(rule);
}

/** A report as it would count if it were of this very tree. */
function asOfThisTree(report: Model['reports'][number]): Model['reports'][number] {
  return { ...report, origin: 'current' };
}

const weights = { info: 0, warning: 1, error: 2 };

function withWaiting(finding: Finding, waiting: readonly Finding[], context: CauseContext): Finding {
  return {
    ...finding,
    severity: heaviest(finding, waiting),
    message: `${finding.message.replace(/\.$/, '')}; ${countOf(waiting, context)} for it.`,
    waiting: waiting.length,
  };
}

function heaviest({ severity }: Finding, waiting: readonly Finding[]): Finding['severity'] {
  return waiting.reduce(
    (most, each) => (weights[each.severity] > weights[most] ? each.severity : most),
    severity,
  );
}

/** `13 software requirements and 1 other finding wait`. */
function countOf(waiting: readonly Finding[], { graph, config }: CauseContext): string {
  const typeOf = ({ item = '' }: Finding): string => graph.item(item)?.type ?? '';
  const byType = Map.groupBy(waiting, typeOf);
  const words = [...byType]
    .filter(([type]) => type !== '')
    .map(([type, own]) => {
      const count = new Set(own.map(({ item }) => item)).size;
      const { title = type, plural = type } = config.trace.types[type] ?? {};
      return `${count} ${(count === 1 ? title : plural).toLowerCase()}`;
    });
  const others = byType.get('')?.length ?? 0;
  if (others > 0)
    words.push(`${others} ${words.length > 0 ? 'other ' : ''}finding${others === 1 ? '' : 's'}`);
  const verb = words.length === 1 && words[0]?.startsWith('1 ') ? 'waits' : 'wait';
  return `${words.join(' and ')} ${verb}`;
}
