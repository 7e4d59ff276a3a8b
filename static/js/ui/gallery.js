import { parsed } from "../lib/html.js";

const NEARLY_IN_SIGHT = "400px";

/** What was drawn lately, once a visitor has scrolled near it. `load()` gives the HTML of the gallery's own page; where
 *  it does not come, the link to it stays. */
export function startGallery(section, load) {
  const watch = new IntersectionObserver(
    async ([entry]) => {
      if (!entry.isIntersecting) return;
      watch.disconnect();
      const exhibits = parsed(await load().catch(() => "")).querySelector('[data-part="exhibits"]');
      if (exhibits) section.querySelector("h2").after(exhibits);
    },
    { rootMargin: NEARLY_IN_SIGHT },
  );
  watch.observe(section);
}
