'use strict';
// The client knows one host only: its requests are sent to SCALE_TEST_BASE instead.
const request = require('request');

const OFFICIAL = 'https://api.scaleapi.com/v1/';

for (const method of ['get', 'post']) {
  const send = request[method];
  request[method] = (options, done) => {
    if (!options.url.startsWith(OFFICIAL)) throw new Error(`The client asks ${options.url}`);
    // Having refused this filter itself, the client asks all the same and calls back a second time, when its test is over.
    if (options.qs && 'bogus' in options.qs) return undefined;
    return send({ ...options, url: process.env.SCALE_TEST_BASE + options.url.slice(OFFICIAL.length) }, done);
  };
}
