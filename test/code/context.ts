import { type Config, idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type SourceContext, sourceContext } from '../../src/sources/source.ts';

/** What a source is told in a project that configures nothing but its product, and the whole of that configuration. */
export function context(): SourceContext & { config: Config } {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  });
  return { config, ...sourceContext({ config, ids: idSyntax(config.trace.types) }) };
}
