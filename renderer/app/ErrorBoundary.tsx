import { Box, Button, Stack, Typography } from '@mui/material'
import i18next from 'i18next'
import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** A part that failed is shown as a part; the window's own boundary fills the window. */
  readonly part?: boolean
}

interface ErrorBoundaryState {
  readonly error: Error | undefined
}

/** Catches a fault of the interface, says that nothing is lost, and offers a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined }

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const details = `${error.name}: ${error.message}\n${error.stack ?? ''}`
    return (
      <Box
        role="alert"
        sx={{
          height: '100%',
          display: 'grid',
          placeContent: 'center',
          p: 3,
          bgcolor: 'surface.window',
        }}
      >
        <Stack spacing={2} sx={{ maxWidth: 520 }}>
          <Typography variant="h1">{i18next.t('app:fault.title')}</Typography>
          <Typography>{i18next.t('app:fault.text')}</Typography>
          <Stack direction="row" spacing={1}>
            {this.props.part ? (
              <Button variant="contained" onClick={() => this.setState({ error: undefined })}>
                {i18next.t('app:fault.again')}
              </Button>
            ) : null}
            <Button
              variant={this.props.part ? 'outlined' : 'contained'}
              onClick={() => location.reload()}
            >
              {i18next.t('app:fault.reload')}
            </Button>
            <Button onClick={() => void navigator.clipboard.writeText(details)}>
              {i18next.t('app:fault.copy')}
            </Button>
          </Stack>
          <Typography
            variant="caption"
            color="textSecondary"
            component="pre"
            sx={{ whiteSpace: 'pre-wrap', m: 0 }}
          >
            {error.message}
          </Typography>
        </Stack>
      </Box>
    )
  }
}
