import { retryAfter } from "./problem.js";

/** The server said no; `html` is the page on which it says why. */
export class PageRefused extends Error {
  constructor(status, html, retryAfterSeconds) {
    super(`status ${status}`);
    this.status = status;
    this.html = html;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The HTML of one of our pages. Throws PageRefused, or what fetch throws: offline, aborted. */
export async function fetchPage(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  const html = await response.text();
  if (response.ok) return html;
  throw new PageRefused(response.status, html, retryAfter(response));
}
