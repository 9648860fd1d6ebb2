import { BuilderElement, FileChild, type ParagraphChild, XmlComponent as Xml, type XmlComponent } from 'docx';

/** What says of a content control whose it is; the ID of an item stands behind it. */
const itemTag = 'dossier:item:';

/**
 * A content control around what an item says, by which a program finds the item again (ECMA-376-1, 17.5.2).
 * @param id of the item
 */
export class ItemControl extends FileChild {
  constructor(id: string, children: readonly FileChild[]) {
    super('w:sdt');
    this.root.push(...contentsOf(id, children));
  }
}

class RunControl extends Xml {
  constructor(id: string, children: readonly ParagraphChild[]) {
    super('w:sdt');
    this.root.push(...contentsOf(id, children as readonly XmlComponent[]));
  }
}

/** A content control around words, in a paragraph. */
export function itemWords(id: string, children: readonly ParagraphChild[]): ParagraphChild {
  return new RunControl(id, children) as unknown as ParagraphChild;
}

function contentsOf(id: string, children: readonly XmlComponent[]): XmlComponent[] {
  const value = (name: string, text: string): XmlComponent =>
    new BuilderElement({ name, attributes: { val: { key: 'w:val', value: text } } });
  return [
    new BuilderElement({
      name: 'w:sdtPr',
      children: [value('w:alias', id), value('w:tag', `${itemTag}${id}`)],
    }),
    new BuilderElement({ name: 'w:sdtContent', children: [...children] }),
  ];
}
