import RecogniseIcon from '@mui/icons-material/CenterFocusStrongOutlined'
import SimilarIcon from '@mui/icons-material/ImageSearchOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/recognise.classify'
import { openBatch } from '../../actions/batchActions'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { useLibrary } from '../../state/libraryStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { NeedsPicture } from '../../ui/NeedsPicture'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import type { PanelModule } from '../panelModule'
import { RecogniseResult } from './RecogniseResult'

function RecognisePanel() {
  const { t } = useTranslation(['recognise', 'alike'])
  const language = useLanguage()
  const asset = useDocument((state) => state.asset)
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset?.id))
  const [newest] = useStepOutcomes(definition.id, asset?.id)
  const selected = useLibrary((state) => state.selection.ids)
  if (!asset) return <NeedsPicture text={t('empty')} />

  const run = () => {
    setBusy(true)
    submit([{ step: definition.id, parameters: values }], [asset.id])
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={['saliency']}
      />
      <RunButton title={t('run')} icon={<RecogniseIcon />} busy={busy} onRun={run}>
        {selected.size > 1 ? (
          <Button
            fullWidth
            sx={{ mt: 0.5 }}
            onClick={() => openBatch([...selected], { step: definition.id, parameters: values })}
          >
            {t('runSelected', { count: selected.size })}
          </Button>
        ) : null}
      </RunButton>
      <Button
        startIcon={<SimilarIcon />}
        onClick={() => useDialogs.getState().open({ kind: 'alike', like: asset.id })}
      >
        {t('alike:command.like')}
      </Button>
      <JobStatus job={job} />
      {newest ? <RecogniseResult key={newest.asset} result={newest.result} /> : null}
    </Stack>
  )
}

export const panel: PanelModule = {
  id: 'recognise',
  order: 3,
  titleKey: 'recognise:title',
  icon: RecogniseIcon,
  Component: RecognisePanel,
}
