import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { App } from './app';
import { routes } from './router';

await bootstrapApplication(App, { providers: [provideRouter(routes)] });
