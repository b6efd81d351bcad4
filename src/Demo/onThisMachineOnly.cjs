// Loaded into the playground before it starts: it would listen on every network interface, and whoever reaches its page
// can speak as the person it belongs to. This makes every server of the process listen on this machine alone.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
