import { quote } from '../config/literal.ts';
import { compareText } from '../model/index.ts';
import type { Answers } from './answers.ts';
import type { FoundDocuments } from './documents/find-documents.ts';
import { pattern } from './documents/pattern.ts';
import { traceText } from './documents/trace-text.ts';
import type { FoundProject } from './find-project.ts';
import { usual } from './output-directory.ts';

/**
 * `site.config.ts` of a blank project, filled with what the repository holds. Settings that need no change are left out.
 * @param isLaid whether a page of the starter is laid down
 * @implements SRS-2204
 */
export function configurationText(
  { name, safetyClass }: Answers,
  found: FoundProject,
  documents: FoundDocuments,
  isLaid: (path: string) => boolean,
): string {
  return `${found.linting.head}import { defineSite } from 'dossier';

export default defineSite({
  product: {
    name: ${quote(name)},
    version: ${quote(found.version || '0.1.0')},
    // The class comes from the risk analysis (IEC 62304 4.3).
    safetyClass: '${safetyClass}',
    // As it stands on the label.
    manufacturer: { name: 'Manufacturer to be named', address: 'Address to be named' },
  },
  // The standards the file answers to. Take this in when the first chain stands; it then demands documents, sections and links.
  // Import the functions from 'dossier' too.
  // regulation: { profiles: [iec62304(), iec82304(), iso14971()] },
${found.output === usual ? '' : outputText(found.output)}${found.languages.length === 0 && documents.families.length === 0 ? gatesText : ''}${sourcesText(found, documents)}${traceText(documents)}  documents: [
${documentsText(documents, isLaid)}  ],
});
`;
}

function outputText(directory: string): string {
  return `  output: { directory: ${quote(directory)} },\n`;
}

/** For the one unit that a blank project begins with; in a repository with source of its own nobody can say so beforehand. */
const gatesText = `  // Criteria of the gates that do not apply yet, with the reason that is printed. Take them out as the product grows.
  gates: {
    off: {
      'G1.4': 'there is one unit, and nothing to integrate yet',
      'G1.5': 'the strict type check is the static analysis of this product, and part of its tests',
    },
  },
`;

function sourcesText(
  { sourceFolders, topEndings, reportFolders }: FoundProject,
  { patterns }: FoundDocuments,
): string {
  const code = [
    ...topEndings.map((ending) => `*.${ending}`),
    ...sourceFolders.filter((folder) => folder !== '.').map((folder) => `${folder}/**`),
  ];
  const folders = sourceFolders.filter((folder) => !['src', 'test'].includes(folder));
  const lines = [
    ...(patterns.length > 0 && String(patterns) !== 'content/**/*.md'
      ? [`    markdown: [${[...new Set(['content/**/*.md', ...patterns])].map(quote).join(', ')}],`]
      : []),
    ...(folders.length > 0 ? [`    code: [${code.map(quote).join(', ')}],`] : []),
    ...(reportFolders.length > 0
      ? [
          '    results: [',
          ...reportFolders.map(
            (folder) =>
              `      { files: [${quote(folder === '.' ? '*.xml' : `${folder}/*.xml`)}], level: '${levelOf(folder)}' },`,
          ),
          '    ],',
        ]
      : []),
  ];
  return lines.length > 0 ? `  sources: {\n${lines.join('\n')}\n  },\n` : '';
}

/** The level a folder of reports speaks of by its name. */
function levelOf(folder: string): 'unit' | 'integration' | 'system' {
  if (/system|e2e|acceptance/i.test(folder)) return 'system';
  return /integration|failsafe/i.test(folder) ? 'integration' : 'unit';
}

const starterDocuments: [id: string, type: string, title: string, page: string, types: string[]][] = [
  ['URS', 'user-needs', 'Intended use and user needs', 'needs', ['URS']],
  ['RMF', 'risk-management-file', 'Risk management file', 'risks', ['HAZ', 'RC']],
  ['SRS', 'software-requirements', 'Software requirements', 'requirements', ['SRS']],
  ['SAD', 'architecture', 'Software architecture', 'architecture', []],
  ['SDD', 'detailed-design', 'Detailed design', 'detailed-design', ['SDS']],
  ['SDP', 'software-development-plan', 'Development and maintenance plan', 'development-plan', []],
  ['SOUP', 'soup-list', 'SOUP list', 'soup*', ['SOUP']],
  ['STP', 'test-plan', 'Test plan and test cases', 'test-plan', ['TST']],
  ['STR', 'test-report', 'Test report', 'test-report', []],
  ['TRM', 'trace-matrices', 'Trace matrices', 'trace-matrices', []],
  ['ANM', 'known-anomalies', 'Known anomalies', 'anomalies', ['ANOM']],
  ['RN', 'release-notes', 'Release notes', 'release-notes', []],
  ['IFU', 'instructions-for-use', 'Instructions for use', 'instructions-for-use', []],
  ['TD', 'technical-description', 'Technical description', 'technical-description', []],
];

/** Documents of the pages that are laid down, and of those that are there already, by the items most of which they hold. */
function documentsText({ families }: FoundDocuments, isLaid: (path: string) => boolean): string {
  const byPage = new Map<string, { type: string; count: number }>();
  for (const { type, count, pages } of families)
    for (const page of pages) if (count > (byPage.get(page)?.count ?? 0)) byPage.set(page, { type, count });
  return starterDocuments
    .map(([id, type, title, page, types]) => {
      const own = isLaid(`content/${page.replace('*', '')}.md`) ? [`content/${page}.md`] : [];
      const found = [...byPage]
        .filter(([, each]) => types.includes(each.type))
        .map(([path]) => pattern(path));
      const pages = [...found.sort(compareText), ...own];
      return pages.length === 0
        ? ''
        : `    { id: '${id}', type: '${type}', title: '${title}', pages: [${pages.map(quote).join(', ')}] },\n`;
    })
    .join('');
}
