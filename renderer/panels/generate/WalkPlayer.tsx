import PauseIcon from '@mui/icons-material/Pause'
import PlayIcon from '@mui/icons-material/PlayArrow'
import { Box, Button, IconButton, Skeleton, Slider, Tooltip } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Job } from '../../../preload/contract/job'
import { openAsset } from '../../actions/libraryActions'
import { showError } from '../../ui/notices'
import { stillMotion } from '../../ui/stillMotion'

/** A walk: its animation with play and pause, or its single frames with a scrubber. */
export function WalkPlayer({ job }: { readonly job: Job }) {
  const { t } = useTranslation('generate')
  const [playing, setPlaying] = useState(() => !stillMotion())
  const [frame, setFrame] = useState(0)
  const parameters = job.recipe.steps.at(-1)?.parameters ?? {}
  const form = parameters.form ?? 'animation'
  const rate = typeof parameters.framesPerSecond === 'number' ? parameters.framesPerSecond : 8
  const frames = job.outputs
  const single = form === 'folder'
  const shown = frames[Math.min(frame, frames.length - 1)]

  useEffect(() => {
    if (!single || !playing || frames.length < 2) return
    const timer = setInterval(() => setFrame((now) => (now + 1) % frames.length), 1000 / rate)
    return () => clearInterval(timer)
  }, [single, playing, frames.length, rate])

  if (!shown)
    return (
      <Skeleton
        variant="rounded"
        width="100%"
        sx={{ height: 'auto', aspectRatio: form === 'strip' ? '4' : '1' }}
      />
    )
  const title = playing ? t('walk.pause') : t('walk.play')
  // An animated WebP plays by itself; its thumbnail is its first frame standing still.
  const source = single || (form === 'animation' && !playing) ? 'thumbnail' : 'original'
  return (
    <Box>
      <Box
        component="img"
        alt={t('walk.picture')}
        src={assetUrl(shown.asset, source)}
        sx={{
          width: '100%',
          display: 'block',
          borderRadius: 1,
          imageRendering: 'auto',
          bgcolor: 'surface.raised',
          objectFit: 'contain',
          maxHeight: form === 'strip' ? 120 : 'none',
        }}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.75 }}>
        {form === 'strip' ? null : (
          <Tooltip title={title}>
            <IconButton aria-label={title} onClick={() => setPlaying(!playing)}>
              {playing ? <PauseIcon /> : <PlayIcon />}
            </IconButton>
          </Tooltip>
        )}
        {single && frames.length > 1 ? (
          <Slider
            aria-label={t('walk.frame')}
            value={Math.min(frame, frames.length - 1)}
            min={0}
            max={frames.length - 1}
            step={1}
            onChange={(_, value) => {
              setPlaying(false)
              setFrame(value)
            }}
          />
        ) : (
          <Box sx={{ flex: 1 }} />
        )}
        <Button
          variant="outlined"
          onClick={() => openAsset(shown.asset).catch(showError)}
          sx={{ flex: 'none' }}
        >
          {t('walk.use')}
        </Button>
      </Box>
    </Box>
  )
}
