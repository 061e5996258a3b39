// Before the first paint, in a file of its own because the page allows no inline script: the chosen colors, so that nothing flashes, and the
// answer to the query that the page opens with, so that it comes with the scripts and not after them.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
} catch { /* without storage the system's colors hold */ }
if (/^(#\/?(search)?)?$/.test(location.hash)) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: './runs/make/answers/sneakers.json' }));
}
