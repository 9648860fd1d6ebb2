import type { Model } from '../model/index.ts';

/** What a command that is told to somebody needs besides, so that it is of the variant of a model; empty where there are no variants. */
export function variantOption({ variant }: Pick<Model, 'variant'>): string {
  return variant ? ` --variant ${variant.name}` : '';
}
