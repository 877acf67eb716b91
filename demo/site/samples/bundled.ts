import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/auth-signed-in';
import 'auth-elements/auth-signed-out';
import 'auth-elements/auth-user-button';
