import { type Finding, sha256Of } from '../../../model/index.ts';

/**
 * 32 hex digits for each finding that stay the same when lines move: of rule, file, item and message, and of the how manieth of
 * its kind it is.
 */
export function fingerprintFindings(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, item, message }) => {
    const identity = JSON.stringify([rule, file ?? '', item ?? '', message]);
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return sha256Of(`${identity}\n${number}`).slice(0, 32);
  });
}
