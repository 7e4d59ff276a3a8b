/* Where Fahrenheit and miles are what people grow up with. */
const IMPERIAL_REGIONS = new Set("US AS BS BZ FM GU KY LR MH MP PR PW UM VI".split(" "));

/** The units that this visitor chose, else those of the country that the browser names first. */
export function preferredUnits(chosen, languages) {
  if (chosen === "metric" || chosen === "imperial") return chosen;
  return IMPERIAL_REGIONS.has(regionOf(languages[0] ?? "")) ? "imperial" : "metric";
}

/** The same address in those units, unless it says itself which. */
export function withUnits(address, units) {
  const [path, query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  if (asked.has("units") || units === "metric") return address;
  asked.set("units", units);
  return `${path}?${asked}`;
}

function regionOf(tag) {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}
