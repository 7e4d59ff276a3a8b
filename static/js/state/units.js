/** The same address in the units that the visitor `chose` by hand, if any, unless it says itself which. */
export function withUnits(address, chosen) {
  const [path, query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  if (asked.has("units") || (chosen !== "metric" && chosen !== "imperial")) return address;
  asked.set("units", chosen);
  return `${path}?${asked}`;
}
