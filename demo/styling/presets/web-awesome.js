import '@awesome.me/webawesome/dist/styles/webawesome.css';
import 'auth-elements/themes/web-awesome.css';
import { followScheme } from './scheme.js';

followScheme(dark => document.documentElement.classList.toggle('wa-dark', dark));
