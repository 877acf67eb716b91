/** A setting that cannot be used. The message names it and says what to write instead; it stops the start. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  /** The setting, as it is written where it was found. */
  readonly setting: string;

  constructor(setting: string, sentence: string) {
    super(sentence);
    this.setting = setting;
  }
}
