import { type Attributes, readXml } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import type { ImportedPicture } from './entry.ts';
import type { Found } from './reqif-pictures.ts';
import { markdownOf, oneLine, plainOf, type XhtmlElement } from './xhtml.ts';

/** What XHTML says, in both forms that it may be asked for: its elements are many, and not kept. */
export interface RichText {
  markdown: string;
  /** What of it is not shown, as sentences without their end. */
  left: readonly string[];
  /** Of it, that of the first picture; absent where all are shown. */
  lostPicture?: string | undefined;
  /** Embedded files in whose place their pictures are shown. */
  stoodFor: readonly string[];
  pictures: readonly ImportedPicture[];
  words: string;
  /** It has words, or shows something. */
  saysSomething: boolean;
}

/** A value of an object: words, or rich text. */
export type ReqifValue = string | RichText;

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

/**
 * Reads a file of ReqIF (OMG ReqIF 1.2, clause 10), streaming; prefixes of names do not count.
 * @param inner its name in an archive, or empty
 * @param file gets what it holds: the files of an archive refer to each other
 * @param pictureOf finds the pictures that its texts name
 * @throws Unreadable
 */
export function readReqifFile(
  bytes: Uint8Array,
  inner: string,
  file: ReqifFile,
  pictureOf: (written: string) => Found,
): void {
  const reader = new ReqifReader(file, inner, pictureOf);
  const problem = readXml(bytes, reader);
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line, problem.column);
  if (reader.root !== 'REQ-IF') throw new Unreadable('it is no file of ReqIF: its root is not <REQ-IF>');
}

/** Whether a value has words, or shows something. */
export function saysSomething(value: ReqifValue): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value.saysSomething;
}

/** The words of a value. */
export function wordsOf(value: ReqifValue): string {
  return typeof value === 'string' ? oneLine(value) : value.words;
}

function richText(children: XhtmlElement['children'], pictureOf: (written: string) => Found): RichText {
  const left: string[] = [];
  let lostPicture: string | undefined;
  const stoodFor: string[] = [];
  const pictures: ImportedPicture[] = [];
  const markdown = markdownOf(children, {
    left: (what) => left.push(`${what} cannot be shown in Markdown`),
    stoodFor: (file) => stoodFor.push(file),
    picture(written) {
      const found = pictureOf(written);
      if ('refused' in found) {
        const lost = `the picture ${written.slice(0, 100)} ${found.refused}`;
        lostPicture ??= lost;
        left.push(lost);
        return undefined;
      }
      pictures.push(found);
      return found.target;
    },
  });
  const words = plainOf(children);
  return {
    markdown,
    left: left.length === 0 ? none : left,
    ...(lostPicture !== undefined && { lostPicture }),
    stoodFor: stoodFor.length === 0 ? none : stoodFor,
    pictures: pictures.length === 0 ? noPictures : pictures,
    words,
    saysSomething: words !== '' || children.some(showsSomething),
  };
}

function showsSomething(node: XhtmlElement | string): boolean {
  return (
    typeof node === 'object' &&
    (node.name === 'object' || node.name === 'img' || node.children.some(showsSomething))
  );
}

const none: readonly string[] = [];
const noPictures: readonly ImportedPicture[] = [];

interface OpenValue {
  definition: string;
  value: ReqifValue;
  enumerated: string[];
}

/** What an element is to the reader; its name is without prefix. */
type Kind =
  | 'type'
  | 'definition'
  | 'default'
  | 'enumerated'
  | 'object'
  | 'relation'
  | 'value'
  | 'rich'
  | 'source'
  | 'target'
  | 'specification'
  | 'place'
  | 'group'
  | 'extension'
  | 'to-enumerated'
  | 'to-definition'
  | 'to-object'
  | 'to-type'
  | 'other';

