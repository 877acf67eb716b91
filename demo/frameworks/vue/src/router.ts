import type { AuthRouter } from 'auth-elements';
import { createRouter, createWebHistory } from 'vue-router';
import Home from './home.vue';
import Members from './members.vue';
import SignIn from './sign-in.vue';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: Home },
    // The element keeps its steps below its page.
    { path: '/sign-in/:step*', component: SignIn },
    { path: '/members', component: Members },
  ],
});

/** The same router, as the elements use it. */
export const authRouter: AuthRouter = {
  navigate: (to, { replace }) => void (replace ? router.replace(to) : router.push(to)),
  current: () => router.currentRoute.value.fullPath,
  subscribe: listener => router.afterEach(() => listener()),
};
