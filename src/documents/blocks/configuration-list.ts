import { z } from 'zod';
import { compareText, evidenceOf, type Model } from '../../model/index.ts';
import { defineBlock } from './block.ts';

interface Row {
  name: string;
  kind: 'Product' | 'Software item' | 'Software' | 'Document' | 'SOUP item' | 'Tool';
  version: string;
  /** What tells it from all others. */
  by: string;
}

/**
 * The configuration items of this build with their versions (IEC 62304 8.1.3): product, software that was built, software items, documents, SOUP and tools.
 * @implements SRS-2909
 */
export const configurationList = defineBlock({
  name: 'configuration-list',
  summary:
    'Configuration items with their versions: product, software items with their last change, documents, SOUP the product asks for, tools.',
  parameters: z.strictObject({}),
  data: ({ model }) => ({
    rows: [
      {
        name: model.product.name,
        kind: 'Product',
        version: model.product.version,
        by: model.release.revision.commit,
      },
      ...model.artifacts.map(
        ({ name, sha256 }): Row => ({
          name,
          kind: 'Software',
          version: model.product.version,
          by: `sha256:${sha256}`,
        }),
      ),
      ...softwareItems(model),
      ...model.documents.map(
        ({ id, title, revision }): Row => ({ name: title, kind: 'Document', version: revision, by: id }),
      ),
      ...model.soup
        .filter(({ direct }) => direct)
        .map(({ name, version, purl }): Row => ({ name, kind: 'SOUP item', version, by: purl })),
      ...tools(model),
    ] satisfies Row[],
  }),
});

/** Elements with source; the version of one is the last commit that changed a file below its path. */
function softwareItems({ architecture, release }: Model): Row[] {
  const changes = Object.entries(release.revision.lastChange);
  return (architecture?.elements ?? [])
    .filter(({ item, path, files }) => item !== '' && path !== '' && files > 0)
    .map(({ name, path }): Row => {
      const own = changes.filter(([file]) => path === '.' || file === path || file.startsWith(`${path}/`));
      const [last] = own
        .map(([, change]) => change)
        .sort((a, b) => compareText(b.date, a.date) || compareText(a.commit, b.commit));
      return { name, kind: 'Software item', version: last?.commit.slice(0, 12) ?? '', by: path };
    });
}

/** What made the documents and the evidence that counts. */
function tools(model: Model): Row[] {
  const { generator, analyses, scans } = model;
  const evidence = evidenceOf(model).filter(({ origin }) => origin === 'current');
  const found = new Map<string, string>([[generator.name, generator.version]]);
  for (const { stamp } of evidence)
    for (const [name, version] of Object.entries(stamp?.tools ?? {})) found.set(name, version);
  for (const told of [...analyses.flatMap((each) => each.tools), ...scans.map(({ tool }) => tool)]) {
    const at = told.lastIndexOf(' ');
    if (told !== '') found.set(at > 0 ? told.slice(0, at) : told, at > 0 ? told.slice(at + 1) : '');
  }
  return [...found]
    .map(([name, version]): Row => ({ name, kind: 'Tool', version, by: '' }))
    .sort((a, b) => compareText(a.name, b.name));
}
