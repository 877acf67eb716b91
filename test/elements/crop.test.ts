import { expect } from '@open-wc/testing';
import { Crop, mostZoom, type Point } from '../../src/elements/profile/crop.js';

/** Where in the picture, in its own pixels, the places of the square are. */
function shown(crop: Crop, ...places: readonly Point[]): readonly Point[] {
  const [a, b, c, d, e, f] = crop.matrix(1);
  const determinant = a * d - b * c;
  return places.map(({ x, y }) => ({
    x: Math.round((d * (x - e) - c * (y - f)) / determinant),
    y: Math.round((a * (y - f) - b * (x - e)) / determinant),
  }));
}

const corners = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

describe('Crop', () => {
  it('E2: begins with the largest square in the middle', () => {
    expect(shown(new Crop({ width: 400, height: 200 }), ...corners)).to.deep.equal([
      { x: 100, y: 0 },
      { x: 300, y: 200 },
    ]);
  });

  it('E2: never leaves the picture, however it is moved, made larger and turned', () => {
    let seed = 3;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const crop = new Crop({ width: 401, height: 173 });
    for (let deed = 0; deed < 3000; deed++) {
      const at = { x: random() * 4 - 2, y: random() * 4 - 2 };
      if (random() < 0.4) crop.move(at);
      else if (random() < 0.7) crop.zoomTo(random() * 6, at);
      else crop.turn();
      for (const { x, y } of shown(crop, ...corners))
        expect([x >= 0, x <= 401, y >= 0, y <= 173]).to.not.include(false);
      expect(crop.zoom).to.be.within(1, mostZoom);
    }
  });

  it('E2: what is under the finger stays there while it becomes larger', () => {
    const crop = new Crop({ width: 1000, height: 1000 });
    crop.zoomTo(2);
    const at = { x: 0.3, y: 0.6 };
    const before = shown(crop, at);
    crop.zoomTo(3, at);
    expect(shown(crop, at)).to.deep.equal(before);
  });

  it('E2: four quarters are a whole turn, and each keeps the middle', () => {
    const crop = new Crop({ width: 400, height: 200 });
    crop.zoomTo(2);
    crop.move({ x: 0.4, y: -0.2 });
    const middle = { x: 0.5, y: 0.5 };
    const [before, whole] = [shown(crop, middle), shown(crop, ...corners)];
    for (let turn = 0; turn < 4; turn++) {
      crop.turn();
      expect(shown(crop, middle)).to.deep.equal(before);
    }
    expect(shown(crop, ...corners)).to.deep.equal(whole);
  });
});
