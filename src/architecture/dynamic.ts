import type { ArchitectureModel, Finding, GeneratedBlock, Page } from '../model/index.ts';
import { slugOf } from './elements.ts';
import { finding } from './rules.ts';
import { readSteps, type Step, sequenceOf } from './steps.ts';

/** What happens between elements in a certain case: steps as a page lists them, and the Mermaid text of their drawing. */
export interface DynamicView {
  /** Unique and stable, e.g. `dynamic-a-release-is-built`. */
  id: string;
  title: string;
  steps: Step[];
  text: string;
  block: GeneratedBlock;
}

type Pages = readonly Pick<Page, 'blocks' | 'headings'>[];

/** Name of the block below which the steps stand. */
export const dynamicBlock = 'dynamic-view';

/**
 * Dynamic views of the pages: each stands as a block `dynamic-view` with the numbered list of its steps directly below. The title
 * is that of the block, else of the heading above.
 */
export function dynamicViews(pages: Pages, model: ArchitectureModel | undefined): DynamicView[] {
  if (!model) return [];
  const ids = new Map<string, number>();
  return blocksOf(pages).map(({ block, heading }) => {
    const { steps } = readSteps(block.list ?? [], model);
    const title = block.parameters.title || heading || 'Dynamic view';
    const slug = `dynamic-${slugOf(title)}`;
    const count = (ids.get(slug) ?? 0) + 1;
    ids.set(slug, count);
    return {
      id: count === 1 ? slug : `${slug}-${count}`,
      title,
      steps,
      text: steps.length > 0 ? sequenceOf(steps) : '',
      block,
    };
  });
}

/** Those of them that have steps to draw. */
export function drawnDynamicViews(pages: Pages, model: ArchitectureModel | undefined): DynamicView[] {
  return dynamicViews(pages, model).filter(({ text }) => text !== '');
}

/** Findings on dynamic views: those of `readSteps`, and `view-without-steps` for a block with no numbered list below. */
export function checkDynamicViews(pages: Pages, model: ArchitectureModel): Finding[] {
  return blocksOf(pages).flatMap(({ block: { list, place } }) => {
    if (list) return readSteps(list, model).findings;
    const message = 'No numbered list of steps stands directly below this dynamic view.';
    const hint = 'Write the steps below the block: `1. Element → Element: what happens`.';
    return [finding('view-without-steps', place, { message, hint })];
  });
}

function blocksOf(pages: Pages): { block: GeneratedBlock; heading: string }[] {
  return pages.flatMap(({ blocks, headings }) =>
    blocks
      .filter(({ name }) => name === dynamicBlock)
      .map((block) => ({
        block,
        heading: headings.findLast(({ place }) => place.line < block.place.line)?.text ?? '',
      })),
  );
}
