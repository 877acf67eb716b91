import { expect } from '@playwright/test';
import type { Driver } from './driver.js';
import { words, type Words } from './words.js';
import type { World } from './world.js';

export { words };

export const password = 'correct horse 42 battery';

/** A person at one browser, who does with the page of nine lines what people do, in the language that they read. */
export class Visitor {
  readonly driver: Driver;
  readonly words: Words;
  readonly #world: World;

  constructor(driver: Driver, world: World, spoken = words) {
    this.driver = driver;
    this.words = spoken;
    this.#world = world;
  }

  async open(url = this.#world.page): Promise<void> {
    await this.driver.goto(url);
  }

  /** Fills in the sign-up form and sends it. */
  async beginSignUp(address: string, secret = password): Promise<void> {
    await this.driver.click(this.words.signUp);
    await this.driver.fill(this.words.identifier, address);
    await this.driver.fill(this.words.password, secret);
    await this.driver.click(this.words.continue);
  }

  /** Types the newest mailed code. It sends itself. */
  async enterCode(address: string, mails = 1): Promise<void> {
    await this.driver.fill(this.words.code, await this.#world.code(address, mails));
  }

  async signUp(address: string, secret = password): Promise<void> {
    await this.beginSignUp(address, secret);
    await this.enterCode(address);
    await this.isMember();
  }

  async beginSignIn(identifier: string): Promise<void> {
    await this.driver.fill(this.words.identifier, identifier);
    await this.driver.click(this.words.continue);
  }

  async signIn(identifier: string, secret = password): Promise<void> {
    await this.beginSignIn(identifier);
    await this.driver.fill(this.words.password, secret);
    await this.driver.click(this.words.continue);
    await this.isMember();
  }

  /** Forgets the password, proves the address, chooses another. */
  async resetPassword(address: string, chosen: string): Promise<void> {
    await this.beginSignIn(address);
    const before = (await this.#world.mails(address)).length;
    await this.driver.click(this.words.forgot);
    await this.enterCode(address, before + 1);
    await this.driver.fill(this.words.password, chosen);
    await this.driver.click(this.words.continue);
    await this.isMember();
  }

  async signOut(): Promise<void> {
    await this.driver.click(this.words.menu);
    await this.driver.click(this.words.signOut);
    await this.isGuest();
  }

  async isMember(): Promise<void> {
    await this.driver.sees(this.words.members);
    const text = await this.driver.text();
    expect(text).not.toContain(this.words.forgot);
    expect(text).not.toContain(this.words.terms.noAccount);
  }

  async isGuest(): Promise<void> {
    await this.driver.misses(this.words.members);
    await this.driver.sees(this.words.continue);
  }
}
