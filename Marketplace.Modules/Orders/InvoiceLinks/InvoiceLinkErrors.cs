using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of the links to stores' invoices.</summary>
public static class InvoiceLinkErrors
{
    public static readonly ErrorDefinition Limit = new(
        "invoice.link_limit",
        ErrorKind.Unprocessable,
        new("Bağlantı çok kez değiştirildi", "Link changed too often"),
        new(
            "Bir siparişin fatura bağlantısı en fazla {max} kez verilebilir; destekle görüşün.",
            "The link to an order's invoice can be set at most {max} times; contact support."
        )
    );

    public static readonly ErrorSet All = new([Limit]);
}
