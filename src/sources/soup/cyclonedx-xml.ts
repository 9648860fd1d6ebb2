import { readXml } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import type { BomText } from './bom-text.ts';
import type { LockText } from './reader.ts';

type Members = Record<string, unknown>;

/** Elements that hold a list, and what the list holds. */
const lists: Readonly<Record<string, string>> = {
  components: 'component',
  services: 'service',
  hashes: 'hash',
  properties: 'property',
  dependencies: 'dependency',
  vulnerabilities: 'vulnerability',
};

/**
 * A bill of materials in CycloneDX XML 1.2 to 1.7 as the same in JSON, so that one reader judges both. Attributes and elements become members of
 * the same names; licences and dependencies, which the two write in different ways, take the form of JSON.
 * @implements SRS-3607
 */
export function cycloneDxOfXml({ path, text }: LockText): BomText {
  const lines = new Map<string, number>();
  const stack: { name: string; value: Members; text: string; holds: boolean }[] = [];
  let root: Members | undefined;
  let stray: string | undefined;
  const problem = readXml(Buffer.from(text), {
    open: (name, attributes, line) => {
      const value: Members = { ...attributes.all };
      const above = stack.at(-1);
      if (stack.length === 0) root = value;
      if (above && stack[0]?.name === 'bom' && !name.includes(':'))
        demandPlace(above.name, name, value, line);
      if (stack.length === 2 && name === 'component' && above?.name === 'components')
        lines.set(`components\0${listIn(above.value).length}`, line);
      if (above) above.holds = true;
      stack.push({ name: name.replace(/^\w+:/, ''), value, text: '', holds: false });
    },
    text: (more) => {
      const top = stack.at(-1);
      if (top) top.text += more;
    },
    close: (closed) => {
      const { name, value, text: written, holds } = stack.pop() as (typeof stack)[number];
      // No element of the format has both; a tag that is written wrong is text.
      if (written.trim() !== '' && !closed.includes(':') && (holds || name in lists || name === 'dependency'))
        stray ??= `the text \`${written.trim().slice(0, 60)}\` has no place in \`${name.slice(0, 60)}\``;
      const above = stack.at(-1);
      if (above) place(above, name, meaningOf(name, value, written.trim()));
    },
  });
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line, problem.column);
  if (stray !== undefined) throw new Unreadable(stray);
  const version = /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.\d)$/.exec(String(root?.xmlns ?? ''))?.[1];
  if (!root || version === undefined) throw new Unreadable('it is no CycloneDX bill of materials');
  const value = { ...root, bomFormat: 'CycloneDX', specVersion: version };
  return { path, value, lineOf: (...at) => lines.get(at.join('\0')) ?? 1 };
}

/** Elements in which a component may stand. */
const holders = /^(?:components|metadata|ancestors|descendants|variants)$/;

/** Refuses what stands where the format has no place for it; elements of other namespaces may stand anywhere. */
function demandPlace(above: string, name: string, attributes: Members, line: number): void {
  const isOther =
    (lists[above] !== undefined && lists[above] !== name) ||
    (above === 'dependency' && name !== 'dependency' && name !== 'provides') ||
    (name === 'component' && !holders.test(above)) ||
    (name === 'dependency' && above !== 'dependencies' && above !== 'dependency');
  if (isOther)
    throw new Unreadable(`\`${name.slice(0, 60)}\` has no place in \`${above.slice(0, 60)}\``, line);
  if (name === 'dependency' && typeof attributes.ref !== 'string')
    throw new Unreadable('it has a dependency without `ref`', line);
}

const items = '\0items';

function listIn(value: Members): unknown[] {
  value[items] ??= [];
  return value[items] as unknown[];
}

/** What an element stands for: a list, a text, or its members. */
function meaningOf(name: string, value: Members, text: string): unknown {
  if (name === 'licenses') return value[items] ?? [];
  if (name in lists) return value[items] ?? [];
  if (name === 'property') return { ...value, value: text };
  if (name === 'hash') return { ...value, content: text };
  if (name === 'dependency')
    return { ...value, dependsOn: ((value[items] ?? []) as { ref?: unknown }[]).map(({ ref }) => ref) };
  return Object.keys(value).length === 0 ? text : value;
}

function place(above: { name: string; value: Members }, name: string, value: unknown): void {
  const isItem =
    lists[above.name] === name ||
    (above.name === 'dependency' && name === 'dependency') ||
    above.name === 'licenses';
  if (!isItem) above.value[name] = value;
  else listIn(above.value).push(above.name === 'licenses' ? { [name]: value } : value);
}
