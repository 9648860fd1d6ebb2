import type { CodeRegion } from '../../model/index.ts';
import type { Header } from './headers.ts';

/** What `readHeader` reads, but for the place. */
export type Reading = Omit<Header, 'start'> | undefined;

/**
 * The definition that a text begins with, in the languages that tell it by words of their own; the others have braces and declarators.
 * @implements SRS-303
 */
export const headersByLanguage: Record<string, (head: string) => Reading> = {
  python: readPython,
  ruby: (head) =>
    named(/^(?:class|module)\s+([\w:]+)/, head, 'type') ??
    named(/^def\s+([\w.?!=]+)/, head, 'function') ??
    named(/^([A-Z]\w*)\s*=/, head, 'value'),
  lua: (head) =>
    named(/^(?:local\s+)?function\s+([\w.:]+)/, head, 'function') ??
    named(/^(?:local\s+)?([\w.]+)\s*=/, head, 'value'),
  julia: (head) =>
    named(/^(?:mutable\s+)?(?:struct|module)\s+(\w+)/, head, 'type') ??
    named(/^function\s+([\w.!]+)/, head, 'function') ??
    named(/^(?:const\s+)?([\w!]+)(?:\([^)]*\))?\s*=/, head, 'value'),
  shell: (head) =>
    named(/^function\s+([\w:.-]+)/, head, 'function') ??
    named(/^([\w:.-]+)\s*\(\s*\)/, head, 'function') ??
    named(/^(?:export\s+|readonly\s+|declare\s+(?:-\w+\s+)?|local\s+)?([A-Za-z_]\w*)=/, head, 'value'),
  sql: (head) =>
    named(
      /^create\s+(?:or\s+(?:replace|alter)\s+)?(?:temp(?:orary)?\s+|unique\s+|materialized\s+|global\s+)*(?:table|view|type|schema|index|sequence|domain)\s+(?:if\s+not\s+exists\s+)?([\w."[\]]+)/i,
      head,
      'type',
    ) ??
    named(
      /^create\s+(?:or\s+(?:replace|alter)\s+)?(?:function|procedure|proc|trigger|package(?:\s+body)?)\s+([\w."[\]]+)/i,
      head,
      'function',
    ) ??
    named(/^alter\s+table\s+([\w."[\]]+)/i, head, 'value'),
  yaml: (head) => named(/^(?:-\s+)?([\w./$-][\w ./$-]{0,120}?)\s*:(?=\s|$)/, head, 'value'),
  make: (head) =>
    named(/^([\w./%-]+)\s*:(?!=)/, head, 'function') ?? named(/^([\w.-]+)\s*[:?+]?=/, head, 'value'),
  toml: (head) => named(/^\[\[?([\w.-]+)\]/, head, 'type') ?? named(/^([\w.-]+)\s*=/, head, 'value'),
  terraform: (head) => named(/^(locals|terraform)\s*\{/, head, 'value'),
  cmake: (head) =>
    named(/^add_test\s*\(\s*(?:NAME\s+)?([\w.:-]+)/i, head, 'test') ??
    named(/^(?:function|macro|add_executable|add_library|set)\s*\(\s*([\w.:-]+)/i, head, 'function'),
  dockerfile: (head) => named(/^([A-Z]+)\b/, head, 'value'),
  css: (head) => named(/^([^{};]{1,200}?)\s*\{/, head, 'value'),
  scss: (head) => named(/^([^{};]{1,200}?)\s*\{/, head, 'value'),
  perl: (head) =>
    named(/^sub\s+(\w+)/, head, 'function') ??
    named(/^package\s+([\w:]+)/, head, 'type') ??
    named(/^(?:my|our)\s+[$@%](\w+)/, head, 'value'),
  r: (head) =>
    named(/^([\w.]+)\s*(?:<-|=)\s*function\b/, head, 'function') ??
    named(/^([\w.]+)\s*(?:<-|=)/, head, 'value'),
  powershell: (head) =>
    named(/^function\s+([\w:-]+)/i, head, 'function') ?? named(/^\$([\w:]+)\s*=/, head, 'value'),
  go: readGo,
  vhdl: (head) =>
    named(/^(?:entity|architecture|package(?:\s+body)?|component)\s+(\w+)/i, head, 'type') ??
    named(/^(?:function|procedure)\s+(\w+)/i, head, 'function'),
  ada: (head) =>
    named(/^(?:package(?:\s+body)?|type|task)\s+([\w.]+)/i, head, 'type') ??
    named(/^(?:function|procedure)\s+(\w+)/i, head, 'function'),
  verilog: (head) =>
    named(/^(?:module|interface|class|package)\s+(\w+)/, head, 'type') ??
    named(/^(?:function|task)\s+(?:\w+\s+)*(\w+)\s*[(;]/, head, 'function'),
  pascal: (head) =>
    named(/^(?:class\s+)?(?:procedure|function|constructor|destructor)\s+([\w.]+)/i, head, 'function') ??
    named(/^(?:unit|program|library|package)\s+([\w.]+)/i, head, 'type') ??
    named(/^(\w+)\s*=\s*(?:packed\s+)?(?:class|record|interface|object)\b/i, head, 'type') ??
    named(/^(?:const\s+|var\s+)?(\w+)\s*[:=]/i, head, 'value'),
  'structured-text': (head) =>
    named(
      /^(?:PROGRAM|FUNCTION_BLOCK|INTERFACE|TYPE)\s+(?:ABSTRACT\s+|PUBLIC\s+|INTERNAL\s+|FINAL\s+)*(\w+)/i,
      head,
      'type',
    ) ??
    named(
      /^(?:FUNCTION|METHOD|ACTION|PROPERTY)\s+(?:PUBLIC\s+|PRIVATE\s+|PROTECTED\s+|FINAL\s+|ABSTRACT\s+)*(\w+)/i,
      head,
      'function',
    ) ??
    named(/^(\w+)\s*(?:AT\s[^:]{1,40})?:(?!=)/i, head, 'value'),
  fortran: (head) =>
    named(
      /^(?:module|submodule\s*\([^)]*\)|program|type(?:\s*,[^:]*)?(?:\s*::)?)\s+(?!procedure\b)(\w+)/i,
      head,
      'type',
    ) ?? named(/^(?:[\w()*=,]+[ \t]+){0,4}?(?:subroutine|function)[ \t]+(\w+)/i, head, 'function'),
  elixir: (head) =>
    named(/^(?:defmodule|defprotocol|defimpl)\s+([\w.]+)/, head, 'type') ??
    named(/^def(?:p|macro|macrop|guard)?\s+(\w+[?!]?)/, head, 'function'),
  'visual-basic': (head) =>
    named(/^(?:\w+\s+){0,3}?(?:Class|Module|Structure|Interface)\s+(\w+)/i, head, 'type') ??
    named(/^(?:\w+\s+){0,4}?(?:Sub|Function|Property)\s+(\w+)/i, head, 'function') ??
    named(/^(?:Public|Private|Dim|Const)\s+(?:Const\s+)?(\w+)/i, head, 'value'),
  matlab: (head) =>
    named(/^classdef\s+(?:\([^)]*\)\s*)?(\w+)/, head, 'type') ??
    named(/^function\s+(?:[^=\n]{1,200}=\s*)?([\w.]+)/, head, 'function') ??
    named(/^([A-Za-z]\w*)\s*=(?!=)/, head, 'value'),
  lisp: (head) => named(/^\(def[\w-]*\s+(?:\^\S+\s+)?([^\s()[\]]+)/, head, 'function'),
  erlang: (head) =>
    named(/^-(?:module|record|type)\s*\(\s*(\w+)/, head, 'type') ??
    named(/^([a-z]\w*)\s*\(/, head, 'function'),
  haskell: (head) =>
    named(
      /^(?:data|newtype|type(?:\s+family)?|class|instance)\s+(?:[^=\n]{0,200}=>\s*)?([\w.']+)/,
      head,
      'type',
    ) ??
    named(
      /^(?!(?:import|module|infix[lr]?|deriving|foreign|where|let|if|case|do)\b)([a-z_][\w']*)[^=|:]{0,200}(?:::|=(?!=)|\|)/,
      head,
      'function',
    ),
  fsharp: (head) =>
    named(
      /^(?:module|namespace|type|and|exception)\s+(?:rec\s+|private\s+|internal\s+|public\s+)*([\w.]+)/,
      head,
      'type',
    ) ??
    named(
      /^(?:let|val|member|static\s+member|override|abstract|default)\s+(?:rec\s+|inline\s+|mutable\s+|private\s+|internal\s+|public\s+)*(?:\w+\.)?(?:``)?([\w'][\w' ]*?)(?=``|[\s(:=<]|$)/,
      head,
      'function',
    ),
  ocaml: (head) =>
    named(
      /^(?:module(?:\s+type)?|type|class|exception)\s+(?:rec\s+|'\w+\s+|\([^)]*\)\s+|nonrec\s+|virtual\s+)*([\w.']+)/,
      head,
      'type',
    ) ??
    named(
      /^(?:let|and|val|external|method)\s+(?:rec\s+|virtual\s+|private\s+|%?\w+\s+(?==))?([a-z_][\w']*)/,
      head,
      'function',
    ),
  batch: (head) => named(/^:([\w.-]+)/, head, 'function'),
  assembly: (head) => named(/^([A-Za-z_.$][\w.$]*):/, head, 'function'),
};

/** A definition whose name is the first group of a pattern. */
export function named(pattern: RegExp, head: string, kind: CodeRegion['kind']): Reading {
  const match = pattern.exec(head);
  const name = (match?.[1] ?? '').replace(/["[\]]/g, '').trim();
  return name ? { kind, name } : undefined;
}

function readPython(head: string): Reading {
  const type = named(/^class\s+(\w+)/, head, 'type');
  if (type) return type;
  const define = named(/^(?:async\s+)?def\s+(\w+)/, head, 'function');
  if (define) return define.name.startsWith('test') ? { ...define, kind: 'test' } : define;
  return (
    named(/^([A-Za-z_][\w.]*)\s*(?::[^=\n]{1,200})?=(?!=)/, head, 'value') ??
    named(
      /^([A-Za-z_]\w*)\s*:\s*\S/,
      head.replace(/^(?:else|try|finally|if|for|while|with|match|case|lambda)\b.*/s, ''),
      'value',
    )
  );
}

function readGo(head: string): Reading {
  const method = /^func\s*\(\s*(?:\w+\s+)?\*?\s*(\w+)(?:\[[^\]]*\])?\s*\)\s*(\w+)/.exec(head);
  // A method of a suite: testify and gocheck run those that begin with Test.
  if (method)
    return {
      kind: /^Test(?:[A-Z_]|$)/.test(method[2] as string) ? 'test' : 'function',
      name: `${method[1]}.${method[2]}`,
    };
  const define = named(/^func\s+(\w+)/, head, 'function');
  if (define)
    return /^(?:Test|Benchmark|Fuzz|Example)(?:[A-Z_]|$)/.test(define.name)
      ? { ...define, kind: 'test' }
      : define;
  return (
    named(/^type\s*\(?\s*(\w+)/, head, 'type') ??
    named(/^(?:var|const)\s*\(?\s*(\w+)/, head, 'value') ??
    named(/^(\w+)\s*\([^()\n]*\)[^{}\n]*$/m, head.split('\n', 1)[0] ?? '', 'function') ??
    named(
      /^(\w+)\s+[\w*[\].]+/,
      head.replace(/^(?:return|go|defer|if|for|switch|case|import|package)\b.*/s, ''),
      'value',
    )
  );
}
