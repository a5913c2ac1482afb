import { siteIn } from '../../../../shared/report/rollup/site';

it.each([
  ['https://www.Example.com/path?q=1#x', 'example.com'],
  ['http://example.com:8080/', 'example.com'],
  ['HTTPS://Mail.Example.co.uk', 'mail.example.co.uk'],
  ['example.com/path', 'example.com'],
  ['www.example.com', 'example.com'],
  ['example.com.', 'example.com'],
  ['//cdn.example.com/x.js', 'cdn.example.com'],
  ['https://user:secret@example.com/', 'example.com'],
  ['https://example.com/?to=a@b.org', 'example.com'],
  ['http://192.168.0.1:3000/admin', '192.168.0.1'],
  ['192.168.0.1', '192.168.0.1'],
  ['http://[::1]:8080/', '[::1]'],
  ['localhost:3000', 'localhost'],
  ['http://intranet/', 'intranet'],
  ['https://bücher.example/', 'bücher.example'],
  ['https://www./', 'www'],
  ['  https://example.com  ', 'example.com'],
  ['ftp://files.example.com/a', 'files.example.com'],
  ['', ''],
  ['/only/a/path', ''],
  ['about:blank', ''],
  ['chrome://settings', ''],
  ['file:///C:/Users/jane/secret.docx', ''],
  ['C:\\Users\\jane', ''],
  ['mailto:jane@example.com', ''],
  ['javascript:void(0)', ''],
  ['Inbox - Mail', ''],
  ['=HYPERLINK("x")', ''],
])('the site of %s is %s', (url, site) => {
  expect(siteIn(url)).toBe(site);
});
