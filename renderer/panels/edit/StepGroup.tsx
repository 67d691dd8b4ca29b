import { useTranslation } from 'react-i18next'
import type { StepDefinition } from '../../../preload/contract/step'
import type { StepId } from '../../../preload/contract/steps'
import { runEdit } from '../../actions/editActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { useStepValues } from '../../state/formStore'
import { StepForm } from '../../ui/StepForm'
import { AutoGroup } from './AutoGroup'
import { BorderGroup } from './BorderGroup'
import { EditGroup } from './EditGroup'
import { GeometryGroup } from './GeometryGroup'
import { InpaintGroup } from './InpaintGroup'
import { isTooLarge, ResultSize, useResultSize } from './ResultSize'
import { RunButtons } from './RunButtons'

/** Steps whose group holds more than their form. */
const special: Readonly<Partial<Record<StepId, typeof AutoGroup>>> = {
  'adjust.auto': AutoGroup,
  'transform.geometry': GeometryGroup,
  'repair.inpaint': InpaintGroup,
  'transform.border': BorderGroup,
  'repair.extend': BorderGroup,
}

/** One step of the edit panel. */
export function StepGroup({ definition }: { definition: StepDefinition }) {
  const language = useLanguage()
  const id = definition.id as StepId
  const Content = special[id] ?? PlainGroup
  return (
    <EditGroup step={id} title={definition.title[language]} summary={definition.summary[language]}>
      <Content definition={definition} />
    </EditGroup>
  )
}

function PlainGroup({ definition }: { definition: StepDefinition }) {
  const { t } = useTranslation('edit')
  const id = definition.id as StepId
  const [values, setValues] = useStepValues(id)
  const open = useDocument((state) => state.asset !== undefined)
  const size = useResultSize(id, values)
  const changed = Object.keys(values).length > 0
  // Without a change a tone leaves the picture as it is.
  const idle = id === 'adjust.tone' && !changed
  return (
    <>
      <StepForm definition={definition} values={values} onChange={setValues} />
      {size ? <ResultSize size={size} /> : null}
      <RunButtons
        step={id}
        label={definition.model ? t('run') : t('apply')}
        disabled={!open || idle || isTooLarge(size)}
        onRun={() => runEdit(id, values)}
        onReset={changed ? () => setValues({}) : undefined}
      />
    </>
  )
}
