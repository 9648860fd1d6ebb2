// Filters that each view of the trace has: by document, software item and safety class.
{
  const { element, t } = globalThis.dossier;

  /** The highest class among the software items that carry an item out. @param {any} items @param {number} item */
  const classOf = (items, item) =>
    items.itemElements[item].reduce(
      (highest, index) => (items.elements[index][1] > highest ? items.elements[index][1] : highest),
      '',
    );

  /** @param {any} items @param {Record<string, any>} chosen what the address asks for, by the names of the fields */
  globalThis.dossier.facets = (items) => {
    const named = [...new Set(items.itemElements.flat())].sort((a, b) => a - b);
    const classes = [...new Set(named.map((index) => items.elements[index][1]).filter(Boolean))].sort();
    /** @type {[string, string, string[], (item: number, value: string) => boolean][]} */
    const facets = [
      [
        'document',
        t('Document'),
        items.documentIds,
        (item, value) => items.documentIds[items.itemDocuments[item]] === value,
      ],
      [
        'element',
        t('Software item'),
        named.map((index) => items.elements[index][0]),
        (item, value) => items.itemElements[item].some((index) => items.elements[index][0] === value),
      ],
      ['class', t('Safety class'), classes, (item, value) => classOf(items, item) === value],
    ];
    const shown = facets.filter(([, , values]) => values.length > 0);
    const fields = shown.map(([name, label, values]) => {
      const options = [['', t('any')], ...values.map((value) => [value, value])];
      const field = /** @type {HTMLSelectElement} */ (
        element('select', { name }, ...options.map(([value, text]) => element('option', { value }, text)))
      );
      return { name, field, label: element('label', {}, `${label} `, field) };
    });
    return {
      names: facets.map(([name]) => name),
      labels: fields.map(({ label }) => label),
      /** What the fields say, by name. @returns {Record<string, string>} */
      chosen: () => Object.fromEntries(fields.map(({ name, field }) => [name, field.value])),
      /** @param {Record<string, any>} chosen */
      set(chosen) {
        for (const { name, field } of fields) field.value = chosen[name] ?? '';
      },
      /** Whether one of these items at least fits each filter. @param {number[]} ends @param {Record<string, any>} chosen */
      fits: (ends, chosen) =>
        facets.every(([name, , , fits]) => !chosen[name] || ends.some((item) => fits(item, chosen[name]))),
    };
  };
}
