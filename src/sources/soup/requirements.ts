import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { prefixedHash } from './hashes.ts';
import { addTo } from './lists.ts';
import { originIn } from './origin.ts';
import { normalisedName } from './purl.ts';
import { identified, type LockContent, type LockText, lockedPackage, type StatedPackage } from './reader.ts';
import { shortName, versionInName } from './repository.ts';

/** Characters of one requirement, its hashes left out. */
const maximumLength = 1000;

/** Whole words in a file's name; a name such as requirements-device.txt says nothing of the kind. */
const forDevelopment =
  /(?:^|[/_.-])(?:dev|develop|development|tests?|testing|lint|docs?|ci)(?:[_.-][^/]*)?\.txt$/;

/** A line with what follows behind backslashes, and the comments below it that tell who asked. */
interface Requirement {
  text: string;
  line: number;
  /** Names behind `# via`, as pip-compile and uv write them; undefined where there is no such comment. */
  via: string[] | undefined;
}

/**
 * requirements.txt with pins (`name==1.2.3`, with hashes or without). What is asked for as a range has no resolved version. Comments
 * `# via` tell direct from transitive; without them all are direct. Names like requirements-dev.txt tell development.
 * @implements SRS-1610
 */
export function readRequirements({ path, text }: LockText): LockContent {
  const scope: PackageScope = forDevelopment.test(path) ? 'development' : 'production';
  const requirements = joinLines(text);
  const stated = requirements.flatMap((requirement) => readOne(path, requirement, scope));
  const tells = requirements.some(({ via }) => via);
  const purls = new Map(stated.map((one) => [normalisedName(one.name), identified(one).purl]));
  const askedBy = new Map<string, string[]>();
  for (const one of stated)
    for (const parent of one.via ?? []) addTo(askedBy, normalisedName(parent), identified(one).purl);
  const packages = stated.map(({ via, ...one }) =>
    lockedPackage(path, {
      ...one,
      direct: !tells || via === undefined || via.some((parent) => !purls.has(normalisedName(parent))),
      dependencies: askedBy.get(normalisedName(one.name)) ?? [],
    }),
  );
  return { packages };
}

function joinLines(text: string): Requirement[] {
  const requirements: Requirement[] = [];
  let open = false;
  let inVia = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const comment = /^\s*#(.*)$/.exec(raw)?.[1];
    const last = requirements.at(-1);
    if (comment !== undefined) {
      const word = comment.trim();
      const begins = /^via(?:\s|$)/.test(word);
      inVia = begins || (inVia && /^\s{2,}\S/.test(comment));
      const parent = begins ? word.slice(3).trim() : word;
      if (inVia && last) {
        last.via ??= [];
        for (const each of parent.split(',').filter((one) => one.trim() !== '')) last.via.push(each.trim());
      }
      continue;
    }
    inVia = false;
    const [plain = ''] = raw.split(/(?:^|\s)#/, 1);
    const continues = plain.trimEnd().endsWith('\\');
    const part = plain.trimEnd().replace(/\\$/, '').trim();
    if (open && last) last.text += ` ${part}`;
    else if (part !== '') requirements.push({ text: part, line: index + 1, via: undefined });
    open = continues && (open || part !== '');
  }
  return requirements;
}

type StatedRequirement = StatedPackage & Pick<Requirement, 'via'>;

function readOne(path: string, { text, line, via }: Requirement, scope: PackageScope): StatedRequirement[] {
  const [plain = ''] = text.split(/\s--[a-z]/, 1);
  if (plain.length > maximumLength)
    throw new Unreadable(`a requirement has ${plain.length} characters`, line);
  const [, editable = ''] = /^(?:-e|--editable)[\s=]+(\S.*)$/.exec(text) ?? [];
  const asked = editable || text;
  // Other options of pip, and further files, which are read for themselves.
  if (/^(?:-[a-zA-Z]|--[a-z])/.test(asked)) return [];
  const hashes = [...text.matchAll(/--hash[= ](\S+)/g)].flatMap(([, hash = '']) => prefixedHash(hash));
  const common = { ecosystem: 'pypi' as const, scope, hashes, line, via };
  const link = /^(?:([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*@\s*)?((?:git\+|hg\+)?[a-z]+:\/\/\S+)/.exec(asked);
  if (link || editable !== '' || isPath(asked)) {
    const [, name, url = asked.split(/[\s;]/, 1)[0] as string] = link ?? [];
    const [, address = '', revision = ''] = /^(?:git|hg)\+(.*?)(?:@([^@/#]+))?(?:#.*)?$/.exec(url) ?? [];
    const origin =
      address === '' ? originIn(path, link ? url : `file:${withoutExtras(url)}`) : { url: address, revision };
    if (origin === 'inside') return [];
    const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
    const found = name ?? egg ?? nameInAddress(withoutExtras(url));
    if (found === '') throw new Unreadable('it asks for a package by address without its name', line);
    return [{ ...common, name: found, version: versionInName(url), requested: url, origin }];
  }
  const form =
    /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*\(?([<>=!~][^;#)]*?)?\)?\s*(?:;.*)?$/.exec(
      plain,
    );
  if (!form) throw new Unreadable(`this is no requirement that pip knows: ${text.slice(0, 60)}`, line);
  const [, name = '', range = ''] = form;
  const pin = /^===?\s*([^\s,*]+)$/.exec(range.trim())?.[1];
  return [{ ...common, name, version: pin ?? '', requested: range.trim() }];
}

function isPath(asked: string): boolean {
  return /^(?:[^\s;@:[]*\/|\.{1,2}(?=$|[\s;[]))/.test(asked) || isArchive(asked);
}

function withoutExtras(path: string): string {
  return path.replace(/\[[^\]]*\]$/, '');
}

/** A distribution beside the project, which is a package of somebody. */
function isArchive(asked: string): boolean {
  return /^[^\s;]+\.(?:whl|tar\.gz|tgz|zip)(?=$|[\s;#])/.test(asked) && !/^\S+\s*@|:\/\//.test(asked);
}

/** Name of the repository or archive that an address leads to. */
function nameInAddress(url: string): string {
  const plain = url.replace(/[#].*$/, '').replace(/^(\S+?:\/\/[^@\s]*?)@[^@/]+$/, '$1');
  return /^(.*?)(?:-v?\d.*)?$/.exec(shortName(plain).replace(/@.*$/, ''))?.[1] ?? '';
}
