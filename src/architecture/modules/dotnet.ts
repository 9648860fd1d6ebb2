import type { ModuleReader } from './module.ts';

/** The project of a .csproj, named by its file, with the projects it refers to. */
export const readDotnetProject: ModuleReader = ({ path, directory, text }) => {
  const nameOf = (file: string) => /([^\\/]+)\.\w+proj$/.exec(file)?.[1] ?? '';
  const uses = [
    ...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<ProjectReference\s+Include\s*=\s*"([^"]+)"/g),
  ].map(([, file]) => nameOf(file as string));
  return [{ name: nameOf(path), directory, kind: '.NET project', uses }];
};
