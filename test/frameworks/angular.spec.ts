import { applicationOf } from './journey.js';

applicationOf('Angular', '.');
