// Before the first paint, so that nobody who chose dark sees a white flash. A file, because the page allows no inline script.
try {
  const theme = JSON.parse(localStorage.getItem('scheduler.preferences') ?? '{}').state?.theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch { /* storage is off: the system decides */ }
