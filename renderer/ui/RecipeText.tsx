import { Box, Typography } from '@mui/material'
import type { Recipe } from '../../preload/contract/recipe'
import { useLanguage } from '../i18n/useLanguage'
import { useBriefWords } from './controls/useBriefWords'
import { stepTitle } from './formats'
import { stepSummary } from './stepSummary'
import { useModelWords } from './useModelWords'

/** A recipe in words: its steps in order, each with what differs from how it comes. */
export function RecipeText({ recipe }: { readonly recipe: Recipe }) {
  const language = useLanguage()
  const { label, model } = useModelWords()
  const { summary: brief } = useBriefWords()
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
      {recipe.steps.map(({ step, parameters }, index) => {
        const lines = stepSummary(step, parameters, language, {
          label,
          model,
          brief,
          changedOnly: true,
        })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recipe's steps have no names but their places
          <Typography key={index} component="li" variant="caption" sx={{ display: 'list-item' }}>
            {stepTitle(step, language)}
            {lines.length > 0 ? (
              <Typography component="span" variant="caption" color="textSecondary">
                {` · ${lines.join(' · ')}`}
              </Typography>
            ) : null}
          </Typography>
        )
      })}
    </Box>
  )
}
