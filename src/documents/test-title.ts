/**
 * The title of a test as a reader has it: where a runner fills in what each case is called after (`%s`, `$name`, `${name}`) stands an
 * ellipsis.
 * @implements SRS-3908
 */
export function testTitle(title: string): string {
  return title.replace(/%[sdifjopO#]|\$\{[^{}]*\}|\$[A-Za-z_][\w.]*/g, '…');
}
