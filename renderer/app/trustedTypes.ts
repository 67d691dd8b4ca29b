interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): unknown
}

// The content security policy asks for Trusted Types. Konva empties its container by assigning an empty
// string as HTML; nothing else may turn text into elements.
const trustedTypes = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes
trustedTypes?.createPolicy('default', {
  createHTML: (html) => {
    if (html !== '') throw new TypeError('This page makes no elements from text.')
    return html
  },
})
