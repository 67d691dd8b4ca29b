import { Box, useMediaQuery } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { CanvasView } from '../canvas/CanvasView'
import { narrowWindow, useLayout } from '../state/layoutStore'
import { useSettings } from '../state/settingsStore'
import { atWindowMiddle } from '../ui/windowFoot'
import { StudioBar } from './bar/StudioBar'
import { Dialogs } from './Dialogs'
import { ErrorBoundary } from './ErrorBoundary'
import { Gallery } from './gallery/Gallery'
import { ImportDrop } from './gallery/ImportDrop'
import { SidePanel } from './layout/SidePanel'
import { Splitter } from './layout/Splitter'
import { useChosenTheme } from './theme/useChosenTheme'
import { JobTray } from './tray/JobTray'
import { Tour } from './welcome/tour/Tour'
import { WelcomePage } from './welcome/WelcomePage'

/** The window: bar above, gallery, canvas and panel side by side, job tray below. */
export function StudioWindow({ ready }: { readonly ready: boolean }) {
  const { t } = useTranslation('app')
  useChosenTheme()
  const sizes = useLayout((state) => state.sizes)
  const galleryOpen = useLayout((state) => state.galleryOpen)
  const panelOpen = useLayout((state) => state.panelOpen)
  const front = useLayout((state) => state.front)
  const narrow = useMediaQuery(narrowWindow)
  const one = narrow && galleryOpen && panelOpen
  const width = (size: number) => (narrow ? `min(${size}px, 56vw)` : size)
  const welcomed = useSettings((state) => state.settings?.welcomed ?? true)

  if (!ready) return <Box sx={{ height: '100%', bgcolor: 'surface.window' }} />
  return (
    <Box
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'surface.window' }}
    >
      <StudioBar />
      {welcomed ? (
        <>
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
            {galleryOpen && !(one && front === 'panelOpen') ? (
              <>
                <Box sx={{ width: width(sizes.gallery), flex: 'none', minWidth: 0 }}>
                  <ErrorBoundary part>
                    <Gallery />
                  </ErrorBoundary>
                </Box>
                <Splitter side="gallery" label={t('layout.gallerySize')} grows="right" />
              </>
            ) : null}
            <Box
              component="main"
              ref={atWindowMiddle}
              aria-label={t('layout.canvas')}
              sx={{ flex: 1, minWidth: 0, bgcolor: 'surface.canvas' }}
            >
              <ErrorBoundary part>
                <CanvasView />
              </ErrorBoundary>
            </Box>
            {panelOpen && !(one && front === 'galleryOpen') ? (
              <>
                <Splitter side="panel" label={t('layout.panelSize')} grows="left" />
                <Box sx={{ width: width(sizes.panel), flex: 'none', minWidth: 0 }}>
                  <SidePanel />
                </Box>
              </>
            ) : null}
          </Box>
          <JobTray />
          <Tour />
        </>
      ) : (
        <WelcomePage />
      )}
      <ImportDrop />
      <Dialogs />
    </Box>
  )
}
