import AdCopyIcon from '@mui/icons-material/CampaignOutlined'
import SideBySideIcon from '@mui/icons-material/ViewColumnOutlined'
import { Box, Button, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import type { Language } from '../../../preload/contract/language'
import { definition } from '../../../preload/contract/steps/describe.adcopy'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { sideLimits, useLayout } from '../../state/layoutStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { FieldRow } from '../../ui/FieldRow'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepForm } from '../../ui/StepForm'
import { AdCopyResult } from './AdCopyResult'
import { ExportTexts } from './ExportTexts'

/** Which languages a run writes; kept beside the step's own form. */
const languagesForm = 'describe.adcopy:languages'
/** Width of the panel, in pixels, from which two languages stand side by side. */
const sideBySideWidth = 560
type Languages = Language | 'both'

/** Ad copy of the open picture from a brief, in one language or both. */
export function AdCopySection({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('caption')
  const interfaceLanguage = useLanguage()
  const titleId = useId()
  const [values, setValues] = useStepValues(definition.id)
  const [choice, setChoice] = useStepValues(languagesForm)
  const [busy, setBusy] = useState(false)
  const wide = useLayout((state) => state.sizes.panel >= sideBySideWidth)
  const resize = useLayout((state) => state.resize)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset.id))
  const outcomes = useStepOutcomes(definition.id, asset.id)
  const languages = (choice.languages as Languages | undefined) ?? interfaceLanguage
  const wanted: readonly Language[] = languages === 'both' ? ['en', 'zh-CN'] : [languages]

  const run = async () => {
    setBusy(true)
    try {
      // One seed for both languages, so that the variants correspond.
      const seed = values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]
      for (const language of wanted) {
        await submit(
          [{ step: definition.id, parameters: { ...values, seed, language } }],
          [asset.id],
        )
      }
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }

  const shown = wanted.flatMap((language) => {
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
      <FieldRow title={t('languages.title')} titleId={titleId}>
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          value={languages}
          aria-labelledby={titleId}
          onChange={(_, next: Languages | null) => next && setChoice({ languages: next })}
        >
          <ToggleButton value="en" lang="en">
            English
          </ToggleButton>
          <ToggleButton value="zh-CN">中文</ToggleButton>
          <ToggleButton value="both">{t('languages.both')}</ToggleButton>
        </ToggleButtonGroup>
      </FieldRow>
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
                {result.language === 'en' ? 'English' : '简体中文'}
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
