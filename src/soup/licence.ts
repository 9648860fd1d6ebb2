import parse, { type Expression } from 'spdx-expression-parse';

/**
 * The licences of an SPDX expression that are not allowed.
 * @returns empty where the expression can be met with the allowed ones; the text itself where it is no SPDX expression
 */
export function refusedLicences(text: string, allowed: ReadonlySet<string>): string[] {
  if (allowed.has(text)) return [];
  try {
    return refused(parse(text), allowed);
  } catch {
    return [text === '' ? 'no licence stated' : text];
  }
}

function refused(expression: Expression, allowed: ReadonlySet<string>): string[] {
  if ('conjunction' in expression) {
    const left = refused(expression.left, allowed);
    const right = refused(expression.right, allowed);
    if (expression.conjunction === 'and') return [...left, ...right];
    return left.length === 0 || right.length === 0 ? [] : [...left, ...right];
  }
  const name = `${expression.license}${expression.plus ? '+' : ''}`;
  return allowed.has(name) || allowed.has(expression.license) ? [] : [name];
}

/** Whether a text is an SPDX licence expression. */
export function isSpdxExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
