import type { PreviewRenderer } from './previewRenderer'
import { SoftwarePreview } from './softwarePreview'
import { WebglPreview } from './webglPreview'

/** The preview on the graphics card where there is one, in software otherwise. */
export function createPreviewRenderer(): PreviewRenderer {
  try {
    return new WebglPreview()
  } catch {
    return new SoftwarePreview()
  }
}
