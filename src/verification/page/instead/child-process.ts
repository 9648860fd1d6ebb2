/** No program can be started from a page: each is missing. */
export function execFile(name: string, ...given: unknown[]): { stdin: null } {
  const told = given.at(-1) as (error: Error, stdout: string, stderr: string) => void;
  const error = Object.assign(new Error(`There is no ${name}.`), { code: 'ENOENT' });
  setTimeout(() => told(error, '', ''));
  return { stdin: null };
}
