import { claimContext } from '../claims/index.ts';
import type { Project } from '../config/index.ts';
import {
  compareText,
  type Item,
  type Model,
  type Scan,
  type VexStatement,
  type Vulnerability,
} from '../model/index.ts';
import { anomalyWriter, oneLine } from './anomaly-writer.ts';
import { calledIn } from './decisions.ts';
import { mergeVulnerabilities } from './vulnerabilities.ts';

/** What of a released version is looked at. */
type Released = Pick<Model, 'soup' | 'vulnerabilities'> & {
  product: Pick<Model['product'], 'name' | 'version' | 'model'>;
};

/** A problem report on vulnerabilities of released versions, as Markdown. */
export interface ReleasedProblem {
  id: string;
  vulnerability: string;
  versions: string[];
  text: string;
}

/**
 * Problem reports on what newer advisories say of released versions (IEC 62304 6.2.1, 7.1.3): one for each vulnerability that stands, that neither the
 * release nor an item assessed as settled, and that no anomaly names for the version. What is known is filled in, and nothing made up.
 * @implements SRS-3528
 */
export function releasedProblems(
  releases: readonly Released[],
  advisories: Scan,
  { items, release: { revision } }: Pick<Model, 'items' | 'release'>,
  { statements, config, ids }: { statements: readonly VexStatement[] } & Pick<Project, 'config' | 'ids'>,
): ReleasedProblem[] {
  const context = {
    claims: claimContext(config, revision),
    commit: revision.date.slice(0, 10),
    maximumAge: config.quality.vulnerabilities.assessmentMaximumAge,
  };
  const open = new Map<string, { found: Vulnerability; versions: string[]; packages: Set<string> }>();
  for (const { product, soup, vulnerabilities } of releases) {
    const all = mergeVulnerabilities({ scans: [advisories], soup, items: [...items] }, statements, {
      ...context,
      product,
    });
    for (const found of all) {
      const settled = vulnerabilities
        .filter(({ assessment }) => isSettled(assessment))
        .flatMap(({ aliases }) => aliases);
      const isKnown =
        isSettled(found.assessment) ||
        found.aliases.some((id) => settled.includes(id)) ||
        items.some((item) => names(item, found.aliases, product.version));
      if (found.withdrawn || isKnown) continue;
      const known = open.get(found.id) ?? { found, versions: [], packages: new Set() };
      open.set(found.id, known);
      known.versions.push(product.version);
      for (const each of found.packages) known.packages.add(calledIn(each));
    }
  }
  const write = anomalyWriter(items, ids);
  return [...open.values()]
    .sort((a, b) => compareText(a.found.id, b.found.id))
    .map(({ found, versions, packages }) => {
      const anomaly = write({
        title: `${found.id} in ${[...packages].sort(compareText).join(', ')}`,
        known: [
          ['vulnerability', found.id],
          ['severity', found.severity],
          ['versions', versions.join(', ')],
          ['found', `${advisories.date.slice(0, 10)}, ${plain(advisories.tool)}`],
        ],
        description: plain(found.summary) || 'The advisory gives no summary.',
        unsaid:
          'assessment, justification, package, version, expires, cause, effect, evaluation, evaluator, workaround, plan',
      });
      return { ...anomaly, vulnerability: found.id, versions };
    });
}

function isSettled(assessment: Vulnerability['assessment']): boolean {
  return assessment?.state === 'not affected' || assessment?.state === 'fixed';
}

/** Whether an anomaly speaks of a vulnerability in a version; one that states no versions speaks of all. */
function names({ type, attributes }: Item, aliases: readonly string[], version: string): boolean {
  if (type !== 'ANOM') return false;
  const words = (text = '') => text.split(/[,\s]+/).filter(Boolean);
  const versions = words(attributes.versions);
  return (
    words(attributes.vulnerability).some((id) => aliases.includes(id)) &&
    (versions.length === 0 || versions.includes(version))
  );
}

/** A text of others, which neither ends its line nor marks anything up. */
function plain(text: string): string {
  return oneLine(text).replaceAll('`', "'").replaceAll('<', '&lt;');
}
