import type { Item, Mention } from '../../model/index.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { strikesOf } from './struck.ts';

/**
 * The registered IDs in prose, without those that define an item or stand in a relation, in the order of the text. A quotation is one,
 * its ID made by `trace.tables` or not.
 * Code, what is struck out, and the targets of links hold no mentions; an ID whose characters are escaped (`REQ\_7`) is found.
 * @implements SRS-204
 */
export function mentionsOf(scope: FileScope): Mention[] {
  const taken = new Set(scope.links.map(({ place }) => `${place.line}:${place.column}`));
  const defined = definitionsByLine(scope.items);
  const mentions: Mention[] = [];
  let at = 0;
  let isStruck = strikesOf('');
  for (const span of scope.structure.prose) {
    for (const { id, offset } of findIn(span.text, scope)) {
      if (span.line !== at) isStruck = strikesOf(scope.lines[span.line - 1] ?? '');
      at = span.line;
      if (isStruck(span.column - 1 + offset)) continue;
      const { line, column } = inFile(scope, { line: span.line, column: span.column + offset });
      const definitions = defined.get(line);
      if (definitions?.delete(id) || taken.has(`${line}:${column}`)) continue;
      mentions.push({ id, place: { file: scope.path, line, column } });
    }
  }
  const seen = new Set(mentions.map(({ id, place }) => `${id} ${place.line}`));
  for (const { id, place } of scope.quoted.items)
    if (!seen.has(`${id} ${place.line}`))
      mentions.push({ id, place: { file: scope.path, line: place.line, column: place.column } });
  return mentions;
}

/** The first occurrence of an item's ID on the line of its definition is the definition itself. */
function definitionsByLine(items: Item[]): Map<number, Set<string>> {
  const byLine = new Map<number, Set<string>>();
  for (const { id, place } of items) byLine.set(place.line, (byLine.get(place.line) ?? new Set()).add(id));
  return byLine;
}

function findIn(text: string, { context: { ids } }: FileScope): readonly { id: string; offset: number }[] {
  if (!text.includes('\\')) return ids.find(text);
  const offsets: number[] = [];
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\' && /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '')) index++;
    offsets.push(index);
    plain += text[index];
  }
  return ids.find(plain).map(({ id, offset }) => ({ id, offset: offsets[offset] as number }));
}
