using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Notifications;

/// <summary>Adds what was bought, where it goes and where to look to the mails about orders.</summary>
internal sealed class OrderMailer(ShopLinkService links, IOptions<MailOptions> mails)
{
    // Shown at 48 pixels, on screens of up to three times as many.
    private const int PictureWidth = 144;

    /// <summary>For the buyer of one order, about any step of it.</summary>
    public MailDress ForBuyer(OrderSheet order, Message message) =>
        content =>
            content with
            {
                Groups = [Group(order, Heading(order), links.Store(order.Seller.Slug), content.Language)],
                Facts = OrderMailFacts.Of(order, message, content.Language),
                Action = Link(OrderMailWords.OpenOrder, links.Order(order.Id), content),
                Closing = Closing(message, content.Language),
            };

    /// <summary>For the seller of one order.</summary>
    public MailDress ForSeller(OrderSheet order) =>
        content =>
            content with
            {
                Groups = [Group(order, order.Number, null, content.Language)],
                Action = Link(OrderMailWords.OpenOrder, links.SellerOrder(order.Seller.Id, order.Id), content),
            };

    /// <summary>For the buyer of one order, no more than a link to it.</summary>
    public MailDress LinkForBuyer(OrderSheet order) =>
        content => content with { Action = Link(OrderMailWords.OpenOrder, links.Order(order.Id), content) };

    /// <summary>For the seller of one order, no more than a link to it.</summary>
    public MailDress LinkForSeller(OrderSheet order) =>
        content =>
            content with
            {
                Action = Link(OrderMailWords.OpenOrder, links.SellerOrder(order.Seller.Id, order.Id), content),
            };

    /// <summary>For the buyer, of orders of one purchase.</summary>
    public MailDress ForOrders(IReadOnlyList<OrderSheet> all) =>
        all.Count == 1 ? ForBuyer(all[0], OrderMessages.PlacedForBuyer) : content => OfPurchase(all, content);

    private MailContent OfPurchase(IReadOnlyList<OrderSheet> all, MailContent content)
    {
        var language = content.Language;
        var total = all.Select(order => order.Total).Aggregate((sum, next) => sum + next);
        var values = new Dictionary<string, object?>
        {
            ["number"] = all[0].PurchaseNumber,
            ["total"] = Currencies.Show(total, language),
            ["stores"] = all.Count,
        };
        return content with
        {
            Subject = OrderMailWords.PurchasePlaced.In(language, values),
            Paragraphs = [OrderMailWords.PurchaseText.In(language, values)],
            Groups = [.. all.Select(one => Group(one, Heading(one), links.Store(one.Seller.Slug), language))],
            Facts =
            [
                new(OrderMailWords.GrandTotal.In(language), Currencies.Show(total, language)),
                .. OrderMailFacts.Of(all[0], OrderMessages.PlacedForBuyer, language),
            ],
            Action = Link(OrderMailWords.OpenPurchase, links.Purchase(all[0].PurchaseId), content),
        };
    }

    private IReadOnlyList<string> Closing(Message message, Language language) =>
        message == OrderMessages.Delivered && mails.Value.SupportEmail is { Length: > 0 } address
            ? [OrderMailWords.NotArrived(address).In(language)]
            : [];

    private static MailLink? Link(LocalizedText label, string? url, MailContent content) =>
        url is null ? content.Action : new(label.In(content.Language), url);

    private static string Heading(OrderSheet order) =>
        order.Seller.Name is { } store ? $"{store} · {order.Number}" : order.Number;

    private static MailPicture? PictureOf(PictureView? image) =>
        image?.ThumbnailOf(PictureWidth) is { } file ? new(file.Url, image.Alt, file.Width, file.Height) : null;

    private static MailGroup Group(OrderSheet order, string heading, string? url, Language language) =>
        new(
            heading,
            url,
            [
                .. order.Lines.Select(line => new MailItem(
                    line.Title,
                    line.Options.Count == 0 ? null : string.Join(", ", line.Options.Values),
                    line.Quantity,
                    Currencies.Show(line.Total, language),
                    PictureOf(line.Image)
                )),
            ],
            [
                new(OrderMailWords.Shipping.In(language), Currencies.Show(order.Shipping, language)),
                new(OrderMailWords.Total.In(language), Currencies.Show(order.Total, language)),
            ]
        );
}
