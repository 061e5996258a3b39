// Before the first paint: the chosen colors, so that nothing flashes. A file of its own, because the page allows no inline script.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
} catch { /* without storage the system's colors hold */ }
