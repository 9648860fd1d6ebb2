import type { Config } from '../../config/index.ts';
import type { Finding, Model, Place, Reference } from '../../model/index.ts';
import { referencesOf, resolveTarget } from '../../trace/index.ts';
import { finding } from './rules.ts';
import { type ShownFile, showFile } from './shown-file.ts';
import { type StyleSheet, styleReferences } from './style-references.ts';

/** The files of the project that pages refer to, disarmed, by their path in the project. */
export type ShownFiles = ReadonlyMap<string, ShownFile>;

/**
 * Reads and disarms every file that a page or an imported item refers to, once for all outputs. A file that is not among them is in no output.
 * @param read opens files of the project for what may be shown
 * @param styles the project's own style sheet, where it has one
 * @returns findings `file-not-shown` and `active-content`, at the first reference to a file
 * @implements SRS-3202
 */
export async function showFiles(
  { pages, items }: Model,
  config: Config,
  read: (path: string) => Uint8Array | undefined,
  styles?: StyleSheet,
): Promise<{ files: ShownFiles; findings: Finding[] }> {
  const files = new Map<string, ShownFile>();
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const take = async (path: string, place: Place): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const bytes = isMarkdown(path) ? undefined : read(path);
    if (!bytes) return;
    const file = await showFile(path, bytes);
    if ('refused' in file) {
      findings.push(notShown(place, path, file.refused));
      return;
    }
    files.set(path, file);
    if (file.leftOut.length > 0) findings.push(disarmed(place, file));
  };
  const takeAll = async (references: readonly Reference[], from: string): Promise<void> => {
    for (const { kind, target, place } of references) {
      const resolved = resolveTarget(target, from);
      if (resolved.kind !== 'inside') continue;
      await take(resolved.path, place);
      if (kind === 'image' && files.get(resolved.path)?.isImage === false)
        findings.push(notShown(place, resolved.path, 'is no picture'));
    }
  };
  for (const page of pages) await takeAll(referencesOf(page, config), page.path);
  for (const { pictures, place } of items) if (pictures) await takeAll(pictures, place.file);
  for (const { path, place } of styles ? styleReferences(styles) : []) {
    await take(path, place);
    // What a page refers to is checked with the links; nobody else looks at a style sheet.
    if (read(path) === undefined)
      findings.push(notShown(place, path, 'is no file that version control lists'));
  }
  return { files, findings };
}

function notShown(place: Place, path: string, why: string): Finding {
  return finding('file-not-shown', place, {
    message: `${path} ${why}; it is not shown.`,
    hint: 'Refer to a picture, a PDF without scripts, a text, or a ZIP that holds the file.',
  });
}

function disarmed(place: Place, { path, leftOut }: ShownFile): Finding {
  return finding('active-content', place, {
    message: `${path} is shown without ${leftOut.slice(0, 10).join(', ')}.`,
    hint: 'Take it out of the drawing, or export it anew as plain SVG.',
  });
}

/** Pages are shown as pages. */
function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
