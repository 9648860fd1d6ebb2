import type { Position } from '../../markdown/structure.ts';
import { idForm } from '../near-id.ts';
import type { FileScope } from './file-scope.ts';

/**
 * Tells of what looks like an ID where one would stand.
 * @param where `heading begins with`
 * @param position in the file
 */
export function reportNear(
  where: string,
  near: string,
  position: Position,
  { report, context }: FileScope,
): void {
  report.add('malformed-id', position, {
    message: `The ${where} "${near.slice(0, 60)}", which looks like an ID but is ${/[/\\]|\.\./.test(near) ? 'a path' : 'none'}.`,
    hint: `Write an ID ${idForm(near, context.ids)}, followed by a blank.`,
  });
}
