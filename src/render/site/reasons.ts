import { fill } from '../../documents/helpers.ts';
import type { Translate } from '../../documents/messages.ts';
import type { Model } from '../../model/index.ts';
import { type Graph, labelOf } from '../../trace/index.ts';

/** What a verdict says of a test or of an item, which stands first. */
const ofSubject = [
  '{subject} failed.',
  '{subject} failed: {message}.',
  '{subject} was skipped.',
  '{subject} was not run.',
  '{subject} was skipped ({message}).',
  '{subject} was not run ({message}).',
  '{subject} was skipped in {count} of {total} results.',
  '{subject} was not run in {count} of {total} results.',
  '{subject} was skipped ({message}) in {count} of {total} results.',
  '{subject} was not run ({message}) in {count} of {total} results.',
  '{subject} passed only when it was repeated.',
  '{subject} has no result.',
  '{subject} has no result of this commit: the result is of another commit.',
  '{subject} has no result of this commit: the result names no commit.',
  '{subject} has no result of this commit: the report was altered after it was stamped.',
  '{subject} is defined more than once.',
  '{subject} stands in a cycle of links, which rests on nothing.',
  '{subject} is not verified.',
  '{subject} is failed.',
  '{subject} is suspect.',
  '{subject} has no link "{relation}" from a {ends}.',
  '{subject} has no link "{relation}" to a {ends}.',
  '{subject} has no link from a {ends}.',
  '{subject} has no link to a {ends}.',
].map((sentence) => ({ sentence, form: formOf(sentence.slice('{subject} '.length)) }));

/** All else that it says. */
const others = [
  'No risk control controls it.',
  'No software requirement implements it.',
  'No software requirement satisfies it.',
  'No test verifies it.',
  'No test verifies it, and it implements no requirement.',
  'A result that names {id} failed.',
  'A result that names {id} failed: {message}.',
  'The link {from} {relation} {to} was not reviewed since one of its ends changed.',
  'The link {from} {relation} {to} was never reviewed.',
  'And {more} more.',
  'Accepted by {by}: {accepted}',
].map((sentence) => ({ sentence, form: formOf(sentence) }));

/** Characters of a reason that is looked at; a longer one stays as it is. */
const longest = 1000;

/**
 * Says the reasons of verdicts, which the model holds in English, in the language of a site. Which test or item a sentence is about is
 * looked up, not guessed: a test may have any name.
 * @returns undefined for a sentence that no verdict says
 * @implements SRS-3654
 */
export function reasonsIn(
  t: Translate,
  { items, regions }: Pick<Model, 'items' | 'regions'>,
  graph: Graph,
  typeTitles: readonly string[],
): (reason: string) => string | undefined {
  const subjects = new Map(items.map(({ id }) => [id, id]));
  for (const { key, name, file } of regions) {
    const sentence = name === '' ? 'Test file {file}' : 'Test "{name}" in {file}';
    subjects.set(labelOf(key, graph), fill(t(sentence), { name, file }));
  }
  const titles = new Map([
    ['code region', t('Code')],
    ['test in source', t('Test code')],
    ['commit', t('Commit')],
    ...typeTitles.map((title): [string, string] => [title.toLowerCase(), t(title)]),
  ]);
  const valuesOf = ({ ends = '', ...values }: Record<string, string> = {}): object => ({
    ...values,
    ends: ends
      .split(' or ')
      .map((title) => titles.get(title) ?? title)
      .join(` ${t('or')} `),
  });
  return (reason) => {
    if (reason.length > longest) return undefined;
    for (let end = reason.lastIndexOf(' '); end > 0; end = reason.lastIndexOf(' ', end - 1)) {
      const subject = subjects.get(reason.slice(0, end));
      if (subject === undefined) continue;
      for (const { sentence, form } of ofSubject) {
        const found = form.exec(reason.slice(end + 1));
        if (found) return fill(t(sentence), { subject, ...valuesOf(found.groups) });
      }
    }
    for (const { sentence, form } of others) {
      const found = form.exec(reason);
      if (found) return fill(t(sentence), valuesOf(found.groups));
    }
    return undefined;
  };
}

/** A sentence as an expression that finds what stands in its places. */
function formOf(sentence: string): RegExp {
  const source = sentence
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? `(?<${part.slice(1, -1)}>.+?)` : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${source.join('')}$`, 's');
}
