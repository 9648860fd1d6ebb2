import { type Page, sha256Of } from '../model/index.ts';
import type { ProjectFiles } from '../sources/project-files.ts';
import { resolveTarget } from '../trace/index.ts';

/**
 * The pages with the hash of each image of the project that they show: another picture is another content.
 * @implements SRS-3003
 */
export function withImageHashes(pages: readonly Page[], files: Pick<ProjectFiles, 'read'>): Page[] {
  const known = new Map<string, string | undefined>();
  const hashOf = (path: string): string | undefined => {
    if (!known.has(path)) {
      const bytes = files.read(path);
      known.set(path, bytes && sha256Of(bytes));
    }
    return known.get(path);
  };
  return pages.map((page) => {
    if (!page.references.some(({ kind }) => kind === 'image')) return page;
    const references = page.references.map((reference) => {
      if (reference.kind !== 'image') return reference;
      const target = resolveTarget(reference.target, page.path);
      const sha256 = target.kind === 'inside' ? hashOf(target.path) : undefined;
      return sha256 === undefined ? reference : { ...reference, sha256 };
    });
    return { ...page, references };
  });
}