const kinds: readonly [form: RegExp, kind: Kind][] = [
  [/^(?:SPEC-OBJECT|SPEC-RELATION|SPECIFICATION|RELATION-GROUP)-TYPE$/, 'type'],
  [/^ATTRIBUTE-DEFINITION-[A-Z]+$/, 'definition'],
  [/^ATTRIBUTE-DEFINITION-[A-Z]+-REF$/, 'to-definition'],
  [/^ATTRIBUTE-VALUE-[A-Z]+$/, 'value'],
  [/^DEFAULT-VALUE$/, 'default'],
  [/^ENUM-VALUE$/, 'enumerated'],
  [/^ENUM-VALUE-REF$/, 'to-enumerated'],
  [/^SPEC-OBJECT$/, 'object'],
  [/^SPEC-OBJECT-REF$/, 'to-object'],
  [/^SPEC-RELATION$/, 'relation'],
  [/^SPEC-(?:OBJECT|RELATION)-TYPE-REF$/, 'to-type'],
  [/^THE-VALUE$/, 'rich'],
  [/^SOURCE$/, 'source'],
  [/^TARGET$/, 'target'],
  [/^SPECIFICATION$/, 'specification'],
  [/^SPEC-HIERARCHY$/, 'place'],
  [/^RELATION-GROUP$/, 'group'],
  [/^TOOL-EXTENSIONS$/, 'extension'],
];

/** What is known of a name that stands in a file: a file has few names, and each some thousand times. */
interface Name {
  local: string;
  small: string;
  kind: Kind;
}

class ReqifReader {
  root = '';
  readonly #inner: string;
  readonly #file: ReqifFile;
  readonly #pictureOf: (written: string) => Found;
  readonly #names = new Map<string, Name>();
  /** Kinds of the open elements; of an extension and an XHTML value only the outermost. */
  readonly #open: Kind[] = [];
  #type: ReqifType | undefined;
  #definition = '';
  #object: ReqifObject | undefined;
  #inExtension = 0;
  #level = 0;
  #line = 1;
  #text = '';
  /** The element that is open last is a reference, whose text says to what. */
  #takes = false;
  /** The value that is being read: `definition` is what it is a value of. */
  #value: OpenValue | undefined;
  #isDefault = false;
  #end: 'source' | 'target' | undefined;
  /** Open elements of an XHTML value, the value itself first. */
  #xhtml: XhtmlElement[] = [];
  /** The last of them. */
  #around: XhtmlElement | undefined;

  constructor(file: ReqifFile, inner: string, pictureOf: (written: string) => Found) {
    this.#file = file;
    this.#pictureOf = pictureOf;
    this.#inner = inner;
  }

  #nameOf(written: string): Name {
    const known = this.#names.get(written);
    if (known) return known;
    const local = localName(written);
    const kind = kinds.find(([form]) => form.test(local))?.[1] ?? 'other';
    const made = { local, small: local.toLowerCase(), kind };
    if (this.#names.size < mostNames) this.#names.set(written, made);
    return made;
  }

