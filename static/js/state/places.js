import { fold, matchIn } from "../lib/text.js";

const AREA_WORDS = 3;

/** What stands in the type-ahead's rows: `match` ([start, end] of the name), `alias` (what was typed, where it is
 *  another name of the place), and `isAmbiguous` where name, region and country are those of another row. */
export function rowsOf(places, query) {
  const names = readings(query);
  const labels = places.map(({ name, region, country }) => JSON.stringify([name, region, country]));
  return places.map((place, index) => {
    const match = names.map((name) => matchIn(place.name, name)).find(Boolean) ?? null;
    const isAmbiguous = labels.filter((label) => label === labels[index]).length > 1;
    return { place, match, alias: match || !fold(names[0]) ? "" : names[0], isAmbiguous };
  });
}

/** What may be the name in "york", "paris, tex" and "paris tx", longest first. */
function readings(query) {
  const words = query.split(",")[0].trim().split(/\s+/);
  const fewest = Math.max(1, words.length - AREA_WORDS);
  return Array.from({ length: words.length - fewest + 1 }, (_, left) => words.slice(0, words.length - left).join(" "));
}
