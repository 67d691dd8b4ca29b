import { Box, Typography } from '@mui/material'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../preload/contract/job'
import { studio } from '../../state/studio'

/** What a generator in training draws by now, always from the same random numbers: a row for each label. */
export function LiveSamples({ job }: { readonly job: Job }) {
  const { t } = useTranslation('train')
  const [picture, setPicture] = useState<string>()
  const drawn = useRef(job.started ?? 0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the job tells how far it is
  useEffect(() => {
    let current = true
    studio()
      .calls.training.samples({ since: drawn.current })
      .then((answer) => {
        if (!current || answer.drawn === undefined) return
        drawn.current = answer.drawn
        setPicture(answer.picture)
      })
      // The next report asks again.
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [job.progress, job.secondsLeft])

  if (picture === undefined) return null
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Typography component="figcaption" variant="caption" color="textSecondary">
        {t('generator.samples')}
      </Typography>
      <Box
        component="img"
        src={picture}
        alt={t('generator.samples')}
        sx={{ display: 'block', width: '100%', borderRadius: 1 }}
      />
    </Box>
  )
}
