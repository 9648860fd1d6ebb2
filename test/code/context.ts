import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { SourceContext } from '../../src/sources/source.ts';

/** What a source is told in a project that configures nothing but its product. */
export function context(): SourceContext {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  });
  return { config, ids: idSyntax(config.trace.types), severity: (_rule, byDefault) => byDefault };
}
