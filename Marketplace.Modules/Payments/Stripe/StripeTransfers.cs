using Marketplace.Foundation;
using Stripe;

namespace Marketplace.Modules.Payments;

/// <summary>Maps Stripe's transfers and connected accounts to the terms of <see cref="IPayoutGateway"/>, and writes our
/// reference into their metadata.</summary>
internal static class StripeTransfers
{
    private const string PayoutMark = "payout_id";
    private const string SellerMark = "seller_id";

    public static Dictionary<string, string> Marks(PayoutRequest request) =>
        new() { [PayoutMark] = request.PayoutId.ToString() };

    public static Dictionary<string, string> Marks(OnboardingRequest request) =>
        new() { [SellerMark] = request.SellerId.ToString() };

    /// <summary>A transfer with its balance transaction.</summary>
    public static ProviderPayout Payout(Transfer transfer) =>
        new(
            transfer.Id,
            StripeReading.ReadId(transfer.Metadata, PayoutMark),
            Status(transfer),
            new Money(transfer.Amount, transfer.Currency.ToUpperInvariant()),
            transfer.Reversed ? "reversed" : null,
            transfer.AmountReversed
        );

    /// <summary>An account can be paid when it takes transfers and pays out what they bring.</summary>
    public static ProviderAccountNews Account(Account account, DateTimeOffset saidAt) =>
        new(
            account.Id,
            StripeReading.ReadId(account.Metadata, SellerMark),
            account.PayoutsEnabled && account.Capabilities?.Transfers == "active",
            saidAt
        );

    /// <summary>Null for an event about something else.</summary>
    public static ProviderPayout? PayoutOf(Event read) =>
        read
            is {
                Type: EventTypes.TransferCreated or EventTypes.TransferUpdated or EventTypes.TransferReversed,
                Data.Object: Transfer transfer
            }
            ? Payout(transfer)
            : null;

    /// <summary>Null for an event about something else.</summary>
    public static ProviderAccountNews? AccountOf(Event read) =>
        read is { Type: EventTypes.AccountUpdated, Data.Object: Account account }
            ? Account(account, new(DateTime.SpecifyKind(read.Created, DateTimeKind.Utc)))
            : null;

    // A transfer has no status of its own: it exists, and its money is on the seller's account once its balance
    // transaction is available. A webhook has only the transaction's id, so it says no more than that it was made.
    private static PayoutStatus Status(Transfer transfer) =>
        transfer.Reversed ? PayoutStatus.Returned
        : transfer.BalanceTransaction?.Status == "available" ? PayoutStatus.Paid
        : PayoutStatus.Sent;
}
