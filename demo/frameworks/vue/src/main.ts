import 'auth-elements/auth-elements.css';
import { createApp } from 'vue';
import '../../page.css';
import App from './app.vue';

createApp(App).mount('#app');
