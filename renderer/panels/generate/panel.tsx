import GenerateIcon from '@mui/icons-material/AutoAwesomeOutlined'
import { Stack } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStepId, listSteps } from '../../../preload/contract/steps'
import { submit } from '../../actions/runStep'
import { useForms, useStepValues } from '../../state/formStore'
import { useJobs } from '../../state/jobStore'
import { newestJob } from '../../state/stepResults'
import { JobStatus } from '../../ui/JobStatus'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { StepChoice } from '../../ui/StepChoice'
import { StepForm } from '../../ui/StepForm'
import type { PanelModule } from '../panelModule'
import { GenerateResults } from './GenerateResults'
import { useGenerate } from './generateStore'
import { VariationCard } from './VariationCard'
import { WalkBetween } from './WalkBetween'

const steps = listSteps().filter((step) => step.panel === 'generate')

/** Parameters that the results' own buttons set. */
const shownElsewhere = ['around', 'variation', 'points', 'frame']

function GeneratePanel() {
  const { t } = useTranslation('generate')
  const chosen = useForms((state) => state.steps.generate)
  const showStep = useForms((state) => state.showStep)
  const definition = steps.find(({ id }) => id === chosen) ?? steps[0]
  const id = definition?.id ?? ''
  const [values, setValues] = useStepValues(id)
  const job = useJobs((state) => newestJob(state.jobs, id))
  const [busy, setBusy] = useState(false)
  if (!definition) return null

  const run = () => {
    if (!isStepId(id)) return
    setBusy(true)
    // Asked anew: turning to variations changes the form and runs it in one go.
    submit([{ step: id, parameters: useForms.getState().values[id] ?? {} }])
      .catch(showError)
      .finally(() => setBusy(false))
  }

  return (
    <Stack spacing={2}>
      <StepChoice
        steps={steps}
        value={id}
        label={t('title')}
        onChange={(step) => showStep('generate', step)}
      />
      {id === 'generate.gan' ? <VariationCard values={values} onChange={setValues} /> : null}
      <StepForm
        definition={definition}
        values={values}
        onChange={setValues}
        hidden={shownElsewhere}
        lastSeed={job?.outputs[0]?.seed}
      />
      <RunButton title={t('run')} icon={<GenerateIcon />} busy={busy} onRun={run} />
      <JobStatus job={job} />
      <GenerateResults
        key={id}
        job={job}
        onKeepSeed={(seed) => setValues({ ...values, seed })}
        onVary={(place) => {
          useGenerate.getState().vary(place)
          run()
        }}
      />
      <WalkBetween />
    </Stack>
  )
}

export const panel: PanelModule = {
  id: 'generate',
  order: 1,
  titleKey: 'generate:title',
  icon: GenerateIcon,
  Component: GeneratePanel,
}
