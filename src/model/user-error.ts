/** The call or the machine is not as the command needs it: printed without a stack, exit code 2. The message names the way out. */
export class UserError extends Error {}
