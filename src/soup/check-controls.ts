import { claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import type { Finding, Model } from '../model/index.ts';
import { daysBetween } from './dates.ts';
import { registerOf } from './register.ts';
import { finding } from './rules.ts';

/**
 * Finding `soup-uncompensated`: an entry of the register whose package is known to be affected by a vulnerability, or that nobody supports any
 * more, and that does not say what of the product keeps harm away all the same.
 * @implements SRS-3783
 */
export function checkControls({
  model: { items, soup, vulnerabilities, release },
  config,
}: {
  model: Pick<Model, 'items' | 'soup' | 'vulnerabilities' | 'release'>;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  const context = claimContext(config, release.revision);
  const affected = vulnerabilities.filter(
    ({ withdrawn, assessment }) => !withdrawn && assessment?.state === 'affected',
  );
  return registerOf(items).flatMap(({ item }) => {
    if (claimed(item, 'compensating-controls', context) !== '') return [];
    const covered = new Set(soup.filter(({ entry }) => entry === item.id).map(({ purl }) => purl));
    const known = affected
      .filter(({ packages }) => packages.some(({ locked, purl }) => locked && covered.has(purl)))
      .map(({ id }) => id);
    const ended = claimed(item, 'end-of-life', context);
    const left = daysBetween(release.revision.date, ended);
    const reasons = [
      ...(known.length > 0 ? [`is affected by ${known.join(', ')}`] : []),
      ...(left !== undefined && left < 0 ? [`is out of support since ${ended}`] : []),
    ];
    if (reasons.length === 0) return [];
    return [
      finding('soup-uncompensated', item.place, {
        message: `${item.id} ${reasons.join(' and ')}, and does not say what keeps harm away all the same.`,
        item: item.id,
      }),
    ];
  });
}
