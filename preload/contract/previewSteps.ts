/** Steps over colours that the window can show before they are applied. */
export const colourPreviewSteps = ['adjust.tone', 'adjust.sharpen', 'adjust.monochrome'] as const

/** All steps that the window can show before they are applied: none of them runs a network. */
export const previewSteps = [...colourPreviewSteps, 'transform.geometry'] as const
