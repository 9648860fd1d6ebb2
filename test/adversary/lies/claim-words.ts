import { type Claim, claims } from '../../../src/claims/attributes.ts';
import type { Lie } from '../lie.ts';
import type { Files } from '../mini.ts';

/** Values that claim something, and others that claim nothing. */
const reasons = {
  good: 'The benefit outweighs it for every patient.',
  near: ['x', '.', '-', 'ok', 'yes', '???', 'n/a', 'tbd', '…', 'because'],
};
const texts = { good: 'The alarm is heard late.', near: ['-', '.', '?', '…', '--'] };
const pastDays = {
  good: '2026-01-15',
  near: [
    'yesterday',
    '2099-01-01',
    '2026-02-30',
    '2026-13-01',
    '15.01.2026',
    '2026',
    '2026-1-5',
    '0000-00-00',
  ],
};
const days = { good: '2027-01-15', near: ['soon', '2026-02-30', '2026-13-01', '15.01.2027', 'never'] };
const people = { good: 'Ada Specimen', near: ['-', '.', '?', '42'] };

/** Words that are nearly one of a closed list. */
function nearTo(word: string): string[] {
  const half = Math.ceil(word.length / 2);
  const near = [`${word}x`, `x${word}`, `not ${word}`, `${word}?`, word.slice(0, half), `${word} ${word}`];
  return near.filter((each) => each !== word);
}

const context = {
  today: '2026-03-01',
  risk: undefined,
};

function valuesOf({ form, names }: Claim): { good: string; near: readonly string[] } {
  if (/severity$/.test(names[0])) return { good: 'critical', near: nearTo('critical') };
  if (/probability$/.test(names[0])) return { good: 'remote', near: nearTo('remote') };
  const [word] = form.words?.(context) ?? [];
  if (word !== undefined) return { good: word, near: form.isOpen ? [] : nearTo(word) };
  const said = form.write(context);
  if (said.includes('not after the commit')) return pastDays;
  if (said.includes('YYYY')) return days;
  if (said.includes('reason')) return reasons;
  return said.includes('person') ? people : texts;
}

/** An item with all that its claims need, and one of them given. */
function item({ on, names, needs = [], beside }: Claim, value: string): Files {
  const id = `${on === '*' ? 'SDS' : on}-001`;
  const others = [...needs, ...(beside ? [beside] : [])].map((name) => {
    const other = claims.find(
      (each) => (each.on === on || each.on === '*') && each.names[0] === name,
    ) as Claim;
    return `- ${name}: ${valuesOf(other).good}\n`;
  });
  return {
    'content/items.md': `# Items\n\n## ${id} A title\n\n- ${names[0]}: ${value}\n${others.join('')}\nA text.\n`,
  };
}

/** Every attribute that claims something, with values that are near to one of its list, or say nothing. */
export const claimWords: Lie[] = claims.flatMap((claim) => {
  const { good, near } = valuesOf(claim);
  const id = `${claim.on === '*' ? 'SDS' : claim.on}-001`;
  const honest = item(claim, good);
  return near.map(
    (value): Lie => ({
      kind: 'unknown words',
      name: `${claim.on} claims ${claim.names[0]} by ${JSON.stringify(value)}`,
      honest,
      not: [`${id} claims ${claim.names[0]}`],
      change: () => item(claim, value),
    }),
  );
});
