import { startCopying } from './copy.js';
import { startInbox } from './inbox.js';
import { startStage } from './stage.js';
import { startTabs } from './tabs.js';

startCopying();
for (const tabs of document.querySelectorAll<HTMLElement>('[data-tabs]')) startTabs(tabs);
for (const inbox of document.querySelectorAll<HTMLElement>('[data-inbox]')) void startInbox(inbox);
const stage = document.querySelector<HTMLElement>('[data-stage]');
if (stage) startStage(stage);
const builder = document.querySelector<HTMLElement>('[data-builder]');
if (builder) void import('./builder.js').then(({ startBuilder }) => startBuilder(builder));
