/** The kinds of pictures that are taken. */
export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif';

/** What a picture's first bytes say of it, before anything of it is decoded. */
export interface PictureHeader {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

type Extent = Pick<PictureHeader, 'width' | 'height'>;

/** Reads the header by content alone: names and declared types count for nothing. Undefined: none of ours. */
export function readHeader(bytes: Buffer): PictureHeader | undefined {
  for (const [type, read] of Object.entries(readers) as [PictureType, (typeof readers)[PictureType]][]) {
    const extent = read(bytes);
    if (extent) return { type, ...extent };
  }
  return undefined;
}

const readers: { readonly [Type in PictureType]: (bytes: Buffer) => Extent | undefined } = {
  // PNG §5.2, §11.2.2: the signature, then the length, the name and the extent of IHDR.
  png(bytes) {
    if (bytes.length < 33 || !startsWith(bytes, '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')) return undefined;
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  },
  jpeg: readJpeg,
  webp: readWebp,
  // GIF89a §18: the logical screen.
  gif(bytes) {
    if (bytes.length < 13 || !(startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a'))) return undefined;
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  },
};

function startsWith(bytes: Buffer, text: string, at = 0): boolean {
  return bytes.toString('latin1', at, at + text.length) === text;
}

/** More than any camera writes before the frame. */
const mostSegments = 2000;

/** ITU T.81 §B.1.1: segment by segment to the frame header. Each turn goes on by at least one byte. */
function readJpeg(bytes: Buffer): Extent | undefined {
  if (!startsWith(bytes, '\xff\xd8\xff')) return undefined;
  let at = 2;
  for (let turn = 0; turn < mostSegments && at + 9 <= bytes.length && bytes[at] === 0xff; turn++) {
    const marker = bytes.readUInt8(at + 1);
    const alone = marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? 2 : 0;
    if (alone > 0) {
      at += alone;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    // The picture begins or ends without a frame, or a segment is shorter than what says its length.
    if (marker === 0xd9 || marker === 0xda || length < 2) return undefined;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + length;
  }
  return undefined;
}

// SOF0 to SOF15 less DHT, JPG and DAC.
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** RFC 9649 §2.5–2.7: a key frame of VP8, a lossless picture, or the extended header. */
function readWebp(bytes: Buffer): Extent | undefined {
  if (bytes.length < 30 || !startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return undefined;
  if (startsWith(bytes, 'VP8X', 12)) return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (startsWith(bytes, 'VP8L', 12) && bytes[20] === 0x2f) {
    const packed = bytes.readUInt32LE(21);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(bytes, 'VP8 ', 12) && startsWith(bytes, '\x9d\x01\x2a', 23))
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  return undefined;
}
