import { startWebKit, WebDriverSession } from './webdriver.mjs';

// The WebDriver code points of the keys that a test may press; a letter stands for itself.
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};
const buttons = { left: 0, middle: 1, right: 2 };

/**
 * Lets Web Test Runner drive WebKitGTK: one browser, one test file at a time. Its type is `webdriver`, so that the
 * runner's own commands for keys and mouse find the methods that they expect of such a launcher.
 */
class WebKitLauncher {
  name = 'WebKitGTK';
  type = 'webdriver';
  concurrency = 1;
  #driver;
  #session;
  #active;

  async initialize(config) {
    this.config = config;
  }

  async stop() {
    await this.#session?.close();
    await this.#driver?.close();
  }

  async startSession(id, url) {
    this.#driver ??= await startWebKit();
    this.#session ??= await WebDriverSession.openWebKit(this.#driver.base);
    this.#active = id;
    await this.#session.goto(url);
  }

  isActive(id) {
    return this.#active === id;
  }

  getBrowserUrl() {
    return this.#session.url();
  }

  async stopSession() {
    this.#active = undefined;
    await this.#session.goto('about:blank');
    return { testCoverage: undefined };
  }

  async startDebugSession() {
    throw new Error('WebKitGTK has no debug session here.');
  }

  setViewport(_id, { width, height }) {
    return this.#session.setWindow(width, height);
  }

  sendKeys(_id, pressed) {
    const chords = pressed.map(key => key.split('+').map(part => keys[part] ?? part));
    const actions = chords.flatMap(chord =>
      chord.length > 1 && chord.every(Boolean) ? chordActions(chord) : chordActions([chord[0] || '+']),
    );
    return this.#session.actions([{ type: 'key', id: 'keyboard', actions }]);
  }

  sendMouseMove(_id, x, y) {
    return this.#pointer([{ type: 'pointerMove', duration: 0, x, y }]);
  }

  sendMouseClick(_id, x, y, button = 'left') {
    const press = { button: buttons[button] };
    return this.#pointer([
      { type: 'pointerMove', duration: 0, x, y },
      { type: 'pointerDown', ...press },
      { type: 'pointerUp', ...press },
    ]);
  }

  sendMouseDown(_id, button = 'left') {
    return this.#pointer([{ type: 'pointerDown', button: buttons[button] }]);
  }

  sendMouseUp(_id, button = 'left') {
    return this.#pointer([{ type: 'pointerUp', button: buttons[button] }]);
  }

  resetMouse() {
    return this.#session.releaseActions();
  }

  #pointer(actions) {
    return this.#session.actions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }
}

function chordActions(chord) {
  return [
    ...chord.map(value => ({ type: 'keyDown', value })),
    ...chord.toReversed().map(value => ({ type: 'keyUp', value })),
  ];
}

export const webkitLauncher = () => new WebKitLauncher();
