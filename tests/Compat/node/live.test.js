/* eslint-env mocha */
'use strict';
// What the client's own tests leave out: tasks of the live mode, lists, errors.
const { promisify } = require('util');
const { expect } = require('chai');
const { ScaleClient, ScaleException } = require('scaleapi');

const client = new ScaleClient(process.env.SCALE_LIVE_KEY);
const call = (method, ...args) => promisify(client[method]).apply(client, args);
const body = { callback_url: 'http://www.example.com/callback', instruction: 'Which?', attachment_type: 'text', attachment: 'data:text/plain,a%20cat', categories: ['cat', 'dog'] };

const refused = async (status, promise) => {
  const error = await promise.then(() => null, e => e);
  expect(error).to.be.an.instanceof(ScaleException);
  expect(error.errcode).to.equal(status);
  expect(error.message).to.be.a('string').and.not.to.equal('');
};

describe('live mode', () => {
  it('keeps a task pending, refreshes it and cancels it', async () => {
    const task = await call('createCategorizationTask', body);
    expect(task.status).to.equal('pending');
    expect(task.id).to.equal(task.task_id);
    await promisify(task.refresh).call(task);
    expect(task.status).to.equal('pending');
    const canceled = await promisify(task.cancel).call(task);
    expect(canceled.status).to.equal('canceled');
  });

  it('lists by status, type, time and place', async () => {
    const made = [];
    for (let i = 0; i < 3; i++) made.push((await call('createCategorizationTask', body)).id);
    const page = await call('tasks', { status: 'pending', type: 'categorization', limit: 2, offset: 1, start_time: '2020-01-01', end_time: '2100-01-01T00:00:00Z' });
    expect(page.docs.map(t => t.id)).to.have.members(made.slice(0, 2));
    expect(page.limit).to.equal(2);
    expect(page.offset).to.equal(1);
    expect(page.has_more).to.equal(page.total > 3);
  });

  it('has errors with code and text', async () => {
    await refused(404, call('fetchTask', 'fake_id_qwertyuiop'));
    await refused(400, call('createCategorizationTask', { categories: ['a', 'b'] }));
    await refused(409, call('createCategorizationTask', { ...body, unique_id: 'once' }).then(() => call('createCategorizationTask', { ...body, unique_id: 'once' })));
    const stranger = new ScaleClient('no key of yours');
    await refused(401, promisify(stranger.fetchTask).call(stranger, 'x'));
  });
});
