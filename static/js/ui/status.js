import { element } from "../lib/element.js";
import { say } from "../lib/words.js";
import { freeWords } from "../state/sentences.js";

const SLOW_MS = 6000;
const SECOND_MS = 1000;

/** The line under the search field that says how it goes; a live region, so it is also read out. */
export function createStatus(root) {
  let timer = null;

  function show(tone, ...children) {
    clearInterval(timer);
    // What had the focus in here goes; who was there is not to be sent to the top of the page.
    if (root.contains(document.activeElement)) root.focus({ preventScroll: true });
    root.dataset.tone = tone;
    root.replaceChildren(...children);
  }
  function button(words, action) {
    const made = element("button", { class: "button", type: "button" }, words);
    made.addEventListener("click", action);
    return made;
  }
  root.tabIndex = -1;

  return {
    /** `cancel` is offered once it takes longer than it should. */
    working(text, cancel) {
      show("working", text);
      timer = setTimeout(() => {
        show("working", element("p", {}, say("status.slow")), button(say("status.cancel"), cancel));
        root.dataset.slow = "";
      }, SLOW_MS);
      delete root.dataset.slow;
    },
    done: (text) => show("done", text),
    note: (text) => show("note", text),
    /** `refusal` is the part of the server's page that says why, with its links; null where there is none. `again` asks
     *  once more, where that may help: at once, or when `seconds` are over. */
    problem(text, { refusal = null, seconds = null, again = null } = {}) {
      const said = [refusal, text && element("p", {}, text)].filter(Boolean);
      if (!again) return show("problem", ...said);
      const retry = () => button(say("status.again"), again);
      if (!seconds) return show("problem", ...said, retry());
      const until = performance.now() + seconds * SECOND_MS;
      // Seen each second, and spoken once.
      const wait = element("p", { "aria-live": "off" });
      const count = () => {
        const left = Math.ceil((until - performance.now()) / SECOND_MS);
        if (left > 0) return wait.replaceChildren(freeWords(left));
        clearInterval(timer);
        return wait.replaceWith(element("p", {}, say("status.free")), retry());
      };
      show("problem", ...said, wait);
      count();
      timer = setInterval(count, SECOND_MS);
    },
  };
}
