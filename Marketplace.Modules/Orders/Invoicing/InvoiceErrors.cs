using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of saved invoice details.</summary>
public static class InvoiceErrors
{
    public static readonly ErrorDefinition ProfileLimit = new(
        "invoice.profile_limit",
        ErrorKind.Unprocessable,
        new("Fatura bilgisi sınırı", "Too many invoice profiles"),
        new(
            "En fazla {max} fatura bilgisi kaydedilebilir; önce birini silin.",
            "At most {max} invoice profiles can be saved; delete one first."
        )
    );

    public static readonly ErrorSet All = new([ProfileLimit]);
}
