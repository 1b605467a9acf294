using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>What a person does at the checkout page and at the bank's page.</summary>
public sealed class CheckoutDesk(SimulatorState state, Cashier cashier, TimeProvider clock)
{
    /// <summary>What the checkout page shows of a session; null if it is not known.</summary>
    public CheckoutView? Show(string sessionId)
    {
        lock (state.Sync)
            return state.Sessions.TryGet(sessionId, out var session) ? View(session) : null;
    }

    /// <summary>What the bank's page shows of a payment; null if it is not known.</summary>
    public BankView? ShowBank(string intentId)
    {
        lock (state.Sync)
        {
            if (!state.Intents.TryGet(intentId, out var intent))
                return null;

            var last4 = state.PaymentMethods.TryGet(intent.PaymentMethod, out var method) ? method.Card.Last4 : "";
            var session = state.Sessions.TryGet(intent.Session, out var found) ? View(found) : null;
            return new BankView(
                intent.Id,
                intent.Amount,
                intent.Currency,
                last4,
                intent.Status,
                session,
                intent.ReturnUrl
            );
        }
    }

    /// <summary>Pays a session; answers the address to go to next.</summary>
    public string Pay(string sessionId, CardForm form, bool decline)
    {
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            var card = decline ? TestCards.Of(Scenario.Decline) : form.Card;
            var intent = cashier.PayAtCheckout(
                session,
                card,
                decline ? Scenario.Decline : null,
                new BillingDetails(form.Email, form.Name)
            );
            return Next(session, intent);
        }
    }

    /// <summary>Approves or rejects at the bank's page; answers the address to go to next.</summary>
    public string Authenticate(string intentId, bool approved)
    {
        lock (state.Sync)
        {
            var intent = state.Intents.Get(intentId);
            cashier.Authenticate(intent, approved);
            return state.Sessions.TryGet(intent.Session, out var session)
                ? Next(session, intent)
                : intent.ReturnUrl ?? "/";
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
            DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt)
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
    DateTimeOffset ExpiresAt
);

/// <summary>A payment as the bank's page shows it.</summary>
public sealed record BankView(
    string Id,
    long Amount,
    string Currency,
    string Last4,
    string Status,
    CheckoutView? Session,
    string? ReturnUrl
);
