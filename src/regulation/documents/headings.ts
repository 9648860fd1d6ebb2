import { ownEntry } from '../../model/index.ts';
import type { Section } from './document-type.ts';
import de from './headings/de.json' with { type: 'json' };
import es from './headings/es.json' with { type: 'json' };
import fr from './headings/fr.json' with { type: 'json' };
import it from './headings/it.json' with { type: 'json' };

type Headings = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Type of document → section → its title and other headings that tell it, by language. English ones stand with the sections. */
const known: Readonly<Record<string, Headings>> = { de, es, fr, it };

/**
 * Headings by which a section is told in a language besides the English ones: its title first. None where the language has no list.
 * @param language BCP 47
 * @implements SRS-3006
 */
export function headingsIn(language: string, type: string, { id }: Pick<Section, 'id'>): readonly string[] {
  const main = language.toLowerCase().split('-')[0] ?? '';
  return ownEntry(known, main)?.[type]?.[id] ?? [];
}

/** Title of a section in a language; the English one where the language has no list. */
export function titleIn(language: string, type: string, section: Pick<Section, 'id' | 'title'>): string {
  return headingsIn(language, type, section)[0] ?? section.title;
}
