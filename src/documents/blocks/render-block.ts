import type { Finding, Place, RuleOf } from '../../model/index.ts';
import type { BlockContext } from '../context.ts';
import { type Engine, escapeHtml, TemplateError } from '../engine.ts';
import { finding } from '../rules.ts';
import { blocks } from './index.ts';

/**
 * HTML of a generated block. Findings: `unknown-block`, `block-parameters`, `template-error`; its place then says that it is missing.
 * @param place of the block in its page; undefined when a template asks for it
 * @implements SRS-805
 */
export function renderBlock(
  name: string,
  parameters: Readonly<Record<string, string>>,
  place: Place | undefined,
  context: BlockContext,
  engine: Engine,
): { html: string; findings: Finding[] } {
  const block = blocks.get(name);
  const fail = (
    rule: RuleOf<typeof finding>,
    message: string,
    hint: string,
  ): { html: string; findings: Finding[] } => ({
    html: missingPart(message),
    findings: [finding(rule, place, { message, hint })],
  });
  if (!block) {
    return fail(
      'unknown-block',
      `There is no generated block "${name}".`,
      `The blocks are: ${[...blocks.keys()].join(', ')}.`,
    );
  }
  const parsed = block.parameters.safeParse(parameters);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) =>
      [...issue.path, 'keys' in issue ? (issue.keys as string[]).join(', ') : ''].filter(Boolean).join('.'),
    );
    return fail(
      'block-parameters',
      `The block "${name}" has wrong or missing parameters: ${wrong.join(', ')}.`,
      block.summary,
    );
  }
  const unknown = unknownTypes(parsed.data as Record<string, unknown>, context);
  if (unknown.length > 0) {
    const types = Object.keys(context.config.trace.types).join(', ');
    return fail(
      'block-parameters',
      `The block "${name}" names a type that is not configured: ${unknown.join(', ')}.`,
      `The types are: ${types}.`,
    );
  }
  try {
    return {
      html: engine.render(`partials/blocks/${name}`, block.data(context, parsed.data, place)),
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

/** What stands where a generated part should be, so that no reader takes the gap for an empty list. */
export function missingPart(reason: string): string {
  return `<p class="empty missing">A generated part is missing here. ${escapeHtml(reason)}</p>`;
}

const typeParameters = ['type', 'from', 'to'];

function unknownTypes(parameters: Record<string, unknown>, { config }: BlockContext): string[] {
  return typeParameters
    .map((name) => parameters[name])
    .filter((type): type is string => typeof type === 'string' && !Object.hasOwn(config.trace.types, type));
}
