/** No browser can be run on this machine, or it keeps dying. The message says what to install or set. */
export class BrowserUnavailable extends Error {
  override readonly name = 'BrowserUnavailable';
}
