import { writeFile } from 'node:fs/promises';

type Value = string | number | readonly Value[] | { readonly [name: string]: Value };

const types = { text: 2, uint16: 5, uint32: 6, map: 7, uint64: 9, list: 11 } as const;

/** A value as MaxMind DB File Format 2.0 writes it. Numbers are uint32, which readers take for any width. */
function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(types.text, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(types.uint32, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(types.list, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    control(types.map, entries.length),
    ...entries.flatMap(([name, part]) => [encode(name), encode(part)]),
  ]);
}

/** Sizes below 29 stand in the first byte; those up to 284 in one more. */
function control(type: number, size: number): Buffer {
  const short = Math.min(size, 29);
  const head = type > 7 ? [short, type - 7] : [(type << 5) | short];
  return Buffer.from(size < 29 ? head : [...head, size - 29]);
}

/** Writes a database that knows one address of IPv4. */
export async function writeGeoip(file: string, address: string, found: Value): Promise<void> {
  const bits = [...Buffer.from(address.split('.').map(Number))].flatMap(byte =>
    Array.from({ length: 8 }, (_, index) => (byte >> (7 - index)) & 1),
  );
  const nodes = bits.length;
  // Sixteen bytes lie between the tree and the data.
  const tree = bits.map((bit, index) => {
    const next = index === nodes - 1 ? nodes + 16 : index + 1;
    const [left, right] = bit ? [nodes, next] : [next, nodes];
    const record = Buffer.alloc(6);
    record.writeUIntBE(left, 0, 3);
    record.writeUIntBE(right, 3, 3);
    return record;
  });
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: 'Test-City',
    description: { en: 'One address' },
    ip_version: 4,
    languages: ['en', 'de'],
    node_count: nodes,
    record_size: 24,
  });
  const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
  await writeFile(file, Buffer.concat([...tree, Buffer.alloc(16), encode(found), marker, metadata]));
}
