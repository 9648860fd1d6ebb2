import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareText } from '../model/index.ts';
import { readXml } from '../sources/results/xml.ts';
import { field, parseJson, textField } from '../sources/safe-json.ts';
import { readBlockYaml } from '../sources/soup/block-yaml.ts';
import { readToml } from '../sources/soup/toml.ts';
import { Unreadable } from '../sources/unreadable.ts';

/** What a manifest says of the product; empty where it does not. */
interface Product {
  name: string;
  version: string;
}

const maximumSize = 1_000_000;

/** Manifests by name, in the order in which they are asked, and what finds the product in their text. */
const manifests: readonly [name: RegExp, read: (text: string) => Product][] = [
  [/^package\.json$/, (text) => namedIn(jsonOf(text))],
  [/^pyproject\.toml$/, (text) => firstOf(tomlOf(text), [['project'], ['tool', 'poetry']])],
  [/^Cargo\.toml$/, (text) => firstOf(tomlOf(text), [['package'], ['workspace', 'package']])],
  [/^pom\.xml$/, (text) => inXml(text, 'project', { name: ['name', 'artifactId'], version: ['version'] })],
  [
    /\.(?:cs|fs|vb)proj$/,
    (text) =>
      inXml(text, 'Project/PropertyGroup', {
        name: ['Product', 'AssemblyName', 'PackageId'],
        version: ['Version', 'VersionPrefix'],
      }),
  ],
  [
    /^CMakeLists\.txt$/,
    (text) => {
      const words = /^\s*project\s*\(([^)]*)\)/im.exec(text.replace(/#.*/g, ''))?.[1]?.trim() ?? '';
      return {
        name: /^"?([^"\s]+)/.exec(words)?.[1] ?? '',
        version: /\sVERSION\s+"?([\d.]+)/.exec(words)?.[1] ?? '',
      };
    },
  ],
  [
    /^Package\.swift$/,
    (text) => ({ name: /\bPackage\s*\(\s*name:\s*"([^"]*)"/.exec(text)?.[1] ?? '', version: '' }),
  ],
  [
    /^go\.mod$/,
    (text) => {
      const path = /^module\s+"?([^\s"]+)/m.exec(text)?.[1]?.replace(/\/v\d+$/, '') ?? '';
      return { name: path.slice(path.lastIndexOf('/') + 1), version: '' };
    },
  ],
  [/^composer\.json$/, (text) => namedIn(jsonOf(text))],
  [
    /^pubspec\.ya?ml$/,
    (text) => {
      const map = readBlockYaml(text)[0]?.map;
      return { name: map?.get('name')?.text ?? '', version: map?.get('version')?.text ?? '' };
    },
  ],
];

/**
 * Name and version of the product, each from the first manifest at the top of the repository that states it, with where they come from.
 * A variable (`${revision}`) is none; a manifest that cannot be read states nothing. Without one: the name of the directory, and no version.
 * @implements SRS-3460
 */
export function productOf(root: string): Product & { manifests: string[] } {
  const found = { name: '', version: '' };
  const used = new Set<string>();
  for (const [form, read] of manifests) {
    for (const file of filesOf(root).filter((each) => form.test(each))) {
      const product = attempt(() => read(textOf(join(root, file))));
      for (const key of ['name', 'version'] as const) {
        const value = product[key].trim().slice(0, 100);
        if (found[key] !== '' || value === '' || value.includes('${') || value.includes('$(')) continue;
        found[key] = value;
        used.add(file);
      }
    }
  }
  return {
    name: found.name || basename(root) || 'Product',
    version: found.version,
    manifests: [...used],
  };
}

function filesOf(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(compareText);
  } catch {
    return [];
  }
}

/** Text of a file; empty where it is too large or no text. */
function textOf(file: string): string {
  return statSync(file).size > maximumSize ? '' : readFileSync(file, 'utf8').replace(/^\ufeff/, '');
}

function attempt(read: () => Product): Product {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Unreadable || (problem as NodeJS.ErrnoException).code)
      return { name: '', version: '' };
    throw problem;
  }
}

function jsonOf(text: string): unknown {
  const answer = parseJson(text);
  return 'refused' in answer ? undefined : answer.value;
}

function tomlOf(text: string): unknown {
  return readToml({ path: '', text }, '').value;
}

function namedIn(holder: unknown): Product {
  return { name: textField(holder, 'name'), version: textField(holder, 'version') };
}

/** Name and version in the first table of some that states any. */
function firstOf(value: unknown, tables: readonly (readonly string[])[]): Product {
  const all = tables.map((keys) => namedIn(keys.reduce(field, value)));
  const first = (key: keyof Product): string =>
    all.map((each) => each[key]).find((text) => text !== '') ?? '';
  return { name: first('name'), version: first('version') };
}

/** Text of the children of one element, by the first of their names that is there. */
function inXml(
  text: string,
  parent: string,
  names: Readonly<Record<keyof Product, readonly string[]>>,
): Product {
  const values = new Map<string, string>();
  const open: string[] = [];
  readXml(Buffer.from(text), {
    open: (name) => open.push(name),
    close: () => open.pop(),
    text: (part) => {
      const name = open.at(-1) ?? '';
      if (open.slice(0, -1).join('/') === parent) values.set(name, (values.get(name) ?? '') + part);
    },
  });
  const first = (key: keyof Product): string =>
    names[key].map((name) => values.get(name)?.trim() ?? '').find((value) => value !== '') ?? '';
  return { name: first('name'), version: first('version') };
}
