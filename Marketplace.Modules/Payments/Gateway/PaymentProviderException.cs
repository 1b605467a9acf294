namespace Marketplace.Modules.Payments;

/// <summary>The provider refused a call, or did not respond.</summary>
/// <param name="isAnswerUnknown">True when the call may have taken effect (timeout, broken connection, 5xx): it may
/// only be retried with the same key.</param>
internal sealed class PaymentProviderException(
    string code,
    string message,
    bool isAnswerUnknown,
    Exception? inner = null
) : Exception(message, inner)
{
    /// <summary>Code for a payment whose provider is not supported (demo data).</summary>
    public const string UnknownProvider = "unknown_provider";

    /// <summary>Code for something the provider does not know, or no longer knows.</summary>
    public const string Missing = "resource_missing";

    /// <summary>The provider's error code or the kind of failure, for example <c>timeout</c>.</summary>
    public string Code { get; } = code;

    public bool IsAnswerUnknown { get; } = isAnswerUnknown;

    /// <summary>The provider did not let us in (401, 403): it says nothing of an earlier call with the same
    /// key.</summary>
    public bool IsAccessDenied { get; init; }
}
