// Runs before the first paint: only what would flash if it came later.
(function () {
  let theme: string | null = null;
  try {
    // "msai.theme" without an edition is what the first release kept.
    const edition = document.documentElement.dataset["edition"] || "msai";
    theme = localStorage.getItem("msai.theme." + edition) || localStorage.getItem("msai.theme");
  } catch {
    // Storage is blocked: the system's theme stays.
  }
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  document.documentElement.classList.add("js");
})();
