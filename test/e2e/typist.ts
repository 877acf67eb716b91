import type { Page } from '@playwright/test';
import type { Name } from './driver.js';
import { chromiumDriver } from './engines.js';
import { Keyboard } from './keyboard.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { password, Visitor } from './visitor.js';
import { words as english, type Words } from './words.js';
import type { World } from './world.js';

/** Somebody with a keyboard and nothing else, before the page of nine lines in their language. */
export class Typist extends Keyboard {
  readonly words: Words;
  readonly visitor: Visitor;
  readonly #world: World;
  readonly #offered: string | undefined;

  /** `offered` is a way in of the first step that comes after its form does. */
  constructor(page: Page, world: World, spoken: Words = english, offered?: string) {
    super(page);
    this.words = spoken;
    this.visitor = new Visitor(chromiumDriver(page), world, spoken);
    this.#world = world;
    this.#offered = offered;
  }

  /** The address of a page in their language. */
  page(body: string): string {
    const { language: lang, direction: dir, terms } = this.words;
    return madePage(this.#world, { lang, dir, title: terms.signIn, body });
  }

  async open(url = this.page(guardedBodyIn(this.words))): Promise<void> {
    await this.visitor.open(url);
    await this.isGuest();
  }

  async isGuest(): Promise<void> {
    await this.visitor.isGuest();
    if (this.#offered !== undefined) await this.sees(this.#offered);
  }

  isMember(): Promise<void> {
    return this.visitor.isMember();
  }

  sees(text: Name): Promise<void> {
    return this.visitor.driver.sees(text);
  }

  /** Presses what has this name. */
  async choose(name: Name, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(name);
    await this.press(key);
  }

  /** Fills in the form of sign-up, and sends it. */
  async beginSignUp(address: string): Promise<void> {
    await this.choose(this.words.signUp);
    await this.arrivesAt(this.words.identifier);
    await this.type(address);
    await this.goTo(this.words.password);
    await this.type(password);
    await this.press('Enter');
  }

  async signUp(address: string): Promise<void> {
    await this.beginSignUp(address);
    await this.arrivesAt(this.words.code);
    await this.type(await this.#world.code(address));
    await this.isMember();
  }

  async signOut(): Promise<void> {
    await this.choose(this.words.menu);
    await this.arrivesAt(this.words.terms.manageAccount);
    await this.goTo(this.words.signOut, 'ArrowDown');
    await this.press('Enter');
    await this.isGuest();
  }

  /** Says at the first step who they are. */
  async say(address: string): Promise<void> {
    await this.goTo(this.words.identifier);
    await this.retype(address);
    await this.press('Enter');
  }

  async name(address: string): Promise<void> {
    await this.say(address);
    await this.arrivesAt(this.words.password);
  }

  async givePassword(): Promise<void> {
    await this.type(password);
    await this.press('Enter');
  }
}
