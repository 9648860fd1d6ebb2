import {
  type FileState,
  type Finding,
  fileRules,
  type Model,
  type Page,
  type Place,
  type Reference,
  suggestion,
} from '../../model/index.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';
import { referencesOf } from './references-of.ts';
import { resolveTarget } from './resolve-target.ts';

/** Longest target quoted in a message. */
const longest = 200;

/**
 * Findings `broken-link`, `broken-anchor`, `missing-image`, `path-outside-project` and `file-not-of-commit` of every link and image of every page, and of the
 * pictures of imported items.
 * @implements SRS-807, SRS-1303, SRS-3200, SRS-3802
 */
export function checkReferences({ pages, items }: Model, context: TraceContext): Finding[] {
  const anchors = new Map<string, ReadonlySet<string>>();
  const pageByPath = new Map(pages.map((page) => [page.path, page]));
  let tree: ProjectTree | undefined;
  return [
    ...pages.flatMap((page) =>
      referencesOf(page, context.config).flatMap((reference) => check(page.path, reference)),
    ),
    ...items.flatMap(({ place, pictures = [] }) =>
      pictures.flatMap((reference) => check(place.file, reference)),
    ),
  ];

  function check(from: string, reference: Reference): Finding[] {
    const written = reference.target.slice(0, longest);
    const target = resolveTarget(reference.target, from);
    const what = reference.kind === 'image' ? 'image' : 'link';
    if (target.kind === 'external') return [];
    if (target.kind === 'outside') {
      return [
        fileRules.finding('path-outside-project', reference.place, {
          message: `The ${what} "${written}" leads out of the project.`,
          hint: 'Put the file into the project, or link to its address on the web.',
        }),
      ];
    }
    const missing = reference.kind === 'image' ? 'missing-image' : 'broken-link';
    if (target.kind !== 'inside') {
      return [
        finding(missing, reference.place, {
          message: `The ${what} "${written}" cannot be decoded.`,
          hint: 'Write a percent sign of a file name as %25.',
        }),
      ];
    }
    const { path, anchor } = target;
    const there = pageByPath.get(path);
    if (!there && path !== '' && !context.files.has(path)) {
      tree ??= readTree(context.files.values());
      if (reference.kind === 'link' && tree.directories.has(path)) return [];
      const meant = tree.byFold.get(path.toLowerCase());
      const withEnding = `${path}.md`;
      const hint =
        meant === undefined
          ? `${pageByPath.has(withEnding) ? `${suggestion(withEnding)} ` : ''}Correct the path, or add the file.`
          : `${suggestion(meant)} Upper and lower case count.`;
      return [
        finding(missing, reference.place, {
          message: `The ${what} "${written}" leads to ${path}, which does not exist.`,
          hint,
        }),
      ];
    }
    const state = there ? 'shown' : context.files.stateOf(path);
    if (state !== 'shown' && state !== 'directory')
      return [notShown(state, `The ${what} "${written}"`, path, reference.place)];
    if (!there || anchor === '' || reference.kind === 'image' || isLines(anchor)) return [];
    const known = anchorsOf(there);
    if (known.has(anchor)) return [];
    const meant = anchor.toLowerCase();
    const hint = known.has(meant) ? `${suggestion(`#${meant}`)} Anchors are in lower case.` : hintOf(known);
    return [
      finding('broken-anchor', reference.place, {
        message: `The link "${written}" leads to a heading "${anchor.slice(0, longest)}" that ${path} does not have.`,
        hint,
      }),
    ];
  }

  function anchorsOf(page: Page): ReadonlySet<string> {
    const known = anchors.get(page.path);
    if (known) return known;
    const found = new Set([...page.headings, ...(page.anchors ?? [])].map(({ anchor }) => anchor));
    if (context.config.output.html) {
      for (const match of page.text.matchAll(/<[a-z][^<>]{0,300}?\s(?:id|name)=["']([^"'<>]{1,200})["']/gi)) {
        found.add(match[1] as string);
      }
    }
    anchors.set(page.path, found);
    return found;
  }
}

/** Why a file that is there is not shown. */
function notShown(state: FileState, subject: string, path: string, place: Place): Finding {
  if (state === 'outside')
    return fileRules.finding('path-outside-project', place, {
      message: `${subject} leads through a symbolic link out of the project.`,
      hint: 'Put the file itself into the project.',
    });
  if (state === 'internal')
    return fileRules.finding('file-not-of-commit', place, {
      message: `${subject} leads to ${path}, which belongs to git, to a package manager or to what Dossier writes; it is not shown.`,
      hint: 'Put a copy of what readers need beside the page and commit it, or take the reference out.',
    });
  return fileRules.finding('file-not-of-commit', place, {
    message: `${subject} leads to ${path}, which git ignores, or to such a file through a symbolic link: no commit holds it, and it is not shown.`,
    hint: 'Take it out of .gitignore and commit it if readers may see it; else take the reference out.',
  });
}

interface ProjectTree {
  directories: ReadonlySet<string>;
  /** Path in lower case → path as it is. */
  byFold: ReadonlyMap<string, string>;
}

function readTree(files: Iterable<string>): ProjectTree {
  const directories = new Set<string>();
  const byFold = new Map<string, string>();
  for (const file of files) {
    byFold.set(file.toLowerCase(), file);
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const directory = file.slice(0, end);
      if (directories.has(directory)) break;
      directories.add(directory);
    }
  }
  return { directories, byFold };
}

/** Lines of a file on a Git host: `L12`, `L12-L20`, `L12C3-L20C1`. */
function isLines(anchor: string): boolean {
  return /^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/.test(anchor);
}

function hintOf(anchors: ReadonlySet<string>): string {
  const some = [...anchors].slice(0, 5).map((anchor) => `#${anchor}`);
  return some.length === 0
    ? 'The page has no heading; link to the page itself.'
    : `Its headings: ${some.join(', ')}${anchors.size > some.length ? ', …' : ''}.`;
}
