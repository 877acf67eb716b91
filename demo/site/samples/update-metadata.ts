import { pageClient } from 'auth-elements/browser';

const client = pageClient();

/** Keeps how somebody likes the page. `null` takes a value away. */
export async function keepTheme(theme: 'light' | 'dark' | null): Promise<void> {
  await client.account.updateMetadata({ unsafeMetadata: { theme } });
}
