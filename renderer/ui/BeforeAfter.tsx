import { Box, Slider, Stack, Typography } from '@mui/material'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../preload/contract/api'

interface BeforeAfterProps {
  readonly before: string
  readonly after: string
  /** CSS height of the picture. */
  readonly height: string
}

/** Two pictures of the library in one place, with a line to drag between them. */
export function BeforeAfter({ before, after, height }: BeforeAfterProps) {
  const { t } = useTranslation('app')
  const [position, setPosition] = useState(0.5)
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    setPosition(Math.min(1, Math.max(0, (event.clientX - left) / width)))
  }
  // The small picture is there at once, and the large one over it a moment later.
  const at = (id: string) => ({
    background: `url("${assetUrl(id, 'thumbnail')}") center / contain no-repeat`,
  })
  const picture = { position: 'absolute', inset: 0, width: '100%', height: '100%' } as const
  const percent = `${position * 100}%`
  return (
    <Stack spacing={0.5}>
      <Box
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          follow(event)
        }}
        onPointerMove={follow}
        sx={{
          position: 'relative',
          height,
          borderRadius: 1,
          overflow: 'hidden',
          cursor: 'ew-resize',
          touchAction: 'none',
          bgcolor: 'surface.canvas',
        }}
      >
        <Box
          component="img"
          alt={t('beforeAfter.before')}
          draggable={false}
          src={assetUrl(before, 'preview')}
          sx={{ ...picture, ...at(before), objectFit: 'contain' }}
        />
        <Box
          sx={{ ...picture, bgcolor: 'surface.canvas' }}
          style={{ clipPath: `inset(0 0 0 ${percent})` }}
        >
          <Box
            component="img"
            alt={t('beforeAfter.after')}
            draggable={false}
            src={assetUrl(after, 'preview')}
            sx={{
              ...at(after),
              width: '100%',
              height: '100%',
              display: 'block',
              objectFit: 'contain',
            }}
          />
        </Box>
        <Box
          sx={{
            position: 'absolute',
            top: 0,
            bottom: 0,
            width: '2px',
            ml: '-1px',
            bgcolor: 'common.white',
            boxShadow: '0 0 2px rgba(0, 0, 0, 0.8)',
          }}
          style={{ left: percent }}
        />
      </Box>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
        <Typography variant="caption" color="textSecondary" noWrap sx={{ flex: 'none' }}>
          {t('beforeAfter.before')}
        </Typography>
        <Slider
          aria-label={t('beforeAfter.position')}
          value={position}
          min={0}
          max={1}
          step={0.01}
          onChange={(_, next) => setPosition(next)}
        />
        <Typography variant="caption" color="textSecondary" noWrap sx={{ flex: 'none' }}>
          {t('beforeAfter.after')}
        </Typography>
      </Stack>
    </Stack>
  )
}
