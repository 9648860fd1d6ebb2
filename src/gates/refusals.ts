import type { Finding, Model } from '../model/index.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import { checkRevisions } from '../release/revisions.ts';
import type { GateResult } from './evaluate.ts';
import { variantOption } from './variant-option.ts';

/** One reason not to release: a gate that is not passed, a record that holds no more, or the content itself. A candidate lacks the first two. */
export interface Refusal {
  kind: 'gate' | 'record' | 'content';
  /** A sentence that says what to do. */
  text: string;
}

/**
 * Why content must not be released under a tag, in the order in which it is told; none where it may.
 * @param before manifest of the release before; undefined for the first
 * @param tagged commit that holds the tag in this repository; undefined where there is no such tag
 * @implements SRS-2005, SRS-2006
 */
export function refusals(
  model: Model,
  tag: string,
  gates: readonly GateResult[],
  before: ArchiveManifest | undefined,
  configFile: string,
  tagged?: string,
): Refusal[] {
  const { release, product } = model;
  const { revision } = release;
  if (revision.system === 'none')
    return [content('There is no version control, so nothing can be released from it.')];
  const reasons: string[] = [];
  if (revision.dirty) reasons.push('There are changes that no commit holds. Commit them, or put them away.');
  if (revision.tag !== tag && tagged !== undefined && tagged !== revision.commit)
    reasons.push(
      `The tag ${tag} stands on the commit ${tagged.slice(0, 12)}, and this is ${revision.shortCommit}. Release the tagged commit: git switch --detach ${tag}`,
    );
  else if (revision.tag !== tag)
    reasons.push(
      revision.tag === ''
        ? `The commit ${revision.shortCommit} has no tag. Tag it: git tag -s ${tag}`
        : `The commit ${revision.shortCommit} has the tag ${revision.tag}, not ${tag}.`,
    );
  const prefix = model.variant ? `${model.variant.name}-` : '';
  if (!tag.startsWith(prefix) || tag.slice(prefix.length).replace(/^v/, '') !== product.version)
    reasons.push(
      `The tag ${tag} does not name the version of the product, which is ${product.version}${prefix === '' ? '' : `: ${prefix}v${product.version}`}.`,
    );
  const waiting: string[] = [];
  for (const { gate, passed, waitsFor, criteria } of gates) {
    if (passed) continue;
    const lacking = criteria.filter(({ state }) => !['met', 'off', 'follows'].includes(state));
    waiting.push(
      lacking.length === 0
        ? waitsFor === ''
          ? `${gate} is not passed: every criterion of it is switched off, so that nothing shows it.`
          : `${gate} waits for an earlier gate.`
        : `${gate} is not passed: ${lacking.map(({ criterion, state }) => `${criterion.id} ${state}`).join(', ')}. See: dossier gate ${gate}${variantOption(model)}`,
    );
  }
  return [
    ...reasons.map(content),
    ...waiting.map((text): Refusal => ({ kind: 'gate', text })),
    ...spentRecords(model).map((text): Refusal => ({ kind: 'record', text })),
    ...(before ? againstBefore(model, before, configFile) : []).map(content),
  ];
}

function content(text: string): Refusal {
  return { kind: 'content', text };
}

/**
 * Records that hold no more, or prove nothing: in an archive they would be there for ever.
 * @implements SRS-2805
 */
function spentRecords({ approvals }: Model): string[] {
  return approvals
    .filter(({ state, from }) => state !== 'valid' && from === 'file')
    .map(
      ({ file, state, reason }) =>
        `The record ${file} is ${state}. ${reason} Remove it, and sign again what is here now.`,
    );
}

function againstBefore(model: Model, before: ArchiveManifest, configFile: string): string[] {
  const { product } = model;
  const udi = product.udi?.hri ?? '';
  const reasons: string[] = [];
  if (before.product.version === product.version)
    reasons.push(`${before.release} was released as version ${product.version} already.`);
  if (udi !== '' && udi === before.product.udi)
    reasons.push(
      `The UDI ${udi} is that of ${before.release}: another version needs another UDI-PI at least (MDR Annex VI Part C 6.5).`,
    );
  const findings: Finding[] = checkRevisions(before, model, configFile);
  return [...reasons, ...findings.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim())];
}
