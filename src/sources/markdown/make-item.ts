import { type Item, ownEntry } from '../../model/index.ts';
import type { FileScope } from './file-scope.ts';
import { fingerprintOf } from './fingerprint.ts';
import { attributeName } from './vocabulary.ts';

/**
 * The item of what is written somewhere, with the attributes that `trace.types` gives to those of its prefix. What is written at the
 * item counts before these, a dash too. A quotation has what it says.
 * @implements SRS-3441
 */
export function makeItem(
  {
    id,
    title,
    attributes: written,
    attributeLines,
    body,
    bodyLine,
    form,
    place,
  }: Omit<Item, 'type' | 'fingerprint'>,
  { context: { ids, settings }, isQuote }: Pick<FileScope, 'context' | 'isQuote'>,
): Item {
  const { type, prefix } = ids.about(id) ?? { type: '', prefix: '' };
  const given = (!isQuote && ownEntry(ownEntry(settings.types, type)?.defaults ?? {}, prefix)) || {};
  const defaults = Object.entries(given).map(([name, value]) => [attributeName(name), value]);
  const attributes = { ...Object.fromEntries(defaults), ...written };
  const fingerprint = fingerprintOf({ type, title, attributes, body });
  const lines = attributeLines && { attributeLines };
  return { id, type, title, attributes, ...lines, body, bodyLine, form, place, fingerprint };
}
