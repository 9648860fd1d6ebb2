/** The package carries no types of its own. */
declare module 'spdx-expression-parse' {
  export type Expression =
    | { license: string; plus?: true; exception?: string }
    | { conjunction: 'and' | 'or'; left: Expression; right: Expression };
  /** @throws for text that is no SPDX licence expression */
  export default function parse(text: string): Expression;
}
