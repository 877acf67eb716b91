import 'auth-elements/auth-elements.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../page.css';
import { App } from './app';

const root = document.querySelector('#app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
