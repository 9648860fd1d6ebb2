import { letters } from '../model/index.ts';
import { listDifference } from './list-difference.ts';

/**
 * The words that a block shall show, from how a paragraph was edited that shows them in its own form: with a number before a heading, the
 * name of an attribute in words, other quotation marks. What was not edited stays as the page has it.
 * @param own words of the block
 */
export function transferWords(own: string, before: string, after: string): string {
  const lead = leadOf(own, before);
  if (lead !== '' && after.startsWith(lead)) {
    const key = /^[^:：]+[:：]\s*/.exec(own)?.[0] ?? '';
    const isKey = /[:：]\s*$/.test(lead);
    return `${isKey ? key : ''}${transferred(isKey ? own.slice(key.length) : own, before.slice(lead.length), after.slice(lead.length))}`;
  }
  return transferred(own, before, after);
}

/** What a paragraph begins with and its block does not have in this form: a number, or the name of an attribute. */
function leadOf(own: string, before: string): string {
  const [key, name] = [own, before].map((text) => /^[^:：]+[:：]\s*/.exec(text)?.[0] ?? '');
  if (key && name && key !== name && letters(key) === letters(name)) return name;
  const lead = /^(?:(?:\d+|[A-Z])(?:\.\d+)*|[☑☐])\s+/.exec(before)?.[0] ?? '';
  return lead !== '' && letters(own) === letters(before.slice(lead.length)) ? lead : '';
}

function transferred(own: string, before: string, after: string): string {
  const mine = wordsIn(own);
  const from = wordsIn(before);
  const to = wordsIn(after);
  const changes = listDifference(from, to);
  if (!changes || mine.length !== from.length) return after.trim();
  let at = 0;
  return changes
    .flatMap(({ added, removed, value }) => {
      if (added) return value;
      at += value.length;
      return removed ? [] : mine.slice(at - value.length, at);
    })
    .join(' ');
}

function wordsIn(text: string): string[] {
  return text.match(/\S+/g) ?? [];
}
