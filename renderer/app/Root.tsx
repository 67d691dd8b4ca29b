import { CssBaseline, ThemeProvider } from '@mui/material'
import { SnackbarProvider } from 'notistack'
import { Notice } from '../ui/Notice'
import { ErrorBoundary } from './ErrorBoundary'
import { StudioWindow } from './StudioWindow'
import { theme } from './theme/theme'

/** The window with its providers. */
export function Root() {
  return (
    <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
      <CssBaseline enableColorScheme />
      <ErrorBoundary>
        <SnackbarProvider
          maxSnack={4}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
          Components={{ notice: Notice }}
        >
          <StudioWindow />
        </SnackbarProvider>
      </ErrorBoundary>
    </ThemeProvider>
  )
}
