import type { Rule } from '../../model/index.ts';

/** Everything the Markdown source may find wrong with one file. */
export const rules: Rule[] = [
  {
    name: 'file-too-large',
    severity: 'error',
    summary:
      'A Markdown file above `sources.maximumFileSize` is not read, so its items would be missing without a word.',
  },
  { name: 'binary-file', severity: 'error', summary: 'A Markdown file that holds NUL bytes is no text.' },
  {
    name: 'invalid-utf8',
    severity: 'error',
    summary:
      'A Markdown file must be UTF-8; a guess at another encoding could change what a requirement says.',
  },
  {
    name: 'hidden-character',
    severity: 'error',
    summary:
      'A file holds control characters or turns the direction of text around, so that it reads otherwise than it is; they are shown as escapes.',
  },
  {
    name: 'front-matter',
    severity: 'error',
    summary: 'The front matter of a page must be a YAML mapping of moderate size without aliases.',
  },
  {
    name: 'nesting-too-deep',
    severity: 'error',
    summary: 'A page whose quotes or lists stand in one another more than a hundred times is not read.',
  },
  {
    name: 'page-too-long',
    severity: 'error',
    summary:
      'A page with more than 20,000 lines of markup that is not plain is not read, since a parser would take memory out of proportion.',
  },
  {
    name: 'block-too-large',
    severity: 'error',
    summary:
      'A paragraph of more than 50,000 characters with markup in it is not read, since no parser reads every such text in linear time.',
  },
  {
    name: 'malformed-id',
    severity: 'error',
    summary: 'What stands where an item ID belongs must be an ID with a registered prefix, never a path.',
  },
  {
    name: 'not-an-id',
    severity: 'error',
    summary: 'A relation names IDs and nothing else; other words would be a link that nobody follows.',
  },
  {
    name: 'empty-relation',
    severity: 'warning',
    summary: 'A relation in an attribute list names at least one ID, or a dash for none.',
  },
  {
    name: 'mixed-attribute-list',
    severity: 'warning',
    summary:
      'A list below an item that holds relations must hold nothing but attributes, or its relations are not read.',
  },
  {
    name: 'relation-not-read',
    severity: 'warning',
    summary:
      'A line begins like a relation and names an ID, but stands where no relation is read, so that the link would be missed.',
  },
  {
    name: 'generated-block',
    severity: 'error',
    summary: 'A `dossier` block holds one line: a name, then `key=value` words.',
  },
  {
    name: 'html-as-text',
    severity: 'warning',
    summary:
      'HTML that Markdown has no sign for is shown as text, tags included, unless `output.html` lets it through.',
  },
  {
    name: 'table-extra-cell',
    severity: 'error',
    summary:
      'A row has more cells than the head of its table; Markdown shows none of them, so text would be lost.',
  },
];
