/** One text that outlives the visit. Where the browser keeps nothing (private mode, say), nothing is remembered. */
export function createMemory(key) {
  return {
    read: () => quietly(() => localStorage.getItem(key)),
    write: (text) => quietly(() => localStorage.setItem(key, text)),
    forget: () => quietly(() => localStorage.removeItem(key)),
  };
}

function quietly(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
