import type { ReviewThread } from '../../model/index.ts';
import type { SiteView } from './view.ts';

/**
 * What reviewers said of lines of a file, from one line to before another; what has lost its line stands at the first.
 * @implements SRS-3590
 */
export function threadsAt({ model }: SiteView, file: string, from: number, before: number): ReviewThread[] {
  const path = `${model.release.revision.folder ?? ''}${file}`;
  return (model.threads ?? []).filter(
    (thread) => thread.path === path && Math.max(1, thread.line) >= from && thread.line < before,
  );
}
