import { useState } from "react";

export type Theme = "light" | "dark";
const key = "marketplace.theme";

const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
const chosen = () => localStorage.getItem(key) as Theme | null;

/** Call before the first paint: what was chosen, or else what the system prefers. */
export function applyTheme() {
  const theme = chosen();
  if (theme) document.documentElement.dataset.theme = theme;
}

export function useTheme() {
  const [theme, setTheme] = useState<Theme>(chosen() ?? (isDark() ? "dark" : "light"));
  const toggle = () => {
    const next = theme === "dark" ? "light" : "dark";
    localStorage.setItem(key, next);
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return { theme, toggle };
}
