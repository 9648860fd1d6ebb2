import { idSyntax } from '../../src/config/index.ts';
import { type SiteConfig, siteSchema } from '../../src/config/schema.ts';
import type { Facts } from '../../src/model/index.ts';
import { importSource } from '../../src/sources/imports/index.ts';
import { type SourceContext, sourceContext } from '../../src/sources/source.ts';

type Imports = NonNullable<NonNullable<SiteConfig['sources']>['imports']>[number];

/** A project that reads every file as one of this format. */
export function contextOf(
  settings: Omit<Imports, 'files' | 'origin'>,
  trace: SiteConfig['trace'] = {},
): SourceContext {
  const config = siteSchema.parse({
    product: {
      name: 'Pump',
      version: '1',
      safetyClass: 'B',
      manufacturer: { name: 'Example', address: 'Street 1' },
    },
    sources: { imports: [{ ...settings, files: ['**'], origin: 'the tool' }] },
    trace,
  });
  return sourceContext({ config, ids: idSyntax(config.trace.types) });
}

/** Facts of a file. */
export function readFile(path: string, content: string | Uint8Array, context: SourceContext): Facts {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return importSource.read({ path, bytes }, context);
}

/** Findings as people see them. */
export function told({ findings }: Pick<Facts, 'findings'>): string[] {
  return findings.map(({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`);
}
