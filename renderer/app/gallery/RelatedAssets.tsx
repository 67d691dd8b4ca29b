import { Box, ButtonBase, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { stepTitle } from '../../ui/formats'

interface RelatedAssetsProps {
  readonly title: string
  readonly ids: readonly string[]
  readonly onOpen: (id: string) => void
}

/** Pictures that a picture was made from, or that came of it; texts by the step that wrote them. */
export function RelatedAssets({ title, ids, onOpen }: RelatedAssetsProps) {
  const language = useLanguage()
  const [assets, setAssets] = useState<readonly Asset[]>([])

  useEffect(() => {
    let current = true
    // One that has gone for good is left out.
    void Promise.allSettled(ids.slice(0, 24).map((id) => studio().calls.library.get({ id }))).then(
      (answers) =>
        current &&
        setAssets(
          answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
        ),
    )
    return () => {
      current = false
    }
  }, [ids])

  const shown = assets.filter(({ kind }) => kind !== 'mask')
  if (shown.length === 0) return null
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {shown.map((asset) =>
          asset.kind === 'image' ? (
            <ButtonBase
              key={asset.id}
              aria-label={asset.name}
              title={asset.name}
              onClick={() => onOpen(asset.id)}
              sx={{ borderRadius: 1, overflow: 'hidden' }}
            >
              <Box
                component="img"
                alt=""
                src={assetUrl(asset.id, 'thumbnail')}
                sx={{ width: 56, height: 56, objectFit: 'cover', display: 'block' }}
              />
            </ButtonBase>
          ) : (
            <Typography
              key={asset.id}
              variant="caption"
              sx={{
                px: 1,
                py: 0.5,
                borderRadius: 1,
                bgcolor: 'surface.hover',
                alignSelf: 'center',
              }}
            >
              {stepTitle(asset.origin, language)}
            </Typography>
          ),
        )}
      </Box>
    </Box>
  )
}
