// A studio without its pages, as a process of its own: for tests that kill it.
import { compose } from '../../src/compose.ts';
import { createStudioServer } from '../../src/http-server.ts';

const { studio } = await compose(process.env);
const server = createStudioServer(studio, (_request, response) => response.writeHead(404).end());
server.http.listen(studio.environment.PORT, '127.0.0.1', () => process.stdout.write('ready\n'));
