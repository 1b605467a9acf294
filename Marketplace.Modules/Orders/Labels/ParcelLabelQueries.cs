using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Writes the labels of parcels in three statements. The barcode is the number under which a carrier made the
/// label, else the parcel's own.</summary>
public sealed class ParcelLabelQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    public const int MaxParcels = 100;

    /// <summary>A parcel of several boxes has a label for each.</summary>
    public const int MaxLabels = 200;

    /// <summary>Those of the parcels that are paid at the door and do not say how much yet, by order.</summary>
    internal async Task<ILookup<Guid, Guid>> WithoutAmountAsync(
        IReadOnlyCollection<Guid> parcelIds,
        Guid? sellerId,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<Parcel>()
            .Where(p => parcelIds.Contains(p.Id) && p.SellerId == sellerId && p.CollectFeeMinor == null)
            .Where(p => p.Status != ParcelStatus.Cancelled && p.Status != ParcelStatus.ReturnedToSeller)
            .Where(p => db.Set<Order>().Any(o => o.Id == p.OrderId && o.PaymentMethod == PaymentMethod.CashOnDelivery))
            .OrderBy(p => p.OrderId)
            .ThenBy(p => p.Seq)
            .Select(p => new { p.OrderId, p.Id })
            .ToListAsync(cancellationToken);
        return found.ToLookup(p => p.OrderId, p => p.Id);
    }

    /// <summary>The labels of parcels in the order asked for, one for each box.</summary>
    /// <param name="orderId">The order that all of them must belong to; null for any.</param>
    /// <remarks>Errors: <c>resource.not_found</c> when one of them is not the store's; <c>validation.failed</c> for
    /// more than <see cref="MaxLabels"/> labels. The buyer's phone and address
    /// are masked where the seller may not see them any more.</remarks>
    public async Task<Result<byte[]>> WriteAsync(
        IReadOnlyCollection<Guid> parcelIds,
        Guid? orderId,
        OrderActor viewer,
        LabelFormat format,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var parcels = await db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Include(p => p.Labels)
            .Where(p => parcelIds.Contains(p.Id) && p.SellerId == viewer.SellerId)
            .Where(p => orderId == null || p.OrderId == orderId)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        if (parcelIds.Any(id => !parcels.ContainsKey(id)))
            return PlatformErrors.NotFound;
        if (parcels.Values.Sum(p => p.Boxes) > MaxLabels)
            return Invalid.Field("#/parcelIds", "value.too_large", ("max", MaxLabels));
        var orderIds = parcels.Values.Select(p => p.OrderId).Distinct().ToArray();
        var orders = await db.Set<Order>()
            .AsNoTracking()
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
            string.Join("  ", Written(parcel.CarrierName, parcel.TrackingNumber, parcel.Label?.RouteCode))
                is { Length: > 0 } carrier
                ? carrier
                : null,
            // The other boxes ask for nothing, so that nobody pays twice.
            box == 1
            && parcel is { IsLive: true, CollectMinor: { } minor }
                ? Currencies.Show(new Money(minor, order.Currency), language)
                : null,
            MeasuresOf(parcel, language)
        )
        {
            Barcode = parcel.Label?.TrackingNumber ?? parcel.Number,
        };
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
