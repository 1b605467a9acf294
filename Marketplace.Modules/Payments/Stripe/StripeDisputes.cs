using Marketplace.Foundation;
using Stripe;
using StripeDispute = Stripe.Dispute;

namespace Marketplace.Modules.Payments;

/// <summary>Maps Stripe's disputes to the terms of <see cref="IPaymentGateway"/>.</summary>
internal static class StripeDisputes
{
    public static ProviderDispute Dispute(StripeDispute dispute) =>
        new(
            dispute.Id,
            dispute.PaymentIntentId,
            Status(dispute.Status),
            new Money(dispute.Amount, dispute.Currency.ToUpperInvariant()),
            dispute.Reason,
            dispute.EvidenceDetails?.DueBy is { } due
                ? new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc))
                : null
        );

    /// <summary>Null for an event about something else. Every event carries the dispute as it was then, so what it says
    /// happened (funds withdrawn, reinstated) follows from the status.</summary>
    public static ProviderDispute? Of(Event read) =>
        read
            is {
                Type: EventTypes.ChargeDisputeCreated
                    or EventTypes.ChargeDisputeUpdated
                    or EventTypes.ChargeDisputeClosed
                    or EventTypes.ChargeDisputeFundsWithdrawn
                    or EventTypes.ChargeDisputeFundsReinstated,
                Data.Object: StripeDispute dispute
            }
            ? Dispute(dispute)
            : null;

    private static DisputeStatus Status(string status) =>
        status switch
        {
            "warning_needs_response" or "warning_under_review" => DisputeStatus.Inquiry,
            "warning_closed" or "prevented" => DisputeStatus.InquiryClosed,
            "won" => DisputeStatus.Won,
            "lost" => DisputeStatus.Lost,
            _ => DisputeStatus.Open,
        };
}
