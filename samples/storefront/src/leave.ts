/**
 * Goes to a page of another site, such as the provider's payment page. Never resolves, so that the button that led
 * there stays busy; who comes back to a page that the browser had kept gets it read anew.
 */
export function leaveFor(url: string): Promise<never> {
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload(), { once: true });
  location.assign(url);
  return new Promise<never>(() => {});
}
