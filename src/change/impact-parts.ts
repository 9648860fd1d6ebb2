import type { Comparison } from './compare.ts';
import { soupLine } from './contract.ts';

/** A part of an impact as a table: what stands in an item or document by its name can be linked. */
export interface ImpactPart {
  title: string;
  columns: string[];
  rows: string[][];
}

/** The impact in parts, in the order in which they are told. */
export function partsOf({
  impact,
  before,
  after,
}: Pick<Comparison, 'impact' | 'before' | 'after'>): ImpactPart[] {
  const titleOf = (key: string): string =>
    (after.graph.item(key) ?? before.graph.item(key))?.title ?? after.graph.region(key)?.summary ?? '';
  const { files, touched, reached, tests, untested, elements, soup, documents, voided, links } = impact;
  const titles = new Map(after.model.documents.map(({ name, title }) => [name, title]));
  return [
    {
      title: 'Files',
      columns: ['Change', 'File'],
      rows: files.map(({ kind, path, from }) => [kind, `${from ? `${from} → ` : ''}${path}`]),
    },
    {
      title: 'Touched',
      columns: ['Change', 'Item or code', 'Title'],
      rows: touched.map(({ kind, key }) => [kind, key, titleOf(key)]),
    },
    {
      title: 'Reached',
      columns: ['Type', 'Item or code', 'Title'],
      rows: reached.map(({ key, type }) => [type, key, titleOf(key)]),
    },
    {
      title: 'Tests to run again',
      columns: ['Test', 'Title'],
      rows: tests.map((key) => [key, titleOf(key)]),
    },
    { title: 'Without a test', columns: ['Item', 'Title'], rows: untested.map((id) => [id, titleOf(id)]) },
    {
      title: 'Software items',
      columns: ['Software item', 'How', 'Safety class'],
      rows: elements.map(({ id, safetyClass, how }) => [id, how, safetyClass && `class ${safetyClass}`]),
    },
    { title: 'SOUP', columns: ['Package and versions'], rows: soup.map((change) => [soupLine(change)]) },
    {
      title: 'Documents to issue again',
      columns: ['Document', 'How', 'Title'],
      rows: documents.map(({ name, how }) => [name, how, titles.get(name) ?? '']),
    },
    {
      title: 'Approvals voided',
      columns: ['Meaning', 'Name', 'Gate', 'Record'],
      rows: voided.map(({ name, gate, meaning, file }) => [meaning, name, gate, file]),
    },
    {
      title: 'Links to review',
      columns: ['From', 'Relation', 'To'],
      rows: links.map(({ from, relation, to }) => [from, relation, to]),
    },
  ];
}
