import type { Finding } from '../../model/index.ts';

/**
 * Tells once what is mended in several files at once, as where each file holds one item: the first of them, with the number of the other
 * files. What has to be mended in the file itself stays.
 * @param findings in the order of their files
 * @implements SRS-3813
 */
export function foldAlike(findings: readonly Finding[]): Finding[] {
  const alike = Map.groupBy(findings, ({ rule, remedy, hint }) =>
    remedy === undefined ? '' : `${rule} ${remedy} ${hint}`,
  );
  const others = alike.get('') ?? [];
  alike.delete('');
  if (alike.size === 0) return [...findings];
  return [...others, ...[...alike.values()].flatMap(foldFiles)];
}

function foldFiles(alike: readonly Finding[]): readonly Finding[] {
  const [first] = alike as [Finding];
  const others = new Set(alike.map(({ file }) => file)).size - 1;
  if (others === 0) return alike;
  const more = others === 1 ? 'another file' : `${others} more files`;
  return [{ ...first, message: `${first.message} The same holds for ${more}.` }];
}
