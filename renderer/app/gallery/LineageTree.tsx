import TextIcon from '@mui/icons-material/NotesOutlined'
import { Box, ButtonBase, Typography } from '@mui/material'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset, Lineage } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { stepTitle } from '../../ui/formats'
import { lineageLayout, lineageSteps, type PlacedAsset } from './lineageLayout'

interface LineageTreeProps {
  readonly focus: string
  readonly lineage: Lineage
  /** The asset whose facts are shown. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
}

const side = 64

/** A picture's ancestors above it and its descendants below, with lines between them. */
export function LineageTree({ focus, lineage, chosen, onChoose, onOpen }: LineageTreeProps) {
  const { t } = useTranslation('gallery')
  const scroller = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => lineageLayout(focus, lineage), [focus, lineage])
  const places = new Map(layout.places.map((place) => [place.id, place]))

  useEffect(() => {
    const element = scroller.current
    const place = layout.places.find(({ id }) => id === focus)
    if (!element || !place) return
    element.scrollLeft = place.x - element.clientWidth / 2
    element.scrollTop = place.y - element.clientHeight / 2
  }, [layout, focus])

  return (
    <Box
      ref={scroller}
      role="group"
      aria-label={t('lineage.tree')}
      sx={{
        flex: 1,
        minWidth: 0,
        overflow: 'auto',
        display: 'grid',
        alignContent: 'safe center',
        justifyContent: 'safe center',
        bgcolor: 'surface.canvas',
        borderRadius: 1,
      }}
    >
      <Box sx={{ position: 'relative', width: layout.width, height: layout.height }}>
        <Box
          component="svg"
          aria-hidden
          width={layout.width}
          height={layout.height}
          sx={{ position: 'absolute', inset: 0, color: 'text.disabled' }}
        >
          {lineage.links.map(({ parent, child }) => {
            const from = places.get(parent)
            const to = places.get(child)
            return from && to ? (
              <path
                key={`${parent} ${child}`}
                d={line(from, to)}
                fill="none"
                stroke="currentColor"
                strokeWidth={1.5}
              />
            ) : null
          })}
        </Box>
        {layout.places
          .toSorted((left, right) => left.y - right.y || left.x - right.x)
          .map((place) => {
            const asset = lineage.assets.find(({ id }) => id === place.id)
            return asset ? (
              <LineageNode
                key={place.id}
                asset={asset}
                place={place}
                chosen={chosen === place.id}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            ) : null
          })}
      </Box>
    </Box>
  )
}

/** A curve from the foot of one picture to the head of another. */
function line(from: PlacedAsset, to: PlacedAsset): string {
  const start = from.y + side / 2 + 16
  const end = to.y - side / 2 - 8
  const middle = (start + end) / 2
  return `M ${from.x} ${start} C ${from.x} ${middle}, ${to.x} ${middle}, ${to.x} ${end}`
}

interface LineageNodeProps {
  readonly asset: Asset
  readonly place: PlacedAsset
  readonly chosen: boolean
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
}

function LineageNode({ asset, place, chosen, onChoose, onOpen }: LineageNodeProps) {
  const { t } = useTranslation('gallery')
  const language = useLanguage()
  const made =
    asset.origin === 'imported' ? t('details.imported') : stepTitle(asset.origin, language)
  const where =
    place.generation === 0
      ? t('lineage.itself')
      : place.generation < 0
        ? t('details.parents')
        : t('details.children')
  return (
    <ButtonBase
      aria-label={t('lineage.node', { name: asset.name, made, where })}
      aria-pressed={chosen}
      title={asset.name}
      onClick={() => onChoose(asset.id)}
      onDoubleClick={() => onOpen(asset.id)}
      sx={{
        position: 'absolute',
        left: place.x - lineageSteps.across / 2,
        top: place.y - side / 2 - 4,
        width: lineageSteps.across,
        flexDirection: 'column',
        gap: 0.75,
      }}
    >
      <Box
        sx={{
          width: side,
          height: side,
          borderRadius: 1,
          overflow: 'hidden',
          bgcolor: 'surface.raised',
          display: 'grid',
          placeContent: 'center',
          // What lies in the trash fades, but not the words under it.
          '& > *': { opacity: asset.trashed === undefined ? 1 : 0.45 },
          outline: chosen
            ? '3px solid var(--mui-palette-primary-main)'
            : place.generation === 0
              ? '2px solid var(--mui-palette-text-secondary)'
              : 'none',
        }}
      >
        {asset.kind === 'text' ? (
          <TextIcon sx={{ color: 'text.secondary' }} />
        ) : (
          <Box
            component="img"
            alt=""
            src={assetUrl(asset.id, 'thumbnail')}
            sx={{ width: side, height: side, objectFit: 'cover', display: 'block' }}
          />
        )}
      </Box>
      <Typography
        variant="caption"
        noWrap
        color={asset.trashed === undefined ? 'textPrimary' : 'textSecondary'}
        sx={{ maxWidth: lineageSteps.across - 6 }}
      >
        {made}
      </Typography>
    </ButtonBase>
  )
}
