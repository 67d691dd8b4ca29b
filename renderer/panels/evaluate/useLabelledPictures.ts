import { useMemo } from 'react'
import type { ModelLabel } from '../../../preload/contract/model'
import { usePictureSet } from '../../ui/usePictureSet'
import { type LabelledPicture, labelledPictures } from './trueLabels'

interface LabelledSet {
  /** Whether it is the selection; else it is the library. */
  readonly selected: boolean
  readonly count: number
  readonly labelled: readonly LabelledPicture[]
}

/** The selected pictures, or where none are, those of the library, with their true labels. */
export function useLabelledPictures(labels: readonly ModelLabel[]): LabelledSet {
  const { selected, assets } = usePictureSet()
  const labelled = useMemo(() => labelledPictures(assets, labels), [assets, labels])
  return { selected, count: assets.length, labelled }
}
