// Where the animals stand in the sample pictures (src/Silo/Sample/files), in pixels: label, left, top, right, bottom.
const animals = {
  'animals-1.jpg': [['dog', 73, 232, 382, 536], ['cat', 480, 271, 758, 548]],
  'animals-2.jpg': [['cat', 119, 202, 260, 498], ['cat', 441, 300, 719, 538]],
  'animals-3.jpg': [['cat', 80, 352, 340, 557], ['dog', 391, 231, 673, 528]],
  'animals-4.jpg': [['dog', 72, 223, 363, 542], ['dog', 482, 190, 637, 526]],
  'animals-5.jpg': [['dog', 52, 299, 312, 554], ['cat', 340, 242, 648, 498], ['cat', 628, 372, 799, 575]],
  'animals-6.jpg': [['cat', 60, 1, 682, 531]],
};
const sleeping = { 'animals-2.jpg': 1 };

/** Share of animals that somebody overlooks, and how far an edge is off at most, in pixels: reviewers find something to do. */
const OVERLOOKED = 0.04;
const OFF = 6;

/** Boxes as a person draws them around the animals of a picture; of one that is not known, none. */
export function boxesOf(picture, chance) {
  const off = (at) => Math.max(0, Math.round(at + (chance() * 2 - 1) * OFF));
  const drawn = (animals[picture] ?? []).flatMap(([label, left, top, right, bottom], i) => {
    const [x, y] = [off(left), off(top)];
    const attributes = label === 'cat' ? { attributes: { state: sleeping[picture] === i ? 'sleeping' : 'not sleeping' } } : {};
    return [{ uuid: crypto.randomUUID(), type: 'box', label, left: x, top: y, width: Math.min(799, off(right)) - x, height: off(bottom) - y, ...attributes }];
  });
  const kept = drawn.filter(() => chance() >= OVERLOOKED);
  return kept.length > 0 ? kept : drawn;
}
