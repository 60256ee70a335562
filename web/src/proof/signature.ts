// Ed25519: the browser's own where it has it (from Chrome 137), else the library's. Both refuse keys of low order
// or odd encoding only in the library, so it looks at the key first in either case.
import type { Bytes } from './bytes'

async function isWellMade(public_key: Bytes): Promise<boolean> {
  const { ed25519 } = await import('@noble/curves/ed25519')
  try {
    return !ed25519.Point.fromBytes(public_key, false).isSmallOrder()
  } catch {
    return false
  }
}

export async function isSignedBy(public_key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (public_key.length !== 32 || signature.length !== 64 || !(await isWellMade(public_key))) return false
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  let own: CryptoKey | undefined
  try {
    own = await subtle?.importKey('raw', public_key, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    own = undefined // this browser does not know the curve
  }
  if (subtle && own) return subtle.verify({ name: 'Ed25519' }, own, signature, message)
  const { ed25519 } = await import('@noble/curves/ed25519')
  return ed25519.verify(signature, message, public_key, { zip215: false })
}
