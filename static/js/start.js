// The picture comes first: the page's modules are fetched once something is painted, and until then all works without.
{
  const parts = document.querySelector('[data-part="scripts"]');
  const start = () => document.head.append(parts.content);
  if (PerformanceObserver.supportedEntryTypes.includes("paint")) {
    const painted = (_, observer) => {
      observer.disconnect();
      start();
    };
    new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
  } else {
    addEventListener("load", start);
  }
}
