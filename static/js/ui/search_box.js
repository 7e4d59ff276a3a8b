import { debounce } from "../lib/debounce.js";
import { element } from "../lib/element.js";
import { createLatest } from "../lib/latest.js";
import { language, say } from "../lib/words.js";
import { rowsOf } from "../state/places.js";

const PAUSE_MS = 120;

let formats = null;

/** Made with the first row: the browser takes longer over them than the whole page does to start. */
function localFormats() {
  formats ??= {
    countries: new Intl.DisplayNames([language], { type: "region" }),
    people: new Intl.NumberFormat(language, { notation: "compact" }),
  };
  return formats;
}

/** Makes the search form's field an ARIA combobox. `search(query, signal)` gives places, `placeText(place)` the text
 *  that finds one of them. Choosing submits the form, so that there is one way on for those who type and those who pick. */
export function createSearchBox(form, { search, placeText }) {
  const input = form.querySelector('[data-part="place"]');
  const list = element("ul", { id: "place-list", class: "suggestions", role: "listbox", "aria-label": say("search.places") });
  const latest = createLatest();
  let rows = [];
  let active = -1;
  let isTyping = false;
  let hadFocus = false;

  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  function open() {
    list.hidden = rows.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    ask.cancel();
    latest.cancel();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function choose({ place, isAmbiguous }) {
    input.value = placeText(place);
    if (isAmbiguous) submitPoint(place);
    else form.requestSubmit();
  }

  /** Its text would find a namesake. */
  function submitPoint({ lat, lon }) {
    const fields = [["lat", lat], ["lon", lon]].map(([name, value]) => element("input", { type: "hidden", name, value }));
    form.append(...fields);
    input.removeAttribute("name");
    form.requestSubmit();
    input.name = "place";
    fields.forEach((each) => each.remove());
  }

  const ask = debounce(async (query) => {
    const signal = latest.begin();
    try {
      const found = await search(query, signal);
      if (signal.aborted) return;
      rows = rowsOf(found, query);
    } catch {
      // Aborted, or offline: the list is a help, and the search itself says what is wrong.
      return;
    }
    list.replaceChildren(...rows.map(optionRow));
    activate(-1);
    open();
  }, PAUSE_MS);

  function move(step) {
    if (list.hidden) return open();
    // One more than the rows: above the first and below the last stands the field itself.
    const stops = rows.length + 1;
    return activate(((active + 1 + step + stops) % stops) - 1);
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active >= 0 && choose(rows[active]),
    Escape: () => !list.hidden && (close(), true),
  };

  input.addEventListener("input", () => {
    isTyping = true;
    // The rows are those of the text before: Enter is not to pick one of them.
    latest.cancel();
    activate(-1);
    const query = input.value.trim();
    if (query) ask(query);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    if (keys[event.key]() !== false) event.preventDefault();
  });
  // As the Tab key does: who comes here wants another place, not a letter more.
  input.addEventListener("pointerdown", () => (hadFocus = document.activeElement === input));
  input.addEventListener("click", () => hadFocus || input.select());
  input.addEventListener("blur", close);
  form.addEventListener("submit", () => {
    isTyping = false;
    close();
    // On a phone the keyboard would cover the picture that was asked for.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  });
  // The field keeps the focus while a row is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target.closest('[role="option"]');
    if (row) choose(rows[[...list.children].indexOf(row)]);
  });

  return {
    /** Shows the place that is on the page now, unless the visitor is already typing another. */
    show(text) {
      if (!isTyping) input.value = text;
    },
  };
}

function optionRow({ place, match, alias, isAmbiguous }, number) {
  const [start, end] = match ?? [0, 0];
  const marked = element("mark", {}, place.name.slice(start, end));
  const name = element("b", {}, place.name.slice(0, start), marked, place.name.slice(end));
  const area = [place.region, countryName(place.country)].filter(Boolean).join(", ");
  const why = [area, isAmbiguous && pointWords(place), alias && say("search.alias", { typed: alias })];
  const where = element("small", {}, why.filter(Boolean).join(" · "));
  const row = element("li", { id: `place-option-${number}`, role: "option", "aria-selected": "false" }, name, where);
  if (place.population) {
    const unit = element("span", { class: "vh" }, ` ${say("search.people")}`);
    row.append(element("small", { class: "population" }, localFormats().people.format(place.population), unit));
  }
  return row;
}

function pointWords({ lat, lon }) {
  const degrees = (value) => Math.abs(value).toFixed(2);
  const north = lat < 0 ? say("search.south", { degrees: degrees(lat) }) : say("search.north", { degrees: degrees(lat) });
  const east = lon < 0 ? say("search.west", { degrees: degrees(lon) }) : say("search.east", { degrees: degrees(lon) });
  return `${north}, ${east}`;
}

function countryName(code) {
  try {
    return localFormats().countries.of(code);
  } catch {
    return code;
  }
}
