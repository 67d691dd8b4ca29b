import PauseIcon from '@mui/icons-material/Pause'
import PlayIcon from '@mui/icons-material/PlayArrow'
import { Box, ButtonBase, IconButton, Skeleton, Slider, Tooltip, Typography } from '@mui/material'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { GeneratedPlace } from './outputFacts'
import { useWalkFrames } from './useWalkFrames'
import { useWalkPlay } from './useWalkPlay'
import { WalkKeep } from './WalkKeep'
import { nearestFrame, walkFrameCount } from './walkFrames'

interface WalkScrubberProps {
  readonly from: GeneratedPlace
  readonly to: GeneratedPlace
}

const last = walkFrameCount - 1

/**
 * A scrubber over the walk, which also plays to and fro: frames are drawn as they are asked for; the one
 * that pleases is kept, or all of them.
 */
export function WalkScrubber({ from, to }: WalkScrubberProps) {
  const { t } = useTranslation('generate')
  const [frame, setFrame] = useState(Math.floor(walkFrameCount / 2))
  /** Where the user put the scrubber: it is drawn first, also while the walk plays over what is there. */
  const [wanted, setWanted] = useState(frame)
  const frames = useWalkFrames(from, to, wanted)
  const play = useWalkPlay(frame, walkFrameCount, setFrame)
  const shown = nearestFrame(frame, frames.keys())
  const picture = shown === undefined ? undefined : frames.get(shown)

  const scrub = (value: number) => {
    play.stop()
    setFrame(value)
    setWanted(value)
  }
  const playByKey = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    event.preventDefault()
    play.toggle()
  }
  const playTitle = play.playing ? t('walk.pause') : t('between.play')

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
            opacity: shown === frame || play.playing ? 1 : 0.6,
          }}
        />
      ) : (
        <Skeleton variant="rounded" width="100%" sx={{ height: 'auto', aspectRatio: '1' }} />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.75 }}>
        <EndButton place={from} title={t('between.start')} onClick={() => scrub(0)} />
        <Slider
          aria-label={t('between.scrub')}
          value={frame}
          min={0}
          max={last}
          step={1}
          shiftStep={5}
          marks={[...frames.keys()].map((value) => ({ value }))}
          getAriaValueText={(value) =>
            t('between.frame', { number: value + 1, count: walkFrameCount })
          }
          onChange={(_, value) => scrub(value)}
          onKeyDown={playByKey}
        />
        <EndButton place={to} title={t('between.end')} onClick={() => scrub(last)} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mt: 0.75 }}>
        <Tooltip title={playTitle}>
          {/* Nothing moves before there are two pictures to move between. */}
          <span>
            <IconButton aria-label={playTitle} disabled={frames.size < 2} onClick={play.toggle}>
              {play.playing ? <PauseIcon /> : <PlayIcon />}
            </IconButton>
          </span>
        </Tooltip>
        <Typography
          variant="caption"
          color="textSecondary"
          sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {frames.size < walkFrameCount
            ? t('between.drawing', { done: frames.size, count: walkFrameCount })
            : t('between.frame', { number: frame + 1, count: walkFrameCount })}
        </Typography>
        <WalkKeep from={from} to={to} frame={frame} />
      </Box>
    </Box>
  )
}

interface EndButtonProps {
  readonly place: GeneratedPlace
  readonly title: string
  readonly onClick: () => void
}

/** An end of the walk; a click goes there. */
function EndButton({ place, title, onClick }: EndButtonProps) {
  return (
    <Tooltip title={title}>
      <ButtonBase aria-label={title} onClick={onClick} sx={{ flex: 'none', borderRadius: 1 }}>
        <Box
          component="img"
          alt=""
          src={assetUrl(place.asset, 'thumbnail')}
          sx={{ width: 48, height: 48, borderRadius: 1, objectFit: 'cover', display: 'block' }}
        />
      </ButtonBase>
    </Tooltip>
  )
}
