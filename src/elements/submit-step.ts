import type { ReactiveElement } from 'lit';
import type { FlowController } from './flow-controller.js';
import { focusProblem } from './form-focus.js';
import type { StepView } from './steps/step.js';

/** Sends a step's form, unless something is wrong with it. What is wrong, then or afterwards, gets the focus. */
export function submitStep(host: ReactiveElement, action: FlowController, view: StepView, form: HTMLFormElement): void {
  if (action.pending) return;
  const data = new FormData(form);
  const problems = view.check?.(data, form) ?? [];
  if (problems.length > 0) {
    action.refuse(...problems);
    void host.updateComplete.then(() => focusProblem(form));
    return;
  }
  const again = (): void => form.requestSubmit();
  void action
    .run(async () => view.submit?.(data, form), again)
    .then(async succeeded => {
      await host.updateComplete;
      if (!succeeded) focusProblem(form);
    });
}
