import { element } from "../lib/element.js";
import { say } from "../lib/words.js";

/** The button of a picture's `section` that has it painted, and the panel that tells how that goes; null where the
 *  picture cannot be painted, or is. */
export function createPaintingPanel(section) {
  const panel = section.querySelector('[data-part="painting"]');
  const button = section.querySelector('[data-part="paint"]');
  if (!panel || !button) return null;

  const title = element("p", { class: "title" });
  const line = element("p", { class: "line" });
  // The words say the same: a bar that speaks would talk over them.
  const bar = element("progress", { max: 1, "aria-hidden": "true" });
  const cancel = element("button", { class: "button", type: "button" }, say("painting.cancel"));
  const words = element("div", { class: "words" }, title, line);
  panel.replaceChildren(element("span", { class: "ring", "aria-hidden": "true" }), words, cancel, bar);
  cancel.hidden = true;
  bar.hidden = true;

  return {
    order: button.dataset.order,
    /** Of a painting that was asked for before. */
    jobId: panel.dataset.job,
    onAsk: (action) => button.addEventListener("click", action),
    onCancel: (action) => cancel.addEventListener("click", action),
    show(told) {
      panel.hidden = false;
      panel.dataset.state = told.state;
      title.textContent = told.title;
      line.textContent = told.line;
      bar.hidden = told.share === null;
      if (told.share !== null) bar.value = told.share;
      // Not `disabled`, which would take the focus away from whoever has just pressed it.
      button.setAttribute("aria-disabled", String(told.isUnderWay));
      button.textContent = told.button;
      if (!told.canCancel && document.activeElement === cancel) button.focus({ preventScroll: true });
      cancel.hidden = !told.canCancel;
    },
  };
}
