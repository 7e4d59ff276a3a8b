/* The switch in the header of every page. What it chooses is shown from then on by theme.js, before the first paint. */

import { createMemory } from "./lib/memory.js";

const root = document.documentElement;
const button = document.querySelector('[data-part="theme"]');
const system = matchMedia("(prefers-color-scheme: dark)");
const memory = createMemory("dioramacast:theme");
const isDark = () => root.dataset.theme === "dark";

function tell() {
  button.setAttribute("aria-pressed", String(isDark()));
  // The browser's own bars go along, with the sky as well.
  const page = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = page;
}

button.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  // Who comes back to the system's theme goes with it again.
  if (system.matches === (theme === "dark")) memory.forget();
  else memory.write(theme);
  root.dataset.theme = theme;
});

new MutationObserver((changes) => {
  tell();
  if (changes.every(({ attributeName }) => attributeName !== "data-theme")) return;
  // From sky to sky the page glides; halfway between two themes its words could not be read.
  for (const glide of document.body.getAnimations()) glide.finish();
}).observe(root, { attributeFilter: ["data-theme", "style"] });

// With the frame that needs the page's styles anyway.
requestAnimationFrame(tell);
