import { beforeEach, expect, test } from 'vitest';
import { begin, bodyOf, dropAnswers, keepAnswers, keptAnswers, withTemplate } from './newProject';

beforeEach(() => localStorage.clear());

test('another template brings its own words, and leaves those that the person wrote', () => {
  const [cats, spans] = [begin('cats'), begin('spans')];
  expect(withTemplate(cats, 'spans')).toEqual(spans);
  expect(withTemplate({ ...cats, name: 'mine' }, 'spans')).toEqual({ ...spans, name: 'mine' });
});

test('answers are kept until the project is made; a template that is gone is the first one', () => {
  expect(keptAnswers()).toBeNull();
  keepAnswers({ ...begin('audio'), name: 'calls', reviews: 2 });
  expect(keptAnswers()).toEqual({ ...begin('audio'), name: 'calls', reviews: 2 });
  keepAnswers({ ...begin('audio'), template: 'gone' as 'audio' });
  expect(keptAnswers()?.template).toBe(begin('').template);
  dropAnswers();
  expect(keptAnswers()).toBeNull();
});

test('the share of reviews is asked for only with reviews, and several answers are a consensus', () => {
  expect(bodyOf(begin('cats'))).not.toHaveProperty('review_share');
  expect(bodyOf({ ...begin('cats'), name: ' x ', reviews: 1, share: 25, overlap: 3 })).toMatchObject({ name: 'x', review_share: 0.25, pipeline: 'consensus_task', consensus_attempts: 3 });
});
