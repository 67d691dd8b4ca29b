import { Box, Typography } from '@mui/material'
import type { Recipe } from '../../preload/contract/recipe'
import { findStep, isStepId } from '../../preload/contract/steps'
import { useLanguage } from '../i18n/useLanguage'
import { stepTitle, valueText } from './formats'
import { parametersOf } from './formValues'

/** A recipe in words: its steps in order, each with the parameters that were set. */
export function RecipeText({ recipe }: { readonly recipe: Recipe }) {
  const language = useLanguage()
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
      {recipe.steps.map(({ step, parameters }, index) => {
        const described = isStepId(step) ? parametersOf(findStep(step)) : []
        const lines = described.flatMap(({ name, meta, kind, choices }) => {
          const value = parameters[name]
          if (value === undefined || kind === 'image' || valueText(value) === '') return []
          const words = choices
            ? (meta.choices?.[String(value)]?.[language] ?? valueText(value))
            : valueText(value)
          return [`${meta.title[language]} ${words}${meta.unit ? ` ${meta.unit}` : ''}`]
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
