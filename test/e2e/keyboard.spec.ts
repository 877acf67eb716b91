import { Keyboard } from './keyboard.js';
import { madePage } from './made-pages.js';
import { password, words } from './visitor.js';
import { expect, test } from './test.js';

const wrong = words.errors.form_password_incorrect as string;

test('H5: everything can be done with the keyboard alone, and the focus is where one goes on', async ({
  page,
  world,
  visitor,
}) => {
  test.setTimeout(120_000);
  const keys = new Keyboard(page);
  const address = world.address();
  await visitor.open();
  await visitor.isGuest();

  // Sign-up.
  await keys.goTo(words.signUp);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await keys.type(address);
  await keys.goTo(words.password);
  await keys.type(password);
  await keys.press('Enter');
  await keys.arrivesAt(words.code);
  await keys.type(await world.code(address));
  await visitor.isMember();

  // Sign-out.
  await keys.goTo(words.menu);
  await keys.press('Enter');
  await keys.arrivesAt(words.terms.manageAccount);
  await keys.goTo(words.signOut, 'ArrowDown');
  await keys.press('Enter');
  await visitor.isGuest();

  // A wrong password, then the right one.
  await keys.goTo(words.identifier);
  await keys.retype(address);
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
  await keys.type('not the password');
  await keys.goTo(words.continue);
  await keys.press('Space');
  await keys.arrivesAt(words.password);
  await visitor.driver.sees(wrong);
  await keys.retype(password);
  await keys.press('Enter');
  await visitor.isMember();

  // Out again with Space, and a forgotten password.
  await keys.goTo(words.menu);
  await keys.press('Space');
  await keys.arrivesAt(words.terms.manageAccount);
  await keys.goTo(words.signOut, 'ArrowDown');
  await keys.press('Space');
  await visitor.isGuest();
  await keys.goTo(words.identifier);
  await keys.retype(address);
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
  const before = (await world.mails(address)).length;
  await keys.goTo(words.forgot);
  await keys.press('Enter');
  await keys.arrivesAt(words.code);
  await keys.type(await world.code(address, before + 1));
  await keys.arrivesAt(words.password);
  await keys.type(`${password}, and a new one`);
  await keys.goTo(words.terms.signOutElsewhere);
  await keys.press('Space');
  await keys.goTo(words.continue);
  await keys.press('Enter');
  await visitor.isMember();
});

test('H5: Tab goes through each step as one reads it, and Shift+Tab back', async ({ page, world, visitor }) => {
  const { terms } = words;
  const keys = new Keyboard(page);
  await visitor.open();
  await visitor.isGuest();
  await keys.goTo(words.identifier);
  const signIn = [terms.emailAddress, terms.continue, terms.signUp];
  expect(await keys.order(3)).toEqual(signIn);
  expect(await keys.order(3, 'Shift+Tab')).toEqual([...signIn].reverse());

  await keys.type(world.address());
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
  // The way out for who has forgotten it stands after the field: who knows the password meets it last.
  const atPassword = [terms.password, terms.showPassword, terms.forgotPassword, terms.continue, terms.useEmailCode];
  expect(await keys.order(5)).toEqual(atPassword);
  expect(await keys.order(6, 'Shift+Tab')).toEqual([...atPassword.reverse(), terms.change]);

  await keys.goTo(words.byCode);
  await keys.press('Enter');
  await keys.arrivesAt(words.code);
  const [code, send, resend, other] = await keys.order(4);
  expect([code, send, other]).toEqual([terms.code, terms.continue, terms.usePassword]);
  expect(resend).toMatch(/^Send a new code in \d+ seconds?$/);
});

test('H5: the focus goes to the first thing that is wrong', async ({ page, visitor }) => {
  const keys = new Keyboard(page);
  await visitor.open();
  await visitor.isGuest();
  await keys.goTo(words.continue);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await keys.goTo(words.signUp);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await keys.goTo(words.continue);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await keys.type('somebody@example.com');
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
});

test('H5: what is said of the whole step leaves the focus where it was', async ({ page, world, visitor }) => {
  const keys = new Keyboard(page);
  await visitor.open();
  await visitor.isGuest();
  await keys.goTo(words.identifier);
  await keys.type(world.address());
  world.fail({
    matches: (method, path) => method === 'POST' && path.includes('sign_ins'),
    effect: { status: 503 },
    times: 10,
  });
  await keys.press('Enter');
  await visitor.driver.sees(words.terms.retry);
  await keys.arrivesAt(words.identifier);
  world.proxy.faults.splice(0);
  await keys.goTo(words.terms.retry, 'Shift+Tab');
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
});

test('H5: the menu opens by the arrows, moves by them, and closing gives the focus back', async ({
  page,
  world,
  visitor,
}) => {
  const keys = new Keyboard(page);
  await visitor.open(menuPage(world));
  await visitor.signUp(world.address());
  const { manageAccount, addAccount, signOut } = words.terms;
  await keys.goTo(words.menu);
  await keys.press('ArrowDown');
  await keys.arrivesAt(manageAccount);
  expect(await keys.order(4, 'ArrowDown')).toEqual([manageAccount, signOut, addAccount, manageAccount]);
  expect(await keys.order(3, 'ArrowUp')).toEqual([manageAccount, addAccount, signOut]);
  await keys.press('Home');
  await keys.arrivesAt(manageAccount);
  await keys.press('End');
  await keys.arrivesAt(addAccount);
  await keys.press('s');
  await keys.arrivesAt(signOut);
  await keys.press('Escape');
  await keys.arrivesAt(words.menu);
  // Tab leaves the menu, which closes behind it.
  await keys.press('Enter');
  await keys.arrivesAt(manageAccount);
  await keys.press('Tab');
  await visitor.driver.misses(manageAccount);
  await keys.arrivesAt(/^(After|Account.*)$/);
});

function menuPage(world: Parameters<typeof madePage>[0]): string {
  return madePage(world, {
    body: `<auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in>
        <auth-user-button user-profile-url="/account" sign-in-url="/another"></auth-user-button>
        <p>Only members see this.</p><button>After</button>
      </auth-signed-in>`,
  });
}
