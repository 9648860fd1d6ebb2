import { type Attributes, readXml } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import { markdownOf, plainOf, type XhtmlElement } from './xhtml.ts';

/** A value of an object: words, or XHTML. */
export type ReqifValue = string | XhtmlElement['children'];

/** What a type says of its objects: a name, and its attributes by identifier with what they are where an object does not say. */
export interface ReqifType {
  name: string;
  attributes: Map<string, { name: string; byDefault: ReqifValue | undefined }>;
}

/** An object, or a relation between two. */
export interface ReqifObject {
  identifier: string;
  longName: string;
  description: string;
  line: number;
  type: string;
  /** Identifier of an attribute → its value; of an enumeration the identifiers of its values, one a line. */
  values: Map<string, ReqifValue>;
  source: string;
  target: string;
  /** File of an archive that it stands in; empty for the file itself. */
  inner: string;
}

/** An object in its place in the hierarchy of a specification. */
export interface ReqifPlace {
  object: string;
  level: number;
  line: number;
}

/** A file of ReqIF 1.0 to 1.2, by its identifiers. */
export interface ReqifFile {
  types: Map<string, ReqifType>;
  /** Identifier of a value of an enumeration → its name. */
  enumerated: Map<string, string>;
  objects: Map<string, ReqifObject>;
  relations: ReqifObject[];
  specifications: { name: string; inner: string; places: ReqifPlace[] }[];
  /** Relation groups, which say nothing of an item. */
  groups: number;
  /** Objects whose identifier another one has. */
  twice: ReqifObject[];
}

/** Nothing yet. */
export function emptyReqif(): ReqifFile {
  return {
    types: new Map(),
    enumerated: new Map(),
    objects: new Map(),
    relations: [],
    specifications: [],
    groups: 0,
    twice: [],
  };
}

const typed = /^(?:SPEC-OBJECT|SPEC-RELATION|SPECIFICATION|RELATION-GROUP)-TYPE$/;

/**
 * Reads a file of ReqIF (OMG ReqIF 1.2, clause 10), streaming; prefixes of names do not count.
 * @param inner its name in an archive, or empty
 * @param file gets what it holds: the files of an archive refer to each other
 * @throws Unreadable
 */
export function readReqifFile(bytes: Uint8Array, inner: string, file: ReqifFile): void {
  const reader = new ReqifReader(file, inner);
  const problem = readXml(bytes, reader);
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line, problem.column);
  if (reader.root !== 'REQ-IF') throw new Unreadable('it is no file of ReqIF: its root is not <REQ-IF>');
}

/** Whether a value has words, or shows something. */
export function saysSomething(value: ReqifValue): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return value.some((node) =>
    typeof node === 'string'
      ? node.trim() !== ''
      : node.name === 'object' || node.name === 'img' || saysSomething(node.children),
  );
}

/** The words of a value. */
export function wordsOf(value: ReqifValue): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : plainOf(value);
}

/** A value as Markdown, or as plain text where it is none. */
export function textOf(
  value: ReqifValue,
  left: (what: string) => void,
): { text: string; form: 'plain' | 'markdown' } {
  return typeof value === 'string'
    ? { text: value, form: 'plain' }
    : { text: markdownOf(value, left), form: 'markdown' };
}

interface OpenValue {
  definition: string;
  value: ReqifValue;
  enumerated: string[];
}

class ReqifReader {
  root = '';
  readonly #inner: string;
  readonly #file: ReqifFile;
  #type: ReqifType | undefined;
  #definition = '';
  #object: ReqifObject | undefined;
  #inExtension = 0;
  #level = 0;
  #line = 1;
  #text = '';
  /** The value that is being read: `definition` is what it is a value of. */
  #value: OpenValue | undefined;
  #isDefault = false;
  #end: 'source' | 'target' | undefined;
  /** Open elements of an XHTML value, the value itself first. */
  #xhtml: XhtmlElement[] = [];

  constructor(file: ReqifFile, inner: string) {
    this.#file = file;
    this.#inner = inner;
  }

