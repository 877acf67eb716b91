import { expect } from '@playwright/test';
import type { Driver } from './driver.js';
import type { World } from './world.js';

/** What stands on the page, once for all tests. */
export const words = {
  members: 'Only members see this.',
  identifier: /^Email address/,
  password: /^(New password|Password)$/,
  code: 'Code',
  continue: 'Continue',
  signUp: 'Sign up',
  forgot: 'Forgot password?',
  byCode: 'Email me a code',
  resend: 'Send a new code',
  menu: /^Account/,
  signOut: 'Sign out',
} as const;

export const password = 'correct horse 42 battery';

/** A person at one browser, who does with the page of nine lines what people do. */
export class Visitor {
  readonly driver: Driver;
  readonly #world: World;

  constructor(driver: Driver, world: World) {
    this.driver = driver;
    this.#world = world;
  }

  async open(url = this.#world.page): Promise<void> {
    await this.driver.goto(url);
  }

  /** Fills in the sign-up form and sends it. */
  async beginSignUp(address: string, secret = password): Promise<void> {
    await this.driver.click(words.signUp);
    await this.driver.fill(words.identifier, address);
    await this.driver.fill(words.password, secret);
    await this.driver.click(words.continue);
  }

  /** Types the newest mailed code. It sends itself. */
  async enterCode(address: string, mails = 1): Promise<void> {
    await this.driver.fill(words.code, await this.#world.code(address, mails));
  }

  async signUp(address: string, secret = password): Promise<void> {
    await this.beginSignUp(address, secret);
    await this.enterCode(address);
    await this.isMember();
  }

  async beginSignIn(identifier: string): Promise<void> {
    await this.driver.fill(words.identifier, identifier);
    await this.driver.click(words.continue);
  }

  async signIn(identifier: string, secret = password): Promise<void> {
    await this.beginSignIn(identifier);
    await this.driver.fill(words.password, secret);
    await this.driver.click(words.continue);
    await this.isMember();
  }

  /** Forgets the password, proves the address, chooses another. */
  async resetPassword(address: string, chosen: string): Promise<void> {
    await this.beginSignIn(address);
    const before = (await this.#world.mails(address)).length;
    await this.driver.click(words.forgot);
    await this.enterCode(address, before + 1);
    await this.driver.fill(words.password, chosen);
    await this.driver.click(words.continue);
    await this.isMember();
  }

  async signOut(): Promise<void> {
    await this.driver.click(words.menu);
    await this.driver.click(words.signOut);
    await this.isGuest();
  }

  async isMember(): Promise<void> {
    await this.driver.sees(words.members);
    expect(await this.driver.text()).not.toMatch(/Forgot password|No account yet/);
  }

  async isGuest(): Promise<void> {
    await this.driver.misses(words.members);
    await this.driver.sees(words.continue);
  }
}
