import { ArchiveFault, quote } from './archive-fault.ts';

/** An extended header that is longer than this holds more than times and owners. */
export const EXTENDED_HEADER_BYTES = 16_384;

// What never changes a file's name, size or bytes. Anything else could show other tools another archive than we judge.
const harmless =
  /^(mtime|atime|ctime|uid|gid|uname|gname|comment|(LIBARCHIVE|SCHILY)\.[A-Za-z]+time|SCHILY\.(dev|ino|nlink))$/;

/** Refuses a pax header that says more than when and whose. Its form is POSIX's: `<length> <key>=<value>\n`. */
export function judgeExtendedHeader(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const [prefix = '', digits = ''] = /^([1-9]\d{0,4}) /.exec(bytes.toString('latin1', at, at + 6)) ?? [];
    const end = at + Number(digits);
    const record = bytes.toString('utf8', at + prefix.length, end - 1);
    const key = record.slice(0, Math.max(0, record.indexOf('=')));
    if (!prefix || end > bytes.length || end <= at + prefix.length || bytes[end - 1] !== 0x0a || !key)
      throw new ArchiveFault('BROKEN_HEADER', 'The archive has an extended header that cannot be read');
    if (!harmless.test(key)) {
      const remedy = 'Stage the package from its source folder: such an archive has plain headers.';
      throw new ArchiveFault('EXTENDED_HEADER', `The archive sets ${quote(key)} beside a file's own header`, {
        remedy,
      });
    }
    at = end;
  }
}
