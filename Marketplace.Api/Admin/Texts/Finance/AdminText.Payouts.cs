namespace Marketplace.Api.Admin;

/// <content>Payouts and their runs.</content>
public sealed partial class AdminText
{
    public string Payouts => Of(new("Satıcı ödemeleri", "Payouts"));

    public string NoPayouts => Of(new("Satıcı ödemesi yok.", "No payouts."));

    public string PayoutRuns => Of(new("Son ödeme çalıştırmaları", "Latest payout runs"));

    public string PayoutRunsOfDay => Of(new("Günlük", "Daily"));

    public string PayoutRunAsked => Of(new("İstek üzerine", "On request"));

    public string PayoutRunGoesOn => Of(new("sürüyor", "running"));

    public string PayoutId => Of(new("Ödeme no", "Payout id"));

    public string PayoutWay => Of(new("Ödeme yolu", "Way"));

    public string ProviderPayoutId => Of(new("Sağlayıcıdaki numarası", "Id at the provider"));

    public string Payee => Of(new("Alacaklı", "Payee"));

    public string Statements => Of(new("Ekstre", "Statements"));

    public string StorePending => Of(new("Bekleyen bakiye", "Pending balance"));

    public string StorePayable => Of(new("Ödenebilir bakiye", "Payable balance"));

    public string StoreInTransit => Of(new("Yolda", "In transit"));
}
