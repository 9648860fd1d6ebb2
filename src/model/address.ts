/** Whether a target, as a link or an image has it, is an address of its own (RFC 3986, 3.1 and 4.2) and no path of a file. */
export function isAddress(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(target);
}
