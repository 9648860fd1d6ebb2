import { error, ruleSet, warning } from '../../model/index.ts';

/** Everything the Markdown source may find wrong with one file. */
export const { rules, finding } = ruleSet({
  'file-too-large': error(
    'A Markdown file above `sources.maximumFileSize` is not read, so its items would be missing without a word.',
  ),
  'foreign-item': error('A page defines an item with an ID of another project, which alone says what it is.'),
  'no-markdown': error(
    'A file that `sources.markdown` matches is no Markdown; read as such it would give items and findings that mean nothing.',
  ),
  'binary-file': error('A Markdown file that holds NUL bytes is no text.'),
  'invalid-utf8': error(
    'A Markdown file must be UTF-8; a guess at another encoding could change what a requirement says.',
  ),
  'hidden-character': error(
    'A file holds control characters or turns the direction of text around, so that it reads otherwise than it is; they are shown as escapes.',
  ),
  'front-matter': error(
    'The front matter of a page must be a YAML mapping of moderate size without aliases, between two lines of three hyphens, or TOML between two of `+++`.',
  ),
  'nesting-too-deep': error(
    'A page whose quotes or lists stand in one another more than a hundred times is not read.',
  ),
  'page-too-long': error(
    'A page with more than 20,000 lines of markup that is not plain is not read, since a parser would take memory out of proportion.',
  ),
  'block-too-large': error(
    'A paragraph of more than 50,000 characters with markup in it is not read, since no parser reads every such text in linear time.',
  ),
  'malformed-id': error(
    'What stands where an item ID belongs must be an ID with a registered prefix, never a path.',
  ),
  'not-an-id': error(
    'A relation names IDs and nothing else; other words would be a link that nobody follows.',
  ),
  'empty-relation': warning('A relation in an attribute list names at least one ID, or a dash for none.'),
  'mixed-attribute-list': warning(
    'A list below an item that holds relations must hold nothing but attributes, or its relations are not read.',
  ),
  'relation-not-read': warning(
    'A line begins like a relation and names an ID, but stands where no relation is read, so that the link would be missed.',
  ),
  'near-name': warning(
    'An attribute, a column or a key of the front matter has nearly the name of one that is known, and so is none of them.',
  ),
  'table-column': error('An entry of `trace.tables` names a column that a table it is about has not.'),
  'table-without-items': warning(
    'A table whose rows are told apart by bare numbers in a column of IDs gives no items, unless `trace.tables` says what they are.',
  ),
  'unregistered-prefix': warning(
    'IDs of a prefix that no type has begin headings, cells and entries of a page as those of items do, so that they may be items that are missed.',
  ),
  'duplicate-column': warning(
    'A table of items has two columns that stand for one attribute, so that the values are joined into one.',
  ),
  'duplicate-attribute': error(
    'An item states an attribute more than once with different values, so that nobody knows which is meant; none of them counts.',
  ),
  'struck-out': warning(
    'An item, or the text of one, is struck out; what is struck out counts for nothing, so that nobody may rest on it.',
  ),
  'generated-block': error('A `dossier` block holds one line: a name, then `key=value` words.'),
  'html-as-text': warning(
    'HTML that Markdown has no sign for is shown as text, tags included, unless `output.html` lets it through.',
  ),
  'table-extra-cell': error(
    'A row has more cells than the head of its table; Markdown shows none of them, so text would be lost.',
  ),
});
