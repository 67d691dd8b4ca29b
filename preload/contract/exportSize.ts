interface Size {
  readonly width: number
  readonly height: number
}

export interface SizeLimits {
  readonly longSide?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly enlarge: boolean
}

/**
 * The size in pixels of a picture fitted into limits: the largest with the picture's ratio that breaks
 * none of them, at least one pixel a side. It grows only where that is asked for.
 */
export function exportSize(picture: Size, limits: SizeLimits): Size {
  const { width, height } = picture
  const scales = [
    limits.longSide === undefined
      ? Number.POSITIVE_INFINITY
      : limits.longSide / Math.max(width, height),
    limits.width === undefined ? Number.POSITIVE_INFINITY : limits.width / width,
    limits.height === undefined ? Number.POSITIVE_INFINITY : limits.height / height,
  ]
  const scale = Math.min(...scales)
  if (!Number.isFinite(scale) || (scale > 1 && !limits.enlarge)) return { width, height }
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
