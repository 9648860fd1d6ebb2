import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IPropertiesOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import type { Reference } from './reference.ts';

/** Styles by what they are for: the names that Word gives its own, and ours. */
export const styleNames = {
  title: 'Title',
  subtitle: 'Subtitle',
  caption: 'caption',
  entry: 'List Bullet',
  link: 'Hyperlink',
  code: 'Dossier Code',
  codeBlock: 'Dossier Code Block',
  note: 'Dossier Note',
  cell: 'Dossier Cell',
  columnHeading: 'Dossier Column Heading',
  listed: 'table of figures',
} as const;

/** The style of headings of a depth. */
export const headingStyle = (depth: number): string => `heading ${depth}`;

/** The ID of a style where the project brings none of this name: as Word has it, without blanks and with capitals. */
export function usualId(name: string): string {
  if (name.startsWith('toc ')) return name.toUpperCase().replace(' ', '');
  return name.replace(/(?:^|\s+)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** How documents look, and what their styles are called in the file. */
export interface Looks {
  options: Pick<IPropertiesOptions, 'styles' | 'externalStyles'>;
  /** ID of a style by its name. */
  idOf(name: string): string;
  /** IDs of the styles that the project brings, by name in lower case. */
  ids: ReadonlyMap<string, string>;
}

/**
 * Looks of documents: those of the project where it brings styles, ours for what these lack.
 * @implements SRS-3691
 */
export function looksOf(reference: Reference | undefined): Looks {
  const known = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = known.get(name) ?? reference?.ids.get(name.toLowerCase()) ?? usualId(name);
    known.set(name, id);
    return id;
  };
  if (!reference) return { options: { styles: ours }, idOf, ids: new Map() };
  const lacks = ({ name = '' }: { name?: string }): boolean => !reference.ids.has(name.toLowerCase());
  const headings = Object.fromEntries(
    Object.entries(ours.default ?? {}).filter(([key]) => {
      const name = key.replace(/^heading(\d)$/, 'heading $1');
      return key !== 'document' && !reference.ids.has(name);
    }),
  );
  return {
    options: {
      externalStyles: reference.xml,
      styles: {
        default: headings,
        paragraphStyles: (ours.paragraphStyles ?? []).filter(lacks),
        characterStyles: (ours.characterStyles ?? []).filter(lacks),
      },
    },
    idOf,
    ids: reference.ids,
  };
}

const ink = '1B2733';
const quiet = '4A5866';
/** Faces that every office program has, or one of the same widths. */
const sans = 'Arial';
const mono = 'Courier New';
const lineRule = LineRuleType.AUTO;

/** How a document looks where the project brings no document to go by. Sizes are half points, distances twentieths of a point. */
const ours: IStylesOptions = {
  default: {
    document: {
      run: { font: sans, size: 20, color: ink },
      paragraph: { spacing: { after: 120, line: 276, lineRule } },
    },
    title: { run: { size: 48, bold: true }, paragraph: { spacing: { before: 1200, after: 120 } } },
    heading1: headingOf(32, 360),
    heading2: headingOf(26, 280),
    heading3: headingOf(23, 240),
    heading4: headingOf(21, 200),
    heading5: headingOf(21, 160),
    heading6: headingOf(21, 160),
    hyperlink: { run: { color: '0B5394', underline: {} } },
  },
  paragraphStyles: [
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', run: { size: 26, color: quiet } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 19, color: quiet },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
    },
    ...[1, 2, 3].map((depth) => ({
      id: `TOC${depth}`,
      name: `toc ${depth}`,
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: depth === 1 ? 20 : 19 },
      paragraph: {
        spacing: { before: depth === 1 ? 80 : 0, after: 20, line: 252, lineRule },
        indent: { left: 240 * (depth - 1) },
      },
    })),
    {
      id: 'TableOfFigures',
      name: 'table of figures',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 30 } },
    },
    { id: 'Heading7', name: 'heading 7', basedOn: 'Normal', next: 'Normal', ...headingOf(21, 160) },
    {
      id: 'ListBullet',
      name: 'List Bullet',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 50 } },
    },
    {
      id: 'DossierCodeBlock',
      name: 'Dossier Code Block',
      basedOn: 'Normal',
      run: { font: mono, size: 16 },
      paragraph: {
        spacing: { after: 0, line: 240, lineRule },
        shading: { fill: 'F3F5F7' },
        indent: { left: 113, right: 113 },
      },
    },
    {
      id: 'DossierNote',
      name: 'Dossier Note',
      basedOn: 'Normal',
      paragraph: {
        indent: { left: 284 },
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: '7D93A5' } },
      },
    },
    {
      id: 'DossierCell',
      name: 'Dossier Cell',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { before: 20, after: 20, line: 250, lineRule } },
    },
    {
      id: 'DossierColumnHeading',
      name: 'Dossier Column Heading',
      basedOn: 'DossierCell',
      run: { bold: true },
    },
  ],
  characterStyles: [
    {
      id: 'DossierCode',
      name: 'Dossier Code',
      basedOn: 'DefaultParagraphFont',
      run: { font: mono, size: 17 },
    },
  ],
};

function headingOf(size: number, before: number) {
  return {
    run: { size, bold: true, color: ink, font: sans },
    paragraph: { keepNext: true, spacing: { before, after: 100 } },
  };
}

/** Lists by name: headings, bullets and numbers. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'headings',
      levels: levels((level) => ({
        format: LevelFormat.DECIMAL,
        text: Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.'),
        style: { paragraph: { indent: { left: 0, hanging: 0 } } },
      })),
    },
    {
      reference: 'bullets',
      levels: levels((level) => ({
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        style: { paragraph: { indent: indentOf(level) } },
      })),
    },
    {
      reference: 'bulletsInCells',
      levels: levels((level) => ({
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        style: { paragraph: { indent: { left: 170 * (level + 1), hanging: 150 } } },
      })),
    },
    {
      reference: 'numbers',
      levels: levels((level) => ({
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: { paragraph: { indent: indentOf(level) } },
      })),
    },
  ],
};

function levels<T extends object>(of: (level: number) => T) {
  return Array.from({ length: 9 }, (_, level) => ({ level, alignment: AlignmentType.LEFT, ...of(level) }));
}

function indentOf(level: number) {
  return { left: 397 * (level + 1), hanging: 284 };
}
