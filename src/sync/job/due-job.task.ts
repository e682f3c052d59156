import { defineTask } from '../../queue/task';

const UUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** A job may be due: who gets the message looks, and runs it when it is. */
export const DueJobTask = defineTask<{ jobId: string }>('job', (payload) => {
  const { jobId } = payload as { jobId?: unknown };
  if (typeof jobId !== 'string' || !UUID.test(jobId)) throw new Error('The payload has no job.');
  return { jobId };
});
