declare module 'samlp' {
  interface Incoming {
    readonly query: Readonly<Record<string, string>>;
    readonly body?: undefined;
    readonly method?: string;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly protocol?: string;
    readonly originalUrl?: string;
  }

  interface Outgoing {
    set(name: string, value: string): void;
    send(body: string): void;
  }

  type Handler = (request: Incoming, response: Outgoing, next: (error: Error) => void) => void;

  interface Request {
    readonly id: string;
    readonly issuer: string;
    readonly assertionConsumerServiceURL: string;
    readonly destination?: string;
  }

  interface Signing {
    readonly issuer: string;
    readonly cert: string;
    readonly key: string;
    readonly signatureAlgorithm?: 'rsa-sha256' | 'rsa-sha1';
    readonly digestAlgorithm?: 'sha256' | 'sha1';
    readonly signResponse?: boolean;
    readonly signAssertion?: boolean;
  }

  interface Answer extends Signing {
    readonly audience: string;
    readonly recipient: string;
    readonly destination: string;
    readonly inResponseTo: string;
    readonly lifetimeInSeconds: number;
    readonly nameIdentifierFormat: string;
    readonly authnContextClassRef: string;
    readonly profileMapper: (user: unknown) => {
      getClaims(): Readonly<Record<string, string>>;
      getNameIdentifier(): { readonly nameIdentifier: string };
    };
  }

  interface Failure extends Signing {
    readonly error: { readonly code: string; readonly description: string };
    readonly destination: string;
    readonly inResponseTo: string;
    readonly RelayState: string;
    readonly getPostURL: (request: Incoming, done: (error: null, url: string) => void) => void;
  }

  const samlp: {
    parseRequest(request: Incoming, options: object, done: (error: Error | null, request: Request) => void): void;
    getSamlResponse(answer: Answer, user: object, done: (error: Error | null, response: string) => void): void;
    sendError(failure: Failure): Handler;
    metadata(options: Signing & { readonly redirectEndpointPath: string; readonly postEndpointPath: string }): Handler;
  };
  export default samlp;
}
