import { PGlite } from '@electric-sql/pglite';
import { checkTables, loadSnapshot } from './snapshots.js';

// The process that verifies one snapshot; `verifySnapshot` starts it. Its verdict is how it ends.
const pglite = await PGlite.create({ loadDataDir: await loadSnapshot(process.argv[2] ?? '') });
if ((await checkTables(pglite)) === 0) throw new Error('There are no tables in it.');
await pglite.close();
