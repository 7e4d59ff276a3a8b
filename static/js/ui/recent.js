import { element } from "../lib/element.js";
import { say } from "../lib/words.js";

/** The strip of places seen lately. `thumbnailUrl(id)` says where a small picture is; `onBroken(visit, url)` hears of one
 *  that did not come. */
export function createRecent(root, { thumbnailUrl, onForget, onBroken }) {
  const title = element("h2", { id: "recent-title" }, say("recent.title"));
  const list = element("ul", { class: "tiles" });
  const forget = element("button", { class: "button", type: "button" }, say("recent.forget"));
  forget.addEventListener("click", onForget);
  root.setAttribute("role", "region");
  root.setAttribute("aria-labelledby", title.id);

  function tile(visit, isCurrent) {
    const url = thumbnailUrl(visit.id);
    const picture = element("img", { alt: "", width: 256, height: 256, loading: "lazy", decoding: "async" });
    picture.addEventListener("error", () => {
      picture.hidden = true;
      onBroken(visit, url);
    });
    picture.src = url;
    const plate = element("span", { class: "plate" }, element("span", {}, visit.name), element("span", {}, visit.degrees));
    const link = element("a", { class: "tile", href: visit.address, "data-part": "ask" }, picture, plate);
    if (isCurrent) link.setAttribute("aria-current", "true");
    link.style.backgroundColor = visit.sky;
    return element("li", {}, link);
  }

  return {
    show(visits, isCurrent) {
      const focused = [...list.children].findIndex((row) => row.contains(document.activeElement));
      list.replaceChildren(...visits.map((visit) => tile(visit, isCurrent(visit))));
      if (visits.length) root.replaceChildren(title, list, forget);
      else root.replaceChildren();
      list.children[focused]?.firstChild.focus({ preventScroll: true });
    },
  };
}
