import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';

/** The steps have addresses below this page's own, and who has signed in is led on. */
@Component({
  selector: 'app-sign-in-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<auth-sign-in routing="path" path="/sign-in" after-sign-in-url="/members"></auth-sign-in>`,
})
export class SignInPage {}

@Component({
  selector: 'app-members-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <auth-signed-in>
      <h2>Members</h2>
      <auth-user-button></auth-user-button>
      <p>Only members see this.</p>
    </auth-signed-in>
  `,
})
export class MembersPage {}
