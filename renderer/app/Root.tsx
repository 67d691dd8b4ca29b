import { CssBaseline, ThemeProvider } from '@mui/material'
import { ErrorBoundary } from './ErrorBoundary'
import { NoticeStack } from './NoticeStack'
import { StudioWindow } from './StudioWindow'
import { theme } from './theme/theme'

/** The window with its providers. */
export function Root() {
  return (
    <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
      <CssBaseline enableColorScheme />
      <ErrorBoundary>
        <StudioWindow />
        <NoticeStack />
      </ErrorBoundary>
    </ThemeProvider>
  )
}
