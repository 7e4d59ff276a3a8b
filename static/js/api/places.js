const SHOWN_AT_MOST = 6;

/** The places whose names begin so, best first; none where the server has no answer, for Enter still asks it. */
export async function searchPlaces(query, signal) {
  const asked = new URLSearchParams({ q: query, limit: SHOWN_AT_MOST });
  const response = await fetch(`/api/places?${asked}`, { signal });
  return response.ok ? response.json() : [];
}
