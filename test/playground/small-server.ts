/** A program for `node -e`. Answers `/status/N`, `/echo`, `/redirect`, `/break` and `/never`. */
export const SMALL_SERVER = `
const server = require('node:http').createServer((request, response) => {
  const [, what, rest] = request.url.split('/');
  if (what === 'break') return request.socket.destroy();
  if (what === 'never') return;
  if (what === 'redirect') return response.writeHead(302, { location: '/echo' }).end();
  let body = '';
  request.on('data', (text) => { body += text; });
  request.on('end', () => {
    response.writeHead(what === 'status' ? Number(rest) : 200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
    response.end(JSON.stringify({ method: request.method, url: request.url, key: request.headers.authorization, body }));
  });
});
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;
