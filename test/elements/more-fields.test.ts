import { expect } from '@open-wc/testing';
import { mailedCode, refusal } from './flow-client.js';
import type { FlowSettings } from './flow-environment.js';
import { goodPassword, startSignIn, startSignUp, type FlowPage } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const first = 'Create your Analytical Engines account';
const more = 'A little more about you';
const credentials = { 'Email address': 'ada@example.com', Password: goodPassword };

const markup = `
  <div slot="fields">
    <p id="why">It is printed on your badge.</p>
    <label for="company">Company</label><input id="company" name="company" required aria-describedby="why">
    <label>Plan <select name="plan"><option value="free">Free</option><option value="team">Team</option></select></label>
    <textarea name="about" aria-label="About you"></textarea>
  </div>
  <label slot="fields">Seats <input name="seats" type="number" min="1" value="1"></label>
  <label slot="fields"><input name="news" type="checkbox"> News</label>`;

async function start(settings: FlowSettings = {}, html = markup): Promise<FlowPage> {
  return startSignUp(settings, element => element.setHTMLUnsafe(html));
}

async function atMore(settings: FlowSettings = {}, html = markup): Promise<FlowPage> {
  const page = await start(settings, html);
  page.send(credentials);
  await page.shows(more);
  return page;
}

function own<Field extends HTMLElement = HTMLInputElement>(page: FlowPage, name: string): Field {
  const found = page.element.querySelector<Field>(`[name="${name}"]`);
  if (!found) throw new Error(`There is no field "${name}".`);
  return found;
}

const metadata = (page: FlowPage): unknown => page.client.given['unsafeMetadata'];

