import { type FSWatcher, watch } from 'node:fs';
import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';

/** Milliseconds of quiet after a change: editors write a file in several steps. */
const quiet = 60;

/**
 * Calls back after each change of a file of the project, once for changes that come together, and never while the last call still works. What a
 * build writes itself, and what git and package managers keep, does not count.
 * @returns ends the watch
 */
export function watchProject(
  { root, config }: Project,
  onChange: (paths: string[]) => Promise<void>,
): () => void {
  const isIgnored = picomatch(
    [config.output.directory, config.output.cache, '.dossier', '.git', 'node_modules'].flatMap((path) => [
      path,
      `${path}/**`,
      `**/${path}/**`,
    ]),
    { dot: true },
  );
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (working) return settle();
      working = true;
      const paths = [...changed].sort();
      changed.clear();
      await onChange(paths);
      working = false;
      if (changed.size > 0) settle();
    }, quiet);
  };
  const watcher: FSWatcher = watch(root, { recursive: true }, (_, name) => {
    const path = (name ?? '').replaceAll('\\', '/');
    if (path === '' || isIgnored(path) || /(?:^|\/)\.dist-|~$|\.sw[px]$|\.tmp$/.test(path)) return;
    changed.add(path);
    settle();
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
