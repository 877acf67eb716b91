import { webkitLauncher } from './test/browsers/webkit-launcher.mjs';
import { shared } from './test/browsers/web-test-runner.mjs';

export default { ...shared, concurrency: 1, browsers: [webkitLauncher()] };
