const PATIENCE_MS = 15_000;
const OLD_ENOUGH_MS = 600_000;

/** The device did not say where it is; `reason` is "refused", "unavailable" or "timeout". */
export class PositionUnknown extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Where the device is, roughly: a town is all we need. Throws PositionUnknown. */
export function currentPosition() {
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new PositionUnknown(reason));
    if (!navigator.geolocation) return fail("unavailable");
    // The browser's own time-out begins when the visitor has answered, and some never say that they were not answered.
    setTimeout(fail, 2 * PATIENCE_MS, "timeout");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      ({ code }) => fail({ 1: "refused", 3: "timeout" }[code] ?? "unavailable"),
      { timeout: PATIENCE_MS, maximumAge: OLD_ENOUGH_MS },
    );
  });
}
