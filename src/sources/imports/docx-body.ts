import { onOneLine } from '../../model/index.ts';
import type { Attributes } from '../results/xml.ts';
import type { PartReader } from './xlsx-part.ts';

/** A paragraph that has words. */
export interface DocxParagraph {
  words: string;
  /** It is an entry of a list. */
  isListed: boolean;
  isHeading: boolean;
  inTable: boolean;
}

/** What a comment stands at. */
export interface Quoted {
  words: string;
  /** Number of the paragraph that it begins in, among those that have words. */
  paragraph: number;
}

/** Elements whose words are not shown: what was moved from here, another form of the same, alternatives. */
const unseen = new Set(['moveFrom', 'Fallback', 'delText', 'instrText', 'del']);

/** IDs of the styles of contents and of lists of figures, in the languages in which office programs write them. */
const contents =
  /^(?:TOC|Contents|Verzeichnis|TM|TDC|Sommario)\d|^(?:TableOfFigures|FigureIndex|Abbildungsverzeichnis|Tabledesillustrations|Tabladeilustraciones|Indicedellefigure)/i;

/** Characters of the words that a comment stands at, about as many as are kept. */
const longestQuote = 500;

/** Reads the paragraphs of the body of a file of Word, and what comments stand at. */
export class DocxBody implements PartReader {
  readonly paragraphs: DocxParagraph[] = [];
  readonly authors = new Set<string>();
  /** By the ID of the comment. */
  readonly quotes = new Map<string, Quoted>();
  #words = '';
  #isListed = false;
  #isHeading = false;
  #isContents = false;
  /** The sign that ends the paragraph is deleted: the next one goes on in it. */
  #goesOn = false;
  #unseen = 0;
  #table = 0;
  #inText = false;
  #inMark = false;
  #inProperties = 0;
  readonly #open = new Set<string>();

  open(name: string, attribute: Attributes): void {
    if (/^(?:ins|del|moveFrom|moveTo)$/.test(name) && attribute('w:author') !== '')
      this.authors.add(onOneLine(attribute('w:author')));
    if (this.#inProperties > 0) this.#property(name, attribute);
    else if (unseen.has(name)) this.#unseen++;
    else if (name === 't') this.#inText = this.#unseen === 0;
    else if (name === 'br' || name === 'tab' || name === 'cr') this.#add(' ');
    else if (name === 'noBreakHyphen') this.#add('\u2011');
    else if (name === 'tbl') this.#table++;
    else if (name === 'pPr') this.#inProperties = 1;
    else if (name === 'commentRangeStart') {
      this.#open.add(attribute('w:id'));
      this.quotes.set(attribute('w:id'), { words: '', paragraph: this.paragraphs.length });
    } else if (name === 'commentRangeEnd') this.#open.delete(attribute('w:id'));
  }

  /** Of a paragraph: its style, its list, and whether its end was deleted. */
  #property(name: string, attribute: Attributes): void {
    this.#inProperties++;
    const value = attribute('w:val');
    if (name === 'rPr') this.#inMark = true;
    else if (name === 'numId') this.#isListed = value !== '0';
    else if (name === 'pStyle') {
      this.#isHeading = /^(?:Heading|Titre|Ttulo|Titolo|berschrift)\d/i.test(value.replace(/[^\w]/g, ''));
      this.#isContents = contents.test(value.replace(/[^\w]/g, ''));
      this.#isListed ||= /^List/i.test(value);
    } else if (name === 'del' && this.#inMark) this.#goesOn = true;
  }

  text(text: string): void {
    if (this.#inText) this.#add(text);
  }

  #add(text: string): void {
    if (this.#unseen > 0) return;
    this.#words += text;
    for (const id of this.#open) {
      const quote = this.quotes.get(id);
      if (quote) quote.words += text;
      if (!quote || quote.words.length > longestQuote) this.#open.delete(id);
    }
  }

  close(name: string): void {
    if (this.#inProperties > 0) {
      this.#inProperties--;
      if (name === 'rPr') this.#inMark = false;
    } else if (unseen.has(name)) this.#unseen--;
    else if (name === 't') this.#inText = false;
    else if (name === 'tbl') this.#table--;
    else if (name === 'p') this.#endParagraph();
  }

  #endParagraph(): void {
    if (this.#goesOn) {
      this.#goesOn = false;
      return;
    }
    const words = onOneLine(this.#words);
    if (words !== '' && !this.#isContents)
      this.paragraphs.push({
        words,
        isListed: this.#isListed,
        isHeading: this.#isHeading,
        inTable: this.#table > 0,
      });
    this.#words = '';
    [this.#isListed, this.#isHeading, this.#isContents] = [false, false, false];
  }
}
