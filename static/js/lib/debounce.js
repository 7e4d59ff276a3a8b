/** Calls `action` with the latest arguments once nothing has been asked for `milliseconds`. */
export function debounce(action, milliseconds) {
  let timer;
  const debounced = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), milliseconds);
  };
  debounced.cancel = () => clearTimeout(timer);
  return debounced;
}
