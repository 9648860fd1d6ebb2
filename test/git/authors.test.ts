import { expect, it } from 'vitest';
import { readAuthorsByFile } from '../../src/sources/git/index.ts';
import { Scratch } from './scratch.ts';

// @verifies SRS-3731
it('who wrote a file is known by the name that the file has now, from the release before on', async () => {
  const scratch = Scratch.repository();
  try {
    const by = (author: string, message: string): void => {
      scratch.git('add', '-A');
      scratch.git('commit', '-q', '--author', author, '-m', message);
    };
    scratch.write('src/old.ts', 'export const before = 1;\n'.repeat(9));
    by('Early <early@localhost>', 'Begin');
    scratch.git('tag', 'v1.0.0');
    scratch.write('src/old.ts', 'export const after = 2;\n'.repeat(9));
    by('Writer <writer@localhost>', 'Write\n\nCo-authored-by: Pair <pair@localhost>');
    scratch.git('mv', 'src/old.ts', 'src/middle.ts');
    by('Mover <mover@localhost>', 'Move');
    scratch.write('approvals/a.json', '{}');
    by('Signer <signer@localhost>', 'Approve');
    scratch.git('mv', 'src/middle.ts', 'src/new.ts');
    by('Mover <mover@localhost>', 'Move again');
    scratch.write('README.md', 'Pump');
    by('Other <other@localhost>', 'Tell');
    const authors = await readAuthorsByFile(scratch.root, ['approvals']);
    expect(Object.fromEntries(authors.map(({ name, files }) => [name, files]))).toEqual({
      Other: ['README.md'],
      Mover: ['src/middle.ts', 'src/new.ts'],
      Writer: ['src/middle.ts', 'src/new.ts', 'src/old.ts'],
      Pair: ['src/middle.ts', 'src/new.ts', 'src/old.ts'],
    });
  } finally {
    scratch.remove();
  }
});
