export { defineSite, type SiteConfig } from './config/index.ts';
export type * from './model/index.ts';
