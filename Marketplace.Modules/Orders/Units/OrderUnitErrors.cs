using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of units of an order's lines.</summary>
public static class OrderUnitErrors
{
    /// <summary>Units that are to be packed are cancelled or packed already.</summary>
    public static readonly ErrorDefinition NotPackable = new(
        "parcel.units_unavailable",
        ErrorKind.Unprocessable,
        new("Birimler paketlenemez", "Units not available"),
        new(
            "Bazı satırlarda bu kadar paketlenebilir birim yok; siparişi yenileyip kalanlara bakın.",
            "Some lines do not have that many units left to pack; reload the order to see what is left."
        )
    );

    /// <summary>Units that are to be cancelled are packed or cancelled already.</summary>
    public static readonly ErrorDefinition NotCancellable = new(
        "order.units_unavailable",
        ErrorKind.Unprocessable,
        new("Birimler iptal edilemez", "Units cannot be cancelled"),
        new(
            "Bazı satırlarda iptal edilebilecek bu kadar birim yok; paketlenen birimler için önce koliyi iptal edin.",
            "Some lines do not have that many units left to cancel; cancel the parcel first if the units are packed."
        )
    );

    public static readonly ErrorSet All = new([NotPackable, NotCancellable]);
}
