import BackIcon from '@mui/icons-material/NavigateBefore'
import NextIcon from '@mui/icons-material/NavigateNext'
import {
  Box,
  Checkbox,
  Dialog,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  IconButton,
  Tooltip,
} from '@mui/material'
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { BeforeAfter } from '../../ui/BeforeAfter'
import { DialogFoot } from '../../ui/DialogFoot'
import type { BatchRow } from './batchRows'
import type { BatchReview } from './useBatchReview'

interface BatchCompareProps {
  /** The rows that have a picture for a result. */
  readonly rows: readonly BatchRow[]
  /** The input of the row that is looked at. */
  readonly shown: string
  readonly nameOf: (id: string) => string
  readonly review: BatchReview
  readonly onShow: (input: string) => void
  readonly onClose: () => void
}

/** What a batch made of one picture after the other, large, over what it was made from. */
export function BatchCompare({ rows, shown, nameOf, review, onShow, onClose }: BatchCompareProps) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const place = rows.findIndex(({ input }) => input === shown)
  const row = rows[place]
  if (row?.result?.kind !== 'picture') return null
  const go = (step: 1 | -1) => {
    const next = rows[place + step]
    if (next) onShow(next.input)
  }
  const byKey = (event: KeyboardEvent) => {
    // On the slider the arrows move the line.
    if ((event.target as HTMLElement).tagName === 'INPUT') return
    if (event.key === 'ArrowLeft') go(-1)
    if (event.key === 'ArrowRight') go(1)
  }
  const step = (title: string, direction: 1 | -1, icon: React.ReactNode) => (
    <Tooltip title={title}>
      <span>
        <IconButton
          aria-label={title}
          disabled={rows[place + direction] === undefined}
          onClick={() => go(direction)}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  )
  return (
    <Dialog open onClose={onClose} onKeyDown={byKey} maxWidth="lg" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} sx={{ pb: 1, display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {t('compareTitle', { name: nameOf(shown), place: place + 1, count: rows.length })}
        </Box>
        {step(t('comparePrevious'), -1, <BackIcon />)}
        {step(t('compareNext'), 1, <NextIcon />)}
      </DialogTitle>
      <DialogContent>
        <BeforeAfter key={shown} before={shown} after={row.result.asset} height="62vh" />
      </DialogContent>
      <DialogFoot
        start={
          <FormControlLabel
            label={t('keep')}
            control={
              <Checkbox
                size="small"
                checked={!review.dropped.has(shown)}
                onChange={() => review.toggle(shown)}
              />
            }
          />
        }
        leave={t('app:close')}
        onLeave={onClose}
      >
        {null}
      </DialogFoot>
    </Dialog>
  )
}
