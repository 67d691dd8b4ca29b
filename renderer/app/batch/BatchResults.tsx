import CompareIcon from '@mui/icons-material/Compare'
import {
  Box,
  ButtonBase,
  Checkbox,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Tooltip,
  Typography,
} from '@mui/material'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { useLanguage } from '../../i18n/useLanguage'
import { BeforeAfter } from '../../ui/BeforeAfter'
import { percentText } from '../../ui/formats'
import { BatchCompare } from './BatchCompare'
import { type BatchRow, copyChoice } from './batchRows'
import { CaptionCell } from './CaptionCell'
import { CopyCell } from './CopyCell'
import type { BatchReview } from './useBatchReview'

interface BatchResultsProps {
  readonly rows: readonly BatchRow[]
  /** How many texts each picture gets, so that one that is still written has its place. */
  readonly texts: number
  readonly nameOf: (id: string) => string
  /** The picture of a row, small; one of the library where nothing else is said. */
  readonly pictureOf?: (id: string) => ReactNode
  readonly review: BatchReview
}

/** Heights of rows before they are drawn, in pixels: they are measured then. */
const usualHeight = { picture: 76, caption: 68, copy: 300, labels: 60, nothing: 60 } as const

/** A row that is not kept: its pictures fade, its texts and its box keep a contrast to read them by. */
const setAside = {
  '& td, & textarea, & input': { color: 'text.secondary' },
  '& img': { opacity: 0.45 },
}

/**
 * What a batch has found or made, a row for each picture, to look through before it is kept. Of many rows
 * those are drawn that can be seen, and some around them.
 */
export function BatchResults(props: BatchResultsProps) {
  const { rows, texts, nameOf, pictureOf = libraryPicture, review } = props
  const { dropped } = review
  const { t } = useTranslation('batch')
  const view = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => view.current,
    estimateSize: (place) => usualHeight[rows[place]?.result?.kind ?? 'nothing'],
    getItemKey: (place) => rows[place]?.input ?? place,
    overscan: 20,
  })
  const [compared, setCompared] = useState<string>()
  const made = rows.filter(({ result }) => result?.kind === 'picture')
  const drawn = virtualizer.getVirtualItems()
  const above = drawn[0]?.start ?? 0
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  return (
    <>
      <TableContainer
        ref={view}
        sx={{ maxHeight: '62vh' }}
        tabIndex={0}
        role="region"
        aria-label={t('results')}
      >
        <Table size="small" stickyHeader aria-label={t('results')} aria-rowcount={rows.length + 1}>
          <TableHead>
            <TableRow aria-rowindex={1}>
              <TableCell padding="checkbox" sx={{ whiteSpace: 'nowrap' }}>
                {t('keep')}
              </TableCell>
              <TableCell>{t('picture')}</TableCell>
              <TableCell>{t('result')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            <Space height={above} />
            {drawn.map(({ index, key }) => {
              const row = rows[index]
              if (!row) return null
              const name = nameOf(row.input)
              return (
                <TableRow
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  sx={dropped.has(row.input) ? setAside : null}
                >
                  <TableCell padding="checkbox">
                    <Checkbox
                      size="small"
                      disabled={!row.result}
                      checked={!dropped.has(row.input)}
                      onChange={() => review.toggle(row.input)}
                      slotProps={{ input: { 'aria-label': t('keepOf', { name }) } }}
                    />
                  </TableCell>
                  <TableCell sx={{ width: 168 }}>
                    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                      {pictureOf(row.input)}
                      <Typography variant="caption" sx={{ overflowWrap: 'anywhere' }}>
                        {name}
                      </Typography>
                    </Box>
                  </TableCell>
                  <TableCell>
                    <ResultCell
                      row={row}
                      name={name}
                      texts={texts}
                      review={review}
                      alone={rows.length === 1}
                      onCompare={() => setCompared(row.input)}
                    />
                  </TableCell>
                </TableRow>
              )
            })}
            <Space height={below} />
          </TableBody>
        </Table>
      </TableContainer>
      {compared === undefined ? null : (
        <BatchCompare
          rows={made}
          shown={compared}
          nameOf={nameOf}
          review={review}
          onShow={setCompared}
          onClose={() => setCompared(undefined)}
        />
      )}
    </>
  )
}

/** Stands for rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={3} style={{ height, padding: 0 }} />
    </tr>
  ) : null
}

const libraryPicture = (id: string) => <Thumbnail id={id} />

function Thumbnail({ id, side = 40 }: { readonly id: string; readonly side?: number }) {
  return (
    <Box
      component="img"
      alt=""
      loading="lazy"
      src={assetUrl(id, 'thumbnail')}
      sx={{ width: side, height: side, objectFit: 'cover', borderRadius: 0.75, flex: 'none' }}
    />
  )
}

interface ResultCellProps {
  readonly row: BatchRow
  readonly name: string
  readonly texts: number
  readonly review: BatchReview
  /** Whether there is no other row, so that there is room to show it large at once. */
  readonly alone: boolean
  readonly onCompare: () => void
}

function ResultCell({ row, name, texts, review, alone, onCompare }: ResultCellProps) {
  const { captions, copies, changeCaption, changeCopy } = review
  const { t } = useTranslation('batch')
  const language = useLanguage()
  const { result } = row
  switch (result?.kind) {
    case undefined:
      return <Skeleton width="60%" />
    case 'picture':
      return alone ? (
        <BeforeAfter before={row.input} after={result.asset} height="44vh" />
      ) : (
        <Tooltip title={t('compare')}>
          <ButtonBase
            aria-label={t('compareOf', { name })}
            onClick={onCompare}
            sx={{ borderRadius: 0.75, gap: 1, pr: 1, '&:hover': { bgcolor: 'surface.hover' } }}
          >
            <Thumbnail id={result.asset} side={64} />
            <CompareIcon sx={{ fontSize: 18, color: 'text.secondary' }} />
          </ButtonBase>
        </Tooltip>
      )
    case 'caption':
      return (
        <CaptionCell
          name={name}
          candidates={result.candidates}
          text={captions[row.input] ?? result.text}
          onChange={(text) => changeCaption(row.input, text)}
        />
      )
    case 'copy':
      return (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            // Languages side by side, under one another where there is no room for that.
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 14rem), 1fr))',
          }}
        >
          {result.texts.map((text) => (
            <CopyCell
              key={text.asset}
              name={name}
              copy={text.copy}
              named={texts > 1}
              choice={copyChoice(text, copies[text.asset])}
              onChange={(choice) => changeCopy(text.asset, choice)}
            />
          ))}
          {result.texts.length < texts ? <Skeleton width="60%" /> : null}
        </Box>
      )
    case 'labels':
      return (
        <>
          <Typography variant="body2">
            {result.labels
              .slice(0, 3)
              .map(({ title, probability }) => `${title} ${percentText(probability, language)}`)
              .join(' · ')}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {t('realism', { likelihood: percentText(result.realism, language) })}
          </Typography>
        </>
      )
  }
}
