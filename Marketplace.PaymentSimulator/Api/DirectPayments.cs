using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>Payments without a checkout page, such as the renewal of a subscription with a saved card.</summary>
public sealed class DirectPayments(SimulatorState state, Cashier cashier, TimeProvider clock)
{
    /// <summary>Makes a payment, and takes the money at once if <c>confirm</c> says so.</summary>
    public PaymentIntent Create(StripeRequest request)
    {
        var parameters = request.Parameters;
        var customer = parameters.Text("customer") is { } customerId ? state.Customers.Get(customerId) : null;
        var confirm = parameters.Flag("confirm");
        if (parameters.Flag("off_session") && !confirm)
            throw RefusedException.BadParameter("`off_session` can only be set when `confirm` is true.", "off_session");

        var method = MethodOf(parameters, customer?.Id);
        if (confirm && method is null)
            throw RefusedException.WrongState(
                "You cannot confirm this PaymentIntent because it's missing a payment method.",
                "payment_intent_unexpected_state"
            );

        var id = ObjectIds.New("pi");
        var intent = new PaymentIntent
        {
            Id = id,
            Created = clock.GetUtcNow().ToUnixTimeSeconds(),
            Amount = parameters.RequiredPositive("amount"),
            Currency = NewPrices.CurrencyOf(parameters),
            Customer = customer?.Id,
            Description = parameters.Text("description"),
            Metadata = parameters.Map("metadata"),
            PaymentMethod = method?.Id,
            SetupFutureUsage = parameters.Text("setup_future_usage"),
            ReceiptEmail = parameters.Text("receipt_email"),
            Status = method is null ? "requires_payment_method" : "requires_confirmation",
            BaseUrl = request.BaseUrl,
            Scenario = request.ScenarioToRemember ?? Scenario.Success,
        };
        state.Intents.Add(id, intent);
        return confirm ? Charge(intent, method!, request) : intent;
    }

    /// <summary>Takes the money of a payment made before.</summary>
    public PaymentIntent Confirm(StripeRequest request)
    {
        var intent = state.Intents.Get(request.RouteId);
        if (!intent.IsOpen || intent.Session is not null)
            throw RefusedException.WrongState(
                $"You cannot confirm this PaymentIntent because it has a status of {intent.Status}.",
                "payment_intent_unexpected_state"
            );

        var method =
            MethodOf(request.Parameters, intent.Customer)
            ?? (state.PaymentMethods.TryGet(intent.PaymentMethod, out var earlier) ? earlier : null)
            ?? throw RefusedException.WrongState(
                "You cannot confirm this PaymentIntent because it's missing a payment method.",
                "payment_intent_unexpected_state"
            );
        return Charge(intent, method, request);
    }

    private PaymentIntent Charge(PaymentIntent intent, PaymentMethod method, StripeRequest request)
    {
        var offSession = request.Parameters.Flag("off_session");
        var remembered = intent.Scenario == Scenario.Success ? (Scenario?)null : intent.Scenario;
        var scenario =
            request.ScenarioToRemember ?? remembered ?? (method.Customer is null ? method.Scenario : method.Later);
        intent.ReturnUrl = request.Parameters.Text("return_url");
        cashier.Attempt(intent, method, scenario, offSession);
        if (intent.LastPaymentError is not { } error)
            return intent;

        throw new RefusedException(
            StatusCodes.Status402PaymentRequired,
            error with
            {
                PaymentIntent = Rendering.Snapshot(intent),
            }
        );
    }

    private PaymentMethod? MethodOf(FormNode parameters, string? customer)
    {
        if (parameters.Text("payment_method") is not { } id)
            return null;
        if (TestCards.FindToken(id) is { } card)
            return cashier.NewMethod(card);

        var method = state.PaymentMethods.Get(id);
        return method.Customer is not null && method.Customer == customer
            ? method
            : throw RefusedException.BadParameter(
                "The PaymentMethod was used before without being attached to this Customer, and may not be used again. "
                    + "Save it with `setup_future_usage` and pass the same `customer`.",
                "payment_method"
            );
    }
}
