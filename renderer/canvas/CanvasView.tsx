import { Box } from '@mui/material'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../state/documentStore'
import { showError, showNotice } from '../ui/notices'
import { setCurrentCanvas } from './currentCanvas'
import { EmptyCanvas } from './EmptyCanvas'
import type { StudioCanvas } from './studioCanvas'
import { DifferenceBar } from './toolbar/DifferenceBar'
import { MaskWorkBar } from './toolbar/MaskWorkBar'
import { OpeningBar } from './toolbar/OpeningBar'
import { OptionsBar } from './toolbar/OptionsBar'
import { OverlayBar } from './toolbar/OverlayBar'
import { RepaintBar } from './toolbar/RepaintBar'
import { StagingBar } from './toolbar/StagingBar'
import { StatusBar } from './toolbar/StatusBar'
import { TileBar } from './toolbar/TileBar'
import { ToolRail } from './toolbar/ToolRail'

/** Over the picture, which would hide an outline, in two colours of which one stands out on any picture. */
const focusRing = {
  content: '""',
  position: 'absolute',
  inset: 0,
  zIndex: 1,
  pointerEvents: 'none',
  border: '2px solid',
  borderColor: 'text.primary',
  outline: '2px solid',
  outlineColor: 'background.paper',
  outlineOffset: '-4px',
} as const

/** The middle of the window: tools, the canvas itself, and what stands below it. React draws no pixel of the picture. */
export function CanvasView() {
  const { t } = useTranslation('canvas')
  const container = useRef<HTMLDivElement>(null)
  const [canvas, setCanvas] = useState<StudioCanvas>()
  const asset = useDocument((state) => state.asset)
  const open = asset !== undefined
  const [needed, setNeeded] = useState(open)
  if (open && !needed) setNeeded(true)

  // A window without a picture opens without the canvas and its library.
  useEffect(() => {
    if (!needed) return
    let end: (() => void) | undefined = () => undefined
    void import('./studioCanvas')
      .then(({ StudioCanvas }) => {
        if (!end || !container.current) return
        const created = new StudioCanvas(container.current, () => {
          showNotice(() => i18next.t('canvas:picture.failed'), { tone: 'error' })
        })
        const release = setCurrentCanvas(created)
        setCanvas(created)
        end = () => {
          release()
          created.destroy()
          setCanvas(undefined)
        }
      })
      .catch(showError)
    return () => {
      end?.()
      end = undefined
    }
    // Whatever changes with the language is no reason to read the picture again.
  }, [needed])

  return (
    <Box
      data-command-scope="canvas"
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', minWidth: 0 }}
    >
      {open ? <OptionsBar /> : null}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        {open ? <ToolRail /> : null}
        <Box sx={{ position: 'relative', flex: 1, minWidth: 0, bgcolor: 'surface.canvas' }}>
          <Box
            ref={container}
            role="application"
            tabIndex={open ? 0 : -1}
            aria-label={asset ? t('canvas.named', { name: asset.name }) : t('canvas.empty')}
            aria-hidden={!open}
            sx={{
              position: 'absolute',
              inset: 0,
              overflow: 'hidden',
              touchAction: 'none',
              userSelect: 'none',
              '&:focus-visible': { outline: 'none' },
              '&:focus-visible:not([data-pointed])::after': focusRing,
            }}
          />
          {open ? null : <EmptyCanvas />}
          <OpeningBar />
          <OverlayBar />
          <DifferenceBar />
          <TileBar />
          <MaskWorkBar />
          <StagingBar />
          <RepaintBar />
        </Box>
      </Box>
      {open && canvas ? <StatusBar canvas={canvas} /> : null}
    </Box>
  )
}
