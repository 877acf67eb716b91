/**
 * Draws the picture of somebody who has chosen none: soft colours that run into each other, the same for the same id.
 * There is no name in it, so that it may be kept by everybody and needs no change when the name does.
 */
export function drawDefaultImage(id: string): string {
  const bytes = Buffer.from(id.slice('default_'.length), 'base64url');
  const at = (index: number, least: number, most: number): number =>
    Math.round(least + ((bytes[index] ?? 0) / 255) * (most - least));
  const hue = at(0, 0, 359);
  const second = (hue + at(1, 30, 65)) % 360;
  const third = (hue + at(2, 285, 330)) % 360;
  const blobs = [
    { id: 'a', x: at(3, 8, 30), y: at(4, 50, 76), r: at(5, 38, 54), colour: `hsl(${second}, 80%, 66%)` },
    { id: 'b', x: at(6, 50, 78), y: at(7, 4, 26), r: at(8, 34, 50), colour: `hsl(${third}, 84%, 74%)` },
    { id: 'c', x: at(9, 52, 76), y: at(10, 56, 80), r: at(11, 26, 42), colour: `hsl(${hue}, 90%, 80%)` },
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 80 80"><defs>
<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="hsl(${hue}, 70%, 60%)"/><stop offset="1" stop-color="hsl(${second}, 66%, 52%)"/></linearGradient>
${blobs.map(({ id: name, colour }) => `<radialGradient id="${name}"><stop stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`).join('\n')}
</defs><rect width="80" height="80" fill="url(#g)"/>${blobs.map(({ id: name, x, y, r }) => `<circle cx="${x}" cy="${y}" r="${r}" fill="url(#${name})"/>`).join('')}</svg>`;
}
