import type { z } from 'zod';
import { didYouMean, type Finding, nearestWord } from '../model/index.ts';
import { locateKey } from './locate.ts';
import { finding } from './rules.ts';

/** A configuration as it was written, and what it may say. */
export interface Written {
  site: unknown;
  source: string;
  configFile: string;
  /** Functions that a configuration can import from `dossier`. */
  functions: readonly string[];
  /** Names of the settings at a path. */
  namesAt(path: readonly PropertyKey[]): string[];
  /** Words of which the value at a path is one. */
  wordsAt(path: readonly PropertyKey[]): string[];
}

type Issue = z.core.$ZodIssue;

/**
 * What a configuration says that fits no setting, each at its place with how it is mended. A setting that is misspelt is told once, not as
 * missing too.
 * @implements SRS-102, SRS-3480, SRS-3865
 */
export function describeIssues(issues: readonly Issue[], written: Written): Finding[] {
  const nearest = issues.flatMap(nearestForm);
  const isUnknown = (issue: Issue) => issue.code === 'unrecognized_keys';
  const meant = new Set(
    nearest.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) =>
            pathOf([...issue.path, nearestWord(key, written.namesAt(issue.path)) ?? '']),
          )
        : [],
    ),
  );
  const isOfMisspelt = ({ path }: Issue) =>
    valueAt(written.site, path) === undefined && meant.has(pathOf(path));
  return [
    ...nearest.filter(isUnknown),
    ...nearest.filter((issue) => !isUnknown(issue) && !isOfMisspelt(issue)),
  ].flatMap((issue) => describeIssue(issue, written));
}

/** Of the forms a setting may have, the one that fits best is taken to be meant. */
function nearestForm(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
  return nearest.flatMap((each) => nearestForm({ ...each, path: [...issue.path, ...each.path] }));
}

function describeIssue(issue: Issue, written: Written): Finding[] {
  const { site, source, configFile } = written;
  const at = (path: PropertyKey[], message: string, hint: string): Finding => {
    const place = { file: configFile, ...locateKey(source, path) };
    return finding('configuration', place, { message, hint });
  };
  const name = issue.path.length === 0 ? 'the configuration' : `\`${pathOf(issue.path)}\``;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      at(
        [...issue.path, key],
        `\`${pathOf([...issue.path, key])}\` is no setting.`,
        `${didYouMean(key, written.namesAt(issue.path))}Remove it, or mend its spelling; the editor lists the settings of \`defineSite\`.`,
      ),
    );
  const value = valueAt(site, issue.path);
  if (issue.path.length === 0 && typeof value !== 'object')
    return [
      at(
        [],
        `The configuration exports ${value === undefined ? 'nothing as its default' : `a ${typeof value}`}.`,
        'Write `export default defineSite({ … });`.',
      ),
    ];
  const stood =
    value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? `a ${typeof value}`);
  return [
    at(
      issue.path,
      `${name}: expected ${expectation(issue)}, but there stood ${stood}.`,
      `${formOf(issue, value, written)}Set ${name} in ${configFile}.`,
    ),
  ];
}

/** How a value of another form is written, with a blank behind it; empty where nothing is known. */
function formOf(issue: Issue, value: unknown, written: Written): string {
  if (typeof value === 'function') return value.name === '' ? 'Call it. ' : `Call it: \`${value.name}()\`. `;
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (expected === 'array' && typeof value === 'string') return `Write a list: \`['${value}']\`. `;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return 'Write it between quotation marks. ';
  if (expected === 'object') {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');
    const call = written.functions.find((each) => plain(each) === plain(String(value)));
    if (call !== undefined) return `Write \`${call}()\`, and import it from 'dossier'. `;
    const names = written.namesAt(issue.path).slice(0, 8);
    return names.length === 0 ? '' : `Write an object with ${names.join(', ')}. `;
  }
  return typeof value === 'string' ? didYouMean(value, written.wordsAt(issue.path)) : '';
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
  if (issue.code === 'invalid_format' && 'pattern' in issue)
    return `a text of the form ${String(issue.pattern)}`;
  return issue.message;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function valueAt(site: unknown, path: readonly PropertyKey[]): unknown {
  let value = site;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
