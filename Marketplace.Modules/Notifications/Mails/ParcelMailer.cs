using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Adds what is in a parcel and where it can be followed to the mails about it.</summary>
internal sealed class ParcelMailer(OrderMailer orders)
{
    private static readonly LocalizedText Parcel = new("Koli numarası", "Parcel number");
    private static readonly LocalizedText Follow = new("Koliyi takip et", "Follow the parcel");

    /// <summary>For the buyer.</summary>
    public MailDress ForBuyer(OrderSheet order, ParcelSheet parcel, Message message)
    {
        var whole = orders.ForBuyer(Only(order, parcel), message);
        return content =>
        {
            var dressed = whole(content);
            return dressed with
            {
                Groups = [.. dressed.Groups.Select(group => group with { Totals = [] })],
                Facts = [.. FactsOf(parcel, content.Language)],
                Action =
                    message == ParcelMessages.Shipped && parcel.TrackingUrl is { } url
                        ? new(Follow.In(content.Language), url)
                        : dressed.Action,
            };
        };
    }

    /// <summary>For the seller.</summary>
    public MailDress ForSeller(OrderSheet order, ParcelSheet parcel)
    {
        var whole = orders.ForSeller(Only(order, parcel));
        return content =>
        {
            var dressed = whole(content);
            return dressed with
            {
                Groups = [.. dressed.Groups.Select(group => group with { Totals = [] })],
                Facts = [.. FactsOf(parcel, content.Language)],
            };
        };
    }

    /// <summary>The order with the units of the parcel alone; a part of a line has its part of the total.</summary>
    private static OrderSheet Only(OrderSheet order, ParcelSheet parcel) =>
        order with
        {
            Lines =
            [
                .. order
                    .Lines.Where(line => parcel.Units.ContainsKey(line.Id))
                    .Select(line => Part(line, parcel.Units[line.Id])),
            ],
        };

    // Since the event, units of the line may have been cancelled.
    private static OrderSheetLine Part(OrderSheetLine line, int units) =>
        units >= line.Quantity
            ? line with
            {
                Quantity = units,
            }
            : line with
            {
                Quantity = units,
                Total = line.Total with
                {
                    Amount = MoneySplit.CumulativeRefund(line.Total.Amount, line.Quantity, 0, 0, units),
                },
            };

    private static IEnumerable<MailFact> FactsOf(ParcelSheet parcel, Language language)
    {
        yield return new(Parcel.In(language), parcel.Number);
        if (parcel.Carrier is { } carrier)
            yield return new(OrderMailWords.Carrier.In(language), carrier);
        if (parcel.TrackingNumber is { } tracking)
            yield return new(OrderMailWords.TrackingNumber.In(language), tracking);
    }
}
