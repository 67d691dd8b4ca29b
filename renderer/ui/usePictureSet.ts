import { useEffect, useState } from 'react'
import type { Asset } from '../../preload/contract/asset'
import { useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showError } from './notices'

const mostPictures = 1000

interface PictureSet {
  /** Whether it is the selection; else it is the library. */
  readonly selected: boolean
  readonly assets: readonly Asset[]
}

/** The selected pictures, or where none are, those of the library; read again whenever the library changes. */
export function usePictureSet(): PictureSet {
  const ids = useLibrary((state) => state.selection.ids)
  const [assets, setAssets] = useState<readonly Asset[]>([])
  const [changes, setChanges] = useState(0)
  const selected = ids.size > 1

  useEffect(() => studio().on('library.changed', () => setChanges((count) => count + 1)), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the library changes
  useEffect(() => {
    let current = true
    const { library } = studio().calls
    const ask = selected
      ? Promise.all([...ids].slice(0, mostPictures).map((id) => library.get({ id })))
      : library.list({ limit: mostPictures }).then((answer) => answer.assets)
    ask.then((found) => current && setAssets(found)).catch(showError)
    return () => {
      current = false
    }
  }, [ids, selected, changes])

  return { selected, assets }
}
