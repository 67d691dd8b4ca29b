import GenerateIcon from '@mui/icons-material/AutoAwesomeOutlined'
import { Box, Typography } from '@mui/material'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../preload/contract/job'
import { EmptyState } from '../../ui/EmptyState'
import { expectedPictures, type GeneratedPlace, placeOf } from './outputFacts'
import { ResultTile } from './ResultTile'
import { WalkPlayer } from './WalkPlayer'

interface GenerateResultsProps {
  readonly job: Job | undefined
  readonly onKeepSeed: (seed: number) => void
  readonly onVary: (place: GeneratedPlace) => void
}

/** Space above the results for the button that stays in sight. */
const headroom = 72

/** The pictures of the newest run: places that fill as they arrive. */
export function GenerateResults({ job, onKeepSeed, onVary }: GenerateResultsProps) {
  const { t } = useTranslation('generate')
  const top = useRef<HTMLDivElement>(null)
  const [opened] = useState(() => Date.now())
  const id = job?.id
  const fresh = job !== undefined && job.created >= opened
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new run is brought into sight
  useEffect(() => {
    const results = top.current
    const panel = results?.closest('[role="tabpanel"]')
    if (!fresh || !results || !panel) return
    const distance = results.getBoundingClientRect().top - panel.getBoundingClientRect().top
    panel.scrollBy({ top: distance - headroom })
  }, [id, fresh])
  if (!job) {
    return (
      <Box sx={{ height: 200 }}>
        <EmptyState icon={GenerateIcon} title={t('empty.title')} text={t('empty.text')} />
      </Box>
    )
  }
  const waiting = job.state === 'queued' || job.state === 'running'
  const places = waiting ? Math.max(expectedPictures(job), job.outputs.length) : job.outputs.length
  if (places === 0) return null
  if (job.recipe.steps.at(-1)?.step === 'generate.walk')
    return (
      <Box ref={top}>
        <WalkPlayer job={job} />
      </Box>
    )
  return (
    <Box ref={top}>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mb: 0.75 }}>
        {t('makeInput')}
      </Typography>
      <Box
        role="list"
        data-tour="results"
        aria-label={t('results')}
        sx={{
          display: 'grid',
          gap: 0.75,
          gridTemplateColumns: `repeat(auto-fill, minmax(${places > 12 ? 72 : places > 4 ? 96 : 144}px, 1fr))`,
        }}
      >
        {Array.from({ length: places }, (_, place) => {
          const output = job.outputs[place]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place keeps its number while it fills
            <Box key={place} role="listitem" sx={{ aspectRatio: '1' }}>
              <ResultTile
                output={output}
                place={output && placeOf(job, output)}
                number={place + 1}
                onKeepSeed={onKeepSeed}
                onVary={onVary}
              />
            </Box>
          )
        })}
      </Box>
    </Box>
  )
}
