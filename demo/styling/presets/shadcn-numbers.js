import './shadcn-numbers.css';
import 'auth-elements/themes/shadcn.css';
import { followScheme } from './scheme.js';

followScheme(dark => document.documentElement.classList.toggle('dark', dark));
