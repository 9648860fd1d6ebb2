import { z } from 'zod';

/**
 * Names of the settings that may stand at a path of a configuration, of all forms it may have.
 * @param path keys and array indices, as zod reports them
 */
export function settingNames(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return formsAt(schema, path).flatMap((form) =>
    form instanceof z.ZodObject ? Object.keys(form.shape) : [],
  );
}

/** Words of which the value at a path may be one. */
export function settingWords(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return formsAt(schema, path)
    .flatMap((form): unknown[] =>
      form instanceof z.ZodEnum ? form.options : form instanceof z.ZodLiteral ? [...form.values] : [],
    )
    .filter((word) => typeof word === 'string');
}

function formsAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  let here = formsOf(schema);
  for (const key of path) here = here.flatMap((form) => formsOf(below(form, key)));
  return here;
}

/** The schemas that a value may have to fit: of a choice each, what defaults and transforms wrap, both ends of a pipe. */
function formsOf(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(formsOf);
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out].flatMap(formsOf);
  const wraps = [z.ZodDefault, z.ZodPrefault, z.ZodOptional, z.ZodNullable, z.ZodReadonly];
  const wrapped = wraps.some((wrap) => schema instanceof wrap) && (schema as z.ZodDefault).unwrap();
  return wrapped ? formsOf(wrapped) : schema instanceof z.ZodType ? [schema] : [];
}

function below(schema: z.ZodType, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject)
    return Object.hasOwn(schema.shape, key) ? schema.shape[key as string] : undefined;
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
