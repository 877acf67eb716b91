import './bootstrap.css';
import { followScheme } from './scheme.js';

followScheme(dark => document.documentElement.setAttribute('data-bs-theme', dark ? 'dark' : 'light'));
