import { GreenlightError } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_LIMIT, fileTypes, judgeFile, safeFileName } from './judge-file.ts';

const bytes = (text: string, ...more: number[]) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from(more)]);
const png = bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13);
const jpeg = bytes('\xff\xd8\xff', 0xe0);
const webp = bytes('RIFF\x10\x00\x00\x00WEBPVP8 ');

const refusal = (name: string, data: Uint8Array) => {
  try {
    judgeFile({ name, data });
  } catch (error) {
    if (error instanceof GreenlightError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'taken';
};

describe('judgeFile', () => {
  it.each([
    ['lamp.png', png, 'image/png', 'png'],
    ['lamp.PNG', png, 'image/png', 'png'],
    ['lamp.jpeg', jpeg, 'image/jpeg', 'jpg'],
    ['lamp.gif', bytes('GIF89a'), 'image/gif', 'gif'],
    ['lamp.webp', webp, 'image/webp', 'webp'],
    ['lamp.pdf', bytes('%PDF-1.7\n'), 'application/pdf', 'pdf'],
    ['lamp.txt', Buffer.from('Grün.\n\tZwei < drei.'), 'text/plain', 'txt'],
    ['lamp.fountain', Buffer.from('INT. LIGHTHOUSE - NIGHT'), 'text/plain', 'txt'],
    ['lamp', png, 'image/png', 'png'],
    ['lamp.php.png', png, 'image/png', 'png'],
  ])('takes %s for what it holds', (name, data, mimeType, extension) => {
    expect(judgeFile({ name, data })).toEqual({ mimeType, extension });
  });

  it.each([
    ['page.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['page.txt', Buffer.from('  <script>alert(1)</script>')],
    ['page.txt', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['words.html', Buffer.from('only words')],
    ['words.js', Buffer.from('alert(1)')],
    ['lamp.png', jpeg],
    ['lamp.png', Buffer.from('not a picture')],
    ['lamp.html', png],
    ['lamp.png.html', png],
    ['lamp.exe', bytes('MZ\x90\x00')],
    ['lamp.txt', bytes('text with \x00 in it')],
    ['lamp.txt', bytes('\xff\xfe\x00')],
    ['lamp.zip', bytes('PK\x03\x04')],
    ['lamp.png', Buffer.alloc(0)],
  ])('refuses %s that is not what it says, or nothing that is taken', (name, data) => {
    expect(refusal(name, data)).toMatch(/^VALIDATION: The file /);
  });

  it('refuses more than ten megabytes, and takes ten', () => {
    const large = Buffer.alloc(FILE_LIMIT + 1, 'a');
    expect(refusal('long.txt', large)).toBe('TOO_LARGE: A file may be 10 MB at most.');
    expect(refusal('long.txt', large.subarray(1))).toBe('taken');
  });

  it('gives every file a type that is served as what it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 64 }), (name, data) => {
        try {
          expect(fileTypes).toContain(judgeFile({ name, data }).mimeType);
        } catch (error) {
          expect(error).toBeInstanceOf(GreenlightError);
        }
      }),
    );
  });
});

describe('safeFileName', () => {
  it.each([
    ['The Lamp Room.png', 'The-Lamp-Room-1a2b.png'],
    ['../../etc/passwd.png', 'passwd-1a2b.png'],
    ['..\\..\\windows\\win.ini.png', 'win-ini-1a2b.png'],
    ['Tomás à bord.png', 'Tomas-a-bord-1a2b.png'],
    ['שרה.png', 'file-1a2b.png'],
    ['.htaccess', 'file-1a2b.png'],
    ['shell.php.png', 'shell-php-1a2b.png'],
    ['a\r\nSet-Cookie: x.png', 'a-Set-Cookie-x-1a2b.png'],
    ['', 'file-1a2b.png'],
  ])('makes %j into %s', (given, safe) => {
    expect(safeFileName(given, 'png', '1a2b')).toBe(safe);
  });

  it('is short and plain, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (given) => {
        expect(safeFileName(given, 'png', '1a2b')).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,49}\.png$/);
      }),
    );
  });
});
