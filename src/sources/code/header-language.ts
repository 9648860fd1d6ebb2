import type { CodeFile } from '../../model/index.ts';

/**
 * The language of a header `.h`, which C, C++ and Objective-C share: by what only one of them has.
 * @returns undefined where nothing tells
 */
export function headerLanguage(text: string): 'cpp' | 'objective-c' | undefined {
  const code = text.replace(/\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*/g, ' ');
  if (/^[ \t]*@(?:interface|protocol|class|import|end)\b/m.test(code)) return 'objective-c';
  const isCpp =
    /^[ \t]*(?:class\s+\w|(?:inline\s+)?namespace\s*[\w{]|template\s*<|using\s+\w|(?:public|private|protected)\s*:)|\bstd::\w|^[ \t]*#[ \t]*include[ \t]*<[a-z_]+>/m;
  return isCpp.test(code) ? 'cpp' : undefined;
}

/**
 * Files of a project with the headers that nothing told of: C++ where no file of the project is certainly C.
 * @implements SRS-3583
 */
export function withHeaderLanguages(files: readonly CodeFile[]): CodeFile[] {
  const isOnlyCpp =
    files.some(({ language }) => language === 'cpp') && !files.some(({ path }) => /\.c$/i.test(path));
  if (!isOnlyCpp) return [...files];
  return files.map((file) =>
    file.language === 'c' && /\.h$/i.test(file.path) ? { ...file, language: 'cpp' } : file,
  );
}