  open(written: string, attribute: Attributes, line: number): void {
    const { local, small, kind } = this.#nameOf(written);
    this.root ||= local;
    const around = this.#around;
    if (around) {
      const element = { name: small, attributes: xhtmlAttributes(attribute.all), children: [] };
      around.children.push(element);
      this.#xhtml.push(element);
      this.#around = element;
      return;
    }
    if (this.#inExtension > 0) {
      this.#inExtension++;
      return;
    }
    this.#line = line;
    this.#open.push(kind);
    this.#text = '';
    this.#takes = kind.startsWith('to-');
    if (kind !== 'other' && !this.#takes) this.#begin(kind, attribute, line);
  }

  #begin(kind: Kind, attribute: Attributes, line: number): void {
    switch (kind) {
      case 'type':
        this.#type = { name: attribute('LONG-NAME') || attribute('IDENTIFIER'), attributes: new Map() };
        this.#file.types.set(attribute('IDENTIFIER'), this.#type);
        break;
      case 'definition':
        this.#definition = attribute('IDENTIFIER');
        this.#type?.attributes.set(this.#definition, {
          name: attribute('LONG-NAME') || this.#definition,
          byDefault: undefined,
        });
        break;
      case 'default':
        this.#isDefault = true;
        break;
      case 'enumerated':
        this.#file.enumerated.set(attribute('IDENTIFIER'), attribute('LONG-NAME') || attribute('IDENTIFIER'));
        break;
      case 'object':
      case 'relation':
        this.#object = objectOf(attribute, line, this.#inner);
        break;
      case 'value':
        this.#value = { definition: '', value: attribute('THE-VALUE'), enumerated: [] };
        break;
      case 'rich':
        this.#around = { name: 'THE-VALUE', attributes: noAttributes, children: [] };
        this.#xhtml = [this.#around];
        break;
      case 'source':
      case 'target':
        this.#end = kind;
        break;
      case 'specification':
        this.#level = 0;
        this.#file.specifications.push({ name: attribute('LONG-NAME'), inner: this.#inner, places: [] });
        break;
      case 'place':
        this.#level++;
        break;
      case 'group':
        this.#file.groups++;
        break;
      case 'extension':
        this.#inExtension = 1;
    }
  }

  text(text: string): void {
    if (this.#around) this.#around.children.push(text);
    else if (this.#takes) this.#text += text;
  }

  close(): void {
    if (this.#around) {
      const closed = this.#xhtml.pop();
      this.#around = this.#xhtml.at(-1);
      if (this.#around) return;
      if (this.#value) this.#value.value = richText(closed?.children ?? [], this.#pictureOf);
    } else if (this.#inExtension > 1) {
      this.#inExtension--;
      return;
    }
    this.#inExtension = 0;
    this.#finish(this.#open.pop() ?? 'other');
    this.#takes = false;
  }

  #finish(kind: Kind): void {
    switch (kind) {
      case 'type':
        this.#type = undefined;
        break;
      case 'default':
        this.#isDefault = false;
        break;
      case 'to-enumerated':
        this.#value?.enumerated.push(this.#text.trim());
        break;
      case 'to-definition':
        if (this.#value) this.#value.definition = this.#text.trim();
        break;
      case 'to-object':
        this.#refer(this.#text.trim());
        break;
      case 'to-type':
        if (this.#object) this.#object.type = this.#text.trim();
        break;
      case 'value':
        this.#finishValue();
        break;
      case 'source':
      case 'target':
        this.#end = undefined;
        break;
      case 'place':
        this.#level--;
        break;
      case 'object':
      case 'relation':
        this.#finishObject(kind);
    }
  }

  #finishValue(): void {
    const { definition, value, enumerated } = this.#value as OpenValue;
    const whole = enumerated.length > 0 ? enumerated.join('\n') : value;
    if (this.#isDefault) {
      const own = this.#type?.attributes.get(this.#definition);
      if (own) own.byDefault = whole;
    } else if (this.#object) {
      if (this.#object.values === noValues) this.#object.values = new Map();
      this.#object.values.set(definition, whole);
    }
    this.#value = undefined;
  }

  #refer(to: string): void {
    if (this.#object && this.#end) this.#object[this.#end] = to;
    else if (this.#level > 0)
      this.#file.specifications.at(-1)?.places.push({ object: to, level: this.#level, line: this.#line });
  }

  #finishObject(kind: 'object' | 'relation'): void {
    const object = this.#object as ReqifObject;
    this.#object = undefined;
    if (kind === 'relation') this.#file.relations.push(object);
    else if (this.#file.objects.has(object.identifier)) this.#file.twice.push(object);
    else this.#file.objects.set(object.identifier, object);
  }
}

/** Names that are remembered; a file with more of them is read all the same. */
const mostNames = 1000;

const noAttributes: Readonly<Record<string, string>> = {};
/** Of an object without values, and of nearly all relations. */
const noValues: Map<string, ReqifValue> = new Map();

function xhtmlAttributes(all: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let own: Record<string, string> | undefined;
  for (const name in all) {
    own ??= {};
    own[localName(name).toLowerCase()] = all[name] as string;
  }
  return own ?? noAttributes;
}

function objectOf(attribute: Attributes, line: number, inner: string): ReqifObject {
  return {
    identifier: attribute('IDENTIFIER'),
    longName: attribute('LONG-NAME'),
    description: attribute('DESC'),
    line,
    type: '',
    values: noValues,
    source: '',
    target: '',
    inner,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
