/**
 * Annotated source: comments of every language in `languages.ts`, the trace and architecture tags in them,
 * and the definitions they stand above. Imports are read from the same pass, interfaces from the syntax tree.
 * @c4 component "Code source"
 * @technology TypeScript
 * @implements SDS-03
 */
import type { Facts } from '../../model/index.ts';
import { append, isTestPath, noFacts, type Place, startOf } from '../../model/index.ts';

import type { Source, SourceContext, SourceFile, SourceSettings } from '../source.ts';
import { type AnnotationReader, annotationReader, type IgnoredTag, type TraceTag } from './annotations.ts';
import { blankText } from './blank.ts';
import { type Comment, collectComments, summaryOf } from './comments.ts';
import { definitionFinder, type Unbound } from './definitions.ts';
import { declareElement } from './elements.ts';
import type { CodeText } from './headers.ts';
import { importLanguages, readImports } from './imports.ts';
import { languageOf } from './languages.ts';
import { lex, type Span } from './lexer.ts';
import { countLines, LineMap } from './lines.ts';
import { type NamedDefinition, type NamedTestReader, namedTestReader } from './named-test-cases.ts';
import { basenameOf, directoryOf } from './paths.ts';
import { regionCollector } from './regions.ts';
import { finding } from './rules.ts';
import { loadGrammar } from './syntax/grammar.ts';
import { readSyntax } from './syntax/read-syntax.ts';
import { definitionsOfTests, mayHoldTests } from './tests.ts';
import { mayBeSource, unreadTags } from './unread-tags.ts';

export { rules } from './rules.ts';
export { testsIn } from './tests.ts';

/**
 * Reads one source file: its size, the regions that carry tags, the links from them, and the elements they declare.
 * Findings: those of `rules.ts`.
 */
export const codeSource: Source = {
  async prepare(path) {
    const language = languageOf(path);
    if (language && !isTestPath(path)) await loadGrammar(language.name);
  },
  read(file, context) {
    const facts = noFacts();
    const isText = !file.bytes.subarray(0, 8192).includes(0);
    const text = isText ? decoder.decode(file.bytes) : '';
    const language = languageOf(file.path, text.slice(0, 10_000));
    if (!language) {
      if (isText && mayBeSource(file.path)) facts.unreadFiles.push(file.path);
      append(facts.findings, unreadTags(file.path, text, readersFor(context).tags));
      return facts;
    }
    if (!isText) {
      facts.findings.push(
        finding('source-not-text', startOf(file.path), {
          message: `${file.path} looks like ${language.name} but holds binary data; it was not read.`,
          hint: 'Save it as UTF-8 text, or exclude it with `sources.exclude`.',
        }),
      );
      return facts;
    }
    facts.codeFiles.push({ path: file.path, language: language.name, lines: countLines(text) });
    const { tags, named } = readersFor(context);
    const mayHold = tags.mayHold(text);
    const mayTest = mayHoldTests(file.path, text);
    if (!mayHold && !mayTest && !importLanguages.has(language.name)) return facts;
    const spans = lex(text, language);
    const lexed: CodeText = { text, code: blankText(text, spans, language), language };
    append(facts.imports, readImports(file.path, text, lexed.code, spans, language));
    const tests = mayTest ? definitionsOfTests(file.path, lexed) : [];
    for (const { start, ...test } of tests) facts.tests.push(test);
    const comments = collectComments(text, spans, language);
    if (!isTestPath(file.path)) {
      const syntax = readSyntax(file.path, lexed, comments);
      Object.assign(facts.codeFiles[0] ?? {}, syntax.facts);
      if (syntax.reason !== undefined)
        facts.findings.push(
          finding('unparsed', startOf(file.path), {
            message: `${file.path} was not parsed, since ${syntax.reason}; the interfaces it offers are not known.`,
            hint: 'Split the file, or exclude it with `sources.exclude` if nobody wrote it by hand.',
          }),
        );
    }
    const found = named.read(tests, language.marksTests ?? false);
    if (mayHold || found.length > 0) readRegions(file, lexed, spans, comments, found, context, facts);
    return facts;
  },
};

