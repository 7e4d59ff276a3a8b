const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The beginning of `text` that `typed` matches, accents and case aside; empty where it does not. */
export function beginning(text, typed) {
  const start = text.normalize("NFC").slice(0, typed.normalize("NFC").length);
  return fold(start) === fold(typed) ? start : "";
}
