const MOST = 12;
const ID = /^[0-9a-f]{24}$/;

/** What was kept, as far as it is what it should be: newest first, `[{ name, degrees, id, address, sky }]`. */
export function parseRecent(text) {
  try {
    return JSON.parse(text ?? "[]").filter(isVisit).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The list after a visit. Who comes back finds the place where it was, with its new picture. */
export function withVisit(list, visit) {
  const at = list.findIndex((each) => isSame(each, visit));
  return at < 0 ? [visit, ...list].slice(0, MOST) : list.with(at, visit);
}

export function without(list, id) {
  return list.filter((each) => each.id !== id);
}

/** The same place drawn in the same way, whichever unit its temperature is in. */
export function isSame(one, other) {
  return keyOf(one.address) === keyOf(other.address);
}

function keyOf(address) {
  const asked = new URLSearchParams(address.split("?")[1]);
  asked.delete("diorama");
  asked.delete("units");
  asked.sort();
  return String(asked);
}

function isVisit(each) {
  const { name, degrees, id, address, sky } = each ?? {};
  const texts = [name, degrees, id, address, sky];
  return texts.every((text) => typeof text === "string") && ID.test(id) && address.startsWith("/?");
}
