using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of disputes, and of refunds made at the provider.</content>
public sealed partial class AdminText
{
    public string Disputes => Of(new("Banka itirazları", "Disputes"));
    public string OpenDisputes => Of(new("Açık banka itirazı", "Open disputes"));
    public string OnlyDisputed => Of(new("Açık itirazı olan", "With an open dispute"));
    public string DisputeId => Of(new("Sağlayıcıdaki itiraz", "Dispute at the provider"));
    public string RespondBy => Of(new("Son yanıt", "Answer by"));
    public string Closed => Of(new("Kapandı", "Closed"));
    public string DisputesLead =>
        Of(
            new(
                "İtiraz sağlayıcının panelinde yanıtlanır. Sonuçlanana kadar bu ödemenin iadeleri gönderilmez.",
                "Answer a dispute in the provider’s dashboard. Refunds of this payment wait until it is decided."
            )
        );

    public string UnassignedRefunds =>
        Of(new("Siparişi ya da satırı bilinmeyen iade", "Refunds without a known order or line"));
    public string OnlyUnassigned => Of(new("Siparişi bilinmeyen iadesi olan", "With an unassigned refund"));
    public string AssignRefund => Of(new("Neye ait?", "Assign"));
    public string AssignRefundConfirm =>
        Of(
            new(
                "Bu para sağlayıcıda geri verildi. Hangi siparişe ya da satıra ait olduğunu seçin: "
                    + "mağazanın payı ve komisyonu buna göre işlenir ve sonradan değiştirilemez.",
                "This money went back at the provider. Choose the order or line it concerns: "
                    + "the store’s share and the commission are booked accordingly and cannot be changed later."
            )
        );
    public string AssignTo => Of(new("Sipariş ya da satır", "Order or line"));
    public string RefundAssigned => Of(new("İadenin neye ait olduğu kaydedildi.", "Refund assigned."));

    public string AssignedPart(Money of) =>
        Of(
            new(
                $"Bu siparişe düşen tutar; boşsa tümü ({Money(of)})",
                $"Amount that concerns it; all of it ({Money(of)}) when empty"
            )
        );

    public string WholeOrder(string number) => Of(new($"{number}: satırı bilinmiyor", $"{number}: line not known"));
}
