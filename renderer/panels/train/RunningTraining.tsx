import FinishIcon from '@mui/icons-material/FlagOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../preload/contract/job'
import type { LossPoint } from '../../../preload/contract/lossCurve'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import { LiveSamples } from './LiveSamples'
import { LossCurve } from './LossCurve'

/** A generator while it learns: how near it comes, what it draws, and an end that keeps what it can by now. */
export function RunningTraining({ job }: { readonly job: Job }) {
  const { t } = useTranslation('train')
  const points = useLosses(job)
  const [finishing, setFinishing] = useState(false)

  const finish = () => {
    setFinishing(true)
    studio()
      .calls.training.finish({ id: job.id })
      .catch((error: unknown) => {
        setFinishing(false)
        showError(error)
      })
  }

  return (
    <Stack spacing={1}>
      <Button
        variant="outlined"
        startIcon={<FinishIcon />}
        disabled={finishing}
        onClick={finish}
        sx={{ alignSelf: 'start' }}
      >
        {t(finishing ? 'generator.finishing' : 'generator.finish')}
      </Button>
      <Typography variant="caption" color="textSecondary">
        {t('generator.finishHelp')}
      </Typography>
      {points.length > 1 ? (
        <LossCurve title={t('generator.losses')} losses={points.map(({ loss }) => loss)} />
      ) : null}
      <LiveSamples job={job} />
    </Stack>
  )
}

/** The points of this training's curve by now: those that an earlier one in another folder left are not its own. */
function useLosses(job: Job): readonly LossPoint[] {
  const [points, setPoints] = useState<readonly LossPoint[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the job tells how far it is
  useEffect(() => {
    let current = true
    studio()
      .calls.training.losses({ since: job.started ?? 0 })
      .then((told) => current && setPoints(told.points))
      // The next report asks again.
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [job.progress, job.secondsLeft])
  return points
}
