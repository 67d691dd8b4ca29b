import TilesIcon from '@mui/icons-material/GridOnOutlined'
import EvaluateIcon from '@mui/icons-material/StraightenOutlined'
import { Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definition } from '../../../preload/contract/steps/evaluate.tile'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { useJobs } from '../../state/jobStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { Figure } from '../../ui/Figure'
import { JobStatus } from '../../ui/JobStatus'
import { NeedsPicture } from '../../ui/NeedsPicture'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { type SeamVerdict, seamVerdict } from '../../ui/seamVerdict'

const colours: Readonly<Record<SeamVerdict, string>> = {
  none: 'success.main',
  faint: 'warning.main',
  visible: 'error.main',
}

/** Whether the open picture can be laid beside itself without a seam. */
export function SeamSection() {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const asset = useDocument((state) => state.asset)
  const tiled = useDocument((state) => state.tiled)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset?.id))
  const [newest] = useStepOutcomes(definition.id, asset?.id)
  if (!asset) return <NeedsPicture text={t('seams.empty')} />

  const run = () => {
    setBusy(true)
    submit([{ step: definition.id, parameters: {} }], [asset.id])
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const verdicts: Readonly<Record<SeamVerdict, string>> = {
    none: t('seams.none'),
    faint: t('seams.faint'),
    visible: t('seams.visible'),
  }
  const figure = (name: string, seam: number) => (
    <Figure
      name={name}
      value={new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(seam)}
      verdict={verdicts[seamVerdict(seam)]}
      colour={colours[seamVerdict(seam)]}
      text={t('seams.text')}
    />
  )
  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      <Button
        variant="outlined"
        startIcon={<TilesIcon />}
        aria-pressed={tiled}
        onClick={() => useDocument.getState().setTiled(!tiled)}
      >
        {tiled ? t('seams.hide') : t('seams.show')}
      </Button>
      <RunButton title={t('run')} icon={<EvaluateIcon />} busy={busy} onRun={run} />
      <JobStatus job={job} />
      {newest ? (
        <>
          {figure(t('seams.across'), newest.result.across)}
          {figure(t('seams.down'), newest.result.down)}
        </>
      ) : null}
    </Stack>
  )
}
