import TreeIcon from '@mui/icons-material/AccountTreeOutlined'
import CloseIcon from '@mui/icons-material/Close'
import TagIcon from '@mui/icons-material/LocalOfferOutlined'
import AgainIcon from '@mui/icons-material/Replay'
import {
  Box,
  Button,
  Chip,
  CircularProgress,
  IconButton,
  Popover,
  Stack,
  TextField,
  Typography,
} from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssetDetail } from '../../../preload/contract/asset'
import { openAsset, reuseSettings } from '../../actions/libraryActions'
import { keepTexts } from '../../actions/textActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { studio } from '../../state/studio'
import { bytesText, dateText, sizeText, stepTitle } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { RecipeText } from '../../ui/RecipeText'
import { useModelWords } from '../../ui/useModelWords'
import { RelatedAssets } from './RelatedAssets'
import { TextContent } from './TextContent'

interface AssetDetailsProps {
  readonly id: string | undefined
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

/** Everything that is known of a picture: size, origin, recipe, and what it came from and led to. */
export function AssetDetails({ id, anchor, onClose }: AssetDetailsProps) {
  const { t } = useTranslation('gallery')
  const language = useLanguage()
  const words = useModelWords()
  const [detail, setDetail] = useState<AssetDetail>()
  const [name, setName] = useState('')

  useEffect(() => {
    setDetail(undefined)
    if (!id) return
    let current = true
    studio()
      .calls.library.get({ id })
      .then((found) => {
        if (!current) return
        setDetail(found)
        setName(found.name)
      })
      .catch((error: unknown) => {
        showError(error)
        onClose()
      })
    return () => {
      current = false
    }
  }, [id, onClose])

  const rename = () => {
    const next = name.trim()
    if (!detail || next === '' || next === detail.name) return setName(detail?.name ?? '')
    keepTexts([{ id: detail.id, name: next }], 'gallery:edits.name')
      .then(() =>
        setDetail((known) => (known?.id === detail.id ? { ...known, name: next } : known)),
      )
      .catch(showError)
  }

  const go = (target: string) => {
    onClose()
    openAsset(target).catch(showError)
  }

  const facts: readonly (readonly [string, string])[] = detail
    ? [
        [
          t('details.size'),
          detail.width
            ? `${sizeText(detail.width, detail.height ?? 0)} · ${t('details.bits', { count: detail.bitDepth ?? 8 })}`
            : '–',
        ],
        [
          t('details.file'),
          `${detail.format.toUpperCase()} · ${bytesText(detail.bytes, language)}`,
        ],
        ...optional(
          t('details.pages'),
          detail.pages === undefined ? undefined : t('details.pagesFirst', { count: detail.pages }),
        ),
        ...optional(t('details.profile'), detail.profile),
        [t('details.created'), dateText(detail.created, language)],
        [
          t('details.origin'),
          detail.origin === 'imported' ? t('details.imported') : stepTitle(detail.origin, language),
        ],
        ...optional(t('details.label'), detail.label && words.label(detail.label)),
        ...optional(t('details.prompt'), detail.prompt),
        ...optional(t('details.seed'), detail.seed?.toString()),
        ...optional(t('details.model'), detail.model && words.model(detail.model)),
        ...optional(t('details.caption'), detail.caption),
        ...optional(t('details.altText'), detail.altText),
      ]
    : []

  return (
    <Popover
      open={id !== undefined && anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': t('details.title'),
          sx: { width: 360, maxHeight: '80vh' },
        },
      }}
    >
      {detail ? (
        <Stack spacing={1.5} sx={{ p: 2 }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <TextField
              fullWidth
              value={name}
              onChange={(event) => setName(event.target.value)}
              onBlur={rename}
              onKeyDown={(event) => event.key === 'Enter' && rename()}
              slotProps={{ htmlInput: { 'aria-label': t('details.name'), maxLength: 255 } }}
            />
            <IconButton aria-label={t('details.close')} onClick={onClose}>
              <CloseIcon />
            </IconButton>
          </Box>
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gridTemplateColumns: '96px 1fr',
              rowGap: 0.5,
              columnGap: 1,
            }}
          >
            {facts.map(([term, text]) => (
              <Box key={term} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="caption" color="textSecondary">
                  {term}
                </Typography>
                <Typography
                  component="dd"
                  variant="caption"
                  sx={{ m: 0, overflowWrap: 'anywhere' }}
                >
                  {text}
                </Typography>
              </Box>
            ))}
          </Box>
          {detail.kind === 'image' ? (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
              {detail.tags.map((tag) => (
                <Chip key={tag} size="small" label={tag} />
              ))}
              <Button
                startIcon={<TagIcon />}
                onClick={() => {
                  onClose()
                  useDialogs.getState().open({ kind: 'tags', ids: [detail.id] })
                }}
              >
                {t('command.tags')}
              </Button>
            </Box>
          ) : null}
          {detail.kind === 'text' ? <TextContent id={detail.id} /> : null}
          {detail.recipe ? (
            <Box>
              <Typography variant="h3" sx={{ mb: 0.5 }}>
                {t('details.recipe')}
              </Typography>
              <RecipeText recipe={detail.recipe} />
              <Button
                fullWidth
                sx={{ mt: 1 }}
                variant="outlined"
                startIcon={<AgainIcon />}
                onClick={() => {
                  onClose()
                  reuseSettings(detail.id).catch(showError)
                }}
              >
                {t('command.reuseSettings')}
              </Button>
            </Box>
          ) : null}
          <Button
            variant="outlined"
            startIcon={<TreeIcon />}
            onClick={() => {
              onClose()
              useDialogs.getState().open({ kind: 'lineage', id: detail.id })
            }}
          >
            {t('command.lineage')}
          </Button>
          <RelatedAssets title={t('details.parents')} ids={detail.parents} onOpen={go} />
          <RelatedAssets title={t('details.children')} ids={detail.children} onOpen={go} />
        </Stack>
      ) : (
        <Box sx={{ height: 160, display: 'grid', placeContent: 'center' }}>
          <CircularProgress size={24} aria-label={t('details.loading')} />
        </Box>
      )}
    </Popover>
  )
}

function optional(term: string, text: string | undefined): readonly (readonly [string, string])[] {
  return text ? [[term, text]] : []
}
