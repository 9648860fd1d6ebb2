/** Where the reviews of translations stand. A record: it belongs under version control. */
export const translationLock = 'content/translations.lock';

/** Where `dossier soup advisories` keeps what is published on the SOUP. */
export const advisoriesFile = 'content/advisories.json';
