import { posix } from 'node:path';
import { ownEntry } from '../../model/index.ts';
import { wholeText } from '../unreadable.ts';
import type { Entry, Imported, ImportFile } from './entry.ts';
import { finding } from './rules.ts';
import { readMarkdownNodes } from './strictdoc-markdown.ts';
import { readSdocNodes, type SdocField, type SdocNode } from './strictdoc-nodes.ts';

/** Fields that only StrictDoc itself needs. */
const ownFields = new Set(['MID', 'UID', 'TITLE', 'LEVEL', 'PREFIX', 'REQ_PREFIX', 'IS_COMPOSITE']);
/** Nodes that are headings and texts, with a UID or without. */
const between = new Set(['SECTION', 'TEXT']);

/**
 * Reads a document of StrictDoc (`.sdoc`, or its Markdown): nodes with a UID are items, whatever the grammar of the document calls them; sections are
 * headings, and other nodes are texts between items.
 * @implements SRS-3687
 */
export function readStrictDoc(file: ImportFile): Imported {
  // Its grammars in Markdown say how documents are written, and hold none.
  if (/\.gra\.md$/i.test(file.path)) return { entries: [], findings: [] };
  const read = /\.(?:md|markdown)$/i.test(file.path) ? readMarkdownNodes : readSdocNodes;
  const { header, nodes } = read(wholeText(file.bytes));
  const document = header.get('TITLE') ?? '';
  const isMarkdown = header.get('MARKUP') === 'Markdown';
  const findings: Imported['findings'] = [];
  const tell = (line: number, message: string, hint: string): void => {
    findings.push(finding('import-left-out', { file: file.path, line, column: 1 }, { message, hint }));
  };
  const entries = nodes.flatMap((node): Entry[] => {
    if (node.tag !== 'DOCUMENT_FROM_FILE') return [entryOf(node, file, document, isMarkdown)];
    const [{ value = '', line = node.line } = {}] = node.fields;
    const path = posix.join(posix.dirname(file.path), value);
    if (!file.isRead(path))
      tell(
        line,
        `The document ${value.slice(0, 100)} that stands here is not read.`,
        'Name it in `files` too.',
      );
    return [];
  });
  const [first, ...more] = nodes.filter(
    (node) => !between.has(node.tag) && node.tag !== 'DOCUMENT_FROM_FILE' && one(node, 'UID') === undefined,
  );
  if (first)
    tell(
      first.line,
      `${more.length + 1} nodes such as [${first.tag}] have no UID, so they are no items.`,
      'Let StrictDoc give them UIDs (`strictdoc manage auto-uid`).',
    );
  return { entries, findings, ...(document === '' ? {} : { title: document }) };
}

function entryOf(node: SdocNode, { map }: ImportFile, document: string, isMarkdown: boolean): Entry {
  const uid = between.has(node.tag) ? undefined : one(node, 'UID')?.value;
  const at = { line: node.line, column: 1 };
  const said = node.fields.filter(({ name }) => !ownFields.has(name));
  const isText = (field: SdocField): boolean =>
    ownEntry(map.fields, field.name) === undefined && (field.name === 'STATEMENT' || field.lines.length > 1);
  const texts = said.filter(isText);
  const [first] = texts;
  const parts = texts.flatMap(({ name, lines }, index) =>
    index === 0 && name === 'STATEMENT' ? lines : ['', `${name}:`, '', ...lines],
  );
  const files = node.relations.filter(({ type }) => type === 'File');
  return {
    ...(uid === undefined ? {} : { id: uid, type: node.tag }),
    title: one(node, 'TITLE')?.value ?? '',
    text: parts.join('\n'),
    form: isMarkdown ? 'markdown' : 'plain',
    attributes: [
      ...[
        ...Map.groupBy(
          said.filter((field) => !isText(field)),
          ({ name }) => name,
        ),
      ].map(([name, fields]) => ({
        name,
        value: fields.map(({ lines }) => lines.join(' ')).join('; '),
        at: { line: fields[0]?.line ?? node.line, column: 1 },
      })),
      ...(files.length === 0
        ? []
        : [
            {
              name: 'files',
              value: files.map(({ value }) => value).join(', '),
              at: { line: files[0]?.line ?? node.line, column: 1 },
            },
          ]),
    ],
    links: node.relations
      .filter(({ type }) => type !== 'File')
      .map(({ type, role, value, line }) => {
        const own = `${type} ${role}`;
        const relation = role !== '' && ownEntry(map.fields, own) !== undefined ? own : type;
        return { relation, to: value, at: { line, column: 1 } };
      }),
    level: Math.min(5, node.level),
    at,
    ...(first === undefined
      ? {}
      : {
          textAt: {
            line: first.textLine,
            column: 1,
            runsOn: texts.length === 1 && first.name === 'STATEMENT',
          },
        }),
    ...(document === '' ? {} : { heldAt: document }),
  };
}

function one({ fields }: SdocNode, name: string): SdocField | undefined {
  return fields.find((field) => field.name === name);
}
