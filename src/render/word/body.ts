import {
  FileChild,
  type IContext,
  ImportedXmlComponent,
  type IXmlableObject,
  type PageNumberEstimator,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { BodyParts } from './body-parts.ts';
import { type Section, sectionsAsXml } from './sections.ts';
import { withPages, type Xml } from './xml.ts';

/** What the library writes in place of a body, and the properties of its pages behind it. */
const stand = /<dossier:body\/>(<w:sectPr>.*?<\/w:sectPr>)/s;

/** Stands for the body of a document while the library writes the parts around it. */
export class Body extends FileChild {
  readonly parts: BodyParts;
  readonly #sections: readonly Section[];
  readonly #listNumbers = new Map<string, number>();
  #pages: ReadonlyMap<string, string> = new Map();

  constructor(sections: readonly Section[], parts: BodyParts) {
    super('dossier:body');
    this.#sections = sections;
    this.parts = parts;
  }

  /** Asks the library for the lists that are used. */
  override prepForXml(context: IContext): IXmlableObject {
    const { Numbering } = context.file;
    for (const { reference, instance } of this.parts.lists.values())
      Numbering.createConcreteNumberingInstance(reference, instance);
    for (const { reference, instance, numId } of Numbering.ConcreteNumbering)
      this.#listNumbers.set(`{${reference}-${instance}}`, numId);
    return { [this.rootKey]: {} };
  }

  /** Reckons the pages that contents and lists show until Word counts them; where they are not, each place is left empty. */
  pageNumbers(isLaidOut: boolean): PageNumberEstimator {
    const estimate = estimatePageNumbersWith({ guess: true });
    return (_, context) => {
      if (!isLaidOut) return { bookmarks: new Map() };
      const page = '<w:sectPr><w:pgSz/></w:sectPr>';
      const xml = `<w:body>${withPages(sectionsAsXml(this.#sections, page), new Map())}</w:body>`;
      const [whole] = [ImportedXmlComponent.fromXmlString(xml).prepForXml(context)];
      const found = estimate(whole as IXmlableObject, context);
      this.#pages = found.bookmarks;
      return found;
    };
  }

  /** Puts the body into the document that the library wrote around its place. */
  writtenInto(document: Xml): Xml {
    return document.replace(stand, (_, properties: Xml) =>
      withPages(sectionsAsXml(this.#sections, properties), this.#pages).replace(
        /(<w:numId w:val=")(\{[\w-]+\})/g,
        (_, before: string, list: string) => `${before}${this.#listNumbers.get(list) ?? 0}`,
      ),
    );
  }
}
