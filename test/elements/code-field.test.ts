import { expect } from '@open-wc/testing';
import { atPassword, type FlowPage } from './flow-page.js';

async function atCode(): Promise<FlowPage> {
  const page = await atPassword();
  page.click('Email me a code');
  await page.shows('Check your email');
  return page;
}

/** What a browser does on Ctrl+V, up to the moment where it would put the text in by itself. */
function paste(page: FlowPage, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox makes the data of an event that a script sends from two names of its own.
  const init = { clipboardData, dataType: 'text/plain', data: text, bubbles: true, cancelable: true };
  const event = new ClipboardEvent('paste', init);
  return page.field('Code').dispatchEvent(event);
}

describe('B8: a code that is pasted', () => {
  it('is read whole, whatever is around and between its digits, and is sent', async () => {
    for (const text of [
      '424242',
      '424 242',
      '424-242',
      'G-424242',
      'Your code for 2026-11-24: 424 242.\n',
      '４２４２４２',
    ]) {
      const page = await atCode();
      expect(paste(page, text), 'the browser shall not put it in too').to.be.false;
      await page.shows('You are signed in');
      page.element.remove();
    }
  });

  it('in part goes where the cursor is, and waits for the rest', async () => {
    const page = await atCode();
    const field = page.field('Code');
    page.fill('Code', '4242');
    field.setSelectionRange(2, 2);
    paste(page, ' 4 ');
    expect(field.value).to.equal('42442');
    expect(page.client.calls).not.to.include('signIn.attempt email_code');
  });

  it('without a digit in it is left to the browser', async () => {
    const page = await atCode();
    expect(paste(page, 'no code at all')).to.be.true;
  });

  it('counts the pause until the next in plain sight, and a changed address keeps the flow', async () => {
    const page = await atCode();
    expect(page.ways.join()).to.match(/Send a new code in (29|30) s/);
    page.click('Change');
    await page.shows('Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal('ada@example.com');
    page.send({ 'Email address': 'grace@example.com' });
    await page.shows('Enter your password');
    page.click('Email me a code');
    await page.shows('Check your email');
    expect(page.identity).to.contain('grace@example.com');
  });
});
