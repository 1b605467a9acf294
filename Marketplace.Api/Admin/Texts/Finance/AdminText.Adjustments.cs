namespace Marketplace.Api.Admin;

/// <content>Adjustments of stores' balances, and exemptions from withholding.</content>
public sealed partial class AdminText
{
    public string Adjustments => Of(new("Düzeltme kayıtları", "Adjustments"));
    public string AdjustmentsLead =>
        Of(
            new(
                "Bir yönetici önerir, bir başkası onaylar; ancak o zaman deftere yazılır. Mağaza gerekçeyi ekstresinde "
                    + "okur.",
                "One administrator proposes, another approves; only then it is booked. The store reads the reason in "
                    + "its statement."
            )
        );
    public string NoAdjustments => Of(new("Düzeltme kaydı yok.", "No adjustments."));
    public string ProposeAdjustment => Of(new("Düzeltme öner", "Propose adjustment"));
    public string ProposeAdjustmentLead =>
        Of(
            new(
                "Mağazanın ödenebilir bakiyesi değişir. Başka bir yönetici onaylayana dek bir şey yazılmaz.",
                "Changes the store's payable balance. Nothing is booked before another administrator approves it."
            )
        );
    public string AdjustmentDirection => Of(new("Yön", "Direction"));
    public string GiveToStore => Of(new("Mağazaya verilir", "Give to the store"));
    public string TakeFromStore => Of(new("Mağazadan alınır", "Take from the store"));
    public string AdjustmentAccount => Of(new("Karşı hesap", "Borne by"));
    public string ProposedBy => Of(new("Öneren", "Proposed by"));
    public string DecidedBy => Of(new("Karar veren", "Decided by"));
    public string Decision => Of(new("Karar", "Decision"));
    public string RejectionReason => Of(new("Ret gerekçesi", "Why rejected"));
    public string WaitsForAnother => Of(new("Başka bir yönetici onaylar", "Another administrator approves"));
    public string ApproveAdjustment => Of(new("Onayla", "Approve"));
    public string RejectAdjustment => Of(new("Reddet", "Reject"));
    public string AdjustmentProposed =>
        Of(new("Önerildi; başka bir yöneticiyi bekliyor.", "Proposed; waits for another administrator."));
    public string AdjustmentApproved => Of(new("Düzeltme deftere yazıldı.", "The adjustment is booked."));
    public string AdjustmentRejected => Of(new("Düzeltme reddedildi.", "The adjustment was rejected."));
    public string StoresThatOwe => Of(new("Borçlu mağazalar", "Stores that owe"));
    public string OwesSince => Of(new("Borçlu olduğu tarih", "Since"));
    public string OwesForLong => Of(new("60 günden uzun", "over 60 days"));
    public string OverdueDebts =>
        Of(new("60 günden uzun süredir borçlu mağaza", "Stores that have owed for over 60 days"));
    public string PendingAdjustments =>
        Of(new("İkinci yöneticiyi bekleyen düzeltme", "Adjustments awaiting a second administrator"));
    public string IbanRefused => Of(new("Banka bu IBAN’a ödemeyi geri çevirdi", "The bank refused this IBAN"));
    public string WithholdingExempt => Of(new("Stopajdan muaf", "Exempt from withholding"));
    public string ExemptWithholding => Of(new("Stopaj muafiyeti kaydet", "Record exemption from withholding"));
    public string ExemptWithholdingConfirm =>
        Of(
            new(
                "Bu günden sonra ödenebilir olan satışlardan stopaj kesilmez. Önce kesilmiş olan değişmez.",
                "No tax is withheld from what becomes payable from that day on. What was withheld before stays."
            )
        );
    public string ExemptFrom => Of(new("Başlangıç", "From"));
    public string ExemptDocument => Of(new("Belge no", "Document"));
    public string EndExemption => Of(new("Muafiyeti bitir", "End the exemption"));
    public string WithholdingExempted => Of(new("Muafiyet kaydedildi.", "The exemption is recorded."));
    public string WithholdingExemptionEnded => Of(new("Muafiyet bitti.", "The exemption ended."));

    public string AmountIn(string currency) => Of(new($"Tutar ({currency})", $"Amount ({currency})"));

    public string ExemptSince(string day, string document) => $"{day} · {document}";

    public string ApproveAdjustmentConfirm(string amount, string store) =>
        Of(
            new(
                $"{store} mağazasının bakiyesine {amount} yazılır. Bu geri alınamaz; yanlışsa yeni bir kayıt gerekir.",
                $"Books {amount} to the balance of {store}. It cannot be undone, only corrected by another one."
            )
        );
}
