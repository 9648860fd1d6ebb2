import { escapePattern } from '../../model/index.ts';

/** What tells an ID of another project. */
interface ForeignIds {
  is(text: string): boolean;
  find(text: string): { id: string; offset: number }[];
}

/**
 * IDs of other projects: the prefix of one, a colon, and an ID as that project may write it, which holds a digit: `PLATFORM:URS-900`,
 * `PLATFORM:req~alarm.sound~1`; what that project itself has from another one is `PLATFORM:KERNEL:SRS-2`. A prefix in other letters is
 * taken for one too, so that it is told that nothing has that ID. Read in linear time.
 * @implements SRS-3820
 */
export function foreignIds(projects: readonly string[]): ForeignIds {
  if (projects.length === 0) return { is: () => false, find: () => [] };
  const names = [...projects].sort((a, b) => b.length - a.length).map(escapePattern);
  const form = new RegExp(
    `(?<![\\p{L}\\p{N}_:-])(?:${names.join('|')}):(?:[A-Z][A-Z0-9-]{0,39}:){0,8}[A-Za-z][A-Za-z0-9]{0,39}(?:[-_.~][A-Za-z0-9]{1,80}){1,12}(?![\\p{L}\\p{N}_]|[-~][\\p{L}\\p{N}])`,
    'giu',
  );
  const find = (text: string): { id: string; offset: number }[] =>
    text.includes(':')
      ? Array.from(text.matchAll(form), ({ 0: id, index: offset }) => ({ id, offset })).filter(({ id }) =>
          /[0-9]/.test(id.slice(id.lastIndexOf(':'))),
        )
      : [];
  return {
    find,
    is: (text) => {
      const [only] = text.length > 500 ? [] : find(text);
      return only?.offset === 0 && only.id === text;
    },
  };
}
