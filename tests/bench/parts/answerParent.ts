/** A child's side: answers what its parent asks, says that it is ready, and does not outlive the parent. */
export function answerParent(
  answers: Record<string, (question: never) => unknown>,
  ready: Record<string, unknown> = {},
): void {
  process.on('message', (message: { id: number; name: string; question: never }) => {
    void Promise.resolve()
      .then(() => answers[message.name]?.(message.question))
      .then(
        (answer) => process.send?.({ id: message.id, answer }),
        (cause: unknown) => process.send?.({ id: message.id, error: String(cause) }),
      );
  });
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
  process.send?.({ ready: true, ...ready });
}
