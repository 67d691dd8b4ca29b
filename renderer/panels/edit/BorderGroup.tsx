import { Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepDefinition } from '../../../preload/contract/step'
import { runEdit } from '../../actions/editActions'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { StepForm } from '../../ui/StepForm'
import { isTooLarge, ResultSize, useResultSize } from './ResultSize'
import { RunButtons } from './RunButtons'

/** What is added round the picture, and how large it will be then. */
export function BorderGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const extends_ = definition.id === 'repair.extend'
  const step = extends_ ? 'repair.extend' : 'transform.border'
  const [values, setValues] = useStepValues(step)
  const open = useDocument((state) => state.asset !== undefined)
  const hasAlpha = useDocument((state) => state.asset?.hasAlpha === true)
  const size = useResultSize(step, values)
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
      {size ? (
        <ResultSize size={size} />
      ) : open ? (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {t(values.aspect ? 'border.already' : 'border.nothing')}
        </Typography>
      ) : null}
      <RunButtons
        step={step}
        label={extends_ ? t('border.extend') : t('apply')}
        // A colour lies behind transparent parts as well, so it changes a picture that keeps its size.
        disabled={size ? isTooLarge(size) : !(open && filled && hasAlpha)}
        onRun={() => runEdit(step, values)}
        onReset={changed ? () => setValues({}) : undefined}
      />
    </>
  )
}
