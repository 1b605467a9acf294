namespace Marketplace.Modules.Payments;

/// <summary>The provider refused a call, or did not answer it.</summary>
/// <param name="isAnswerUnknown">True when it may have done what was asked (timeout, broken connection, 5xx): only the
/// same key may be used again.</param>
public sealed class PaymentProviderException(string code, string message, bool isAnswerUnknown, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Code of a call about a payment whose provider this product does not know (demo data).</summary>
    public const string UnknownProvider = "unknown_provider";

    /// <summary>Code of a call about something the provider does not know (any more).</summary>
    public const string Missing = "resource_missing";

    /// <summary>The provider's code or the kind of failure, for example <c>timeout</c>.</summary>
    public string Code { get; } = code;

    public bool IsAnswerUnknown { get; } = isAnswerUnknown;
}
