import { Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { parseParameters } from '../../../preload/contract/parameters'
import { addsBorder, planBorder } from '../../../preload/contract/pixels/borderPlan'
import type { StepDefinition } from '../../../preload/contract/step'
import { stepDefinitions } from '../../../preload/contract/stepDefinitions'
import { runEdit, runExtend } from '../../actions/editActions'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { StepForm } from '../../ui/StepForm'
import { RunButtons } from './RunButtons'

/** What is added round the picture, and how large it will be then. */
export function BorderGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const extends_ = definition.id === 'repair.extend'
  const step = extends_ ? 'repair.extend' : 'transform.border'
  const [values, setValues] = useStepValues(step)
  const asset = useDocument((state) => state.asset)
  const { width, height, hasAlpha } = asset ?? {}
  const plan =
    width && height
      ? planBorder({ width, height }, parseParameters(stepDefinitions[step], values))
      : undefined
  const adds = plan !== undefined && addsBorder(plan)
  const filled = !extends_ && (values.fill ?? 'colour') === 'colour'
  const changed = Object.keys(values).length > 0
  return (
    <>
      <StepForm
        definition={definition}
        values={values}
        hidden={filled ? [] : ['colour']}
        onChange={setValues}
      />
      {plan ? (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {adds
            ? t('border.size', { ...plan.size })
            : t(values.aspect ? 'border.already' : 'border.nothing')}
        </Typography>
      ) : null}
      <RunButtons
        step={step}
        label={extends_ ? t('border.extend') : t('apply')}
        // A colour lies behind transparent parts as well, so it changes a picture that keeps its size.
        disabled={!plan || !(adds || (filled && hasAlpha))}
        onRun={() => (extends_ ? runExtend(values) : runEdit(step, values))}
        onReset={changed ? () => setValues({}) : undefined}
      />
    </>
  )
}
