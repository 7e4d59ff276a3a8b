const LONGEST_PLACE = 80;

/** The page's address for a form's [name, value] pairs; what is left empty is left out. */
export function addressOf(entries) {
  return `/?${new URLSearchParams([...entries].filter(([, value]) => value !== ""))}`;
}

/** The page's address for a point, with the unit and so on that a new place keeps as in `entries`. */
export function addressAt({ lat, lon }, entries) {
  const kept = [...entries].filter(([name]) => name !== "place");
  return addressOf([["lat", lat.toFixed(2)], ["lon", lon.toFixed(2)], ...kept]);
}

/** Whether an address's query names no place, so that which one is shown is ours to choose. */
export function isBare(query) {
  const asked = new URLSearchParams(query);
  return !asked.has("place") && !asked.has("lat");
}

/** Whether an address names a painting. */
export function isOfPainting(address) {
  return new URLSearchParams(address.split("?")[1]).has("diorama");
}

/** The same page with the painting that was asked for; null: without one. */
export function withPainting(address, id) {
  const [path, query] = address.split("?");
  const asked = new URLSearchParams(query);
  asked.delete("diorama");
  if (id) asked.set("diorama", id);
  return `${path}?${asked}`;
}

/** What is worth coming back to: the place. Tomorrow's picture is not to be tonight's for ever. */
export function worthRemembering(address) {
  const asked = new URLSearchParams(address.split("?")[1]);
  return addressOf([...asked].filter(([name]) => ["place", "lat", "lon"].includes(name)));
}

/** What finds exactly this place of the type-ahead again: with its region, since names repeat. */
export function placeText({ name, region, country }) {
  const text = [name, region, country].filter(Boolean).join(", ");
  return text.length <= LONGEST_PLACE ? text : `${name}, ${country}`;
}
