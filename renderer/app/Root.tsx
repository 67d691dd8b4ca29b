import { CssBaseline, ThemeProvider } from '@mui/material'
import { ErrorBoundary } from './ErrorBoundary'
import { NoticeStack } from './NoticeStack'
import { StudioWindow } from './StudioWindow'
import { theme } from './theme/theme'

/** The window with its providers; without anything in it until it is `ready` to be drawn. */
export function Root({ ready }: { readonly ready: boolean }) {
  return (
    <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
      <CssBaseline enableColorScheme />
      <ErrorBoundary>
        <StudioWindow ready={ready} />
        <NoticeStack />
      </ErrorBoundary>
    </ThemeProvider>
  )
}
