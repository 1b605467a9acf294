using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>Reads and executes the forms of the checkout page and the bank's page.</summary>
public sealed class CheckoutPageService(
    SimulatorState state,
    PaymentProcessor payments,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The checkout page of a session; null if there is none.</summary>
    public CheckoutView? Show(string sessionId)
    {
        lock (state.Sync)
            return state.Sessions.TryGet(sessionId, out var session) ? View(session) : null;
    }

    /// <summary>The bank's page of a payment; null if there is none.</summary>
    public BankView? ShowBank(string intentId)
    {
        lock (state.Sync)
        {
            if (!state.Intents.TryGet(intentId, out var intent))
                return null;

            var last4 = state.PaymentMethods.TryGet(intent.PaymentMethod, out var method) ? method.Card.Last4 : "";
            var session = state.Sessions.TryGet(intent.Session, out var found) ? View(found) : null;
            return new BankView(intent.Id, intent.Amount, intent.Currency, last4, intent.Status, session);
        }
    }

    /// <summary>Pays a session.</summary>
    /// <returns>The next address of the browser.</returns>
    public string Pay(string sessionId, CardForm form, bool decline)
    {
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            var card = decline ? TestCards.Of(Scenario.Decline) : form.Card;
            var intent = payments.PayAtCheckout(
                session,
                card,
                decline ? Scenario.Decline : null,
                new BillingDetails(form.Email, form.Name)
            );
            return Next(session, intent);
        }
    }

    /// <summary>Approves or rejects a payment at the bank's page.</summary>
    /// <returns>The next address of the browser.</returns>
    public string Authenticate(string intentId, bool approved)
    {
        lock (state.Sync)
        {
            var intent = state.Intents.Get(intentId);
            payments.Authenticate(intent, approved);
            return Next(state.Sessions.Get(intent.Session), intent);
        }
    }

    private static string Next(CheckoutSession session, PaymentIntent intent) =>
        intent.Status switch
        {
            "requires_action" => $"/authenticate/{intent.Id}",
            "requires_payment_method" => $"/checkout/{session.Id}?refused={intent.LastPaymentError?.Code}",
            _ => SuccessUrl(session),
        };

    private CheckoutView View(CheckoutSession session)
    {
        var open = session.Status == "open" && session.ExpiresAt > clock.GetUtcNow().ToUnixTimeSeconds();
        return new CheckoutView(
            session.Id,
            open ? "open"
                : session.Status == "open" ? "expired"
                : session.Status,
            session.AmountTotal,
            session.Currency,
            [.. session.LineItems],
            session.CustomerDetails?.Email ?? session.CustomerEmail,
            session.CustomerDetails?.Name,
            session.CancelUrl,
            SuccessUrl(session),
            session.Locale,
            TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt), _zone),
            options.Value.MerchantName ?? new Uri(session.CancelUrl ?? session.SuccessUrl).Host,
            session.SubmitMessage
        );
    }

    private static string SuccessUrl(CheckoutSession session) =>
        session.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);
}

/// <summary>A session as its page shows it.</summary>
public sealed record CheckoutView(
    string Id,
    string Status,
    long Amount,
    string Currency,
    IReadOnlyList<LineItem> Lines,
    string? Email,
    string? Name,
    string? CancelUrl,
    string SuccessUrl,
    string? Locale,
    DateTimeOffset ExpiresAt,
    string Merchant,
    string? Message
);

/// <summary>A payment as the bank's page shows it.</summary>
public sealed record BankView(
    string Id,
    long Amount,
    string Currency,
    string Last4,
    string Status,
    CheckoutView? Session
);
