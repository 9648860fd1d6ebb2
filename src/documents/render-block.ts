import { z } from 'zod';
import type { Config } from '../config/index.ts';
import { didYouMean, type Finding, type Place } from '../model/index.ts';
import type { Block } from './blocks/block.ts';
import type { BlockContext } from './context.ts';
import { type Engine, escapeHtml, TemplateError } from './engine.ts';
import { blocks } from './known-blocks.ts';
import { finding } from './rules.ts';

/**
 * HTML of a generated block. Findings: `unknown-block`, `block-parameters`, `template-error`; its place then says that it is missing.
 * @param place of the block in its page; undefined when a template asks for it
 */
export function renderBlock(
  name: string,
  parameters: Readonly<Record<string, string>>,
  place: Place | undefined,
  context: BlockContext,
  engine: Engine,
): { html: string; findings: Finding[] } {
  const asked = askedBlock(name, parameters, place, context.config);
  if ('message' in asked) return { html: missingPart(asked.message), findings: [asked] };
  try {
    return {
      html: engine.render(`partials/blocks/${name}`, asked.block.data(context, asked.parameters, place)),
      findings: [],
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, file, line, column } = error;
    const hint = 'Mend the template at this line.';
    return {
      html: missingPart(message),
      findings: [finding('template-error', { file, line, column }, { message, hint })],
    };
  }
}

/**
 * The block that a page or a template asks for, or what is wrong with how it does: `unknown-block`, `block-parameters`.
 * @implements SRS-805, SRS-3480
 */
export function askedBlock(
  name: string,
  parameters: Readonly<Record<string, string>>,
  place: Place | undefined,
  config: Config,
): { block: Block; parameters: unknown } | Finding {
  const block = blocks.get(name);
  if (!block)
    return finding('unknown-block', place, {
      message: `There is no generated block "${name}".`,
      hint: `${didYouMean(name, blocks.keys())}The blocks are: ${[...blocks.keys()].join(', ')}.`,
    });
  // Which variants have it was settled when the page was read.
  const { 'applies-to': _, ...others } = parameters;
  const own = Object.keys(config.variants ?? {}).length === 0 ? parameters : others;
  const parsed = block.parameters.safeParse(own);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const [slip] = issues.flatMap((issue) => ('keys' in issue ? (issue.keys as string[]) : []));
    const known = block.parameters instanceof z.ZodObject ? Object.keys(block.parameters.shape) : [];
    const wrong = issues.map((issue) =>
      [...issue.path, 'keys' in issue ? (issue.keys as string[]).join(', ') : ''].filter(Boolean).join('.'),
    );
    return finding('block-parameters', place, {
      message: `The block "${name}" has wrong or missing parameters: ${wrong.join(', ')}.`,
      hint: `${slip === undefined ? '' : didYouMean(slip, known)}${block.summary}`,
    });
  }
  const unknown = unknownTypes(parsed.data as Record<string, unknown>, config);
  if (unknown.length === 0) return { block, parameters: parsed.data };
  const types = Object.keys(config.trace.types);
  return finding('block-parameters', place, {
    message: `The block "${name}" names a type that is not configured: ${unknown.join(', ')}.`,
    hint: `${didYouMean(unknown[0] as string, types)}The types are: ${types.join(', ')}.`,
  });
}

/** What stands where a generated part should be, so that no reader takes the gap for an empty list. */
export function missingPart(reason: string): string {
  return `<p class="empty missing">A generated part is missing here. ${escapeHtml(reason)}</p>`;
}

const typeParameters = ['type', 'from', 'to'];

/** Types that parameters of a block name and the project has not. */
export function unknownTypes(parameters: Record<string, unknown>, config: Config): string[] {
  return typeParameters
    .map((name) => parameters[name])
    .filter((type): type is string => typeof type === 'string' && !Object.hasOwn(config.trace.types, type));
}
