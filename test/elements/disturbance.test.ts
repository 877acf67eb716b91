import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import type { AuthSignIn } from '../../src/elements/auth-sign-in.js';
import { FlowClient } from './flow-client.js';
import { atPassword, FlowPage, goodPassword, startSignIn } from './flow-page.js';
import { waitUntil } from './wait-until.js';

/** One turn in which mutation observers run. */
const turn = (): Promise<unknown> => new Promise(requestAnimationFrame);

describe('A6: what frameworks and pages do to an element', () => {
  it('its children are wiped: the form comes back, with what was typed', async () => {
    for (const wipe of [
      (element: HTMLElement) => (element.textContent = ''),
      (element: HTMLElement) => element.replaceChildren('text of a framework'),
      (element: HTMLElement) => element.querySelector('form')?.remove(),
      (element: HTMLElement) => element.firstElementChild?.replaceChildren(),
    ]) {
      const page = await atPassword();
      const { form } = page;
      page.fill('Password', 'half of');
      wipe(page.element);
      await turn();
      expect(page.form).to.equal(form);
      expect(page.field('Password').value).to.equal('half of');
      page.send({ Password: goodPassword });
      await page.shows('You are signed in');
      page.element.remove();
    }
  });

  it('it is moved on the page: the step, the form and what was typed stay', async () => {
    const page = await atPassword();
    const { form } = page;
    page.fill('Password', 'half of');
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(page.element);
    await page.element.updateComplete;
    expect(page.form).to.equal(form);
    expect(page.field('Password').value).to.equal('half of');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
  });

  it('it is moved into a shadow root: the form is styled there, and the hidden name stays hidden', async () => {
    const page = await atPassword();
    const host = await fixture<HTMLElement>(html`<section></section>`);
    const root = host.attachShadow({ mode: 'open' });
    root.append(page.element);
    await page.element.updateComplete;
    expect(root.adoptedStyleSheets.length).to.be.greaterThan(0);
    const [username] = page.form.querySelectorAll('input');
    expect(username?.getBoundingClientRect().width).to.be.at.most(8);
    expect(page.field('Password').getBoundingClientRect().height).to.be.greaterThan(20);
  });

  it('it is taken away in mid-flow, and put back later or into another root: step, form and what was typed stay', async () => {
    const page = await atPassword();
    const { form } = page;
    const place = page.element.parentElement;
    const host = await fixture<HTMLElement>(html`<section></section>`);
    const root = host.attachShadow({ mode: 'open' });
    page.fill('Password', 'half of');
    for (const target of [place, root, place]) {
      page.element.remove();
      await turn();
      target?.append(page.element);
      await page.element.updateComplete;
      await turn();
      expect(page.form).to.equal(form);
      expect(page.field('Password').value).to.equal('half of');
    }
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
  });

  it('its parent renders anew, with other children around it and in it: the form and what was typed stay', async () => {
    const client = new FlowClient({ people: { 'ada@example.com': goodPassword } });
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const draw = (children: readonly string[]): void => {
      const inside = children.map(text => html`<p slot="other">${text}</p>`);
      const element = html`<auth-sign-in .client=${client} lang="en">${inside}</auth-sign-in>`;
      render(
        html`${children.map(text => html`<p>${text}</p>`)}${element}
          <p>${children.length}</p>`,
        place,
      );
    };
    draw([]);
    const element = place.querySelector('auth-sign-in');
    if (!element) throw new Error('There is a sign-in.');
    const page = new FlowPage(client, element);
    await page.shows('Sign in to Analytical Engines');
    const { form } = page;
    page.fill('Email address', 'ada@example.com');
    for (const children of [['one'], ['one', 'two'], [], ['three']]) {
      draw(children);
      await turn();
      expect(page.form).to.equal(form);
      expect(page.field('Email address').value).to.equal('ada@example.com');
      expect(element.querySelectorAll(':scope > p')).to.have.length(children.length);
    }
    page.send({});
    await page.shows('Enter your password');
  });

  it('the sheets of the page are replaced: the form has its own again with the next change', async () => {
    const page = await atPassword();
    const kept = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [];
    page.send({ Password: 'not the right one' });
    await page.says('This password is incorrect.');
    expect(document.adoptedStyleSheets.length).to.be.greaterThan(0);
    document.adoptedStyleSheets = [...new Set([...kept, ...document.adoptedStyleSheets])];
  });

  it('it is taken away while an answer is under way, and put back', async () => {
    const page = await atPassword();
    const release = page.client.hold();
    page.send({ Password: goodPassword });
    const place = page.element.parentElement;
    page.element.remove();
    release();
    await waitUntil(() => page.client.snapshot.session !== null, 'the answer is there');
    place?.append(page.element);
    await page.shows('You are signed in');
    expect(page.hasForm).to.be.false;
  });

  it('it is cloned: the clone has one form of its own, and each works', async () => {
    const page = await startSignIn({ people: { 'ada@example.com': goodPassword } });
    page.fill('Email address', 'ada@example.com');
    // cloneNode keeps the class.
    const clone = page.element.cloneNode(true) as AuthSignIn;
    clone.client = new FlowClient();
    const copy = new FlowPage(clone.client as FlowClient, clone);
    page.element.after(clone);
    await copy.shows('Sign in to Analytical Engines');
    const isOwn = (): boolean => copy.field('Email address').id !== page.field('Email address').id;
    await waitUntil(isOwn, 'the clone has a form of its own');
    expect(clone.querySelectorAll('form')).to.have.length(1);
    expect(clone.querySelectorAll('[data-auth-form]')).to.have.length(1);
    expect(copy.field('Email address').value).to.equal('ada@example.com');
    page.send({});
    await page.shows('Enter your password');
    expect(copy.title).to.equal('Sign in to Analytical Engines');
  });

  it('a second container appears, from a server or a page cache: one stays', async () => {
    const page = await startSignIn();
    page.fill('Email address', 'ada@example.com');
    const other = document.createElement('div');
    other.slot = 'form';
    other.dataset['authForm'] = '';
    other.append(document.createElement('form'));
    page.element.prepend(other);
    await turn();
    expect(page.element.querySelectorAll('form')).to.have.length(1);
    expect(page.field('Email address').value).to.equal('ada@example.com');
  });

  it('a container that a server rendered is taken over, with what was typed before the script ran', async () => {
    const client = new FlowClient();
    const element = document.createElement('auth-sign-in');
    const place = await fixture<HTMLElement>(html`<main></main>`);
    // What a server would send of the first step.
    element.setHTMLUnsafe(
      '<div slot="form" data-auth-form><form data-step="identifier-1"><input name="username"></form></div>',
    );
    const container = element.firstElementChild;
    const input = element.querySelector('input');
    if (input) input.value = 'ada@example.com';
    element.client = client;
    place.append(element);
    const page = new FlowPage(client, element);
    await page.shows('Sign in to Analytical Engines');
    expect(element.firstElementChild).to.equal(container);
    expect(page.field('Email address').value).to.equal('ada@example.com');
  });

  it('properties that were set before the element was defined hold', async () => {
    const name = 'auth-sign-in-late';
    const { AuthSignIn: Base } = await import('../../src/elements/auth-sign-in.js');
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const element = document.createElement(name) as AuthSignIn;
    element.client = new FlowClient();
    element.signUpUrl = '/join';
    place.append(element);
    customElements.define(name, class extends Base {});
    await waitUntil(() => element.shadowRoot?.querySelector('a') !== null, 'the element is upgraded');
    expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal(new URL('/join', location.href).href);
  });

  it('A4: the library is loaded a second time: nothing throws, and the first definition stays', async () => {
    const before = customElements.get('auth-sign-in');
    // Another address is another module for the browser, as another version would be.
    const again: unknown = await import(new URL('../../src/elements/auth-sign-in.ts?again', import.meta.url).href);
    expect(again).to.have.property('AuthSignIn').that.is.not.equal(before);
    expect(customElements.get('auth-sign-in')).to.equal(before);
  });

  it('another client is given to it: the step of that client shows', async () => {
    const page = await atPassword();
    page.element.client = new FlowClient({ display: { applicationName: 'Difference Engines' } });
    await page.shows('Sign in to Difference Engines');
  });

  it('a hundred times on the page and off again, nothing is left that listens', async () => {
    const page = await startSignIn();
    const place = page.element.parentElement;
    for (let round = 0; round < 100; round++) {
      page.element.remove();
      place?.append(page.element);
    }
    await page.element.updateComplete;
    expect(page.client.listeners).to.equal(1);
    page.element.remove();
    expect(page.client.listeners).to.equal(0);
  });
});
