import { parseParameters } from '../../../preload/contract/parameters'
import { findStep } from '../../../preload/contract/steps'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'edits'> = {
  open: (studio, { asset }) => studio.edits.open(asset),

  async find(studio, { source, steps }) {
    const prepared = steps
      .filter(({ enabled }) => enabled)
      .map((step) => ({
        ...step,
        parameters: { ...parseParameters(findStep(step.step), step.parameters) },
      }))
    const asset = await studio.editRenderer.find(source, prepared)
    return asset ? { asset } : {}
  },

  measure: (studio, { asset, reference }, { signal }) =>
    studio.measure(
      asset,
      { step: 'evaluate.image', parameters: { reference: { asset: reference } } },
      signal,
    ),

  seams: (studio, { asset }, { signal }) =>
    studio.measure(asset, { step: 'evaluate.tile', parameters: {} }, signal),

  endMeasure(studio) {
    studio.endMeasure()
    return {}
  },

  async view(studio, { asset, steps, view }, { signal }) {
    const bytes = await studio.views.ask(asset, steps, view, signal)
    return { name: 'view.rgba', type: 'application/octet-stream', bytes }
  },

  endView(studio) {
    studio.views.newest.end()
    return {}
  },

  mask(studio, { asset }) {
    const packed = studio.history.mask(asset)
    return packed === undefined ? {} : { packed }
  },

  repainting(studio, { source }) {
    const kept = studio.repaintings.get(source)
    return kept ? { kept } : {}
  },

  keepRepainting(studio, { source, kept }) {
    studio.repaintings.keep(source, kept)
    return {}
  },
}
