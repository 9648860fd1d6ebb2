export { defineSite } from './config/define-site.ts';
export type { SiteConfig } from './config/schema.ts';
export type * from './model/index.ts';
