namespace Marketplace.Modules.Notifications;

/// <summary>Messages to store owners about their commission invoices.</summary>
internal static class CommissionMessages
{
    public static readonly Message Invoiced = new(
        "commission_invoice.issued",
        NotificationKind.Payments,
        new("{month} komisyon faturanız hazır: {total}", "Your commission invoice for {month} is ready: {total}"),
        new(
            "{month} dönemine ait {number} numaralı komisyon faturanız düzenlendi: {total}, KDV dahil.\n\n"
                + "Tutar satışlarınızdan düşülmüştür; ayrıca ödeme yapmanız gerekmez.",
            "Commission invoice {number} for {month} has been issued: {total}, VAT included.\n\n"
                + "The amount has been deducted from your sales; you do not have to pay it separately."
        )
    );

    public static readonly Message Credited = new(
        "commission_invoice.credited",
        NotificationKind.Payments,
        new(
            "{month} komisyon iade belgeniz hazır: {total}",
            "Your commission credit note for {month} is ready: {total}"
        ),
        new(
            "{month} döneminde alınandan çok komisyon iade edildi. {number} numaralı iade belgesi düzenlendi: {total}, "
                + "KDV dahil.\n\nTutar satıcı bakiyenize geri yazılmıştır.",
            "More commission was given back than charged in {month}. Credit note {number} has been issued: {total}, "
                + "VAT included.\n\nThe amount has been returned to your seller balance."
        )
    );

    public static Message[] All => [Invoiced, Credited];
}
