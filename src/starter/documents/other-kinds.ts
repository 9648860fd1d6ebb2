import { compareText, fileKind } from '../../model/index.ts';
import { typeOfWords } from '../../sources/markdown/meanings.ts';

/** Endings of documents that are no Markdown. */
const document = /\.(?:rst|adoc|asciidoc|sdoc|org|textile|tex|docx?|odt|reqifz?)$/i;
/** Endings of what often is no document: those are told whose name says that they hold items. */
const perhaps = /\.(?:csv|xlsx?|ods|pdf)$/i;
/** Files that every repository has. */
const usual = /(?:^|\/)(?:readme|change-?log|changes|licen[cs]e|contributing|authors|news|index)\.\w+$/i;

/**
 * A note of the documents that are no Markdown, by their endings: nothing in them is read as it stands.
 * @param paths of the repository, sorted
 * @implements SRS-3576
 */
export function otherKinds(paths: readonly string[]): string[] {
  const found = paths.filter(
    (path) => !usual.test(path) && (document.test(path) || (perhaps.test(path) && isNamed(path))),
  );
  const [first] = found;
  if (first === undefined) return [];
  const kinds = [...Map.groupBy(found, (path) => fileKind(path).toLowerCase())]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .map(([kind, own]) => `${kind} (${own.length})`);
  const are = found.length === 1 ? 'document is' : 'documents are';
  return [
    `${found.length} ${are} no Markdown: ${kinds.join(', ')}, such as ${first}; \`dossier import\` and \`sources.imports\` read items of Excel, CSV, ReqIF, Doorstop, Sphinx-Needs and OpenFastTrace`,
  ];
}

function isNamed(path: string): boolean {
  const words = path.replace(/.*\//, '').replace(/[-_.]/g, ' ');
  return typeOfWords(words) !== undefined || /\b(?:srs|sds|urs|fmea|dfmea|trace|traceability)\b/i.test(words);
}
