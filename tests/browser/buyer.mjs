// What a buyer does: opens an account, buys from two stores by card, follows the parcels, returns a thing.
import { address } from './market.mjs';

export class Buyer {
  constructor(person, shop, market) {
    Object.assign(this, { person, shop, market });
  }

  /** By the shop's form and the link in the mail. */
  async openAccount(email) {
    const { person, shop } = this;
    await person.go(`${shop}/register`);
    await person.field(['Ad soyad', 'Your name']).fill('Ayşe Çınar');
    await person.field(['E-posta', 'E-mail']).fill(email);
    await person.field(['Yeni parola', 'New password']).fill('a long demo password');
    await person.page.getByRole('checkbox').check();
    await person.look('register');
    await person.press(['Hesap aç', 'Create an account']);
    await person.heading(['Gelen kutunuza bakın', 'Look into your mailbox']).waitFor();
    await person.go(await this.market.linkInMail(email, 'confirm-email'));
    await person.look('confirm e-mail');
    await person.press(['Doğrula', 'Confirm']);
    await person.heading(['E-posta adresiniz doğrulandı', 'Your e-mail address is confirmed']).waitFor();
    await person.go(`${shop}/sign-in`);
    await person.look('sign in');
    await person.field(['E-posta', 'E-mail']).fill(email);
    await person.field(['Parola', 'Password']).fill('a long demo password');
    await person.press(['Giriş yap', 'Sign in'], person.page.locator('form').last());
    await person.link(['Hesabım', 'My account']).waitFor();
  }

  /** Finds one product by its name, the other in the list of new things, and puts them into the cart. */
  async fillCart(own, other) {
    const { person, shop } = this;
    await person.go(shop);
    await person.look('home');
    await person.page.getByRole('searchbox').fill(own.title);
    await person.page.getByRole('searchbox').press('Enter');
    await person.page.waitForURL(/\/search/);
    await person.link(own.title).first().waitFor();
    await person.look('search');
    await person.link(own.title).first().click();
    await person.heading(own.title).waitFor();
    await person.field(['Adet', 'Quantity']).selectOption('3');
    await this.addToCart();
    await person.look('product');
    await person.go(`${shop}/products/${other.slug}`);
    await person.heading(other.title).waitFor();
    await this.addToCart();
    await person.follow(['Sepete git', 'Go to the cart']);
    await person.heading(['Sepetim', 'Your cart']).waitFor();
    await person.look('cart');
  }

  async addToCart() {
    await this.person.press(['Sepete ekle', 'Add to cart']);
    await this.person.page.getByText(this.person.say(['Sepete eklendi.', 'Added to your cart.'])).waitFor();
  }

