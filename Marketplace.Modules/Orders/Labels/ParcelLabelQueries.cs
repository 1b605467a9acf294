using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Writes our own labels, with the parcel's number as their barcode: three statements.</summary>
public sealed class ParcelLabelQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    public const int MaxParcels = 100;

    /// <summary>The labels of parcels in the order asked for, one for each box.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> when one of them is not the store's. The buyer's phone and address
    /// are masked where the seller may not see them any more.</remarks>
    public async Task<Result<byte[]>> WriteAsync(
        IReadOnlyCollection<Guid> parcelIds,
        OrderActor viewer,
        LabelFormat format,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var parcels = await db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Where(p => parcelIds.Contains(p.Id) && p.SellerId == viewer.SellerId)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        if (parcelIds.Any(id => !parcels.ContainsKey(id)))
            return PlatformErrors.NotFound;
        var orderIds = parcels.Values.Select(p => p.OrderId).Distinct().ToArray();
        var orders = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines)
            .Where(o => orderIds.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var sellerId = viewer.SellerId!.Value;
        var store = SellerRef.Of(sellerId, await sellers.FindAsync([sellerId], cancellationToken)).Name ?? "";
        var labels = parcelIds
            .Select(id => parcels[id])
            .SelectMany(parcel =>
                Enumerable
                    .Range(1, parcel.Boxes)
                    .Select(box => LabelOf(orders[parcel.OrderId], parcel, box, store, language))
            )
            .ToArray();
        var words = LabelWords.In(language);
        return format == LabelFormat.Zpl ? ZplLabelWriter.Write(labels, words) : PdfLabelWriter.Write(labels, words);
    }

    private ParcelLabel LabelOf(Order order, Parcel parcel, int box, string store, Language language)
    {
        var showsContact = order.ShowsContactAt(clock.GetUtcNow(), TimeSpan.FromDays(options.Value.ContactDays));
        var address = showsContact ? order.Address : order.Address.Masked();
        return new(
            parcel.Number,
            box,
            parcel.Boxes,
            store,
            address.FullName,
            showsContact ? address.Phone : null,
            Written(address.Line1, address.Line2),
            string.Join(' ', Written(address.PostalCode, $"{address.District} / {address.City}", address.Country)),
            string.Join("  ", Written(parcel.CarrierName, parcel.TrackingNumber)) is { Length: > 0 } carrier
                ? carrier
                : null,
            CollectOf(order, parcel, language),
            MeasuresOf(parcel, language)
        );
    }

    /// <summary>What is paid at the door: all of it with a parcel that has everything, else the parcel's part, and the
    /// delivery fee with the order's first parcel.</summary>
    private static string? CollectOf(Order order, Parcel parcel, Language language)
    {
        if (order.PaymentMethod != PaymentMethod.CashOnDelivery)
            return null;
        var lines = order.Lines.ToDictionary(l => l.Id);
        var isWhole = order.Lines.All(l =>
            parcel.Lines.Where(p => p.OrderLineId == l.Id).Sum(p => p.Quantity) >= l.ActiveQuantity
        );
        var part = parcel.Lines.Sum(p =>
            MoneySplit.CumulativeRefund(
                lines[p.OrderLineId].TotalMinor,
                lines[p.OrderLineId].Quantity,
                0,
                0,
                p.Quantity
            )
        );
        var fee = parcel.Seq == 1 ? order.ShippingTotal.Amount : 0;
        return Currencies.Show(isWhole ? order.Due : new Money(part + fee, order.Currency), language);
    }

    private static string? MeasuresOf(Parcel parcel, Language language)
    {
        var kilograms = parcel.WeightGrams is { } grams
            ? (grams / 1000m).ToString("0.###", language.Culture) + " kg"
            : null;
        var desi = parcel.Desi is { } volume ? volume.ToString(CultureInfo.InvariantCulture) + " desi" : null;
        return Written(kilograms, desi) is { Count: > 0 } measures ? string.Join(" · ", measures) : null;
    }

    private static List<string> Written(params string?[] parts) =>
        [.. parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!)];
}
