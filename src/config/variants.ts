import { didYouMean, UserError } from '../model/index.ts';
import type { Config } from './schema.ts';

/**
 * What a configuration has to say of variants that no single setting tells: documents and reports name known ones, and no two are one device.
 * @returns path and message of what is wrong
 */
export function variantIssues(
  config: Pick<Config, 'variants' | 'variant' | 'product' | 'documents' | 'sources'>,
): { path: (string | number)[]; message: string }[] {
  const names = Object.keys(config.variants);
  const said =
    names.length === 0 ? 'a name of `variants`, which are not configured' : `one of ${names.join(', ')}`;
  const isUnknown = (each: string | undefined): boolean => each !== undefined && !names.includes(each);
  const unknown = [
    ...config.documents.flatMap(({ appliesTo }, index) =>
      appliesTo?.some(isUnknown) ? [['documents', index, 'appliesTo']] : [],
    ),
    ...config.sources.results.flatMap(({ variant }, index) =>
      isUnknown(variant) ? [['sources', 'results', index, 'variant']] : [],
    ),
  ];
  const taken = new Map<string, string>();
  const twice = names.flatMap((own) => {
    const {
      name: called,
      model,
      udi,
    } = { ...config.product, ...stated(config.variants[own]?.product ?? {}) };
    return [
      [`device ${called} ${model}`, 'name', 'a name or model of its own'],
      ...(udi === undefined ? [] : [[`di ${udi.di}`, 'udi', 'a UDI-DI of its own']]),
    ].flatMap(([key = '', setting = '', what = '']) => {
      const before = taken.get(key);
      taken.set(key, own);
      return before === undefined
        ? []
        : [
            {
              path: ['variants', own, 'product', setting],
              message: `${what}: it is that of the variant ${before}`,
            },
          ];
    });
  });
  // A configuration of a variant, as an archive holds it, was judged as a whole before.
  return config.variant === '' ? [...unknown.map((path) => ({ path, message: said })), ...twice] : [];
}

/**
 * The configuration of one variant: its product, documents and reports, with output, archives and cache in a directory of its own.
 * @throws UserError where there is no such variant
 * @implements SRS-3850, SRS-3853
 */
export function ofVariant(config: Config, variant: string): Config {
  const own = Object.hasOwn(config.variants, variant) ? config.variants[variant] : undefined;
  if (!own) throw new UserError(unknownVariant(config, variant));
  const { sources, label, output, release } = config;
  const others = sources.results.filter((each) => each.variant !== undefined && each.variant !== variant);
  const applies = ({ appliesTo }: { appliesTo?: string[] | undefined }): boolean =>
    appliesTo === undefined || appliesTo.includes(variant);
  return {
    ...config,
    variant,
    variants: withProducts(config),
    product: { ...config.product, ...stated(own.product) },
    documents: config.documents.filter(applies),
    label: { ...label, catalogueNumber: own.catalogueNumber ?? label.catalogueNumber },
    sources: {
      ...sources,
      results: sources.results.filter((each) => !others.includes(each)),
      // A pattern of reports of all may meet those of another variant, which prove nothing here.
      exclude: [
        ...sources.exclude,
        ...others.flatMap(({ files }) => files.filter((pattern) => !pattern.startsWith('!'))),
      ],
    },
    release: {
      ...release,
      directory: `${release.directory}/${variant}`,
      artifacts: own.artifacts ?? release.artifacts,
    },
    output: {
      ...output,
      directory: `${output.directory}/${variant}`,
      cache: `${output.cache}/${variant}`,
    },
  };
}

/** Every variant with all that its product is called, whether it states it or not, so that they can be compared. */
function withProducts({ variants, product }: Config): Config['variants'] {
  const { name, version, model, description, safetyClass, languages, markets } = product;
  const shared = { name, version, model, description, safetyClass, languages, markets };
  return Object.fromEntries(
    Object.entries(variants).map(([key, each]) => [
      key,
      {
        ...each,
        product: { ...shared, ...(product.udi ? { udi: product.udi } : {}), ...stated(each.product) },
      },
    ]),
  );
}

/** The variants of a configuration that chooses none of them, in its order; none where one is chosen or there are none. */
export function openVariants({ variant, variants }: Pick<Config, 'variant' | 'variants'>): string[] {
  return variant === '' ? Object.keys(variants) : [];
}

function unknownVariant({ variants }: Config, variant: string): string {
  const names = Object.keys(variants);
  return names.length === 0
    ? `There is no variant ${variant}: this project has no \`variants\`.`
    : `There is no variant ${variant}. ${didYouMean(variant, names)}The variants are: ${names.join(', ')}.`;
}

/** What is stated of an object, without what is left out. */
function stated<Given extends object>(
  given: Given,
): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
