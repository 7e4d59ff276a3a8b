import { element } from "../lib/element.js";

/** The line under the search field that says how it goes; a live region, so it is also read out. */
export function createStatus(root) {
  const show = (tone, ...children) => {
    root.dataset.tone = tone;
    root.replaceChildren(...children);
  };
  return {
    working: (text) => show("working", text),
    done: (text) => show("done", text),
    /** `refusal` is the part of the server's page that says why, with its links; null where there is none. */
    problem(text, refusal = null) {
      const said = [refusal, text && element("p", {}, text)].filter(Boolean);
      show("problem", ...said);
    },
  };
}
