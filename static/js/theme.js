// Light or dark before the first paint: as chosen on this device, else as the system
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
