/**
 * Who has to know of a failure, and what they get: payloads for a webhook, an e-mail, a comment and an issue. It sends nothing.
 * @c4 component "Notification"
 * @technology TypeScript
 * @uses Model "findings, items, elements"
 * @uses Configuration "people and their roles"
 * @uses Git source "people of commits, CODEOWNERS"
 * @uses Depth "owners of software items"
 * @uses Change "what a change touches"
 * @uses Gates "criteria that wait"
 * @uses Release "people who sign"
 * @implements SDS-3272
 */
export { markdownOf } from './markdown.ts';
export { messageOf } from './message.ts';
export {
  type Change,
  type Notification,
  notificationOf,
  type Occasion,
  occasions,
  type Run,
  usualGate,
} from './notification.ts';
export { isAddress } from './people.ts';
export { webhookOf } from './webhook.ts';
