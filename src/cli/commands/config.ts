import { type GivenProject, loadGiven } from '../../config/index.ts';
import { type Setting, settingsOf } from '../../config/settings.ts';
import { didYouMean } from '../../model/index.ts';
import { command, formatOption, UserError } from '../command.ts';

/**
 * `dossier config`: the configuration that counts, each value with where it comes from.
 * @implements SRS-3355
 */
export const configCommand = command({
  name: 'config',
  arguments: [['[path]', 'only what lies below a setting, such as trace.types', '']],
  options: [formatOption(['text', 'json'])],
  async run({ format }: { format: 'text' | 'json' }, { configPath, print, printRaw }, path: string) {
    const given = await loadGiven(configPath);
    const settings = settingsOf(given, path);
    if (settings.length === 0)
      throw new UserError(
        `There is no setting ${path}. ${didYouMean(path, namesOf(given))}\`dossier config\` prints all.`,
      );
    const { configFile } = given.project;
    if (format === 'json') {
      const rows = settings.map(({ line, ...setting }) => ({
        ...setting,
        ...(line === undefined ? { default: true } : { file: configFile, line }),
      }));
      printRaw(`${JSON.stringify(rows, null, 2)}\n`);
    } else print(textOf(settings, configFile));
  },
});

/** Every path that can be asked for: of settings and of what holds them. */
function namesOf(given: GivenProject): Set<string> {
  const paths = settingsOf(given, '').map(({ path }) => path.split('.'));
  return new Set(paths.flatMap((keys) => keys.map((_, at) => keys.slice(0, at + 1).join('.'))));
}

/** One setting a line, those of the project with their place behind them. */
function textOf(settings: readonly Setting[], configFile: string): string {
  return settings
    .map(({ path, value, line }) => {
      const stated = line === undefined ? '' : `  # ${configFile}:${line}`;
      return `${path} = ${JSON.stringify(value)}${stated}\n`;
    })
    .join('');
}
