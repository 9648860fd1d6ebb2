import { type Finding, fileKind } from '../../model/index.ts';
import type { AnnotationReader } from './annotations.ts';
import { LineMap } from './lines.ts';
import { basenameOf } from './paths.ts';
import { finding } from './rules.ts';

/** Endings of texts and data, which are no source, and in which a tag is an example. */
const noSource =
  /\.(?:md|mdx|markdown|txt|rst|adoc|jsonc?|json5|ndjson|csv|tsv|log|lock|snap|svg|patch|diff|hbs|ipynb)$/i;

/** Whether a text file in no known language may be source. */
export function mayBeSource(path: string): boolean {
  return !noSource.test(path) && !basenameOf(path).startsWith('.');
}

/**
 * Finding `annotation-ignored` for a trace tag in a file of a kind that is not read: one a file, at its first tag.
 * @implements SRS-3354
 */
export function unreadTags(path: string, text: string, reader: AnnotationReader): Finding[] {
  if (noSource.test(path) || !reader.mayHold(text)) return [];
  const tags = reader.anywhere(text);
  const [first] = tags;
  if (!first) return [];
  const lines = new LineMap(text);
  const more = tags.length > 1 ? `, and ${tags.length - 1} more tags` : '';
  return [
    finding(
      'annotation-ignored',
      { file: path, line: lines.lineOf(first.offset), column: lines.columnOf(first.offset) },
      {
        message: `${first.written}${more} ${tags.length > 1 ? 'are' : 'is'} not read: files such as ${fileKind(path)} are no source that is known.`,
        hint: 'Write the tags into a source file of a known language beside it, or name the link in Markdown at an item.',
      },
    ),
  ];
}
