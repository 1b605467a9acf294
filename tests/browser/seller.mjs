// What a seller does on the board: confirms an order, ships it in two parcels, receives a return and accepts it.
export class Seller {
  constructor(person, board) {
    Object.assign(this, { person, board });
  }

  async signIn(email, password) {
    const { person, board } = this;
    await person.go(`${board}/sign-in`);
    await person.look('sign in');
    await person.field(['E-posta', 'E-mail']).fill(email);
    await person.field(['Parola', 'Password']).fill(password);
    await person.press(['Giriş yap', 'Sign in']);
    await person.heading(['Mağazalarınız', 'Your stores']).waitFor();
    await person.look('stores');
    await person.follow(['Deneme Mağazası', 'Deneme Mağazası']);
    await person.heading(['Siparişler', 'Orders']).waitFor();
    await person.look('orders');
  }

  /** By the link of the mail, or without one by the search. */
  async confirm(number, link) {
    const { person } = this;
    if (link) await person.go(link);
    else {
      const words = person.say(['Sipariş numarası ara', 'Search an order number']);
      await person.page.getByRole('searchbox', { name: words }).fill(number);
      await person.page.keyboard.press('Enter');
      await person.follow(number);
    }
    await person.heading([`Sipariş ${number}`, `Order ${number}`]).waitFor();
    await person.look('order to confirm');
    await person.press(['Siparişi onayla', 'Confirm the order']);
    await person.button(['Paketle', 'Pack a parcel']).waitFor();
  }

  /** Two units in the first parcel, the third in the second; each with a number of its carrier. */
  async shipInTwo(title, tracking) {
    const { person } = this;
    await this.pack(title, 3, 2);
    await this.pack(title, 1, 1);
    await person.look('order packed');
    for (const number of tracking) {
      await person.press(['Gönder', 'Ship']);
      const dialog = person.page.getByRole('dialog');
      await person.field(['Kargo firması', 'Carrier'], dialog).selectOption({ label: 'Yurtiçi Kargo' });
      await person.field(['Takip numarası', 'Tracking number'], dialog).fill(number);
      if (number === tracking[0]) await person.look('ship dialog');
      await dialog.locator('[type=submit]').click();
      await dialog.waitFor({ state: 'hidden' });
      await person.page.getByText(`Yurtiçi Kargo · ${number}`).waitFor();
    }
    await person.look('order shipped');
  }

  async pack(title, most, quantity) {
    const { person } = this;
    await person.press(['Paketle', 'Pack a parcel']);
    const dialog = person.page.getByRole('dialog');
    await person.field([`${title}, en çok ${most}`, `${title}, at most ${most}`], dialog).fill(String(quantity));
    if (most !== quantity) await person.look('pack dialog');
    await person.press(['Koliyi oluştur', 'Make the parcel'], dialog);
    await dialog.waitFor({ state: 'hidden' });
  }

  async deliver(parcels) {
    const { person } = this;
    const delivered = person.say(['Teslim edildi', 'Delivered']);
    for (let left = parcels; left > 0; left--) {
      const buttons = person.page.getByRole('region', { name: /^(Koli|Parcel) / }).getByRole('button', { name: delivered, exact: true });
      await person.until(`${left} parcels can be delivered`, async () => (await buttons.count()) === left);
      await buttons.first().click();
    }
    await person.until('both are delivered', async () => (await person.page.getByText(delivered, { exact: true }).count()) >= parcels);
    await person.look('order delivered');
  }

  async takeBack(number) {
    const { person } = this;
    await person.follow(['İadeler', 'Returns']);
    await person.heading(['İadeler', 'Returns']).waitFor();
    await person.look('returns');
    await person.follow(number);
    await person.heading([`İade ${number}`, `Return ${number}`]).waitFor();
    await person.look('return on its way');
    await person.press(['Ürün ulaştı', 'The goods have arrived']);
    await person.press(['Ürünleri kabul et', 'Accept the goods']);
    const dialog = person.page.getByRole('dialog');
    await person.look('accept dialog');
    await person.press(['Ürünleri kabul et', 'Accept the goods'], dialog);
    await dialog.waitFor({ state: 'hidden' });
    await person.button(['Ürünleri kabul et', 'Accept the goods']).waitFor({ state: 'hidden' });
    await person.look('return accepted');
  }

  /** Two products: first in the table of the stock, then as lines of a spreadsheet, of which the first try is wrong. */
  async changeMany([one, two]) {
    const { person } = this;
    const { page } = person;
    await person.follow(['Stok', 'Stock']);
    await person.heading(['Stok', 'Stock']).waitFor();
    await person.follow(['Tümü', 'All']);
    await person.press(['Toplu düzenle', 'Edit many']);
    const sku = ({ variants }) => variants[0].sku;
    const field = (head, product) =>
      page.getByLabel(`${person.say(head)}: ${product.title}, ${sku(product)}`, { exact: true });
    await field(['Elde', 'On hand'], one).fill('on');
    await person.look('stock with a wrong count');
    await field(['Elde', 'On hand'], one).fill('17');
    await field(['Elde', 'On hand'], one).press('ArrowUp');
    await field(['Elde', 'On hand'], two).fill('0');
    await field(['Fiyat (TL)', 'Price (TRY)'], two).fill('459,90');
    await person.press(['Değişenleri kaydet (2)', 'Save the changes (2)']);
    await page.getByText(person.say(['2 satır güncellendi.', 'Updated: 2.'])).waitFor();
    await person.look('stock changed');
    await person.press(['Düzenlemeyi bitir', 'Stop editing']);

    await person.press(['Tablodan yapıştır', 'Paste from a spreadsheet']);
    const dialog = page.getByRole('dialog');
    const lines = person.field(['Satırlar', 'Lines'], dialog);
    await lines.fill(`SKU\tStok\n${sku(one)}\t5\n${sku(two)}\tbeş`);
    await person.press(['Kaydet', 'Save'], dialog);
    await dialog.getByText(person.say(['3. satır', 'Line 3'])).waitFor();
    await person.look('lines with a mistake');
    await lines.fill(`${sku(one)}\t5\n${sku(two)}\t\t99,90\nNONE\t1`);
    await person.press(['Kaydet', 'Save'], dialog);
    await dialog.getByText(person.say(['2 satır güncellendi.', 'Updated: 2.'])).waitFor();
    await dialog.getByText(person.say(['3. satır, NONE', 'Line 3, NONE'])).waitFor();
    await person.look('lines saved');
    await person.press(['Kapat', 'Close'], dialog.locator('.stack'));
    await dialog.waitFor({ state: 'hidden' });
  }

  /** What the way did not come by: every page of the menu, and the account's. */
  async lookAround(widths) {
    const { person, board } = this;
    const menu = person.page.getByRole('navigation', { name: person.say(['Ana gezinti', 'Main navigation']) });
    const pages = await menu.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')));
    if (pages.length < 8) throw new Error(`the menu has ${pages.length} pages`);
    for (const path of [...pages, '/stores', '/notifications', '/security']) {
      await person.go(board + path);
      await person.look(path.split('/').at(-1), widths);
    }
  }
}
