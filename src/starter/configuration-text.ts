import type { Answers } from './answers.ts';
import type { FoundProject } from './find-project.ts';

/**
 * `site.config.ts` of a blank project, filled with what the repository holds. Settings that need no change are left out.
 * @implements SRS-2204
 */
export function configurationText({ name, safetyClass }: Answers, found: FoundProject): string {
  return `import { defineSite } from 'dossier';

export default defineSite({
  product: {
    name: ${quote(name)},
    version: ${quote(found.version || '0.1.0')},
    // The class comes from the risk analysis (IEC 62304 4.3): content/risks.md
    safetyClass: '${safetyClass}',
    // As it stands on the label.
    manufacturer: { name: 'Manufacturer to be named', address: 'Address to be named' },
  },
  // The standards the file answers to. Take this in when the first chain stands; it then demands documents, sections and links.
  // Import the functions from 'dossier' too.
  // regulation: { profiles: [iec62304(), iec82304(), iso14971()] },
${found.languages.length === 0 ? gatesText : ''}${sourcesText(found)}  documents: [
${documents.map(documentText).join('')}  ],
});
`;
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

function sourcesText({ sourceFolders, reportFolders }: FoundProject): string {
  const folders = sourceFolders.filter((folder) => !['src', 'test'].includes(folder));
  const lines = [
    ...(folders.length > 0
      ? [
          `    code: [${sourceFolders.map((folder) => quote(folder === '.' ? '*' : `${folder}/**`)).join(', ')}],`,
        ]
      : []),
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

const documents: [id: string, type: string, title: string, page: string][] = [
  ['URS', 'user-needs', 'Intended use and user needs', 'needs'],
  ['RMF', 'risk-management-file', 'Risk management file', 'risks'],
  ['SRS', 'software-requirements', 'Software requirements', 'requirements'],
  ['SAD', 'architecture', 'Software architecture', 'architecture'],
  ['SDD', 'detailed-design', 'Detailed design', 'detailed-design'],
  ['SDP', 'software-development-plan', 'Development and maintenance plan', 'development-plan'],
  ['SOUP', 'soup-list', 'SOUP list', 'soup*'],
  ['STP', 'test-plan', 'Test plan and test cases', 'test-plan'],
  ['STR', 'test-report', 'Test report', 'test-report'],
  ['TRM', 'trace-matrices', 'Trace matrices', 'trace-matrices'],
  ['ANM', 'known-anomalies', 'Known anomalies', 'anomalies'],
  ['RN', 'release-notes', 'Release notes', 'release-notes'],
  ['IFU', 'instructions-for-use', 'Instructions for use', 'instructions-for-use'],
  ['TD', 'technical-description', 'Technical description', 'technical-description'],
];

function documentText([id, type, title, page]: (typeof documents)[number]): string {
  return `    { id: '${id}', type: '${type}', title: '${title}', pages: ['content/${page}.md'] },\n`;
}

/** A text as a literal of TypeScript. */
function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
