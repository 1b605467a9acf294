namespace Marketplace.Api.Admin;

/// <content>Payments, their refunds and mismatches.</content>
public sealed partial class AdminText
{
    public string NoPayments =>
        Of(
            new(
                "Henüz ödeme yok. Kartla yapılan ödemeler burada görünür.",
                "No payments yet. Card payments will appear here."
            )
        );
    public string ProviderCalls => Of(new("Sağlayıcı çağrıları", "Provider calls"));
    public string Refunds => Of(new("İadeler", "Refunds"));
    public string NoRefunds => Of(new("İade yok.", "No refunds."));
    public string NoCalls => Of(new("Sağlayıcı henüz çağrılmadı.", "The provider has not been called yet."));
    public string RetryRefund => Of(new("Yeniden dene", "Retry"));
    public string RefundRetried => Of(new("İade yeniden denenecek.", "The refund will be retried."));

    public string MarkRefundPaid => Of(new("Havaleyle ödendi", "Paid by bank transfer"));

    public string MarkRefundPaidConfirm =>
        Of(
            new(
                "Kart iadeyi kabul etmiyorsa tutarı alıcının banka hesabına gönderin, sonra referansı girin. Alıcıya "
                    + "bildirilir.",
                "Where the card does not take the refund, transfer the money to the buyer's bank account, then enter "
                    + "the reference. The buyer is told."
            )
        );

    public string RefundMarkedPaid => Of(new("İade ödendi olarak işlendi.", "The refund is marked as paid."));

    public string MarkRefundReturned => Of(new("Havale geri geldi", "Transfer came back"));

    public string MarkRefundReturnedConfirm =>
        Of(
            new(
                "Havale geri geldiyse ya da iade yanlışlıkla ödendi olarak işlendiyse: iade yeniden başarısız sayılır "
                    + "ve kayıtlar geri alınır. Sonra yeniden denenebilir ya da ödenebilir.",
                "Where the transfer came back, or the refund was marked as paid by mistake: it counts as failed again "
                    + "and its entries are reversed. Then it can be retried or paid once more."
            )
        );

    public string RefundMarkedReturned =>
        Of(new("İade yeniden başarısız olarak işlendi.", "The refund is marked as failed again."));

    public string Mismatch => Of(new("Uyuşmazlık", "Mismatch"));
    public string MismatchNoAmount => Of(new("tutar bildirilmedi", "no amount reported"));
    public string MismatchSettled => Of(new("çözüldü", "resolved"));
    public string MismatchReference =>
        Of(new("Sağlayıcıdaki iade ya da işlem numarası", "Number of the refund or transaction at the provider"));
    public string ResolveMismatch => Of(new("Çözüldü olarak işaretle", "Mark as resolved"));
    public string MismatchResolved => Of(new("Uyuşmazlık çözüldü olarak işaretlendi.", "Mismatch marked as resolved."));
    public string RefreshPayment => Of(new("Sağlayıcıdan sorgula", "Refresh from provider"));
    public string PaymentRefreshed => Of(new("Sağlayıcı sorgulandı.", "Payment refreshed from the provider."));
}
