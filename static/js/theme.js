// Light or dark, before the first paint: as it was chosen on this device, or else as the system is.
{
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    let chosen;
    try {
      chosen = localStorage.getItem("dioramacast:theme");
    } catch {}
    document.documentElement.dataset.theme = chosen ?? (system.matches ? "dark" : "light");
  };
  show();
  system.addEventListener("change", show);
  for (const type of ["storage", "pageshow"]) addEventListener(type, show);
}
