import type { Place } from '../../model/index.ts';
import { resolveTarget } from '../../trace/index.ts';
import type { ShownFiles } from './shown-files.ts';

/** A style sheet of the project: its text, and its path in the project. */
export interface StyleSheet {
  text: string;
  file: string;
}

const address = /url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]*))\s*\)/gi;

/** Files that a style sheet of the project names with `url()`, relative to itself or from the root with a leading slash. */
export function styleReferences({ text, file }: StyleSheet): { path: string; place: Place }[] {
  return [...text.matchAll(address)].flatMap(({ index, 1: double, 2: single, 3: bare }) => {
    const path = pathOf(double ?? single ?? bare ?? '', file);
    const before = text.slice(0, index).split('\n');
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return path === undefined ? [] : [{ path, place }];
  });
}

/** The style sheet with the addresses under which a print gets those files; every other address leads nowhere. */
export function withAddresses({ text, file }: StyleSheet, shown: ShownFiles): string {
  return text.replace(address, (whole, double?: string, single?: string, bare?: string) => {
    const written = double ?? single ?? bare ?? '';
    if (written.startsWith('#') || written.startsWith('data:')) return whole;
    const path = pathOf(written, file);
    return path !== undefined && shown.has(path)
      ? `url("/files/${path.split('/').map(encodeURIComponent).join('/')}")`
      : 'url("")';
  });
}

function pathOf(written: string, file: string): string | undefined {
  const target = resolveTarget(written, file);
  return target.kind === 'inside' && target.path !== file ? target.path : undefined;
}
