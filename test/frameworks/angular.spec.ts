import { applicationOf, routedApplicationOf } from './journey.js';

applicationOf('Angular', '.');
routedApplicationOf('Angular', '.');
