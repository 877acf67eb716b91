/** What somebody is told who asks to be invited. */
export interface WaitlistEntryJSON {
  readonly object: 'waitlist_entry';
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
}
