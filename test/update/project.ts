import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { Model } from '../../src/model/index.ts';
import { type ExportFormat, exportItems, ItemPictures } from '../../src/render/export/items/index.ts';
import { type EditedFormat, readEdited } from '../../src/sources/imports/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { planUpdate, type UpdatePlan } from '../../src/update/index.ts';
import { pumpSite } from '../site/project.ts';

const example = fileURLToPath(new URL('../../templates/starter/infusion-alarm', import.meta.url));

/** Pages of the example device, by path. */
export function examplePages(): Record<string, string> {
  const paths = globSync('content/**/*.md', { cwd: example }).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${example}/${path}`, 'utf8')]));
}

/** Pages in memory, with what is handed on of them and taken back. */
export class Pages {
  readonly config = siteSchema.parse({
    product: {
      name: 'Pump',
      version: '1',
      safetyClass: 'B',
      manufacturer: { name: 'Example', address: 'Street 1' },
    },
  });
  readonly project = { config: this.config, ids: idSyntax(this.config.trace.types) };
  pages: Record<string, string>;
  readonly #pictures: Record<string, Uint8Array>;

  constructor(pages: Record<string, string>, pictures: Record<string, Uint8Array> = {}) {
    this.pages = pages;
    this.#pictures = pictures;
  }

  /** The items of the pages as they are now. */
  get model(): Model {
    const context = sourceContext(this.project);
    const facts = Object.entries(this.pages).map(([path, text]) =>
      markdownSource.read({ path, bytes: Buffer.from(text) }, context),
    );
    const links = facts.flatMap((each) =>
      each.links.map((link) => ({ ...link, state: 'unreviewed' as const })),
    );
    return { ...pumpSite().model, items: facts.flatMap(({ items }) => items), links };
  }

  export(format: ExportFormat): Uint8Array {
    this.pictures = new ItemPictures(this.picture);
    return Buffer.from(exportItems(format, this.model, [], this.config, this.pictures));
  }

  /** What taking back an edited file comes to. */
  plan(format: EditedFormat, bytes: Uint8Array | string, add = false): UpdatePlan {
    const edited = readEdited(format, { path: 'a', bytes: Buffer.from(bytes) });
    if ('refused' in edited) throw new Error(edited.refused);
    return planUpdate(this.project, this.model, format, 'a', edited, this.read, add, this.picture);
  }

  /** What was handed on last. */
  pictures = new ItemPictures(() => undefined);

  readonly picture = (path: string): Uint8Array | undefined => this.#pictures[path];

  readonly read = (path: string): Uint8Array | undefined => {
    const text = this.pages[path];
    return text === undefined ? undefined : Buffer.from(text);
  };
}

/** Each change and each problem of a plan as people see them. */
export function told({ changes, problems }: UpdatePlan): string[] {
  return [
    ...changes.map(({ what }) => `${what} changes`),
    ...problems.map(({ place, message }) => `${place.file}:${place.line} ${message}`),
  ];
}