  /** Pays both stores at once on the provider's page. Answers the number of the order of the first one. */
  async pay(own, other) {
    const { person } = this;
    await person.follow(['Siparişi tamamla', 'Go to checkout']);
    await person.heading(['Teslimat ve ödeme', 'Delivery and payment']).waitFor();
    await person.look('delivery and payment');
    for (const [label, value] of [
      [['Ad soyad', 'Full name'], address.fullName],
      [['Telefon', 'Phone'], '+90 532 123 45 67'],
      [['Mahalle, sokak, no', 'Street and number'], address.line1],
      [['İlçe', 'District'], address.district],
      [['İl', 'City'], address.city],
    ])
      await person.field(label).fill(value);
    await person.press(['Siparişi gözden geçir', 'Review the order']);
    await person.heading(['Siparişi onayla', 'Place your order']).waitFor();
    for (const { title } of [own, other]) await person.page.getByRole('heading', { name: title }).waitFor();
    await person.look('quote');
    await person.press(['Öde', 'Pay']);
    await this.payByCard();
    await person.page.waitForURL(/\/purchases\//);
    await person.page.getByText(person.say(['Teşekkürler! Siparişiniz alındı.', 'Thank you! Your order has been placed.'])).waitFor();
    await person.look('purchase');
    const orders = person.page.locator('main').getByRole('listitem').filter({ has: person.page.getByRole('link') });
    if ((await orders.count()) !== 2) throw new Error(`a purchase from two stores has ${await orders.count()} orders`);
    await orders.filter({ hasText: own.title }).getByRole('link').first().click();
    await person.page.waitForURL(/\/orders\//);
    await person.look('order');
    this.order = person.page.url();
    const heading = await person.heading(/^(Sipariş|Order) /).innerText();
    return heading.split(' ').at(-1);
  }

  /** On the payment provider's page, which is not the shop's. */
  async payByCard() {
    const { page } = this.person;
    await page.locator('[name=number]').waitFor();
    for (const [name, value] of Object.entries({
      email: 'ayse@example.com', number: '4242 4242 4242 4242', expiry: '12 / 40', cvc: '123', name: 'Ayşe Çınar',
    }))
      await page.locator(`[name=${name}]`).fill(value);
    await this.person.picture('payment page');
    await page.locator('[name=action][value=pay]').click();
  }

  /** The order's page shows every parcel that left, with a link to its carrier. */
  async follow(number, tracking) {
    const { person } = this;
    await person.go(this.order);
    await person.heading([`Sipariş ${number}`, `Order ${number}`]).waitFor();
    for (const one of tracking) await person.page.getByText(one, { exact: true }).waitFor();
    const links = await person.link(['Kargonun sayfasında izle', 'Follow on the carrier’s page']).count();
    if (links !== tracking.length) throw new Error(`${links} links to carriers for ${tracking.length} parcels`);
    await person.page.getByText(person.say(['Koli hareketleri', 'The parcels’ journey'])).click();
    await person.look('order on its way');
  }

  /** Sends one unit back. Answers the return's number. */
  async return(number, title) {
    const { person } = this;
    await person.go(this.order);
    await person.follow(['İade et', 'Return something']);
    await person.heading(['İade talebi', 'Return something']).waitFor();
    await person.field([`${title}: adet`, `${title}: how many`]).selectOption('1');
    await person.look('return request');
    await person.press(['İade talep et', 'Request the return']);
    await person.page.waitForURL(/\/returns\//);
    await person.heading(/^(İade|Return) [^ ]+$/).waitFor();
    await person.look('return approved');
    this.back = person.page.url();
    await person.field(['Takip no', 'Tracking number']).fill(`33${number.replace(/\D/g, '').slice(-8)}`);
    await person.press(['Kargoya verdim', 'I have sent it']);
    await person.button(['Kargoya verdim', 'I have sent it']).waitFor({ state: 'hidden' });
    await person.look('return sent');
    return (await person.heading(/^(İade|Return) /).innerText()).split(' ').at(-1);
  }

  async isRefunded() {
    const { person } = this;
    await person.until('the return is refunded', async () => {
      await person.go(this.back);
      await person.heading(/^(İade|Return) /).waitFor();
      return person.page.locator('.page-head').getByText(person.say(['Para iade edildi', 'Refunded'])).isVisible();
    });
    await person.look('return refunded');
  }

  /** What the way did not come by. */
  async lookAround(widths) {
    const { person, shop } = this;
    const stores = await this.market.ask('GET', '/api/v1/analytics/popular-sellers?limit=1');
    const categories = await this.market.ask('GET', '/api/v1/categories');
    for (const [what, path] of [
      ['category', `/categories/${categories.data[0].slug}`],
      ['stores', '/stores'],
      ['store', `/stores/${stores.data[0].slug}`],
      ['orders', '/orders'],
      ['returns', '/returns'],
      ['messages', '/messages'],
      ['conversation', `${new URL(this.order).pathname}/messages`],
      ['account', '/account'],
      ['addresses', '/account/addresses'],
      ['notifications', '/account/notifications'],
      ['forgot password', '/forgot-password'],
      ['guest links', '/guest-links'],
    ]) {
      await person.go(shop + path);
      await person.look(what, widths);
    }
  }
}
