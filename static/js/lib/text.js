const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ħ: "h", ə: "e", þ: "th", æ: "ae", œ: "oe", ß: "ss" };

/** As the gazetteer folds: no case, accents, spaces or punctuation, so that "lodz" is Łódź. */
export function fold(text) {
  const plain = text.toLowerCase().replace(/[øłđðıħəþæœß]/g, (letter) => LETTERS[letter]);
  return plain.normalize("NFD").replace(/[\u0300-\u036f]|[^\p{L}\p{M}\p{N}]/gu, "").normalize("NFC");
}

/** [start, end] of what `typed` matches at the beginning of `text` or of one of its words; null where nothing does. */
export function matchIn(text, typed) {
  const wanted = fold(typed);
  if (!wanted) return null;
  for (const { index: start } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    const length = lengthOf(text.slice(start), wanted);
    if (length) return [start, start + length];
  }
  return null;
}

function lengthOf(text, wanted) {
  for (let length = 1; length <= text.length; length += 1) {
    const folded = fold(text.slice(0, length));
    if (folded === wanted) return length;
    if (!wanted.startsWith(folded)) return 0;
  }
  return 0;
}
