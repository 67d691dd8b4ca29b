import BrokenIcon from '@mui/icons-material/BrokenImageOutlined'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'

/** A tile that was there for so long is looked at; fast rows fly by in less. */
const looksMilliseconds = 70
/** Pictures whose thumbnails were asked for: the browser has most of them still. */
const asked = new Set<string>()

/**
 * Whether a tile stays long enough for its thumbnail to be asked for: rows that fly by would only keep
 * those waiting where the scrolling stops.
 */
function useStays(id: string): boolean {
  const [stays, setStays] = useState(asked.has(id))
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => {
      asked.add(id)
      setStays(true)
    }, looksMilliseconds)
    return () => clearTimeout(timer)
  }, [id, stays])
  return stays
}

/** Longest side of the frame that stands for a picture, as a share of the tile. */
const frameShare = 0.56

interface PictureFaceProps {
  readonly asset: Asset
  readonly side: number
  readonly selected: boolean
}

/** A picture's thumbnail; until it is there, a frame of its proportions with its name, so that no tile is blank. */
export function PictureFace({ asset, side, selected }: PictureFaceProps) {
  const stays = useStays(asset.id)
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting')
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
          onLoad={() => setState('shown')}
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

function Frame({ asset, side, named, failed }: FrameProps) {
  const { t } = useTranslation('gallery')
  const { width = 1, height = 1, name } = asset
  const scale = (side * frameShare) / Math.max(width, height)
  return (
    <div
      data-thumbnail={failed ? 'failed' : 'waiting'}
      style={{
        position: 'absolute',
        inset: 0,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 6,
        padding: 6,
        fontSize: 11,
        textAlign: 'center',
        color: 'var(--mui-palette-text-secondary)',
      }}
    >
      {failed ? (
        <BrokenIcon titleAccess={t('tile.failed')} />
      ) : (
        <div
          style={{
            flex: 'none',
            width: Math.max(4, width * scale),
            height: Math.max(4, height * scale),
            borderRadius: 3,
            backgroundColor: 'var(--mui-palette-divider)',
          }}
        />
      )}
      {named ? (
        <div
          style={{
            maxWidth: '100%',
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
