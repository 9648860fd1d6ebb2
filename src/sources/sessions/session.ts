import { readStructure } from '../../markdown/read-structure.ts';
import type { SessionFacts } from '../../model/index.ts';
import { type Demanded, gapsOfHead, type RecordGap, readHead } from '../record-head.ts';
import { Unreadable } from '../unreadable.ts';

const longest = 1000;
const longestNotes = 20_000;
const mostNamed = 500;

const demanded: readonly Demanded[] = [
  ['charter', 'what was to be explored', 'what, with what, to find out what'],
  ['tester', 'who explored', 'name'],
  ['date', 'on which day', 'YYYY-MM-DD'],
  ['version', 'which version was explored', 'version'],
  ['environment', 'where it was explored', 'machine, simulator, ward'],
  ['duration', 'how long', '90 min'],
  ['anomalies', 'whether anomalies were found', 'IDs, or none'],
];

const readKeys = new Set([...demanded.map(([key]) => key), 'commit', 'artifact', 'explored']);

/**
 * Reads the Markdown record of an exploratory session (ISO/IEC/IEEE 29119-2, session-based testing): a list of attributes below the first
 * heading, then the notes. What it lacks is stated with it.
 * @throws Unreadable
 * @implements SRS-3776
 */
export function readSession(content: string): Omit<SessionFacts, 'place'> {
  const { structure, refusals } = readStructure(content);
  if (refusals.length > 0) throw new Unreadable('it is nested too deep, or a paragraph of it is too long');
  const [title] = structure.headings;
  if (!title) throw new Unreadable('it has no heading');
  const { head, doubled } = readHead(structure, readKeys);
  const of = (key: string): string => (head.get(key) ?? '').slice(0, longest);
  const commit = of('commit').replaceAll('`', '');
  const artifact = /^(?:sha256:)?([0-9a-f]{64})$/.exec(of('artifact').replaceAll('`', ''))?.[1] ?? '';
  const minutes = minutesOf(of('duration'));
  return {
    title: title.text.slice(0, longest),
    charter: of('charter'),
    tester: of('tester'),
    date: of('date'),
    version: of('version'),
    commit,
    artifact,
    environment: of('environment'),
    minutes: minutes ?? 0,
    explored: idsOf(of('explored')),
    anomalies: idsOf(of('anomalies')),
    notes: notesOf(
      content,
      structure.lists.find(({ line }) => line > title.line)?.entries.at(-1)?.line ?? title.line,
    ),
    lacking: [
      ...doubled,
      ...gapsOfHead(head, demanded, title.line),
      ...buildGaps(of('artifact'), artifact, commit, title.line),
      ...(minutes === undefined && of('duration') !== ''
        ? [
            {
              message: `its duration is \`${of('duration').slice(0, 40)}\`.`,
              hint: 'Write minutes or hours: `90 min`, `1 h 30 min`.',
              line: title.line,
            },
          ]
        : []),
    ],
  };
}

/** A session is of a build: it names the software by its digest, the commit, or both. */
function buildGaps(written: string, artifact: string, commit: string, line: number): RecordGap[] {
  if (written !== '' && artifact === '')
    return [
      {
        message: `its artifact is \`${written.slice(0, 80)}\`, which is no SHA-256.`,
        hint: 'Write `- artifact: sha256:<64 digits>`, as `sha256sum` tells of the file that was explored.',
        line,
      },
    ];
  if (artifact !== '' || commit !== '') return [];
  return [
    {
      message: 'it does not say which build was explored.',
      hint: 'Write `- artifact: sha256:<digest>` of the software, or `- commit: <hash>` of what was checked out.',
      line,
    },
  ];
}

/** `90 min`, `1 h 30 min`, `2 h`. */
function minutesOf(text: string): number | undefined {
  const [, hours = '0', minutes = '0'] =
    /^(?=\d)(?:(\d{1,3}) ?h(?:ours?)?)?,? ?(?:(\d{1,4}) ?min(?:utes?)?)?$/i.exec(text) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return all > 0 ? all : undefined;
}

/** Words between commas or blanks; `none` and a dash say that there is nothing. */
function idsOf(text: string): string[] {
  if (/^(?:none|no|-|–|—)\.?$/i.test(text)) return [];
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))].slice(0, mostNamed);
}

function notesOf(content: string, below: number): string {
  return content.replaceAll('\r\n', '\n').split('\n').slice(below).join('\n').trim().slice(0, longestNotes);
}
