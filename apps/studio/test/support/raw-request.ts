import { connect } from 'node:net';

/** Sends bytes to a studio as they are, and resolves with what came back until the connection closed. */
export function sendRaw(url: string, text: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]), text: answer }));
  });
}

/** A request that ends its connection. */
export function rawRequest(line: string, headers: string[] = ['Host: localhost'], body = ''): string {
  const length = body ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
  return [`${line} HTTP/1.1`, ...headers, 'Connection: close', ...length, '', body].join('\r\n');
}
