import picomatch from 'picomatch';

/** Answers who owns a path of the repository, as the file writes them (`@login`, `@org/team`, an address); nobody where no line fits. */
export type OwnersOf = (path: string) => string[];

interface Line {
  section: string;
  fits: (path: string) => boolean;
  owners: string[];
}

/** Longest pattern and most wildcards in it that are compiled. */
const longest = 500;
const wildcards = 10;

/**
 * Reads a CODEOWNERS file as GitHub and GitLab do: the last line that fits a path decides, of each section of GitLab for itself; a line
 * without owners says that nobody owns the path. Lines that neither of them understands are passed over, as they do.
 * @implements SRS-3594
 */
export function readOwners(text: string): OwnersOf {
  const lines: Line[] = [];
  let section = '';
  let usual: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const [, name, rest = ''] = /^\s*\^?\[([^\]]*)\](?:\[\d+\])?(.*)$/.exec(raw) ?? [];
    if (name !== undefined) {
      section = name.trim().toLowerCase();
      usual = ownersIn(rest);
      continue;
    }
    const [, pattern = '', owners = ''] = /^\s*((?:\\.|[^\\\s])+)(.*)$/.exec(raw) ?? [];
    const fits = pattern === '' || pattern.startsWith('#') ? undefined : matcherOf(pattern);
    if (!fits) continue;
    const named = ownersIn(owners);
    lines.push({ section, fits, owners: named.length > 0 ? named : usual });
  }
  const sections = [...new Set(lines.map((line) => line.section))];
  lines.reverse();
  return (path) => {
    const owners = sections.flatMap(
      (each) => lines.find((line) => line.section === each && line.fits(path))?.owners ?? [],
    );
    return [...new Set(owners)];
  };
}

/** Owners in the rest of a line, up to a comment. */
function ownersIn(text: string): string[] {
  const [before = ''] = text.split(/(?:^|\s)#/);
  return before.split(/\s+/).filter((word) => /^(?:@[\w./-]+|[^\s@<>]+@[^\s@<>]+)$/.test(word));
}

/**
 * The pattern of a line as one of `picomatch`; only `*`, `**` and `?` mean something. Unlike in `.gitignore`, a last `*` stops at its
 * directory.
 */
function matcherOf(pattern: string): ((path: string) => boolean) | undefined {
  const plain = pattern.replace(/\\(.)/g, '$1');
  if (plain.startsWith('!') || plain.length > longest || plain.split(/[*?]/).length - 1 > wildcards) return;
  const inner = plain.replace(/^\//, '').replace(/\/$/, '');
  const isAnchored = plain.startsWith('/') || inner.includes('/');
  const escaped = inner.replace(/[\\[\](){}!+@|^$"]/g, '\\$&');
  if (escaped === '') return;
  const from = isAnchored ? escaped : `**/${escaped}`;
  const below = `${from}/**`;
  const last = inner.slice(inner.lastIndexOf('/') + 1);
  const patterns = plain.endsWith('/') ? [below] : last === '*' && isAnchored ? [from] : [from, below];
  return picomatch(patterns, { dot: true });
}
