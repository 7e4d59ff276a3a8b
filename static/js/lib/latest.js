/** Ties requests to what is wanted now: `begin` aborts the one before, so that an answer that comes late is dropped. */
export function createLatest() {
  let controller = new AbortController();
  return {
    begin() {
      controller.abort();
      controller = new AbortController();
      return controller.signal;
    },
    cancel() {
      controller.abort();
    },
  };
}
