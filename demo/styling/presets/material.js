import { applyTheme, argbFromHex, themeFromSourceColor } from '@material/material-color-utilities';
import '@material/web/button/filled-button.js';
import '@material/web/field/outlined-field.js';
import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/themes/material.css';
import './material.css';
import { followScheme } from './scheme.js';

const theme = themeFromSourceColor(argbFromHex('#00696e'));
followScheme(dark => applyTheme(theme, { target: document.documentElement, dark }));
