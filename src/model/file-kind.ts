/** The kind of a file by its name, as people write it: `*.hs` for an ending, the name itself where there is none. */
export function fileKind(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.', 1) ? `*${name.slice(name.lastIndexOf('.'))}` : name;
}
