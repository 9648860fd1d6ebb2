import { posix } from 'node:path';
import { importMap } from '../config/imports.ts';
import { type Config, type ImportFormat, type ImportMap, idSyntax } from '../config/index.ts';
import { quote } from '../config/literal.ts';
import { siteSchema } from '../config/schema.ts';
import { type Finding, isBareNumber, ownEntry, type Refused, startOf } from '../model/index.ts';
import {
  type FilePart,
  foldAlike,
  importFinding,
  type MovedPage,
  movePage,
  type Understood,
  understand,
  withPictures,
} from '../sources/imports/index.ts';
import { type Types, typesFor, typesText } from '../sources/markdown/unknown-ids.ts';
import { matchesPath } from '../sources/path-patterns.ts';
import { type SourceContext, type SourceFile, sourceContext } from '../sources/source.ts';
import { unlessUnreadable } from '../sources/unreadable.ts';
import type { FoundProject } from './find-project.ts';
import type { LaidFile } from './lay-down.ts';

/** What a move writes and what is said of it. */
export interface ImportPlan {
  files: LaidFile[];
  /** Each page with what it holds. */
  pages: { path: string; items: number; links: number }[];
  notCarried: Finding[];
  /** Of `trace.types`, what the project does not say yet. */
  types: Types;
}

/**
 * Plans the move of files of another tool into the project: a page for each, and a configuration where there is none.
 * @param into directory of the pages, POSIX, relative to the project
 * @param config of the project; undefined where there is none. Its entry of `sources.imports` for a file gives the meaning of its words.
 * @param beside bytes of a file beside one of the files; undefined where it cannot be read
 * @implements SRS-3664, SRS-3802
 */
export function planImport(
  format: ImportFormat,
  files: readonly SourceFile[],
  into: string,
  config: Config | undefined,
  found: FoundProject,
  beside: (file: string, path: string) => Uint8Array | undefined,
): ImportPlan | Refused {
  const base = config ?? siteSchema.parse({ product: nobody });
  const read: FilePart[] = [];
  const pictures: LaidFile[] = [];
  const lost: Finding[] = [];
  for (const file of files) {
    const map = mapOf(file.path, format, base);
    const understood = understand(file, { format, map }, contextWith(base, {}));
    if ('refused' in understood) return understood;
    const taken = takePictures(file.path, understood, into, beside);
    pictures.push(...taken.files);
    lost.push(...taken.lost);
    read.push({ path: file.path, map, understood: taken.understood });
  }
  const known = idSyntax(base.trace.types);
  const ids = read.flatMap(({ understood, map }) =>
    understood.entries.flatMap(({ id }) =>
      id === undefined ? [] : [isBareNumber(id.trim()) ? `${map.prefix}${id.trim()}` : id.trim()],
    ),
  );
  const { types } = typesFor([...new Set(ids)].filter((id) => !known.isId(id)));
  const context = contextWith(base, types);
  const pages = [...Map.groupBy(read, pageOf)].map(([name, parts]) => ({
    path: posix.join(into, `${fileName(posix.basename(name))}.md`),
    moved: movePage(posix.basename(name), parts, context),
  }));
  const laid = pages.map(({ path, moved }) => ({ path, bytes: Buffer.from(moved.text) }));
  const settings = config
    ? []
    : [{ path: 'site.config.ts', bytes: Buffer.from(configurationText(found, into, types)) }];
  return {
    files: [...laid, ...pictures, ...settings],
    pages: pages.map(({ path, moved }) => countsOf(path, moved)),
    notCarried: foldAlike([...lost, ...pages.flatMap(({ moved }) => moved.notCarried)]),
    types: config ? types : {},
  };
}

/** The pictures of a file as files beside its page, and its texts with their places; one that cannot be read is told. */
function takePictures(
  path: string,
  understood: Understood,
  into: string,
  beside: (file: string, path: string) => Uint8Array | undefined,
): { understood: Understood; files: LaidFile[]; lost: Finding[] } {
  const folder = `${fileName(posix.basename(path).replace(/(?:\.items)?\.[^.]*$/, ''))}-files`;
  const files = new Map<string, Uint8Array>();
  const places = new Map<string, string>();
  const lost: Finding[] = [];
  for (const picture of understood.pictures ?? []) {
    const { target, name } = picture;
    const bytes = picture.read ? unlessUnreadable(picture.read) : beside(path, name);
    const place = `${folder}/${name.split('/').map(fileName).join('/')}`;
    if (bytes === undefined || files.has(place))
      lost.push(
        importFinding('import-left-out', startOf(path), {
          message: `The picture ${name.slice(0, 100)} ${bytes ? 'would replace another one' : 'cannot be read'}; it is not carried over.`,
          hint: `Put it at ${place} beside the page.`,
        }),
      );
    else files.set(place, bytes);
    places.set(target, place);
  }
  return {
    understood: withPictures(understood, places),
    files: [...files].map(([place, bytes]) => ({ path: posix.join(into, place), bytes: Buffer.from(bytes) })),
    lost,
  };
}

function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

/** The page of a file, without its ending: one a file, or one a directory where each file holds an item. */
function pageOf({ path, understood }: FilePart): string {
  const isOne = understood.entries.some(({ order }) => order !== undefined);
  const directory = posix.dirname(path);
  if (isOne) return directory === '.' ? 'items' : directory;
  return posix.join(
    directory,
    posix
      .basename(path)
      .replace(/\.[^.]*$/, '')
      .replace(/\.items$/, ''),
  );
}

const nobody = { name: '-', version: '-', safetyClass: 'C', manufacturer: { name: '-', address: '-' } };

function countsOf(path: string, { items, links }: MovedPage): ImportPlan['pages'][number] {
  return { path, items: items.length, links: links.length };
}

function mapOf(path: string, format: ImportFormat, { sources }: Config): ImportMap {
  const entry = sources.imports.find((each) => each.format === format && matchesPath(each.files, path));
  return entry?.map ?? importMap.parse({});
}

function contextWith(config: Config, added: Types): SourceContext {
  const types = { ...config.trace.types };
  for (const [type, setting] of Object.entries(added))
    types[type] = { title: type, plural: type, ...ownEntry(types, type), ...setting };
  return sourceContext({ config: { ...config, trace: { ...config.trace, types } }, ids: idSyntax(types) });
}

function configurationText({ name, version }: FoundProject, into: string, types: Types): string {
  const rows = typesText(types).replace(/^/gm, '    ');
  const trace =
    rows.trim() === ''
      ? ''
      : `  trace: {\n    // To confirm: what these IDs are.\n    types: {\n${rows}\n    },\n  },\n`;
  return `import { defineSite } from 'dossier';

export default defineSite({
  product: {
    name: ${quote(name)},
    version: ${quote(version || '0.1.0')},
    // The class comes from the risk analysis (IEC 62304 4.3).
    safetyClass: 'C',
    // As it stands on the label.
    manufacturer: { name: 'Manufacturer to be named', address: 'Address to be named' },
  },
  sources: { markdown: [${quote(`${into}/**/*.md`)}] },
${trace}  documents: [
    { id: 'ITEMS', type: 'plain', title: 'Imported items', pages: [${quote(`${into}/*.md`)}] },
  ],
});
`;
}
