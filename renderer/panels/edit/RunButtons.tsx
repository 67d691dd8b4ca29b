import CloseIcon from '@mui/icons-material/Close'
import { Button, CircularProgress, Stack } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepId } from '../../../preload/contract/steps'
import { cancelEdit } from '../../actions/editActions'
import { useDocument } from '../../state/documentStore'
import { useJobs } from '../../state/jobStore'
import { showError } from '../../ui/notices'
import { useEdit } from './editStore'

interface RunButtonsProps {
  readonly step: StepId
  readonly label: string
  readonly disabled?: boolean
  readonly onRun: () => Promise<void>
  /** Puts the form back; left out where there is nothing to put back. */
  readonly onReset?: (() => void) | undefined
}

/** Runs a step, shows how far it is, and stops it. */
export function RunButtons({ step, label, disabled = false, onRun, onReset }: RunButtonsProps) {
  const { t } = useTranslation('edit')
  const jobId = useEdit((state) => state.running[step])
  const progress = useJobs((state) => state.jobs.find(({ id }) => id === jobId)?.progress ?? 0)
  // A result that waits for a yes comes first: another edit would run on the picture below it. So does a
  // mask that is painted anew. The same
  // step with other settings makes a variant of it.
  const waits = useDocument(
    ({ staged, repainting }) =>
      repainting !== undefined || (staged !== undefined && staged.step !== step),
  )
  const varies = useDocument((state) => state.staged?.step === step)
  const running = jobId !== undefined
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
      <Button
        variant="contained"
        disabled={disabled || running || waits}
        onClick={() => {
          onRun().catch(showError)
        }}
        startIcon={
          running ? (
            <CircularProgress
              size={14}
              color="inherit"
              variant={progress > 0 ? 'determinate' : 'indeterminate'}
              value={progress * 100}
              aria-label={t('working')}
            />
          ) : undefined
        }
        sx={{ flex: 1 }}
      >
        {running ? t('workingPart', { value: progress }) : varies ? t('variant') : label}
      </Button>
      {running ? (
        <Button
          color="secondary"
          startIcon={<CloseIcon />}
          onClick={() => {
            cancelEdit(step).catch(showError)
          }}
        >
          {t('cancel')}
        </Button>
      ) : null}
      {!running && onReset ? (
        <Button color="secondary" onClick={onReset}>
          {t('reset')}
        </Button>
      ) : null}
    </Stack>
  )
}
