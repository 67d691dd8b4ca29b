import { useEffect } from 'react'
import { parseParameters } from '../../../preload/contract/parameters'
import { stepDefinitions } from '../../../preload/contract/stepDefinitions'
import { useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'
import { useEdit } from './editStore'

/**
 * Shows the tone sliders, and the sharpening while its group is open, on the canvas before they are
 * applied; nothing stays when the panel goes.
 */
export function usePreview(): void {
  const tone = useForms((state) => state.values['adjust.tone'])
  const sharpen = useForms((state) => state.values['adjust.sharpen'])
  const sharpening = useEdit((state) => state.open['adjust.sharpen'] ?? false)
  const assetId = useDocument((state) => state.asset?.id)

  useEffect(() => {
    const changesTone = tone !== undefined && Object.keys(tone).length > 0
    const preview = {
      ...(changesTone ? { tone: parseParameters(stepDefinitions['adjust.tone'], tone) } : {}),
      ...(sharpening
        ? { sharpen: parseParameters(stepDefinitions['adjust.sharpen'], sharpen ?? {}) }
        : {}),
    }
    const any = assetId !== undefined && (changesTone || sharpening)
    useDocument.getState().setPreview(any ? preview : undefined)
  }, [tone, sharpen, sharpening, assetId])

  useEffect(() => () => useDocument.getState().setPreview(undefined), [])
}
