import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import { type Finding, startOf } from '../model/index.ts';
import { ignoredPatterns } from './discover.ts';
import { type SourceKind, sourceKinds } from './kinds.ts';
import { finding } from './rules.ts';

/** A pointer of Git LFS (specification, version 1), which stands in the place of a file until its bytes are fetched. */
export function isPointer(bytes: Uint8Array): boolean {
  const longest = 1024;
  return bytes.length < longest && Buffer.from(bytes).toString('latin1').startsWith(pointer);
}

const pointer = 'version https://git-lfs.github.com/spec/v1\n';

/**
 * A file of which only the pointer is here.
 * @implements SRS-3274
 */
export function unfetchedFile(path: string): Finding {
  return finding('unfetched-input', startOf(path), {
    message: `${path} is a pointer of Git LFS; its bytes were not fetched, and nothing of it is read.`,
    remedy: 'git lfs pull',
    hint: 'Fetch them: git lfs pull. In CI let the checkout do so (`lfs: true`).',
  });
}

/**
 * Submodules that are not checked out, although `sources` reaches into them: an error where a pattern begins within one or above it, a warning
 * where only a pattern does that looks everywhere.
 * @param absent paths of submodules that are not checked out
 * @implements SRS-3274
 */
export function unfetchedModules(project: Project, absent: readonly string[]): Finding[] {
  const isIgnored = picomatch(ignoredPatterns(project), { dot: true });
  const patterns = (Object.keys(sourceKinds) as SourceKind[]).flatMap((kind) =>
    sourceKinds[kind].include(project.config),
  );
  return absent.flatMap((path): Finding[] => {
    // What is ignored whole may hold anything.
    if (isIgnored(path) || isIgnored(`${path}/x`)) return [];
    const reaching = patterns.filter((pattern) => reaches(pattern.split('/'), path.split('/')));
    if (reaching.length === 0) return [];
    const named = reaching.find((pattern) => picomatch.scan(pattern).base !== '');
    const by = named === undefined ? 'looks everywhere' : `reaches into it by ${named}`;
    return [
      finding('unfetched-input', startOf('.gitmodules'), {
        ...(named === undefined ? { severity: 'warning' } : {}),
        message: `${path} is a submodule that is not checked out; \`sources\` ${by}, and nothing of it is read.`,
        hint: 'Check it out: git submodule update --init; or leave it out with `sources.exclude`.',
      }),
    ];
  });
}

/** Whether a pattern may match something below a directory; both are given by their parts. */
function reaches([first, ...rest]: readonly string[], [part, ...below]: readonly string[]): boolean {
  if (part === undefined) return first !== undefined;
  if (first === undefined) return false;
  return first.includes('**') || (picomatch(first, { dot: true })(part) && reaches(rest, below));
}
