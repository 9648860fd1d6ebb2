import { UserError } from '../../model/index.ts';

/** No browser can be run on this machine, or it keeps dying. The message says what to install or set. */
export class BrowserUnavailable extends UserError {
  override readonly name = 'BrowserUnavailable';
}
