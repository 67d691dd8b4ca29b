import AdCopyIcon from '@mui/icons-material/CampaignOutlined'
import SideBySideIcon from '@mui/icons-material/ViewColumnOutlined'
import { Box, Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { definition } from '../../../preload/contract/steps/describe.adcopy'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { sideLimits, useLayout } from '../../state/layoutStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { AdCopyResult } from './AdCopyResult'
import { CopyLanguages } from './CopyLanguages'
import { type CopyLanguage, copyRuns, languageNames, writtenLanguages } from './copyRuns'
import { ExportTexts } from './ExportTexts'

/** Which languages a run writes; kept beside the step's own form. */
const languagesForm = 'describe.adcopy:languages'
/** Width of the panel, in pixels, from which two languages stand side by side. */
const sideBySideWidth = 560

/** Ad copy of the open picture from a brief, in one language or both. */
export function AdCopySection({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('caption')
  const interfaceLanguage = useLanguage()
  const [values, setValues] = useStepValues(definition.id)
  const [choice, setChoice] = useStepValues(languagesForm)
  const [busy, setBusy] = useState(false)
  const wide = useLayout((state) => state.sizes.panel >= sideBySideWidth)
  const resize = useLayout((state) => state.resize)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset.id))
  const outcomes = useStepOutcomes(definition.id, asset.id)
  const languages = (choice.languages as CopyLanguage | undefined) ?? interfaceLanguage

  const run = async () => {
    setBusy(true)
    try {
      for (const request of copyRuns(values, languages, interfaceLanguage))
        await submit([request], [asset.id])
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }

  const shown = writtenLanguages(languages, interfaceLanguage).flatMap((language) => {
    const newest = outcomes.find(({ result }) => result.language === language)
    return newest ? [newest] : []
  })

  return (
    <Stack spacing={2}>
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={['language', 'seed', 'variants']}
      />
      <CopyLanguages value={languages} onChange={(next) => setChoice({ languages: next })} />
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={['language', 'brief']}
        lastSeed={outcomes[0]?.seed}
      />
      <RunButton title={t('write')} icon={<AdCopyIcon />} busy={busy} onRun={() => void run()} />
      <JobStatus job={job} />
      {shown.length > 1 ? (
        <Button
          color="secondary"
          startIcon={<SideBySideIcon />}
          aria-pressed={wide}
          onClick={() =>
            resize('panel', wide ? sideLimits.panel.initial : sideLimits.panel.maximum)
          }
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('languages.sideBySide')}
        </Button>
      ) : null}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          // Side by side as soon as the panel is wide enough for it.
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15rem), 1fr))',
        }}
      >
        {shown.map(({ asset: id, result }) => (
          <Box key={id} lang={result.language} sx={{ minWidth: 0 }}>
            {shown.length > 1 ? (
              <Typography variant="h3" sx={{ mb: 1 }}>
                {languageNames[result.language]}
              </Typography>
            ) : null}
            <AdCopyResult result={result} asset={asset.id} />
          </Box>
        ))}
      </Box>
      <ExportTexts asset={asset.id} />
    </Stack>
  )
}
