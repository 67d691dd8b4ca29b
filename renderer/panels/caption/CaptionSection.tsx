import CaptionIcon from '@mui/icons-material/ShortTextOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { definition } from '../../../preload/contract/steps/describe.caption'
import { openBatch } from '../../actions/batchActions'
import { submit } from '../../actions/runStep'
import { keepTexts } from '../../actions/textActions'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { useLibrary } from '../../state/libraryStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { CaptionCandidate } from './CaptionCandidate'
import { ExportTexts } from './ExportTexts'
import { SavedTexts } from './SavedTexts'

/** Captions of the open picture: candidates to choose from, and what is kept with the picture. */
export function CaptionSection({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('caption')
  const [values, setValues] = useStepValues(definition.id)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset.id))
  const [newest] = useStepOutcomes(definition.id, asset.id)
  const selected = useLibrary((state) => state.selection.ids)

  const run = () => {
    setBusy(true)
    submit([{ step: definition.id, parameters: values }], [asset.id])
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={values.method === 'sample' ? ['beams'] : ['seed', 'temperature']}
        lastSeed={newest?.seed}
      />
      <RunButton title={t('run')} icon={<CaptionIcon />} busy={busy} onRun={run}>
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
      <JobStatus job={job} />
      {newest ? (
        <Stack spacing={1} key={newest.asset}>
          <Typography variant="h3">{t('candidates')}</Typography>
          <Typography variant="caption" color="textSecondary">
            {t('attentionHint')}
          </Typography>
          {newest.result.captions.map((caption) => (
            <CaptionCandidate
              key={`${caption.text}${caption.score}`}
              caption={caption}
              chosen={caption.text === asset.caption}
              onChoose={(text) =>
                void keepTexts([{ id: asset.id, caption: text }]).catch(showError)
              }
            />
          ))}
        </Stack>
      ) : null}
      <SavedTexts key={asset.id} asset={asset} found={newest?.result.captions[0]?.text} />
      <ExportTexts asset={asset.id} />
    </Stack>
  )
}
