import SearchIcon from '@mui/icons-material/Search'
import {
  Box,
  ButtonBase,
  Dialog,
  DialogContent,
  DialogTitle,
  InputAdornment,
  OutlinedInput,
  Typography,
} from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../preload/contract/api'
import type { Asset } from '../../preload/contract/asset'
import { studio } from '../state/studio'
import { DialogFoot } from './DialogFoot'
import { showError } from './notices'

interface AssetPickerDialogProps {
  readonly open: boolean
  readonly title: string
  /** Only pictures of this size can be chosen. */
  readonly size?: { readonly width: number; readonly height: number } | undefined
  readonly onPick: (asset: Asset) => void
  readonly onClose: () => void
}

/** Chooses one picture of the library, with a search. */
export function AssetPickerDialog({ open, title, size, onPick, onClose }: AssetPickerDialogProps) {
  const { t } = useTranslation('app')
  const [search, setSearch] = useState('')
  const [assets, setAssets] = useState<readonly Asset[]>([])

  useEffect(() => {
    if (!open) return
    let current = true
    studio()
      .calls.library.list({ search, limit: 500 })
      .then((answer) => current && setAssets(answer.assets))
      .catch(showError)
    return () => {
      current = false
    }
  }, [open, search])

  const fits = (asset: Asset) =>
    size === undefined || (asset.width === size.width && asset.height === size.height)
  const shown = assets.filter(fits)

  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle sx={{ pb: 1 }}>{title}</DialogTitle>
      <DialogContent sx={{ height: '60vh', display: 'flex', flexDirection: 'column' }}>
        <OutlinedInput
          autoFocus
          size="small"
          value={search}
          placeholder={t('picker.search')}
          onChange={(event) => setSearch(event.target.value)}
          startAdornment={
            <InputAdornment position="start">
              <SearchIcon sx={{ fontSize: 18 }} />
            </InputAdornment>
          }
          slotProps={{ input: { 'aria-label': t('picker.search') } }}
        />
        {size ? (
          <Typography variant="caption" color="textSecondary" sx={{ mt: 1 }}>
            {t('picker.sameSize', { width: size.width, height: size.height })}
          </Typography>
        ) : null}
        <Box
          sx={{
            mt: 1.5,
            overflowY: 'auto',
            flex: 1,
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
            gridAutoRows: 'min-content',
            gap: 1,
          }}
        >
          {shown.map((asset) => (
            <ButtonBase
              key={asset.id}
              aria-label={asset.name}
              onClick={() => onPick(asset)}
              sx={{
                flexDirection: 'column',
                borderRadius: 1,
                p: 0.5,
                '&:hover, &:focus-visible': { bgcolor: 'surface.hover' },
              }}
            >
              <Box
                component="img"
                loading="lazy"
                alt=""
                src={assetUrl(asset.id, 'thumbnail')}
                sx={{ width: '100%', aspectRatio: '1', objectFit: 'cover', borderRadius: 1 }}
              />
              <Typography
                variant="caption"
                noWrap
                sx={{ width: '100%', mt: 0.5, textAlign: 'center' }}
              >
                {asset.name}
              </Typography>
            </ButtonBase>
          ))}
        </Box>
        {shown.length === 0 ? (
          <Typography color="textSecondary" sx={{ textAlign: 'center', mb: 'auto', pb: 6 }}>
            {t('picker.empty')}
          </Typography>
        ) : null}
      </DialogContent>
      <DialogFoot leave={t('cancel')} onLeave={onClose}>
        {null}
      </DialogFoot>
    </Dialog>
  )
}
