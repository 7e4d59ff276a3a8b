/* The same words as the templates': fetched once, and kept for as long as they stay the same. */
const source = document.querySelector('link[data-part="words"]');
const known = await (await fetch(source.href)).json();
const plural = new Intl.PluralRules(known.language);

/** The words of that name with `{count}` and so on filled in; those that depend on a number are chosen by `count`. */
export function say(name, values = {}) {
  const found = known[name];
  const text = typeof found === "string" ? found : (found[plural.select(values.count)] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

export const language = known.language;
