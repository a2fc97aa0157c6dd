import { expect, test } from 'vitest';
import { loadingOf } from './preload';

test('what nobody knows is taken for a picture, and a video is not loaded whole', () => {
  expect(['image/jpeg', undefined, 'audio/wav', 'video/mp4', 'text/plain', 'application/json'].map(loadingOf)).toEqual(['picture', 'picture', 'sound', 'video', 'text', 'text']);
});
