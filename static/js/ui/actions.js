import { say } from "../lib/words.js";

const NOTE_MS = 2500;

/** Copying and sharing a picture's link, and closing the menu of its files. Heard on `root`, since the parts themselves
 *  come and go with their picture. */
export function startActions(root, announce) {
  const deeds = { copy, share };
  if (navigator.share) root.documentElement.dataset.shares = "";

  async function copy(button) {
    let note = say("picture.copied");
    try {
      await navigator.clipboard.writeText(linkOf(button));
      announce(say("picture.copied_all"));
    } catch {
      note = say("picture.not_copied");
      announce(say("picture.not_copied_why"));
    }
    const label = button.querySelector("span");
    label.textContent = note;
    setTimeout(() => (label.textContent = say("picture.copy")), NOTE_MS);
  }

  root.addEventListener("click", (event) => {
    for (const menu of root.querySelectorAll('[data-part="menu"][open]')) {
      if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
    }
    const button = event.target.closest('[data-part="copy"], [data-part="share"]');
    if (button) deeds[button.dataset.part](button);
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.('[data-part="menu"][open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

async function share(button) {
  try {
    await navigator.share({ title: button.dataset.words, url: linkOf(button) });
  } catch {
    // Thought better of it: that is the visitor's good right, and no error.
  }
}

function linkOf(button) {
  return new URL(button.dataset.link, location.origin).href;
}
