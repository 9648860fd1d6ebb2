import { type FileScope, inFile } from './file-scope.ts';
import type { Named } from './near-names.ts';
import { attributeName } from './vocabulary.ts';

/** The attributes of one item while it is read, by name: what each says, and on which line of the file. */
export type Stated = Map<string, { said: string; line: number }>;

/**
 * Notes what an item states. A name that stands twice with different values is told (`duplicate-attribute`) and from then on empty, as a
 * dash is: nobody knows which of them is meant, so nothing may rest on either.
 * @implements SRS-3486
 */
export function state(id: string, stated: Stated, { key, value, ...at }: Named, scope: FileScope): void {
  const name = attributeName(key);
  const said = value.trim();
  const before = stated.get(name);
  const place = inFile(scope, at);
  if (before === undefined) stated.set(name, { said, line: place.line });
  if (before === undefined || before.said === said) return;
  before.said = '';
  scope.report.add('duplicate-attribute', place, {
    message: `${id} states \`${name}\` more than once, here \`${said.slice(0, 60)}\`: none of the values counts.`,
    hint: 'Leave the line that is meant and remove the others; where all are meant, write them into one line.',
    item: id,
  });
}
