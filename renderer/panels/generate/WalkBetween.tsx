import CloseIcon from '@mui/icons-material/Close'
import { Box, Button, IconButton, Skeleton, Slider, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { openAsset } from '../../actions/libraryActions'
import { submit, waitForJob } from '../../actions/runStep'
import { showError } from '../../ui/notices'
import { useGenerate } from './generateStore'
import type { GeneratedPlace } from './outputFacts'
import { useWalkFrames } from './useWalkFrames'
import { frameRecipe, nearestFrame, walkFrameCount } from './walkFrames'

/** The walk between two results that were chosen; nothing before one is. */
export function WalkBetween() {
  const { t } = useTranslation('generate')
  const [from, to] = useGenerate((state) => state.ends)
  const clear = useGenerate((state) => state.clearEnds)
  if (!from) return null
  return (
    <Box
      role="group"
      aria-label={t('between.title')}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, p: 1 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          {t('between.title')}
        </Typography>
        <Tooltip title={t('between.close')}>
          <IconButton aria-label={t('between.close')} onClick={clear}>
            <CloseIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Tooltip>
      </Box>
      {to ? (
        <WalkScrubber key={`${from.asset} ${to.asset}`} from={from} to={to} />
      ) : (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <EndPicture place={from} name="A" />
          <Typography variant="body2" color="textSecondary">
            {t('between.second')}
          </Typography>
        </Box>
      )}
    </Box>
  )
}

function EndPicture({ place, name }: { readonly place: GeneratedPlace; readonly name: string }) {
  return (
    <Box sx={{ textAlign: 'center', flex: 'none' }}>
      <Box
        component="img"
        alt={name}
        src={assetUrl(place.asset, 'thumbnail')}
        sx={{ width: 48, height: 48, borderRadius: 1, objectFit: 'cover', display: 'block' }}
      />
    </Box>
  )
}

interface WalkScrubberProps {
  readonly from: GeneratedPlace
  readonly to: GeneratedPlace
}

/** A scrubber over the walk: frames are drawn as they are asked for; the one that pleases is kept. */
function WalkScrubber({ from, to }: WalkScrubberProps) {
  const { t } = useTranslation('generate')
  const [frame, setFrame] = useState(Math.floor(walkFrameCount / 2))
  const [keeping, setKeeping] = useState(false)
  const frames = useWalkFrames(from, to, frame)
  const shown = nearestFrame(frame, frames.keys())
  const picture = shown === undefined ? undefined : frames.get(shown)

  const keep = async () => {
    setKeeping(true)
    try {
      const job = await submit([frameRecipe(from, to, frame)])
      const [output] = (await waitForJob(job.id)).outputs
      if (output) await openAsset(output.asset)
    } catch (error) {
      showError(error)
    } finally {
      setKeeping(false)
    }
  }

  return (
    <Box>
      {picture ? (
        <Box
          component="img"
          alt={t('between.frame', { number: frame + 1, count: walkFrameCount })}
          src={picture}
          sx={{
            width: '100%',
            display: 'block',
            borderRadius: 1,
            // A neighbour stands in until the frame itself is drawn.
            opacity: shown === frame ? 1 : 0.6,
          }}
        />
      ) : (
        <Skeleton variant="rounded" width="100%" sx={{ height: 'auto', aspectRatio: '1' }} />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.75 }}>
        <EndPicture place={from} name="A" />
        <Slider
          aria-label={t('between.scrub')}
          value={frame}
          min={0}
          max={walkFrameCount - 1}
          step={1}
          marks={[...frames.keys()].map((value) => ({ value }))}
          getAriaValueText={(value) =>
            t('between.frame', { number: value + 1, count: walkFrameCount })
          }
          onChange={(_, value) => setFrame(value)}
        />
        <EndPicture place={to} name="B" />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.75 }}>
        <Typography
          variant="caption"
          color="textSecondary"
          sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {frames.size < walkFrameCount
            ? t('between.drawing', { done: frames.size, count: walkFrameCount })
            : t('between.frame', { number: frame + 1, count: walkFrameCount })}
        </Typography>
        <Button variant="outlined" loading={keeping} onClick={() => void keep()}>
          {t('between.keep')}
        </Button>
      </Box>
    </Box>
  )
}
