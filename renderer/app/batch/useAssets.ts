import { useEffect, useState } from 'react'
import type { Asset } from '../../../preload/contract/asset'
import { knownAsset } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'

/** Assets by id: those that the gallery knows at once, the others as they are looked up. */
export function useAssets(ids: readonly string[]): Readonly<Record<string, Asset>> {
  const [assets, setAssets] = useState<Readonly<Record<string, Asset>>>({})
  const wanted = ids.join()
  useEffect(() => {
    let current = true
    const take = (asset: Asset) =>
      current && setAssets((known) => ({ ...known, [asset.id]: asset }))
    for (const id of wanted.split(',').filter(Boolean)) {
      const known = knownAsset(id)
      if (known) take(known)
      else studio().calls.library.get({ id }).then(take).catch(showError)
    }
    return () => {
      current = false
    }
  }, [wanted])
  return assets
}
