import 'auth-elements/auth-elements.css';
import { createApp } from 'vue';
import '../../page.css';
import App from './app.vue';
import { router } from './router';

createApp(App).use(router).mount('#app');
