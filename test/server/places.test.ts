import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActivitiesJSON, SessionWithActivitiesJSON } from 'auth-elements/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlaces } from '../../server/src/session/places.js';
import { writeGeoip } from './geoip-file.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

let directory: string;
let file: string;
let server: TestServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'auth-elements-places-'));
  file = join(directory, 'places.mmdb');
  await writeGeoip(file, '203.0.113.7', {
    city: { names: { en: 'Munich', de: 'München', 'pt-BR': 'Munique' } },
    country: { iso_code: 'DE', names: { en: 'Germany', de: 'Deutschland', 'pt-BR': 'Alemanha' } },
  });
  server = await startServer({ geoipFile: file });
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const munich = { city: 'Munich', country: 'Germany' };

test('E3: the lists of devices and of what happened name the place of an address that the database knows', async () => {
  const browser = server.browser({ ip: '203.0.113.7' });
  await browser.signUp('placed@example.com');
  const sessions = (await browser.get('/me/sessions/active')).json as unknown as readonly SessionWithActivitiesJSON[];
  expect(sessions[0]?.latest_activity).toMatchObject({ ip_address: '203.0.113.7', ...munich });
  const { data } = (await browser.get('/me/activity')).json as unknown as ActivitiesJSON;
  expect(data[0]?.device).toMatchObject({ ip_address: '203.0.113.7', ...munich });
});

test('E3: an address that it does not know has no place', async () => {
  const browser = server.browser({ ip: '203.0.113.8' });
  await browser.signUp('unplaced@example.com');
  const sessions = (await browser.get('/me/sessions/active')).json as unknown as readonly SessionWithActivitiesJSON[];
  expect(sessions[0]?.latest_activity).toMatchObject({ ip_address: '203.0.113.8' });
  expect(sessions[0]?.latest_activity).not.toHaveProperty('city');
});

test('E3: a place is named in the language of who reads, as far as the database has it', async () => {
  const places = await openPlaces(file);
  expect(places.find('203.0.113.7', 'de-AT')).toEqual({ city: 'München', country: 'Deutschland' });
  expect(places.find('203.0.113.7', 'pt')).toEqual({ city: 'Munique', country: 'Alemanha' });
  expect(places.find('203.0.113.7', 'ar')).toEqual(munich);
  expect(places.find('203.0.113.7', null)).toEqual(munich);
  for (const ip of [null, '::1', '2001:db8::1', 'unknown', '']) expect(places.find(ip, 'en'), String(ip)).toEqual({});
});

test('a file that is missing, or is no such database, stops the start with a sentence', async () => {
  const other = join(directory, 'other.mmdb');
  await writeFile(other, 'not a database');
  for (const path of [other, join(directory, 'missing.mmdb')])
    await expect(openPlaces(path)).rejects.toThrow(`AUTH_GEOIP_FILE is ${path}, which cannot be read`);
});
