/** What a browser is to ask Google, where the instance has Google One Tap. An addition of our server. */
export interface OneTapRequestJSON {
  readonly object: 'one_tap_request';
  readonly client_id: string;
  /** The address of FedCM's description of the site. */
  readonly config_url: string;
  /** Comes back in the token, which is good for this client alone. */
  readonly nonce: string;
}
