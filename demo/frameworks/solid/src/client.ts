import { createBrowserClient } from 'auth-elements/browser';

const key = document.querySelector<HTMLMetaElement>('meta[name="publishable-key"]')?.content ?? '';

/** The application's one client. Elements get it through the provider; code of the application's own asks it directly. */
export const client = createBrowserClient({ publishableKey: key });
