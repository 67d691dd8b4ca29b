import type { DragEvent } from 'react'
import { assetUrl } from '../../../preload/contract/api'
import { formatEndings } from '../../../preload/contract/pictureFiles'
import { useGallery } from '../../state/galleryStore'
import { knownAsset } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import { baseName, formats } from '../../ui/saveAs/exportForm'

const iconSide = 96

/**
 * Starts dragging assets out of the grid: onto a collection, or out of the window as files. The desktop
 * hands real files to the system; a browser offers the first picture for download where it is dropped.
 */
export function startAssetDrag(ids: readonly string[], event: DragEvent): void {
  useGallery.getState().setDragged(ids)
  const { dragOut } = studio().host
  if (dragOut) {
    event.preventDefault()
    dragOut({ ids: [...ids], icon: iconOf(event.currentTarget) }).catch(showError)
    forgetWhenOver()
    return
  }
  const { dataTransfer } = event
  dataTransfer.effectAllowed = 'copy'
  dataTransfer.setData('application/x-studio-assets', JSON.stringify(ids))
  const asset = ids[0] === undefined ? undefined : knownAsset(ids[0])
  if (asset && asset.kind !== 'text') {
    const address = new URL(assetUrl(asset.id, 'original'), window.location.href).href
    const format = formats.find((one) => one === asset.format)
    const name = `${baseName(asset.name)}.${format ? formatEndings[format][0] : asset.format}`
    // Chromium's own type: what is dropped on a folder is downloaded there (HTML has none for it).
    dataTransfer.setData('DownloadURL', `image/${asset.format}:${name}:${address}`)
  }
  event.currentTarget.addEventListener('dragend', forget, { once: true })
}

function forget(): void {
  useGallery.getState().setDragged([])
}

/** The system tells nothing of where its drag ends: it is over when the pointer moves without a button. */
function forgetWhenOver(): void {
  const look = ({ buttons }: PointerEvent) => {
    if (buttons !== 0) return
    window.removeEventListener('pointermove', look)
    forget()
  }
  window.addEventListener('pointermove', look)
}

/** The tile's picture, small, as a PNG in an address; a blank one where it has none. */
function iconOf(tile: Element): string {
  const canvas = document.createElement('canvas')
  canvas.width = iconSide
  canvas.height = iconSide
  const image = tile.querySelector('img')
  if (image?.complete && image.naturalWidth > 0) {
    const scale = iconSide / Math.max(image.naturalWidth, image.naturalHeight)
    const width = image.naturalWidth * scale
    const height = image.naturalHeight * scale
    canvas
      .getContext('2d')
      ?.drawImage(image, (iconSide - width) / 2, (iconSide - height) / 2, width, height)
  }
  return canvas.toDataURL('image/png')
}
