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
    await person.heading(['Sepet', 'Cart']).waitFor();
    await person.look('cart');
  }

  async addToCart() {
    await this.person.press(['Sepete ekle', 'Add to cart']);
    await this.person.page.getByText(this.person.say(['Sepete eklendi.', 'Added to your cart.'])).waitFor();
  }
}
