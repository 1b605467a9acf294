namespace Marketplace.Api.Admin;

/// <content>Payout runs.</content>
public sealed partial class AdminText
{
    public string PayoutRuns => Of(new("Ödeme turları", "Payout runs"));
    public string NoPayoutRuns => Of(new("Ödeme turu yok.", "No payout runs."));
    public string PayoutRunsOfDay => Of(new("Günlük", "Daily"));
    public string PayoutRunGoesOn => Of(new("sürüyor", "running"));
    public string PayoutRunDone => Of(new("bitti", "finished"));
    public string PayoutRunWithFailures => Of(new("eksik bitti", "finished with errors"));
    public string RunFailures => Of(new("Yapılamayan", "Failures"));
    public string RefreshPage => Of(new("Yenile", "Refresh"));
    public string PayoutRunNew => Of(new("Yeni ödeme turu", "Run payouts now"));
    public string PayoutRunNewLead =>
        Of(
            new(
                "Şimdi başlatılacak bir turun, şu anki bakiyelerden ayıracağı ödemeler. Ödeme sağlayıcıyla yapılanlar "
                    + "hemen gönderilir; ötekiler bankaya ayrıca verilir.",
                "What a run would reserve, by the balances of now. Those through the payment provider are sent at "
                    + "once; the others go to the bank in a further step."
            )
        );
    public string PayoutRunStart => Of(new("Turu başlat", "Start the run"));
    public string PayoutRunStarted => Of(new("Tur başlatıldı; birazdan işlenir.", "The run was asked for."));
    public string RunPaysStores => Of(new("Mağazalara ödenecek", "Stores are paid"));
    public string RunPaysBuyers => Of(new("Alıcılara ödenecek", "Buyers are paid"));
    public string WhatHappens => Of(new("Ne olur", "What happens"));
    public string NoBalances => Of(new("Bakiyesi olan mağaza yok.", "No store has a balance."));

    public string PayoutRun => Of(new("Ödeme turu", "Run"));
    public string PayoutsOfRunUnknown =>
        Of(
            new(
                "Bu tur, hangi ödemenin hangi tura ait olduğu kaydedilmeye başlamadan önce yapıldı.",
                "This run is older than the record of which payouts a run made."
            )
        );

    public string PayoutRunOf(string day) => Of(new($"{day} ödeme turu", $"Run of {day}"));

    public string PayoutRunStartConfirm(int payouts, string total) =>
        Of(
            new(
                $"{Number(payouts)} ödeme ayrılır, toplam {total}. Her mağazaya ekstre kesilir.",
                $"{Number(payouts)} payouts are reserved, {total} in all. Every store gets its statement."
            )
        );

    public string PayoutRunRest(int payouts, string total) =>
        Of(
            new(
                $"Kalan: {Number(payouts)} ödeme, toplam {total}.",
                $"Left to do: {Number(payouts)} payouts, {total} in all."
            )
        );

    public string PayoutRunFailed(int failures) =>
        Of(
            new(
                $"{Number(failures)} mağaza ya da iade bir hata yüzünden yapılamadı; sonraki tur yeniden dener.",
                $"{Number(failures)} stores or returns could not be settled because of an error; the next run tries "
                    + "again."
            )
        );

    public string StoreCount(int count) => Of(new($"{Number(count)} mağaza", $"{Number(count)} stores"));

    public string ReturnCount(int count) => Of(new($"{Number(count)} iade", $"{Number(count)} returns"));

    public string AndMore(int count) => Of(new($"ve {Number(count)} mağaza daha", $"and {Number(count)} more stores"));
}
