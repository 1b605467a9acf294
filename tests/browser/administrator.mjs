// What an administrator does in the panel: signs in and finds the refund of an order.
export class Administrator {
  constructor(person, address) {
    Object.assign(this, { person, address });
  }

  async signIn(password) {
    const { person, address } = this;
    await person.go(`${address}/admin/login`);
    await person.page.fill('[name=email]', 'admin@marketplace.test');
    await person.page.fill('[name=password]', password);
    await person.page.click('button.main');
    await person.page.waitForURL(`${address}/admin`);
    if ((await person.page.locator('html').getAttribute('lang')) === person.at.language) return;
    const language = person.page.locator(`button[name=language][value=${person.at.language}]`);
    // In a narrow window it stands in the menu.
    if (!(await language.isVisible())) await person.page.click('.menu-button');
    await language.click();
    await person.page.waitForSelector(`html[lang=${person.at.language}]`);
  }

  /** The return of the order is refunded, with this amount as the panel writes it. */
  async seesRefund(orderNumber, returnNumber) {
    const { person, address } = this;
    await person.go(`${address}/admin/search?q=${orderNumber}`);
    if (!/\/admin\/orders\//.test(person.page.url())) await person.follow(orderNumber);
    await person.page.getByRole('heading', { level: 1 }).waitFor();
    await person.picture('order in the panel');
    await person.follow(returnNumber);
    await person.until('the panel shows the refund as paid', async () => {
      await person.page.reload();
      const refund = person.page.locator('dt', { hasText: person.say(['İade edilen', 'Refunded']) }).locator('xpath=following-sibling::dd[1]');
      return /paid|ödendi|succeeded/i.test(await refund.innerText());
    });
    await person.picture('refund in the panel');
  }
}
