import {
  Box,
  Checkbox,
  OutlinedInput,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { useLanguage } from '../../i18n/useLanguage'
import { percentText } from '../../ui/formats'
import { type BatchRow, type CopyChoice, copyChoice } from './batchRows'
import { CopyCell } from './CopyCell'

interface BatchResultsProps {
  readonly rows: readonly BatchRow[]
  /** How many texts each picture gets, so that one that is still written has its place. */
  readonly texts: number
  readonly nameOf: (id: string) => string
  /** Captions that the user has changed, by picture. */
  readonly captions: Readonly<Record<string, string>>
  /** Pictures whose result is not wanted. */
  readonly dropped: ReadonlySet<string>
  /** Ad copy that the user has chosen or changed, by text. */
  readonly copies: Readonly<Record<string, CopyChoice>>
  readonly onCaption: (input: string, text: string) => void
  readonly onCopy: (asset: string, choice: CopyChoice) => void
  readonly onToggle: (input: string) => void
}

/** What a batch has found or made, a row for each picture, to look through before it is kept. */
export function BatchResults(props: BatchResultsProps) {
  const { rows, texts, nameOf, captions, dropped, copies } = props
  const { onCaption, onCopy, onToggle } = props
  const { t } = useTranslation('batch')
  return (
    <TableContainer sx={{ maxHeight: '62vh' }} tabIndex={0} role="region" aria-label={t('results')}>
      <Table size="small" stickyHeader aria-label={t('results')}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" sx={{ whiteSpace: 'nowrap' }}>
              {t('keep')}
            </TableCell>
            <TableCell>{t('picture')}</TableCell>
            <TableCell>{t('result')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => {
            const name = nameOf(row.input)
            return (
              <TableRow key={row.input} sx={{ opacity: dropped.has(row.input) ? 0.6 : 1 }}>
                <TableCell padding="checkbox">
                  <Checkbox
                    size="small"
                    disabled={!row.result}
                    checked={!dropped.has(row.input)}
                    onChange={() => onToggle(row.input)}
                    slotProps={{ input: { 'aria-label': t('keepOf', { name }) } }}
                  />
                </TableCell>
                <TableCell sx={{ width: 168 }}>
                  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                    <Thumbnail id={row.input} />
                    <Typography variant="caption" sx={{ overflowWrap: 'anywhere' }}>
                      {name}
                    </Typography>
                  </Box>
                </TableCell>
                <TableCell>
                  <ResultCell
                    row={row}
                    name={name}
                    caption={captions[row.input]}
                    copies={copies}
                    texts={texts}
                    onCaption={onCaption}
                    onCopy={onCopy}
                  />
                </TableCell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </TableContainer>
  )
}

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
  readonly caption: string | undefined
  readonly copies: Readonly<Record<string, CopyChoice>>
  readonly texts: number
  readonly onCaption: (input: string, text: string) => void
  readonly onCopy: (asset: string, choice: CopyChoice) => void
}

function ResultCell(props: ResultCellProps) {
  const { row, name, caption, copies, texts, onCaption, onCopy } = props
  const { t } = useTranslation('batch')
  const language = useLanguage()
  const { result } = row
  switch (result?.kind) {
    case undefined:
      return <Skeleton width="60%" />
    case 'picture':
      return <Thumbnail id={result.asset} side={64} />
    case 'caption':
      return (
        <OutlinedInput
          fullWidth
          multiline
          value={caption ?? result.text}
          onChange={(event) => onCaption(row.input, event.target.value)}
          slotProps={{ input: { 'aria-label': t('captionOf', { name }) } }}
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
              onChange={(choice) => onCopy(text.asset, choice)}
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