  open(written: string, attribute: Attributes, line: number): void {
    const name = localName(written);
    this.root ||= name;
    if (this.#xhtml.length > 0) {
      const own: Record<string, string> = {};
      for (const [key, value] of Object.entries(attribute.all)) own[localName(key).toLowerCase()] = value;
      const element = { name: name.toLowerCase(), attributes: own, children: [] };
      (this.#xhtml.at(-1) as XhtmlElement).children.push(element);
      this.#xhtml.push(element);
      return;
    }
    this.#text = '';
    this.#line = line;
    if (name === 'TOOL-EXTENSIONS' || this.#inExtension > 0) this.#inExtension++;
    else this.#begin(name, attribute, line);
  }

  #begin(name: string, attribute: Attributes, line: number): void {
    if (typed.test(name)) {
      this.#type = { name: attribute('LONG-NAME') || attribute('IDENTIFIER'), attributes: new Map() };
      this.#file.types.set(attribute('IDENTIFIER'), this.#type);
    } else if (/^ATTRIBUTE-DEFINITION-[A-Z]+$/.test(name)) {
      this.#definition = attribute('IDENTIFIER');
      const own = { name: attribute('LONG-NAME') || this.#definition, byDefault: undefined };
      this.#type?.attributes.set(this.#definition, own);
    } else if (name === 'DEFAULT-VALUE') this.#isDefault = true;
    else if (name === 'ENUM-VALUE')
      this.#file.enumerated.set(attribute('IDENTIFIER'), attribute('LONG-NAME') || attribute('IDENTIFIER'));
    else if (name === 'SPEC-OBJECT' || name === 'SPEC-RELATION')
      this.#object = objectOf(attribute, line, this.#inner);
    else if (/^ATTRIBUTE-VALUE-[A-Z]+$/.test(name))
      this.#value = { definition: '', value: attribute('THE-VALUE'), enumerated: [] };
    else if (name === 'THE-VALUE') this.#xhtml = [{ name, attributes: {}, children: [] }];
    else if (name === 'SOURCE') this.#end = 'source';
    else if (name === 'TARGET') this.#end = 'target';
    else if (name === 'SPECIFICATION') {
      this.#level = 0;
      this.#file.specifications.push({ name: attribute('LONG-NAME'), inner: this.#inner, places: [] });
    } else if (name === 'SPEC-HIERARCHY') this.#level++;
    else if (name === 'RELATION-GROUP') this.#file.groups++;
  }

  text(text: string): void {
    const around = this.#xhtml.at(-1);
    if (around) around.children.push(text);
    else this.#text += text;
  }

  close(written: string): void {
    const name = localName(written);
    const closed = this.#xhtml.pop();
    if (closed) {
      if (this.#xhtml.length === 0 && this.#value) this.#value.value = closed.children;
      return;
    }
    if (this.#inExtension > 0) this.#inExtension--;
    else this.#finish(name, this.#text.trim());
    this.#text = '';
  }

  #finish(name: string, text: string): void {
    if (typed.test(name)) this.#type = undefined;
    else if (name === 'DEFAULT-VALUE') this.#isDefault = false;
    else if (name === 'ENUM-VALUE-REF') this.#value?.enumerated.push(text);
    else if (/^ATTRIBUTE-DEFINITION-[A-Z]+-REF$/.test(name) && this.#value) this.#value.definition = text;
    else if (/^ATTRIBUTE-VALUE-[A-Z]+$/.test(name)) this.#finishValue();
    else if (name === 'SPEC-OBJECT-REF') this.#refer(text);
    else if (/^SPEC-(?:OBJECT|RELATION)-TYPE-REF$/.test(name) && this.#object) this.#object.type = text;
    else if (name === 'SOURCE' || name === 'TARGET') this.#end = undefined;
    else if (name === 'SPEC-HIERARCHY') this.#level--;
    else if (name === 'SPEC-OBJECT' || name === 'SPEC-RELATION') this.#finishObject(name);
  }

  #finishValue(): void {
    const { definition, value, enumerated } = this.#value as OpenValue;
    const whole = enumerated.length > 0 ? enumerated.join('\n') : value;
    if (this.#isDefault) {
      const own = this.#type?.attributes.get(this.#definition);
      if (own) own.byDefault = whole;
    } else this.#object?.values.set(definition, whole);
    this.#value = undefined;
  }

  #refer(to: string): void {
    if (this.#object && this.#end) this.#object[this.#end] = to;
    else if (this.#level > 0)
      this.#file.specifications.at(-1)?.places.push({ object: to, level: this.#level, line: this.#line });
  }

  #finishObject(name: string): void {
    const object = this.#object as ReqifObject;
    this.#object = undefined;
    if (name === 'SPEC-RELATION') this.#file.relations.push(object);
    else if (this.#file.objects.has(object.identifier)) this.#file.twice.push(object);
    else this.#file.objects.set(object.identifier, object);
  }
}

function objectOf(attribute: Attributes, line: number, inner: string): ReqifObject {
  return {
    identifier: attribute('IDENTIFIER'),
    longName: attribute('LONG-NAME'),
    description: attribute('DESC'),
    line,
    type: '',
    values: new Map(),
    source: '',
    target: '',
    inner,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
