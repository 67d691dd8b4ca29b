import ReplayIcon from '@mui/icons-material/Replay'
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssetDetail, Lineage } from '../../../preload/contract/asset'
import { openAsset, reuseSettings } from '../../actions/libraryActions'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { dateText, sizeText } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { RecipeText } from '../../ui/RecipeText'
import { LineageTree } from './LineageTree'

interface LineageDialogProps {
  readonly id: string
  readonly onClose: () => void
}

/** What a picture was made from and what came of it, as a tree; each one can be opened or repeated. */
export function LineageDialog({ id, onClose }: LineageDialogProps) {
  const { t } = useTranslation(['gallery', 'app'])
  const titleId = useId()
  const language = useLanguage()
  const [focus, setFocus] = useState(id)
  const [chosen, setChosen] = useState(id)
  const [lineage, setLineage] = useState<Lineage>()
  const [detail, setDetail] = useState<AssetDetail>()

  useEffect(() => {
    let current = true
    studio()
      .calls.library.lineage({ id: focus })
      .then((found) => current && setLineage(found))
      .catch(showError)
    return () => {
      current = false
    }
  }, [focus])
  useEffect(() => {
    let current = true
    studio()
      .calls.library.get({ id: chosen })
      .then((found) => current && setDetail(found))
      .catch(showError)
    return () => {
      current = false
    }
  }, [chosen])

  const open = (asset: string) => {
    onClose()
    openAsset(asset).catch(showError)
  }

  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('lineage.title')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', gap: 2, height: 'min(64vh, 600px)' }}>
        {lineage ? (
          <LineageTree
            focus={focus}
            lineage={lineage}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={open}
          />
        ) : (
          <Box sx={{ flex: 1 }} />
        )}
        <Stack spacing={1.5} sx={{ width: 264, flex: 'none', overflowY: 'auto' }}>
          {detail ? (
            <>
              <Box>
                <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
                  {detail.name}
                </Typography>
                <Typography variant="caption" color="textSecondary">
                  {dateText(detail.created, language)}
                  {detail.width ? ` · ${sizeText(detail.width, detail.height ?? 0)}` : ''}
                </Typography>
              </Box>
              {detail.recipe ? (
                <RecipeText recipe={detail.recipe} />
              ) : (
                <Typography variant="body2" color="textSecondary">
                  {t('details.imported')}
                </Typography>
              )}
              {detail.trashed === undefined ? null : (
                <Typography variant="body2" color="warning">
                  {t('lineage.trashed')}
                </Typography>
              )}
              <Button variant="outlined" onClick={() => open(detail.id)}>
                {detail.kind === 'text' ? t('details.title') : t('command.open')}
              </Button>
              {detail.recipe ? (
                <Button
                  variant="outlined"
                  startIcon={<ReplayIcon />}
                  onClick={() => {
                    onClose()
                    reuseSettings(detail.id).catch(showError)
                  }}
                >
                  {t('command.reuseSettings')}
                </Button>
              ) : null}
              {detail.id === focus ? null : (
                <Button color="secondary" onClick={() => setFocus(detail.id)}>
                  {t('lineage.follow')}
                </Button>
              )}
            </>
          ) : null}
          {lineage && lineage.assets.length === 1 ? (
            <Typography variant="body2" color="textSecondary">
              {t('lineage.alone')}
            </Typography>
          ) : null}
          {lineage?.cut ? (
            <Typography variant="caption" color="textSecondary">
              {t('lineage.cut', { count: lineage.assets.length })}
            </Typography>
          ) : null}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('app:close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
