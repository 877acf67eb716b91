import styles from './modules.module.css';

// Frameworks write these where the element stands: `<auth-sign-in className={styles.signIn}>`.
document.body.className = styles.page;
document.querySelector('auth-sign-in').className = styles.signIn;
document.querySelector('auth-user-button').className = styles.account;
