import { expect } from '@open-wc/testing';
import { mailedCode } from './flow-client.js';
import { atPassword, goodPassword, startSignIn, startSignUp, type FlowPage } from './flow-page.js';

/** What a manager sees of a field. */
function seen(input: HTMLInputElement) {
  const { name, id, type, readOnly, tabIndex, labels } = input;
  // The property knows fewer words than the attribute in some engines.
  const autocomplete = input.getAttribute('autocomplete');
  const label = labels?.[0]?.textContent.trim() ?? '';
  return { name, named: /username|email|password|code/.exec(id)?.[0], type, autocomplete, readOnly, tabIndex, label };
}

/** The fields of the page's one form, in their order, as `document.forms` has them. */
function fields(): readonly HTMLInputElement[] {
  expect(document.forms).to.have.length(1);
  return [...(document.forms[0]?.elements ?? [])].filter(element => element instanceof HTMLInputElement);
}

const field = { readOnly: false, tabIndex: 0 };
const hidden = { name: 'username', named: 'username', type: 'text', autocomplete: 'username', readOnly: true };

/** Watches what is inserted, as an extension does. */
function watchInsertions(page: FlowPage): { readonly first: Node[]; stop(): void } {
  const first: Node[] = [];
  const observer = new MutationObserver(records => {
    for (const { addedNodes } of records) if (addedNodes[0]) first.push(addedNodes[0]);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  void page;
  return { first, stop: () => observer.disconnect() };
}

describe('B11: what a password manager sees', () => {
  it('the first step is a form of the document with one labelled username', async () => {
    const page = await startSignIn();
    expect(page.form.getRootNode()).to.equal(document);
    expect(page.form.method).to.equal('post');
    expect(fields().map(seen)).to.deep.equal([
      {
        ...field,
        name: 'username',
        named: 'username',
        type: 'email',
        autocomplete: 'username',
        label: 'Email address',
      },
    ]);
    expect(page.form.querySelectorAll('button[type=submit]')).to.have.length(1);
  });

  it('the password step keeps the username, hidden by a clip and first, and has one password', async () => {
    await atPassword();
    const [username, password] = fields();
    expect(fields().map(seen)).to.deep.equal([
      { ...hidden, tabIndex: -1, label: '' },
      {
        ...field,
        name: 'password',
        named: 'password',
        type: 'password',
        autocomplete: 'current-password',
        label: 'Password',
      },
    ]);
    expect(username?.value).to.equal('ada@example.com');
    expect(username?.hidden).to.be.false;
    expect(username && getComputedStyle(username).display).not.to.equal('none');
    expect(username?.getBoundingClientRect().width).to.be.at.most(8);
    expect(username?.getAttribute('style') ?? '').not.to.contain('display');
    expect(password?.getBoundingClientRect().width).to.be.greaterThan(90);
  });

  it('sign-up has the username and one new password', async () => {
    await startSignUp();
    expect(fields().map(seen)).to.deep.equal([
      {
        ...field,
        name: 'email_address',
        named: 'email',
        type: 'email',
        autocomplete: 'username',
        label: 'Email address',
      },
      {
        ...field,
        name: 'password',
        named: 'password',
        type: 'password',
        autocomplete: 'new-password',
        label: 'Password',
      },
    ]);
  });

  it('a mailed code is one field for one-time codes, beside the username', async () => {
    const page = await atPassword();
    page.click('Email me a code');
    await page.shows('Check your email');
    expect(fields().map(seen)).to.deep.equal([
      { ...hidden, tabIndex: -1, label: '' },
      { ...field, name: 'code', named: 'code', type: 'text', autocomplete: 'one-time-code', label: 'Code' },
    ]);
    expect(page.field('Code').inputMode).to.equal('numeric');
  });

  it('the new password after a reset stands beside the username', async () => {
    const page = await atPassword();
    page.click('Forgot password?');
    await page.shows('Reset your password');
    page.fill('Code', mailedCode);
    await page.shows('Choose a new password');
    const [username, password] = fields().map(seen);
    expect(username).to.deep.equal({ ...hidden, tabIndex: -1, label: '' });
    expect([password?.name, password?.autocomplete]).to.deep.equal(['password', 'new-password']);
    expect(fields().filter(({ type }) => type === 'password')).to.have.length(1);
  });

  it('each step is a fresh form, complete when it is inserted, and the first node of it', async () => {
    const page = await startSignIn({ people: { 'ada@example.com': goodPassword } });
    const before = page.form;
    const watch = watchInsertions(page);
    page.send({ 'Email address': 'ada@example.com' });
    await page.shows('Enter your password');
    await new Promise(requestAnimationFrame);
    watch.stop();
    expect(page.form).not.to.equal(before);
    expect(before.isConnected).to.be.false;
    expect(watch.first).to.include(page.form);
    expect(page.form.firstElementChild).to.equal(fields()[0]);
  });

  it('no name or id shadows what a form has itself', async () => {
    const page = await atPassword();
    expect(typeof page.form.action).to.equal('string');
    expect(typeof page.form.submit).to.equal('function');
    expect(page.form.elements).to.be.instanceOf(HTMLFormControlsCollection);
    expect(page.form.method).to.equal('post');
  });

  it('a value that is set without events is read when the form is sent', async () => {
    const page = await atPassword();
    page.field('Password').value = goodPassword;
    page.click('Continue');
    await page.shows('You are signed in');
  });

  it('a filled name in the password step is ignored: who was named at first signs in', async () => {
    const page = await atPassword();
    const [username] = fields();
    if (!username) throw new Error('The password step has a username.');
    username.value = 'grace@example.com';
    username.dispatchEvent(new Event('input', { bubbles: true }));
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.client.snapshot.user?.emailAddresses[0]?.emailAddress).to.equal('ada@example.com');
  });

  it('submit is fired at the document, and a click on the button is no handler of its own', async () => {
    const page = await atPassword();
    const heard: string[] = [];
    const hear = ({ type }: Event): void => void heard.push(type);
    document.addEventListener('submit', hear);
    page.form.querySelector('button')?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    document.removeEventListener('submit', hear);
    expect(heard).to.deep.equal(['submit']);
  });

  it('after success the form is gone, and its inputs keep what was in them for who reads late', async () => {
    const page = await atPassword();
    const { form } = page;
    const password = page.field('Password');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(document.forms).to.have.length(0);
    expect(form.isConnected).to.be.false;
    expect(password.value).to.equal(goodPassword);
  });

  it('after a refusal the same form and the same input stay', async () => {
    const page = await atPassword();
    const { form } = page;
    const password = page.field('Password');
    page.send({ Password: 'not the right one' });
    await page.says('This password is incorrect.');
    expect(page.form).to.equal(form);
    expect(page.field('Password')).to.equal(password);
    expect(password.isConnected).to.be.true;
  });

  it('names and ids are English in every language, and labels are not', async () => {
    const page = await startSignIn({}, element => (element.lang = 'ar'));
    const [username] = fields();
    expect([username?.name, /username/.test(username?.id ?? '')]).to.deep.equal(['username', true]);
    expect(username?.labels?.[0]?.textContent).not.to.contain('mail');
    expect(page.card.querySelector('.card')?.getAttribute('dir')).to.equal('rtl');
  });

  it('no id stands twice where two elements are on a page', async () => {
    await startSignIn();
    await startSignUp();
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('the form can be seen at once: no opacity, no collapse, nothing off the screen', async () => {
    const page = await startSignIn();
    const input = page.field('Email address');
    for (let at: Element | null = input; at; at = at.parentElement)
      expect(Number(getComputedStyle(at).opacity)).to.equal(1);
    const { width, height, left, top } = input.getBoundingClientRect();
    expect([width > 90, height > 10, left >= 0, top >= 0]).to.deep.equal([true, true, true, true]);
  });
});
