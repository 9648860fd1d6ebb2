import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import type { Item } from '../model/index.ts';
import { importSource } from '../sources/imports/index.ts';
import { markdownSource } from '../sources/markdown/index.ts';
import { type SourceFile, sourceContext } from '../sources/source.ts';

/** Reads the items of files as they were, by the configuration of today: of pages, and of files that other tools own. */
export interface EarlierItems {
  /** Pathspecs of git for files that may hold items. */
  pathspecs: string[];
  isExcluded(path: string): boolean;
  /** Whether the configuration of today reads a file of this path. */
  mayHold(path: string): boolean;
  itemsOf(file: SourceFile): readonly Item[];
}

/**
 * What reads the items of earlier commits.
 * @implements SRS-3806
 */
export function earlierItems(project: Pick<Project, 'config' | 'ids'>): EarlierItems {
  const { markdown, imports, exclude } = project.config.sources;
  const linked = imports.flatMap(({ files }) => files);
  const isExcluded = picomatch(['**/node_modules/**', ...exclude], { dot: true });
  const isLinked = picomatch(linked);
  const isPage = picomatch(markdown);
  const context = sourceContext(project);
  return {
    pathspecs: ['*.md', '*.markdown', ...[...markdown, ...linked].map((glob) => `:(glob)${glob}`)],
    isExcluded,
    mayHold: (path) => !isExcluded(path) && (isPage(path) || isLinked(path)),
    itemsOf: (file) => (isLinked(file.path) ? importSource : markdownSource).read(file, context).items,
  };
}
