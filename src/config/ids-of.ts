import { type IdSyntax, idSyntax } from './ids/syntax.ts';
import type { Config } from './schema.ts';
import { prefixesOf } from './use-names.ts';

/** What tells the IDs of a project, and those of the projects that it uses. */
export function idsOf({ trace, uses }: Pick<Config, 'trace' | 'uses'>): IdSyntax {
  return idSyntax(trace.types, prefixesOf(uses));
}
