import { describe, expect, it } from 'vitest';
import type { Assignment, HubMessage } from './messages';
import { answered, catchUp, follow, restate, unknown, type Stream } from './stream';

const assignment = (task: string, token = 1, standing: Assignment['standing'] = 'active'): Assignment => ({ task, token, standing, stage: 'label', type: 'categorization', project: 'p', paramVersion: 0, params: '{}' });
const message = (sequence: number, rest: Partial<HubMessage>): HubMessage => ({ epoch: 7, sequence, kind: 'assigned', ...rest });
const at = (sequence: number): Stream => ({ ...unknown, at: { epoch: 7, sequence } });

describe('the stream', () => {
  it('takes messages in order, each once', () => {
    const first = follow(at(0), message(1, { assignment: assignment('a') }))!;
    expect(first.assignments).toHaveLength(1);
    expect(follow(first, message(1, { assignment: assignment('b') }))).toBe(first);
  });

  it('asks for what is missing at a gap and after a restart of the server', () => {
    expect(follow(at(1), message(3, {}))).toBeNull();
    expect(follow(at(1), { ...message(2, {}), epoch: 8 })).toBeNull();
  });

  it('turns an offer into work in hand', () => {
    const offered = follow(at(0), message(1, { assignment: assignment('a', 4, 'offered') }))!;
    expect(follow(offered, message(2, { assignment: assignment('a', 4) }))!.assignments).toEqual([assignment('a', 4)]);
  });

  it('says each message of a manager, also the same words again', () => {
    const once = follow(at(0), message(1, { kind: 'message', text: 'Please look at the guidelines' }))!;
    const twice = follow(once, message(2, { kind: 'message', text: 'Please look at the guidelines' }))!;
    expect(twice.said).toEqual({ text: 'Please look at the guidelines' });
    expect(twice.said).not.toBe(once.said);
  });

  it('gives work in hand another end', () => {
    const held = follow(at(0), message(1, { assignment: { ...assignment('a', 4), until: '2026-01-01T00:00:00Z' } }))!;
    const extended = follow(held, message(2, { assignment: { ...assignment('a', 4), until: '2026-01-01T00:30:00Z' } }))!;
    expect(extended.assignments.map((a) => a.until)).toEqual(['2026-01-01T00:30:00Z']);
    expect(extended.ended).toEqual([]);
  });

  it('remembers why a lease ended', () => {
    const held = follow(at(0), message(1, { assignment: assignment('a', 4) }))!;
    const ended = follow(held, message(2, { kind: 'withdrawn', task: 'a', token: 4, reason: 'expired' }))!;
    expect([ended.assignments, ended.ended]).toEqual([[], [{ task: 'a', token: 4, reason: 'expired' }]]);
  });

  it('remembers what the manager said who took a task away', () => {
    const held = follow(at(0), message(1, { assignment: assignment('a', 4) }))!;
    const ended = follow(held, message(2, { kind: 'withdrawn', task: 'a', token: 4, reason: 'revoked', text: 'Ben knows this one' }))!;
    expect(ended.ended).toEqual([{ task: 'a', token: 4, reason: 'revoked', said: 'Ben knows this one' }]);
  });

  it('knows what the person finished on another page, and does not take it for lost', () => {
    const held = follow(at(0), message(1, { assignment: assignment('a', 4) }))!;
    const over = follow(held, message(2, { kind: 'finished', task: 'a', token: 4, reason: 'accepted' }))!;
    expect([over.assignments, over.ended, over.finished]).toEqual([[], [], [{ task: 'a', token: 4, reason: 'accepted' }]]);
    expect(follow(held, message(2, { kind: 'finished', task: 'a', token: 3, reason: 'late' }))!.assignments).toHaveLength(1);
  });

  it('does not let an old lease end a new one of the same task', () => {
    const held = follow(at(0), message(1, { assignment: assignment('a', 5) }))!;
    expect(follow(held, message(2, { kind: 'withdrawn', task: 'a', token: 4, reason: 'expired' }))!.assignments).toHaveLength(1);
    expect(answered(held, 'a', 4).assignments).toHaveLength(1);
  });

  it('catches up with what was missed, and with the whole', () => {
    const missed = [message(1, { assignment: assignment('a') }), message(2, { kind: 'activity', activity: 'break', reason: 'lapses' })];
    expect(catchUp(at(1), missed)).toMatchObject({ at: { sequence: 2 }, assignments: [], activity: 'break', paused: 'lapses' });
    const held: Stream = { ...at(3), assignments: [assignment('a', 1), assignment('b', 2)] };
    const whole = restate(held, { at: { epoch: 9, sequence: 0 }, activity: 'available', assignments: [assignment('b', 2)] });
    expect(whole).toMatchObject({ at: { epoch: 9 }, assignments: [{ task: 'b' }], ended: [{ task: 'a', token: 1, reason: 'gone' }] });
  });

  it('keeps who ordered a break, and why, over a reload', () => {
    const told = follow(at(0), message(1, { kind: 'activity', activity: 'break', reason: 'manager', text: 'Lunch' }))!;
    const reloaded = restate(unknown, { at: { epoch: 7, sequence: 1 }, activity: 'break', assignments: [], reason: 'manager', text: 'Lunch' });
    for (const stream of [told, reloaded]) expect(stream).toMatchObject({ activity: 'break', paused: 'manager', pausedFor: 'Lunch' });
  });

  it('goes on after a kind it does not know', () => expect(follow(at(1), message(2, { kind: 'news' as HubMessage['kind'] }))!.at.sequence).toBe(2));
});
