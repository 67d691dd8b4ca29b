import type { Asset } from '../../../preload/contract/asset'

/** Names that several pictures have in different formats, as a scan's TIFF and its JPEG: by the name alone they look alike. */
export function namesInSeveralFormats(assets: Iterable<Asset>): ReadonlySet<string> {
  const formats = new Map<string, string>()
  const several = new Set<string>()
  for (const { kind, name, format } of assets) {
    if (kind !== 'image') continue
    const before = formats.get(name)
    if (before === undefined) formats.set(name, format)
    else if (before !== format) several.add(name)
  }
  return several
}
