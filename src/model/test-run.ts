import type { EvidenceStamp, TestRun } from './evidence.ts';

/**
 * The run that wrote a report, and why results of a cache count; empty where nothing is said.
 * @param path of the report; the stamp names it by the end of that
 */
export function runOfReport(
  path: string,
  stamp: EvidenceStamp | undefined,
): { run: TestRun | undefined; reused: string } {
  const [name = ''] = Object.keys(stamp?.files ?? {})
    .filter((each) => path === each || path.endsWith(`/${each}`))
    .sort((a, b) => b.length - a.length);
  return {
    run: stamp?.runs?.find(({ files }) => files.includes(name)),
    reused: stamp?.reused && Object.hasOwn(stamp.reused, name) ? (stamp.reused[name] ?? '') : '',
  };
}