describe("A9: fields of the page's own in sign-up", () => {
  it('A9: they are a step of their own after what the instance asks for, before the code is mailed', async () => {
    const page = await start();
    expect(page.title).to.equal(first);
    expect(own(page, 'company').checkVisibility()).to.be.false;
    page.send(credentials);
    await page.shows(more);
    expect(page.client.calls).to.deep.equal(['signUp.create']);
    expect(own(page, 'company').checkVisibility()).to.be.true;
    expect(own(page, 'company').form).to.equal(page.form);
    expect(document.activeElement).to.equal(own(page, 'company'));
    own(page, 'company').value = 'Analytical Engines';
    page.click('Continue');
    await page.shows('Check your email');
    expect(page.client.calls).to.deep.equal(['signUp.create', 'signUp.update', 'signUp.prepare email_code']);
    expect(own(page, 'company').checkVisibility()).to.be.false;
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(metadata(page)).to.deep.equal({
      company: 'Analytical Engines',
      plan: 'free',
      about: '',
      seats: 1,
      news: false,
    });
  });

  it('A9: each answer is sent as what it is', async () => {
    const page = await atMore(
      {},
      `<fieldset slot="fields"><legend>All kinds</legend>
        <input name="seats" type="number" value="12"><input name="budget" type="number">
        <input name="terms" type="checkbox" checked>
        <input name="days" type="checkbox" value="mon" checked><input name="days" type="checkbox" value="tue">
        <input name="size" type="radio" value="s"><input name="size" type="radio" value="m" checked>
        <input name="colour" type="radio" value="red">
        <select name="tools" multiple><option selected>hammer</option><option>saw</option><option selected>file</option></select>
        <input name="campaign" type="hidden" value="spring"><input name="__proto__" value="odd">
        <input name="gone" value="x" disabled><input name="key" type="password" value="secret"><input value="nameless">
      </fieldset>`,
    );
    page.click('Continue');
    await page.shows('Check your email');
    expect(JSON.stringify(metadata(page))).to.equal(
      '{"seats":12,"budget":null,"terms":true,"days":["mon"],"size":"m","colour":null,' +
        '"tools":["hammer","file"],"campaign":"spring","__proto__":"odd"}',
    );
  });

  it("A9: what the browser refuses is said in the browser's words at the control, which has the focus", async () => {
    const page = await atMore();
    own(page, 'seats').value = '0';
    own<HTMLTextAreaElement>(page, 'about').focus();
    page.click('Continue');
    const company = own(page, 'company');
    await waitUntil(() => company.getAttribute('aria-invalid') === 'true', 'the field is refused');
    await page.says(`Company: ${company.validationMessage}`);
    await page.says(`Seats: ${own(page, 'seats').validationMessage}`);
    expect(document.activeElement).to.equal(company);
    const [theirs, ours = ''] = (company.getAttribute('aria-describedby') ?? '').split(' ');
    expect(theirs).to.equal('why');
    expect(document.getElementById(ours)?.textContent).to.contain(company.validationMessage);
    expect(page.client.calls).to.deep.equal(['signUp.create']);
    await expect(page.element).to.be.accessible();

    company.value = 'Analytical Engines';
    page.click('Continue');
    await page.says(`Seats: ${own(page, 'seats').validationMessage}`);
    expect(company.hasAttribute('aria-invalid')).to.be.false;
    expect(company.getAttribute('aria-describedby')).to.equal('why');
    expect(document.activeElement).to.equal(own(page, 'seats'));
  });

  it('A9: Enter in one of them sends the step, and a rule of the page counts', async () => {
    const page = await atMore();
    const company = own(page, 'company');
    company.value = 'Difference Engines';
    company.setCustomValidity('Only Analytical Engines may join.');
    page.form.requestSubmit();
    await page.says('Company: Only Analytical Engines may join.');
    company.setCustomValidity('');
    page.form.requestSubmit();
    await page.shows('Check your email');
  });

  it('A9: nothing that was typed is lost by an error, by a new render, by Back or by a move', async () => {
    const page = await atMore();
    own(page, 'company').value = 'Analytical Engines';
    own<HTMLSelectElement>(page, 'plan').value = 'team';
    const typed = (): readonly unknown[] => [own(page, 'company').value, own<HTMLSelectElement>(page, 'plan').value];
    page.client.refuse = refusal('network_error', undefined, {});
    page.click('Continue');
    await page.says('We could not reach the service.');
    expect(typed()).to.deep.equal(['Analytical Engines', 'team']);
    page.element.requestUpdate();
    await page.element.updateComplete;
    const place = page.element.parentElement;
    page.element.remove();
    place?.append(page.element);
    await page.element.updateComplete;
    expect(typed()).to.deep.equal(['Analytical Engines', 'team']);
    page.click('Continue');
    await page.shows('Check your email');
    history.back();
    await page.shows(more);
    expect(typed()).to.deep.equal(['Analytical Engines', 'team']);
    page.click('Continue');
    await page.shows('Check your email');
    expect(metadata(page)).to.include({ company: 'Analytical Engines', plan: 'team' });
  });

  it('A9: a page that is loaded anew goes on with the answers that the server has', async () => {
    const page = await atMore();
    own(page, 'company').value = 'Analytical Engines';
    own(page, 'news').checked = true;
    page.click('Continue');
    await page.shows('Check your email');
    const { client } = page;
    page.element.remove();
    const later = await startSignUp({}, element => {
      element.client = client;
      element.routing = 'hash';
      history.replaceState(null, '', '#/sign-up/more');
      element.setHTMLUnsafe(`${markup}<label slot="fields">Team <input name="team" value="none"></label>`);
    });
    await later.shows(more);
    expect(own(later, 'company').value).to.equal('Analytical Engines');
    expect(own(later, 'news').checked).to.be.true;
    // What was not asked before is asked now.
    later.click('Continue');
    await waitUntil(() => JSON.stringify(metadata({ client } as FlowPage)).includes('team":"none'), 'it is sent');
    later.element.remove();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('A9: where an address needs no proof they come first, so that no account is made without them', async () => {
    const page = await start({ verifies: false });
    expect(page.title).to.equal(more);
    expect(page.ways).to.include('Sign in');
    own(page, 'company').value = 'Analytical Engines';
    page.click('Continue');
    await page.shows(first);
    page.send(credentials);
    await page.shows('You are signed in');
    expect(metadata(page)).to.include({ company: 'Analytical Engines' });
  });

  it('A9: fields that a framework brings later are asked for, too', async () => {
    const page = await startSignUp();
    page.send(credentials);
    await page.shows('Check your email');
    const label = document.createElement('label');
    label.slot = 'fields';
    label.setHTMLUnsafe('Company <input name="company" value="Analytical Engines">');
    page.element.append(label);
    await page.shows(more);
    page.click('Continue');
    await page.shows('Check your email');
    expect(metadata(page)).to.deep.equal({ company: 'Analytical Engines' });
  });

  it('A9: sign-in asks for them where it goes over to sign-up, and not before', async () => {
    const page = await startSignIn({}, element => element.setHTMLUnsafe(markup));
    expect(own(page, 'company').checkVisibility()).to.be.false;
    page.click('Sign up');
    await page.shows(first);
    page.send(credentials);
    await page.shows(more);
  });

  it('A9: an answer that the server does not take is said on the card, and stays', async () => {
    const page = await atMore();
    own(page, 'company').value = 'Analytical Engines';
    page.client.refuse = refusal('form_param_max_length_exceeded', 'unsafeMetadata');
    page.click('Continue');
    await page.says('This is too long.');
    expect(own(page, 'company').value).to.equal('Analytical Engines');
  });
});
