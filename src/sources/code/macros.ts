/** Arguments of a macro, with one bracket in them at most. */
const args = String.raw`\s*\((?:[^()]|\([^()]{0,200}\)){0,400}\)`;
/** Macros and attributes between the word of a type and its name: `CORE_EXPORT`, `__declspec(dllexport)`. */
const macrosOfType = String.raw`(\s+(?:(?:\w+(?:${args})?|\[\[[^\]]{0,200}\]\])\s+){1,4})(?=(?!final\b)[A-Za-z_]\w*(?:::\w+)*(?:<[^<>]{0,200}>)?\s*(?:\bfinal\s*)?(?:\{|:(?!:)))`;
const everyType = new RegExp(String.raw`\b(class|struct|union)${macrosOfType}`, 'g');
const typeAtStart = new RegExp(String.raw`^((?:enum\s+)?(?:class|struct|union))${macrosOfType}`);

/** The head of a definition in C or C++ without the macros between `class` and the name. */
export function withoutTypeMacros(head: string): string {
  return head.replace(typeAtStart, '$1 ');
}

/** Words of exports and of Qt that stand before a type or behind a declaration, and one of C++11 that the grammar does not know. */
const words =
  /\b(?:[A-Za-z]\w{0,60}_(?:EXPORT|API|DLL|PUBLIC|OVERRIDE|NOEXCEPT)|emit|Q_EMIT|Q_INVOKABLE|Q_SCRIPTABLE|Q_SLOT|Q_SIGNAL|Q_DECL_\w{1,40}|QT_\w{1,40}_EXPORT)\b(?=\s+[\w:~&*]|\s*[;{])|(?<=\busing\s{1,20})typename\b/g;
/** A macro that stands alone in a line of its own, as `Q_OBJECT`, `itkNewMacro(Self);`, `vtkTypeMacro(A, B)`. */
const alone = new RegExp(
  String.raw`(?<=(?:^|[;{}:)A-Z_])\s*\n)[ \t]*(?:[A-Z][A-Z0-9_]{2,80}|\w{1,80}Macro(?=[ \t]*\())(?:${args})?[ \t]*;?(?=[ \t]*(?:\n|$))`,
  'g',
);
/** Stars of an array of pointers that is made new, which the grammar takes for a product: `new char *[n]`. */
const stars = /(?<=\bnew\s{1,10}[\w:]{1,80}\s{0,10})\*{1,3}(?=\s{0,10}\[)/g;
/** Sections of signals and slots are public, protected or private ones. */
const sections = /\b(signals|Q_SIGNALS|(public|protected|private)\s{1,40}(?:slots|Q_SLOTS))(?=\s*:)/g;

/**
 * Source of C and C++ without the macros that a grammar cannot read, offset for offset: those between `class` and the name, exports, those that
 * are whole lines, and stars of new arrays. A grammar takes the first word behind `class` for the name and what it cannot read for an error.
 * @param code the same text with comments, literals and preprocessor lines blanked
 * @implements SRS-3583, SDS-3228
 */
export function withoutMacros(text: string, code: string): string {
  const cuts: { start: number; end: number; as: string }[] = [];
  for (const { index, 1: word = '', 2: macros = '' } of code.matchAll(everyType)) {
    const start = index + word.length;
    cuts.push({ start, end: start + macros.length, as: '' });
  }
  for (const pattern of [words, alone, stars])
    for (const { index, 0: whole } of code.matchAll(pattern))
      cuts.push({ start: index, end: index + whole.length, as: '' });
  for (const { index, 0: whole, 2: access = 'public' } of code.matchAll(sections))
    cuts.push({ start: index, end: index + whole.length, as: access });
  if (cuts.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, as } of cuts.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const blank = text.slice(start, end).replace(/[^\n]/g, ' ');
    parts.push(text.slice(at, start), as, blank.slice(as.length));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
