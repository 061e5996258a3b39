import { createTheme } from '@mantine/core';

/** Chrome stays quiet: title blue and picture orange belong to the modal weights and are used for nothing else. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: 'dark',
  defaultRadius: 'md',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '17px', xl: '20px' },
});
