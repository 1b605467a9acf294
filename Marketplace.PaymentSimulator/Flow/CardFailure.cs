using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>The reason why a card was not charged.</summary>
public sealed record CardFailure(string Code, string? DeclineCode, string Message)
{
    /// <summary>The bank declined.</summary>
    public static CardFailure Declined { get; } = new("card_declined", "generic_decline", "Your card was declined.");

    /// <summary>The cardholder rejected the payment at the bank's page.</summary>
    public static CardFailure AuthenticationFailed { get; } =
        new(
            "payment_intent_authentication_failure",
            null,
            "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new "
                + "PaymentMethod to attempt to fulfill this PaymentIntent again."
        );

    /// <summary>The error as the API returns it.</summary>
    public StripeError ToError(string chargeId) =>
        new(Code == "payment_intent_authentication_failure" ? "invalid_request_error" : "card_error", Message)
        {
            Code = Code,
            DeclineCode = DeclineCode,
            Charge = chargeId,
        };
}
