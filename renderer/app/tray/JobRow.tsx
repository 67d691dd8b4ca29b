import ArrowDownIcon from '@mui/icons-material/ArrowDownward'
import ArrowUpIcon from '@mui/icons-material/ArrowUpward'
import CancelledIcon from '@mui/icons-material/BlockOutlined'
import DoneIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import CloseIcon from '@mui/icons-material/Close'
import FailedIcon from '@mui/icons-material/ErrorOutlineOutlined'
import QueuedIcon from '@mui/icons-material/HourglassEmpty'
import InterruptedIcon from '@mui/icons-material/PauseCircleOutlineOutlined'
import RunningIcon from '@mui/icons-material/PlayArrow'
import ReplayIcon from '@mui/icons-material/Replay'
import { Box, Button, ButtonBase, Typography } from '@mui/material'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Job, JobState } from '../../../preload/contract/job'
import { findStep, isStepId } from '../../../preload/contract/steps'
import { openAsset } from '../../actions/libraryActions'
import { isFinished, jobDetails, moveTarget } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import { TrayButton, TrayRow } from './TrayRow'
import { useJobWords } from './useJobWords'

const icons: Readonly<Record<JobState, ReactNode>> = {
  queued: <QueuedIcon sx={{ color: 'text.secondary' }} />,
  running: <RunningIcon color="primary" />,
  done: <DoneIcon color="success" />,
  failed: <FailedIcon color="error" />,
  cancelled: <CancelledIcon sx={{ color: 'text.secondary' }} />,
  interrupted: <InterruptedIcon color="warning" />,
}

/** One job: how it stands, what it made, and what can be done to it. Alt+arrows reorder it. */
export function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs')
  const words = useJobWords()
  const jobs = useJobs((state) => state.jobs)
  const { cancel, retry, move, clear } = useJobs.getState()
  const up = moveTarget(jobs, job.id, 'up')
  const down = moveTarget(jobs, job.id, 'down')
  const title = words.title(job)

  const onKeyDown = (event: KeyboardEvent) => {
    const target =
      event.altKey && event.key === 'ArrowUp'
        ? up
        : event.altKey && event.key === 'ArrowDown'
          ? down
          : undefined
    if (!target) return
    event.preventDefault()
    move(job.id, target.before).catch(showError)
  }

  const button = (
    label: string,
    icon: ReactNode,
    run: () => Promise<unknown>,
    disabled = false,
  ) => <TrayButton label={label} title={title} icon={icon} run={run} disabled={disabled} />

  const [input] = job.inputs
  const pictures = job.outputs.filter(
    ({ step }) => isStepId(step) && findStep(step).output === 'images',
  )

  return (
    <TrayRow
      icon={icons[job.state]}
      picture={
        input && 'asset' in input ? (
          <Box
            component="img"
            alt=""
            src={assetUrl(input.asset, 'thumbnail')}
            sx={{ width: 32, height: 32, objectFit: 'cover', borderRadius: 0.75, flex: 'none' }}
          />
        ) : null
      }
      title={title}
      state={words.state(job)}
      failed={job.state === 'failed'}
      progress={job.state === 'running' ? job.progress : undefined}
      onKeyDown={onKeyDown}
    >
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        {pictures.slice(0, 5).map(({ asset }, index) => (
          <ButtonBase
            key={asset}
            aria-label={t('openResult', { number: index + 1 })}
            onClick={() => openAsset(asset).catch(showError)}
            sx={{ borderRadius: 0.75, overflow: 'hidden' }}
          >
            <Box
              component="img"
              alt=""
              src={assetUrl(asset, 'thumbnail')}
              sx={{ width: 32, height: 32, objectFit: 'cover', display: 'block' }}
            />
          </ButtonBase>
        ))}
        {pictures.length > 5 ? (
          <Typography variant="caption" color="textSecondary" sx={{ alignSelf: 'center' }}>
            +{pictures.length - 5}
          </Typography>
        ) : null}
      </Box>
      {job.state === 'queued' ? (
        <>
          {button(
            t('up'),
            <ArrowUpIcon sx={{ fontSize: 18 }} />,
            () => move(job.id, up?.before),
            !up,
          )}
          {button(
            t('down'),
            <ArrowDownIcon sx={{ fontSize: 18 }} />,
            () => move(job.id, down?.before),
            !down,
          )}
        </>
      ) : null}
      {job.state === 'failed' ? (
        <Button
          color="secondary"
          sx={{ minHeight: 28 }}
          onClick={() => void studio().host.copyText(jobDetails(job)).catch(showError)}
        >
          {t('copyDetails')}
        </Button>
      ) : null}
      {job.state === 'interrupted' ? (
        <Button
          variant="outlined"
          sx={{ minHeight: 28 }}
          onClick={() => retry(job.id).catch(showError)}
        >
          {t('runAgain')}
        </Button>
      ) : null}
      {job.state === 'failed' || job.state === 'cancelled'
        ? button(t('retry'), <ReplayIcon sx={{ fontSize: 18 }} />, () => retry(job.id))
        : null}
      {job.state === 'queued' || job.state === 'running'
        ? button(t('cancel'), <CloseIcon sx={{ fontSize: 18 }} />, () => cancel(job.id))
        : null}
      {isFinished(job) || job.state === 'interrupted'
        ? button(t('forget'), <CloseIcon sx={{ fontSize: 18 }} />, () => clear([job.id]))
        : null}
    </TrayRow>
  )
}
