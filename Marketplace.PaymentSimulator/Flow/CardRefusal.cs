using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Why a card was not charged.</summary>
public sealed record CardRefusal(string Code, string? DeclineCode, string Message)
{
    /// <summary>The bank said no.</summary>
    public static CardRefusal Declined { get; } = new("card_declined", "generic_decline", "Your card was declined.");

    /// <summary>The bank wants the cardholder, and he is not there.</summary>
    public static CardRefusal AuthenticationRequired { get; } =
        new(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication."
        );

    /// <summary>The cardholder rejected the payment at the bank's page.</summary>
    public static CardRefusal AuthenticationFailed { get; } =
        new(
            "payment_intent_authentication_failure",
            null,
            "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new "
                + "PaymentMethod to attempt to fulfill this PaymentIntent again."
        );

    /// <summary>The refusal as the API tells it.</summary>
    public StripeError ToError(string chargeId) =>
        new(Code == "payment_intent_authentication_failure" ? "invalid_request_error" : "card_error", Message)
        {
            Code = Code,
            DeclineCode = DeclineCode,
            Charge = chargeId,
        };
}