/** Whether a comment documents what it stands in, as `//!` and `/*!` do in Rust (Rust Reference, "Doc comments"). */
function isInnerDoc({ text, language }: CodeText, { start }: Comment): boolean {
  return language.name === 'rust' && /^\/[/*]!/.test(text.slice(start, start + 3));
}

const whyUnbound: Record<Unbound, string> = {
  'blank line': 'a blank line parts it from what is below',
  comment: 'another comment or directive stands between it and what is below',
  statement: 'what is below it is no definition',
  'cut off': 'what is below it is cut off, or a bracket in it or before it is never closed',
  nothing: 'no definition follows it in its block',
};

const decoder = new TextDecoder();

/** What speaks of definitions in the files of a project. */
interface Readers {
  tags: AnnotationReader;
  named: NamedTestReader;
}
const readers = new WeakMap<SourceSettings, Readers>();

function readersFor({ settings, ids }: SourceContext): Readers {
  const known = readers.get(settings);
  if (known) return known;
  const made = { tags: annotationReader(settings, ids), named: namedTestReader(settings, ids) };
  readers.set(settings, made);
  return made;
}

function readRegions(
  { path }: SourceFile,
  source: CodeText,
  spans: readonly Span[],
  comments: readonly Comment[],
  found: readonly NamedDefinition[],
  context: SourceContext,
  facts: Facts,
): void {
  const { tags } = readersFor(context);
  const { text } = source;
  const lines = new LineMap(text);
  const placeOf = (offset: number): Place => ({
    file: path,
    line: lines.lineOf(offset),
    column: lines.columnOf(offset),
  });
  const finder = definitionFinder(source, path);
  const collector = regionCollector(path, source, spans, lines);
  for (const comment of comments) {
    const { trace, element, ignored, untagged } = tags.read(comment, isTestPath(path));
    for (const tag of ignored) tellIgnored(tag);
    for (const { offset, ...id } of untagged) facts.untagged.push({ ...id, place: placeOf(offset) });
    if (trace.length === 0 && element.length === 0) continue;
    const bound = trace.filter((tag) => hasIds(tag) && isWhole(tag));
    if (bound.length === 0 && element.length === 0) continue;
    const spokenOf = finder.definitionOf(comment, element.length > 0);
    const isApart = typeof spokenOf === 'string' && spokenOf !== 'cut off';
    const isInner = isInnerDoc(source, comment);
    const summary = summaryOf(comment);
    for (const tag of bound) {
      const isAround =
        tag.reach === 'around' ||
        (tag.reach === 'nearest' && isApart) ||
        (isInner && (tag.reach === 'nearest' || element.length === 0));
      const definition =
        tag.reach === 'file'
          ? finder.definitionOfFile()
          : isAround
            ? finder.definitionAround(comment.start)
            : spokenOf;
      if (typeof definition === 'string') {
        unbound(tag, whyUnbound[definition]);
        continue;
      }
      const region = collector.regionOf(definition, summary);
      for (const { id, offset } of tag.ids) {
        facts.links.push({
          from: region.key,
          relation: tag.relation,
          to: id,
          place: placeOf(offset),
          origin: 'code',
          ...(tag.artifact === undefined ? {} : { artifact: tag.artifact }),
        });
      }
    }
    if (element.length > 0 && typeof spokenOf === 'string')
      unbound({ tag: '@c4', ids: [], offset: element[0]?.offset ?? comment.start }, whyUnbound[spokenOf]);
    else if (element.length > 0 && typeof spokenOf !== 'string') {
      collector.regionOf(spokenOf, summary);
      const owned = spokenOf.kind === 'package' ? directoryOf(path) : path;
      const name = spokenOf.name || basenameOf(owned);
      const ground = { name, path: owned, summary, place: placeOf(comment.start), placeOf };
      facts.elements.push(declareElement(element, ground, facts.findings));
    }
  }
  for (const { id, start } of found) {
    const definition = finder.definitionAt(start);
    if (!definition) continue;
    const region = collector.regionOf(definition, '');
    facts.namedTests.push({ from: region.key, to: id, place: region.place });
  }
  append(facts.regions, collector.regions);

  function hasIds(tag: TraceTag): boolean {
    if (tag.ids.length > 0) return true;
    const { types } = context.settings;
    const prefixes = Object.values(types).flatMap((type) => type.prefixes);
    const example = context.ids.exampleOf('SRS') || context.ids.exampleOf(Object.keys(types)[0] ?? '');
    add('annotation-without-id', placeOf(tag.offset), {
      message:
        tag.text === ''
          ? `${tag.tag} names no ID.`
          : `${tag.tag} is followed by "${tag.text.slice(0, 80)}", which is no ID.`,
      hint: `Write the ID right after the tag, e.g. ${tag.tag} ${example}. Registered prefixes: ${prefixes.join(', ')}.`,
    });
    return false;
  }

  function isWhole(tag: TraceTag): boolean {
    if (tag.isAboveCode)
      unbound(tag, 'code in its comment follows it, so what it belongs to seems to be commented out');
    return !tag.isAboveCode;
  }

  function tellIgnored({ written, why, hint, offset }: IgnoredTag): void {
    add('annotation-ignored', placeOf(offset), { message: `${written} is not read: ${why}.`, hint });
  }

  function unbound({ tag, ids, offset }: Pick<TraceTag, 'tag' | 'ids' | 'offset'>, why: string): void {
    add('unbound-annotation', placeOf(offset), {
      message: `${[tag, ids.map(({ id }) => id).join(', ')].join(' ').trim()} is bound to nothing: ${why}.`,
      hint: 'Write it into the comment directly above the function, class or test it speaks of, or, for a whole file, above its imports; remove it where what it spoke of is gone.',
    });
  }

  function add(...raised: Parameters<typeof finding>): void {
    facts.findings.push(finding(...raised));
  }
}
