/** What each switch puts on its list. */
const entries = {
  allowlist: { path: '/v1/allowlist_identifiers', identifier: '*@example.com' },
  blocklist: { path: '/v1/blocklist_identifiers', identifier: 'mallory@example.com' },
};

/** The entries of the allow list and the block list, made and removed by the backend API, as an application's server does. */
export function createLists() {
  // Whatever was on a list before stays there.
  const added = new Map();

  const ask = (api, { publicUrl, secretKey }, method, path, body) =>
    api.fetch(
      new Request(new URL(path, publicUrl), {
        method,
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );

  const add = async (api, settings, { path, identifier }) => {
    const answer = await ask(api, settings, 'POST', path, { identifier });
    const { id, errors } = await answer.json();
    if (!answer.ok && errors?.[0]?.code !== 'duplicate_record')
      throw new Error(`${identifier} came on no list: ${JSON.stringify(errors)}`);
    return id;
  };

  const remove = async (api, settings, name) => {
    const id = added.get(name);
    added.delete(name);
    if (id) await ask(api, settings, 'DELETE', `${entries[name].path}/${id}`);
  };

  return {
    /** Has the lists say what is switched on, where that was not so before. */
    async follow(api, settings, former) {
      for (const [name, entry] of Object.entries(entries)) {
        if (settings.access[name] === former.access[name]) continue;
        if (settings.access[name]) added.set(name, await add(api, settings, entry));
        else await remove(api, settings, name);
      }
    },
    /** Leaves nothing on them that was not there before. */
    async empty(api, settings) {
      for (const name of Object.keys(entries)) await remove(api, settings, name);
    },
  };
}
