import 'auth-elements/auth-elements.css';
import { render } from 'solid-js/web';
import '../../page.css';
import { App } from './app';

const root = document.querySelector('#app');
if (root) render(() => <App />, root);
