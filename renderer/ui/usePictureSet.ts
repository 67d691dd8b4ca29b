import { useEffect, useState } from 'react'
import type { Asset } from '../../preload/contract/asset'
import { knownAsset, useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showError } from './notices'

/** As many as a job takes. */
const mostPictures = 10_000
const picturesAtOnce = 1000

interface PictureSet {
  /** Whether it is the selection; else it is the library. */
  readonly selected: boolean
  readonly assets: readonly Asset[]
}

/** The selected pictures, or where none are, those of the library; read again whenever the library changes. */
export function usePictureSet(): PictureSet {
  const ids = useLibrary((state) => state.selection.ids)
  const [assets, setAssets] = useState<readonly Asset[]>([])
  // Not the library's own event: it comes before the gallery knows the new state, which is asked here.
  const revision = useLibrary((state) => state.revision)
  const selected = ids.size > 1

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever known pictures change
  useEffect(() => {
    const stop = new AbortController()
    const ask = selected ? theseAssets([...ids]) : libraryAssets(stop.signal)
    ask
      .then((found) => {
        if (!stop.signal.aborted) setAssets(found)
      })
      .catch(showError)
    return () => stop.abort()
  }, [ids, selected, revision])

  return { selected, assets }
}

function theseAssets(ids: readonly string[]): Promise<Asset[]> {
  const { library } = studio().calls
  return Promise.all(ids.slice(0, mostPictures).map((id) => knownAsset(id) ?? library.get({ id })))
}

/** Page by page, as far as anybody still waits for it. */
async function libraryAssets(signal: AbortSignal): Promise<Asset[]> {
  const found: Asset[] = []
  for (let total = mostPictures; found.length < Math.min(total, mostPictures); ) {
    const page = await studio().calls.library.list({ offset: found.length, limit: picturesAtOnce })
    if (signal.aborted || page.assets.length === 0) break
    found.push(...page.assets)
    total = page.total
  }
  return found
}
