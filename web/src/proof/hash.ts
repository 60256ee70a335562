// SHA-256 and the hashes of the tree (RFC 6962 §2.1). Over plain HTTP a browser has no Web Crypto; then the library's.
import { joined, type Bytes } from './bytes'

export const hashBytes = 32

export async function sha256(bytes: Bytes): Promise<Bytes> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes))
  const { sha256: digest } = await import('@noble/hashes/sha2')
  return new Uint8Array(digest(bytes))
}

export const leafHash = (entry: Uint8Array): Promise<Bytes> => sha256(joined(Uint8Array.of(0), entry))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => sha256(joined(Uint8Array.of(1), left, right))
export const emptyRoot = (): Promise<Bytes> => sha256(new Uint8Array(0))
