import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main, TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
afterAll(() => project.remove());

/** What is said, with numbers that hang on the machine left out. */
const masked = (text: string): string =>
  text
    .replace(/\d+(?:\.\d+)+/g, 'N')
    .replace(/(?:bundled|installed)$/m, 'origin')
    .replace(/\d+ MB/g, 'N MB');

// @verifies SRS-3708
it('says what is there, and what a configuration asks for in vain', () => {
  const { code, out, err } = project.run('doctor');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(masked(out)).toBe(`✓ Dossier     N
✓ Node.js     N
✓ Project     site.config.ts, Alarm monitor
✓ Git         N, commits by Test
✓ Browser     HeadlessChrome/N, origin
✓ ssh-keygen  there
✓ openssl     OpenSSL N
✓ Fonts       4 families
✓ Cache       .dossier/cache, N MB
✓ Cache       that of the user, N MB
`);
  project.write(
    'site.config.ts',
    project
      .read('site.config.ts')
      .replace(/output: \{|product: \{/, (found) =>
        found === 'output: {'
          ? "output: { fonts: ['noto-sans-jp'],"
          : "output: { fonts: ['noto-sans-jp'] }, product: {",
      ),
  );
  const missing = project.run('doctor');
  expect(missing.code).toBe(1);
  expect(missing.out).toContain(
    '✗ Fonts       4 families\n  Not installed, though `output.fonts` asks for them: @fontsource/noto-sans-jp.\n  → npm install --save-exact --save-dev @fontsource/noto-sans-jp\n',
  );
});

// @verifies SRS-3708
it('names for each program that is missing what needs it, without a project too', () => {
  const bare = mkdtempSync(join(tmpdir(), 'bare-'));
  // A directory can be entered, and is no program.
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'doctor'], {
    cwd: bare,
    encoding: 'utf8',
    env: { HOME: bare, PATH: '', XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, DOSSIER_BROWSER: '/' },
  });
  rmSync(bare, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(masked(stdout)).toBe(`✓ Dossier     N
✓ Node.js     N
✗ Project     missing
  There is no site.config.ts in this directory or above it.
  → Run the command in the project, name the file with --config <path>, or begin one with \`dossier init\`.
✗ Git         missing
  Git is not installed: nothing tells of which tree evidence is.
  → Install git.
✗ Browser     missing
  DOSSIER_BROWSER names /, which is no program this user can run. Drawings and prints need it: mend the path, or unset it.
  → Until then \`check\` works; \`build --no-pdf\` does too, without drawings, where no browser is named.
✗ ssh-keygen  missing
  Signatures can be neither made nor checked: \`approve\`, \`gate\`, \`release\`, \`verify\`.
  → Install OpenSSH N or later.
– openssl     missing
  Time stamps of releases cannot be checked: \`timestamp\`, \`verify\`.
  → Install OpenSSL N or later.
✓ Fonts       4 families
✓ Cache       that of the user, N MB
`);
});
