import { createTheme } from '@mantine/core';

/** Chrome stays quiet: title blue and picture orange belong to the modal weights and are used for nothing else. Values stand in mantine.css. */
export const theme = createTheme({
  primaryColor: 'dark',
  respectReducedMotion: true,
  components: {
    // The kit locks the page's scrolling with a <style> element; mantine.css does it instead.
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});
