import BrokenIcon from '@mui/icons-material/BrokenImageOutlined'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { isLookedAt, restMilliseconds } from './lookedAt'

/** Pictures whose thumbnails were asked for: the browser has most of them still. */
const asked = new Set<string>()
/** Those that have come: seen again, they need no frame before. */
const loaded = new Set<string>()

/** Whether a tile stays long enough for its thumbnail to be asked for. */
function useStays(id: string): boolean {
  const [stays, setStays] = useState(asked.has(id))
  useEffect(() => {
    if (stays) return
    const since = performance.now()
    const look = () => {
      if (!isLookedAt(since, performance.now())) {
        timer = setTimeout(look, restMilliseconds / 2)
        return
      }
      asked.add(id)
      setStays(true)
    }
    let timer = setTimeout(look, restMilliseconds)
    return () => clearTimeout(timer)
  }, [id, stays])
  return stays
}

/** Longest side of the frame that stands for a picture, as a share of the tile. */
const frameShare = 0.56
const iconSide = 24
/** Of the name under the frame, with the gap above it. */
const nameHeight = 22

interface PictureFaceProps {
  readonly asset: Asset
  readonly side: number
  readonly selected: boolean
}

/** A picture's thumbnail; until it is there, a frame of its proportions and colour with its name, so that no tile is blank. */
export function PictureFace({ asset, side, selected }: PictureFaceProps) {
  const stays = useStays(asset.id)
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>(
    loaded.has(asset.id) ? 'shown' : 'waiting',
  )
  return (
    <>
      {state === 'shown' ? null : (
        <Frame asset={asset} side={side} named={stays} failed={state === 'failed'} />
      )}
      {stays && state !== 'failed' ? (
        <img
          src={assetUrl(asset.id, 'thumbnail')}
          alt=""
          draggable={false}
          decoding="async"
          onLoad={() => {
            loaded.add(asset.id)
            setState('shown')
          }}
          onError={() => setState('failed')}
          style={{
            position: 'absolute',
            inset: 0,
            width: '100%',
            height: '100%',
            objectFit: 'cover',
            display: 'block',
            padding: selected ? 4 : 0,
            borderRadius: selected ? 8 : 6,
            transition: 'padding 80ms',
          }}
        />
      ) : null}
    </>
  )
}

interface FrameProps {
  readonly asset: Asset
  readonly side: number
  readonly named: boolean
  readonly failed: boolean
}

/** Placed by numbers, without a layout of its own: thousands of these pass by while scrolling. */
function Frame({ asset, side, named, failed }: FrameProps) {
  const { width = 1, height = 1, name } = asset
  const scale = (side * frameShare) / Math.max(width, height)
  const [across, down] = failed
    ? [iconSide, iconSide]
    : [Math.max(4, width * scale), Math.max(4, height * scale)]
  const left = (side - across) / 2
  const top = (side - down) / 2 - (named ? nameHeight / 2 : 0)
  return (
    <div data-thumbnail={failed ? 'failed' : 'waiting'}>
      {failed ? (
        <BrokenMark left={left} top={top} />
      ) : (
        <div
          style={{
            position: 'absolute',
            left,
            top,
            width: across,
            height: down,
            borderRadius: 3,
            // As the thumbnail will be on the whole, where it was made once.
            backgroundColor: asset.colour ?? 'var(--mui-palette-divider)',
          }}
        />
      )}
      {named ? (
        <div
          style={{
            position: 'absolute',
            left: 6,
            right: 6,
            top: top + down + 6,
            fontSize: 11,
            textAlign: 'center',
            color: 'var(--mui-palette-text-secondary)',
            overflow: 'hidden',
            whiteSpace: 'nowrap',
            textOverflow: 'ellipsis',
          }}
        >
          {name}
        </div>
      ) : null}
    </div>
  )
}

function BrokenMark({ left, top }: { readonly left: number; readonly top: number }) {
  const { t } = useTranslation('gallery')
  return (
    <BrokenIcon
      titleAccess={t('tile.failed')}
      sx={{ position: 'absolute', left, top, fontSize: iconSide, color: 'text.secondary' }}
    />
  )
}
