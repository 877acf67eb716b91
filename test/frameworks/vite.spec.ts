import { applicationOf, routedApplicationOf } from './journey.js';

applicationOf('React 19', 'react-19');
applicationOf('React 18', 'react-18');
applicationOf('Vue', 'vue');
applicationOf('Svelte', 'svelte');
applicationOf('Solid', 'solid');

routedApplicationOf('React 19', 'react-19');
routedApplicationOf('Vue', 'vue');
