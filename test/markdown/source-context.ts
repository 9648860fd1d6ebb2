import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { Facts } from '../../src/model/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { type SourceContext, sourceContext } from '../../src/sources/source.ts';

const site = {
  product: {
    name: 'Pump',
    version: '1',
    safetyClass: 'B',
    manufacturer: { name: 'Example', address: 'Street 1' },
  },
  sources: { maximumFileSize: 1_000_000 },
};

/** The default configuration of a small project. */
export const context = contextOf({});

/** The configuration of a small project with these settings of `trace`. */
export function contextOf(trace: Record<string, unknown>): SourceContext {
  const config = siteSchema.parse({ ...site, trace });
  return sourceContext({ config, ids: idSyntax(config.trace.types) });
}

/** Facts of a file `page.md` with this content. */
export function read(content: string | Uint8Array): Facts {
  return readWith(context, content);
}

/** The same with another configuration. */
export function readWith(other: SourceContext, content: string | Uint8Array): Facts {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return markdownSource.read({ path: 'page.md', bytes }, other);
}
