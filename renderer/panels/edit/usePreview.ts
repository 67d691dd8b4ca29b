import { useEffect, useMemo, useState } from 'react'
import type { Asset } from '../../../preload/contract/asset'
import type { Edit } from '../../../preload/contract/edit'
import { parseParameters } from '../../../preload/contract/parameters'
import { findStep } from '../../../preload/contract/steps'
import { renderSteps } from '../../actions/editDocument'
import { isPreviewable, type PicturePreview } from '../../canvas/preview/picturePreview'
import { useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'
import type { FormValues } from '../../ui/formValues'
import { showError } from '../../ui/notices'
import { shownWhenOpen, useEdit } from './editStore'
import { shownGeometry } from './geometryForm'
import { planPreview } from './previewPlan'

/**
 * Shows on the canvas what is not applied yet: a step of the stack that is being changed, in its place
 * among the others, or else the forms below it. Nothing stays when the panel goes.
 */
export function usePreview(): void {
  const assetId = useDocument((state) => state.asset?.id)
  const edit = useDocument((state) => state.edit)
  const changing = useEdit((state) => state.changing)
  const forms = useFormPreview()
  const plan = useMemo(() => edit && changing && changedPlan(edit, changing), [edit, changing])
  const base = plan?.base
  const changedId = changing?.id
  /** The picture that the changed step starts from, which may have to be made first. */
  const [start, setStart] = useState<Asset>()

  useEffect(() => {
    if (assetId === undefined) return
    const { setPreview } = useDocument.getState()
    if (changedId === undefined) setPreview(forms)
    // Over the finished picture the step would be done twice.
    else if (plan && start) setPreview(plan.preview, start)
    else setPreview(undefined)
  }, [assetId, changedId, plan, start, forms])

  useEffect(() => {
    if (!edit || base === undefined || changedId === undefined) return
    let current = true
    renderSteps(edit.source, edit.steps.slice(0, base))
      .then(({ shown }) => {
        if (current && useDocument.getState().asset?.id === edit.shown) setStart(shown)
      })
      .catch((error: unknown) => {
        if (current) showError(error)
      })
    return () => {
      current = false
      setStart(undefined)
    }
  }, [edit, base, changedId])

  useEffect(() => () => useDocument.getState().setPreview(undefined), [])
}

/** What the forms would do on top of the stack. */
function useFormPreview(): PicturePreview | undefined {
  const values = useForms((state) => state.values)
  const open = useEdit((state) => state.open)
  const tool = useDocument((state) => state.tool)
  const crop = useDocument((state) => state.crop)
  // A box that is being dragged lies over the picture and changes nothing of it.
  const cut = tool === 'crop' ? undefined : crop
  return useMemo(() => {
    const geometry = shownGeometry(values['transform.geometry'] ?? {}, tool, cut)
    const tone = values['adjust.tone'] ?? {}
    const shown = [
      ...(geometry ? previewStep('transform.geometry', geometry) : []),
      ...(Object.keys(tone).length > 0 ? previewStep('adjust.tone', tone) : []),
      ...shownWhenOpen.flatMap((step) => (open[step] ? previewStep(step, values[step]) : [])),
    ]
    return shown.length > 0 ? shown : undefined
  }, [values, open, tool, cut])
}

function changedPlan(edit: Edit, changing: { readonly id: string; readonly values: FormValues }) {
  const steps = edit.steps.map((step) =>
    step.id === changing.id ? { ...step, parameters: { ...changing.values } } : step,
  )
  const plan = planPreview(steps, changing.id)
  if (!plan) return undefined
  return {
    base: plan.base,
    preview: plan.shown.flatMap(({ step, parameters }) => previewStep(step, parameters)),
  }
}

function previewStep(step: string, values: FormValues = {}): PicturePreview {
  if (!isPreviewable(step)) return []
  // The table of previewable steps and this pair of id and parameters go together.
  return [{ step, parameters: parseParameters(findStep(step), values) } as PicturePreview[number]]
}
