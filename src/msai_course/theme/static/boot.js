// Runs before the first paint: only what would flash if it came later.
(function () {
  var theme = null;
  try {
    // "msai.theme" without an edition is what the first release kept.
    var edition = document.documentElement.dataset.edition || "msai";
    theme = localStorage.getItem("msai.theme." + edition) || localStorage.getItem("msai.theme");
  } catch (error) {
    // Storage is blocked: the system's theme stays.
  }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.classList.add("js");
})();
