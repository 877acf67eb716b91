/**
 * What the document or a shadow root says of itself. A picture, form or frame of the page that is called like a member
 * of the document stands before that member, and nothing that elements do may depend on what the page's names are.
 */
export function own<Root extends object, Name extends keyof Root>(root: Root, name: Name): Root[Name] {
  // The getter of the member answers for the object that it is asked of.
  return Reflect.get(Object.getPrototypeOf(root), name, root);
}

let elsewhere: string | undefined;

/** The address that paths of the page are meant from. */
export const pageAddress = (): string => elsewhere ?? own(document, 'baseURI');

/** Makes something for a page that is not here, on a server: its paths are meant from the address that is given. */
export function madeFor<Made>(address: string, make: () => Made): Made {
  elsewhere = address;
  try {
    return make();
  } finally {
    elsewhere = undefined;
  }
}
