interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML: (html: string) => string
      createScriptURL: (address: string) => string
    },
  ): unknown
}

// The content security policy asks for Trusted Types. Konva empties its container by assigning an empty
// string as HTML; nothing else may turn text into elements. Threads run the build's own files alone.
const trustedTypes = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes
trustedTypes?.createPolicy('default', {
  createHTML: (html) => {
    if (html !== '') throw new TypeError('This page makes no elements from text.')
    return html
  },
  createScriptURL: (address) => {
    const { origin, pathname } = new URL(address, location.href)
    if (origin !== location.origin || !pathname.startsWith('/assets/'))
      throw new TypeError('This page runs no programs but its own.')
    return address
  },
})
