/** A value of a property list in the form that Xcode writes: a text, a list or a table. */
export type PropertyValue = string | PropertyValue[] | PropertyTable;

/** A table of a property list. */
export interface PropertyTable {
  [key: string]: PropertyValue;
}

/** Levels that a project has at most. */
const deepest = 32;

/**
 * Reads a property list in the text form that Xcode writes its projects in: `{ key = value; list = (a, b); }`, with comments between.
 * @returns undefined for what has no such form
 */
export function readPropertyList(text: string): PropertyValue | undefined {
  const tokens = text.matchAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"((?:[^"\\]|\\[\s\S])*)"|[{}()=;,]|[^\s{}()=;,"]+/g,
  );
  const next = (): [text: string, isWord: boolean] | undefined => {
    for (const [whole, quoted] of tokens)
      if (quoted !== undefined) return [quoted.replace(/\\([\s\S])/g, '$1'), true];
      else if (!/^\/[*/]/.test(whole)) return [whole, !/^[{}()=;,]$/.test(whole)];
    return undefined;
  };
  const read = (token: ReturnType<typeof next>, depth: number): PropertyValue | undefined => {
    if (!token || depth > deepest) return undefined;
    const [first, isWord] = token;
    if (isWord) return first;
    if (first === '{') return tableOf(depth + 1);
    return first === '(' ? listOf(depth + 1) : undefined;
  };
  const listOf = (depth: number): PropertyValue[] | undefined => {
    const list: PropertyValue[] = [];
    for (let token = next(); token; token = next()) {
      if (token[0] === ')' && !token[1]) return list;
      if (token[0] === ',' && !token[1]) continue;
      const value = read(token, depth);
      if (value === undefined) return undefined;
      list.push(value);
    }
    return undefined;
  };
  const tableOf = (depth: number): PropertyTable | undefined => {
    const entries: [string, PropertyValue][] = [];
    for (let key = next(); key; key = next()) {
      if (key[0] === '}' && !key[1]) return Object.fromEntries(entries);
      if (!key[1] || next()?.[0] !== '=') return undefined;
      const value = read(next(), depth);
      if (value === undefined || next()?.[0] !== ';') return undefined;
      entries.push([key[0], value]);
    }
    return undefined;
  };
  return read(next(), 0);
}
